"""Evidence becomes items: all of it, in its own words, with who said it."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.evidence.items import items_of
from corpus.evidence.kinds import EvidenceKind
from corpus.text import DocumentText, Line, LinePart, Media

K = EvidenceKind
NOTES = """
# Notes of the visit
Student midwives:
- Two of four had not met their assessor.
- They said that the ward was kind.

Supervisors
We never leave students alone. Time for supervision is short.

IMTs told the panel that:
- clinics are cancelled
- the library is good

The panel heard from higher trainees that induction was late. They also said
that the rota had come out after it began.
Executive team: no concerns were known to the board.
"""


def groups(items):
    return {item.text: item.group for item in items}


def test_who_said_it_is_taken_from_headings_labels_and_lead_ins(written):
    said = groups(items_of(written(NOTES), K.VISIT_NOTES))
    assert said == {
        "Two of four had not met their assessor.": "student midwives",
        "They said that the ward was kind.": "student midwives",
        "We never leave students alone.": "supervisors",
        "Time for supervision is short.": "supervisors",
        "IMTs told the panel that:": "core trainees",
        "clinics are cancelled": "core trainees",
        "the library is good": "core trainees",
        "The panel heard from higher trainees that induction was late.": "specialty trainees",
        "They also said that the rota had come out after it began.": "specialty trainees",
        "no concerns were known to the board.": "executive team",
    }


def test_a_group_that_is_spoken_about_is_not_the_one_who_speaks(written):
    (item,) = items_of(written("Supervisors said that F1s are never alone."), K.VISIT_NOTES)
    assert item.group == "supervisors"
    assert item.about == ("foundation doctors",)
    (item,) = items_of(written("The support given to student nurses was poor."), K.VISIT_NOTES)
    assert item.group is None


def test_an_attribution_ends_with_its_section(written):
    text = "Student nurses\nThe ward is kind.\n\nPrevious actions\nThe rota is not done."
    assert groups(items_of(written(text), K.VISIT_NOTES)) == {
        "The ward is kind.": "student nurses",
        "The rota is not done.": None,
    }


def test_lines_broken_at_the_margin_are_one_sentence_with_all_its_lines(written):
    text = (
        "The foundation doctors who met the panel on the second day of the review said that\n"
        "teaching was not protected and that they were called away from it in most weeks of\n"
        "the summer. It had been raised with the college tutor.\n"
    )
    first, second = items_of(written(text), K.VISIT_NOTES)
    assert (first.place.first, first.place.last) == (1, 3)
    assert (second.place.first, second.place.last) == (3, 3)
    assert first.text.endswith("most weeks of the summer.")
    assert "not protected" in first.text


def test_a_blank_count_stays_visible_and_is_no_heading(written):
    text = "Number of trainees met:\nThe rota was late."
    first, second = items_of(written(text), K.VISIT_NOTES)
    assert first.text == "Number of trainees met:"
    assert second.section is None


def test_a_heading_that_says_who_was_absent_is_an_item(written):
    first, _ = items_of(written("# Student paramedics (none attended)\nNo views."), K.VISIT_NOTES)
    assert (first.part, first.text) == ("heading", "Student paramedics (none attended)")


def test_rows_give_their_standards_dates_and_groups(sheets):
    text = sheets(
        "plan.xlsx",
        Plan=[
            ["Standard", "Reported by", "Finding", "Due"],
            ["3.4", "Nursing students", "Induction was late", "31/03/2026"],
        ],
    )
    header, row = text.lines
    marked = (header.model_copy(update={"part": LinePart.TABLE_HEADER}), row)
    (item,) = items_of(text.model_copy(update={"lines": marked}), K.ACTION_PLAN)
    assert item.standards == ("3.4",)
    assert item.group == "student nurses"
    assert str(item.date) == "2026-03-31"
    assert item.section == "Plan"
    assert item.text == "3.4 | Nursing students | Induction was late | 31/03/2026"


def test_markdown_rows_lose_only_their_outer_bars():
    row = Line(text="| 1.5 | no desks |", part=LinePart.TABLE_ROW)
    text = DocumentText(name="a.md", media=Media.MARKDOWN, lines=(row,))
    (item,) = items_of(text, K.OTHER)
    assert item.text == "1.5 | no desks"


WORDS = st.lists(
    st.sampled_from(
        [
            "Student nurses",
            "said",
            "not",
            "3.4",
            "Dr",
            "e.g.",
            "the",
            "rota.",
            "F1s:",
            "-",
            "•",
            "Two",
            "of",
            "five",
            "late;",
            "(no",
            "one)",
            "“Kind”",
            "12:30",
            "|",
            "No.",
            "4",
            "A.",
            "p.m.",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(
    lines=st.lists(WORDS, max_size=14),
    media=st.sampled_from([Media.TEXT, Media.PDF, Media.DOCX, Media.EMAIL]),
)
@settings(max_examples=200)
def test_every_word_is_in_an_item_or_is_a_heading_and_every_item_stands_where_it_says(lines, media):
    text = DocumentText(name="n.txt", media=media, lines=tuple(Line(text=line) for line in lines))
    items = items_of(text, K.VISIT_NOTES)
    for item in items:
        assert item.text
        assert item.text in text.between(item.place.first, item.place.last)
    kept = " ".join(item.text for item in items)
    titles = {item.section for item in items if item.section}
    for line in lines:
        for word in re.findall(r"[\w“”]{2,}", line):
            label = word in line.partition(":")[0]  # it became the items' group
            assert (
                word in kept or any(word in title for title in titles) or _is_title(line) or label
            )


def _is_title(line):
    return len(line) <= 70 and not line.rstrip().endswith(".")


TERSE = """
Marlspike Teaching Hospitals NHS Trust - theatres - 12/05/26
STUDENT ODPs (n = 7)
- all 7 love the day unit
- asked to draw up drugs unsupervised once -> told the matron straight away
GP TRAINEES x3
no complaints re clinical supervision
rota: only got it one week before
ST3-5 (two attended, one by Teams)
said handover is unsafe at weekends
Consultants / ESs
4 met, feel unsupported
Execs
aware of the gaps in the rota
Any other business
nobody from pharmacy turned up
"""


def test_terse_notes_of_a_line_each_keep_their_lines_and_their_groups_apart(written):
    items = items_of(written(TERSE), K.VISIT_NOTES)
    assert groups(item for item in items if item.part != "heading") == {
        "Marlspike Teaching Hospitals NHS Trust - theatres - 12/05/26": None,
        "all 7 love the day unit": "student operating department practitioners",
        "asked to draw up drugs unsupervised once -> told the matron straight away": (
            "student operating department practitioners"
        ),
        "no complaints re clinical supervision": "GP trainees",
        "rota: only got it one week before": "GP trainees",
        "said handover is unsafe at weekends": "specialty trainees",
        "4 met, feel unsupported": "supervisors",
        "aware of the gaps in the rota": "executive team",
        "nobody from pharmacy turned up": None,
    }


def test_an_endless_sentence_is_cut_and_nothing_of_it_is_lost():
    endless = "student nurses said not " * 3_000 + "x" * 4_000
    text = DocumentText(name="n.txt", media=Media.DOCX, lines=(Line(text=endless),))
    items = items_of(text, K.OTHER)
    assert "".join(item.text for item in items).replace(" ", "") == endless.replace(" ", "")


def test_a_paragraph_of_very_many_lines_is_read_in_time():
    lines = [
        "The trainees who met the panel said that it was late and that it had been so in"
    ] * 800
    text = DocumentText(
        name="n.txt", media=Media.TEXT, lines=tuple(Line(text=line) for line in lines)
    )
    items = items_of(text, K.OTHER)
    assert items[-1].place.last == 800
