"""Each kind of damage is found: read otherwise where that is certain, flagged where it is not."""

import pytest

from corpus.repairs import RepairKind, repaired_words, repairs_of
from corpus.text import Line, LinePart, Media
from tests.repairs.damage import document, scanned, spaced, wrapped


def certain(*lines, media=Media.TEXT):
    text = document(*lines, media=media)
    return repaired_words(text, repairs_of(text), 1, len(text.lines))


def flags(*lines, media=Media.TEXT):
    found = repairs_of(document(*lines, media=media))
    assert all(repair.read_as is None for repair in found)
    return [(repair.line, repair.kind) for repair in found]


def test_a_word_broken_over_a_line_end_is_put_together():
    assert (
        certain("They met the super-", "visor, who was kind.")
        == "They met the supervisor, who was kind."
    )


def test_a_word_is_put_together_over_blank_lines_junk_and_a_page():
    lines = [
        Line(text="Students described the orien-", page=1),
        Line(text="", page=1),
        Line(text="Page 4 of 9", page=1, part=LinePart.JUNK),
        Line(text="tation day as useful.", page=2),
    ]
    assert certain(*lines) == "Students described the orientation day as useful."


def test_a_compound_keeps_its_hyphen_where_the_document_writes_it_so():
    read = certain("Good team-working was seen. It promotes team-", "working on the ward.")
    assert read.endswith("It promotes team-working on the ward.")


def test_a_compound_that_stands_nowhere_else_is_only_flagged():
    assert flags("The lead promotes ward-", "working among learners.") == [
        (1, RepairKind.BROKEN_WORD)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Both short-", "and long-term plans exist."),
        ("Dates 2016 -", "2020 are given."),
        ("See https://example.org/long-", "path for more."),
    ],
)
def test_a_hyphen_that_breaks_no_word_is_left_alone(lines):
    assert not repairs_of(document(*lines))


def test_rows_of_a_table_are_never_joined():
    rows = [
        Line(text="A | super-", part=LinePart.TABLE_ROW),
        Line(text="vision | B", part=LinePart.TABLE_ROW),
    ]
    assert not repairs_of(document(*rows))


def test_a_footnote_mark_leaves_the_year_of_a_law():
    assert certain("The Care Act 20143 says so.") == "The Care Act 2014 says so."


def test_a_footnote_mark_leaves_a_year_where_the_footnote_exists():
    note = Line(text="4 Annual report of the college.", part=LinePart.FOOTNOTE)
    assert (
        certain("It has run since 20194 without a break.", note)
        == "It has run since 2019 without a break."
    )


def test_a_doubtful_year_is_only_flagged():
    assert flags("It has run since 20194 without a break.") == [(1, RepairKind.FOOTNOTE_MARK)]


@pytest.mark.parametrize(
    "line", ["There were 20150 contacts.", "Budget: £20,199", "Room 20144 is free."]
)
def test_a_number_that_is_a_number_is_left_alone(line):
    assert not repairs_of(document(line))


def test_a_footnote_mark_leaves_a_word_where_the_footnote_exists():
    note = Line(text="3 Except in dentistry.", part=LinePart.FOOTNOTE)
    assert certain("All learners3 were met.", note) == "All learners were met."


@pytest.mark.parametrize(
    "line", ["Ward6 and Covid19 cases", "F2 and ST6 doctors", "type2 diabetes"]
)
def test_names_with_numbers_are_never_changed(line):
    assert all(repair.read_as is None for repair in repairs_of(document(line)))


def test_letters_on_lines_of_their_own_make_their_word():
    assert certain("Im", "pa", "", "c", "t") == "Impact"
    assert certain("Severity", "G", "A", "R") == "Severity G A R"


def test_letters_with_blanks_between_make_their_word():
    assert certain("The S t a n d a r d s apply.") == "The Standards apply."


def test_a_blank_that_fell_into_a_word_is_taken_out():
    assert certain("The educa tional offer is good.") == "The educational offer is good."


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("They ioined the ward round.", "They joined the ward round."),
        ("The c1inical tutor left.", "The clinical tutor left."),
        ("The cornmittee met.", "The committee met."),
        ("The training vvas good.", "The training was good."),
    ],
)
def test_a_slip_of_a_scanner_is_undone_where_one_word_fits(written, printed):
    assert certain(written) == printed


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("We utlise the evidence that we have.", RepairKind.MISSPELT),
        ("They gave anintelligence summary.", RepairKind.RUN_TOGETHER),
        ("It gives a clear rational for action.", RepairKind.ODD_WORD),
        ("The senor lead was absent.", RepairKind.ODD_WORD),
        ("A range or activities was offered.", RepairKind.ODD_WORD),
        ("Their voice is head and acted upon.", RepairKind.ODD_WORD),
    ],
)
def test_what_is_not_certain_is_flagged_and_never_changed(line, kind):
    assert (1, kind) in flags(line)
    assert certain(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "Dr Baternan and Ms Ioannou spoke.",
        "The organisation recognises colour-coded theatre programmes.",
        "Mae'r myfyrwyr wedi cael cyfnod sefydlu da ar y ward hon eleni.",
        "E-mail j.ioin@trust.example or see www.ioined.example.",
        "The F1, the ST3 and the CT2 were met.",
    ],
)
def test_names_addresses_and_other_languages_are_never_changed(line):
    assert all(repair.read_as is None for repair in repairs_of(document(line)))


def test_emphasis_within_a_word_is_taken_out():
    text = "A **wo** rd about super**vision** here."
    assert certain(text, media=Media.MARKDOWN) == "A word about supervision here."


def test_emphasis_that_ends_in_the_middle_of_a_phrase_is_flagged():
    line = "A focus on **fairness and respect through** our offer."
    assert flags(line, media=Media.MARKDOWN) == [(1, RepairKind.MISPLACED_MARK)]


def test_joined_letters_are_parted():
    assert (
        certain("The ﬁrst ofﬁcer de\uf001ned a work\uf002ow.")
        == "The first officer defined a workflow."
    )


def test_a_quote_mark_without_its_pair_is_flagged():
    line = "Learners help us to see what has changed on the ground."
    assert flags(f"{line}”") == [(1, RepairKind.ONE_QUOTE)]
    assert flags(f"“{line}”") == []


def test_numbers_that_start_late_or_leave_one_out_are_flagged():
    assert flags("- Hear learners", "- Tell them", "- 3. Act soon", "- 4. Review") == [
        (3, RepairKind.NUMBERING)
    ]
    assert flags("1. Hear", "2. Tell", "4. Review") == [(3, RepairKind.NUMBERING)]
    assert flags("- 8. Hear", "- Tell", "- 10. Review") == [(2, RepairKind.NUMBERING)]
    assert flags("1. Hear", "2. Tell", "3. Review", "", "1. Other list") == []


def test_hidden_and_held_lines_and_junk_are_not_read():
    hidden = Line(text="The super-", hidden="white")
    held = Line(text="They ioined us", part=LinePart.HELD)
    assert not repairs_of(document(hidden, held, Line(text="ioined", part=LinePart.JUNK)))


@pytest.mark.parametrize("damaged", [wrapped, scanned, spaced])
def test_ninety_nine_in_a_hundred_certain_repairs_give_the_printed_word(damaged):
    right, wrong = 0, 0
    for seed in range(1_000, 1_025):
        case = damaged(seed)
        printed = set(case.printed.replace(",", " ").replace(".", " ").split())
        for repair in repairs_of(case.text):
            if repair.read_as and repair.kind is not RepairKind.LIGATURE:
                right += repair.read_as.rstrip(".,;") in printed
                wrong += repair.read_as.rstrip(".,;") not in printed
    assert right > 100
    assert wrong * 100 <= right + wrong
