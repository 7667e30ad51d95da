"""What goes on overleaf stays together; what stands between does not end it and is not in it."""

import pytest

from corpus.read_back import read_back
from corpus.reading.junk import junk_marked
from corpus.splitting import split
from corpus.text import DocumentText, Line, LinePart, Media

H, ITEM, NOTE = LinePart.HEADING, LinePart.LIST_ITEM, LinePart.FOOTNOTE
CAPTION, HEADER, ROW = LinePart.CAPTION, LinePart.TABLE_HEADER, LinePart.TABLE_ROW
FULL = "Learners on the ward were asked on each of the four days of the week"


def printed(*pages: list, media: Media = Media.PDF) -> DocumentText:
    """Return pages of texts, or of (text, part); of several, each has its header and number."""
    lines = []
    for page, written in enumerate(pages, 1):
        row = 0
        above = ["Larkmere review", ""] if len(pages) > 1 else []
        for one in [*above, *written, "", f"Page {page}"]:
            text, part = one if isinstance(one, tuple) else (one, LinePart.PROSE)
            row = row + 1 if part in {HEADER, ROW} else 0
            cells = tuple(text.split(" | ")) if row else ()
            level = 2 if part is H else 0
            lines.append(
                Line(text=text, part=part, page=page, level=level, row=row or None, cells=cells)
            )
    return DocumentText(name="r.pdf", media=media, lines=junk_marked(lines))


def found(*pages):
    text = printed(*pages)
    sections = split(text, "T")
    back = read_back(text, sections)
    assert (back.share, back.missing_lines, back.differing) == (1.0, (), ())
    return sections


def texts(*pages):
    return [section.text for section in found(*pages)]


def test_a_paragraph_that_breaks_in_mid_sentence_is_one_passage():
    (one,) = found([FULL, "whether the rota was"], ["out in time for them."])
    assert one.text == f"{FULL} whether the rota was out in time for them."
    assert one.place.page == 1


def test_a_paragraph_that_breaks_at_the_end_of_a_sentence_is_parted_nowhere_else():
    paragraph = [f"{FULL} one.", f"{FULL} two."] * 12
    sections = found(paragraph[:13], [*paragraph[13:], "", "The end of it."])
    assert len(sections) == 2
    assert all(section.text.endswith(".") for section in sections)
    assert sections[-1].text.endswith("The end of it.")


def test_a_word_broken_at_its_hyphen_overleaf_is_one_word():
    (one,) = found([FULL, "by a multi-"], ["professional panel."])
    assert "by a multi-professional panel." in one.text


def test_a_list_that_goes_on_overleaf_is_one_list():
    (one,) = found(
        ["They ask for:", ("a rota six weeks ahead", ITEM)],
        [("a room for teaching", ITEM), ("cover on Fridays", ITEM)],
    )
    assert one.text == "They ask for: a rota six weeks ahead a room for teaching cover on Fridays"


def test_a_table_that_goes_on_overleaf_is_one_table_and_its_header_is_said_once():
    rows = [(f"A{n} | see to matter {n} with the team of the ward", ROW) for n in range(1, 31)]
    head = ("Ref | What is to be done", HEADER)
    sections = found(
        ["They agreed.", ("Table 1 Actions", CAPTION), head, *rows[:14]], [head, *rows[14:]]
    )
    assert len(sections) == 31
    paths = {section.headings for section in sections[1:]}
    assert paths == {("T", "Table 1 Actions", "Ref | What is to be done")}
    assert [one.place.page for one in sections[1:]] == [1] * 14 + [2] * 16


def test_a_small_table_that_goes_on_overleaf_is_one_passage():
    head = ("Ref | Action", HEADER)
    (one,) = found(
        [("Table 1 Actions", CAPTION), head, ("A1 | look", ROW)], [head, ("A2 | go", ROW)]
    )
    assert one.text == "Table 1 Actions Ref | Action A1 | look A2 | go"


def test_rows_overleaf_without_a_header_of_their_own_stand_beneath_the_first():
    rows = [(f"A{n} | see to matter {n} with the team of the ward", ROW) for n in range(1, 31)]
    sections = found([("Ref | Action", HEADER), *rows[:14]], rows[14:])
    assert {section.headings[-1] for section in sections} == {"Ref | Action"}


def test_a_footnote_is_a_passage_of_its_own_beneath_the_heading_it_stands_under():
    sections = found(
        [("Rotas", H), FULL, ("1 Counted on the day.", NOTE), ("2 As they said.", NOTE)],
        ["and at night.", ("Rooms", H), "There is one room only for everybody."],
    )
    assert [(one.headings[-1], one.text) for one in sections] == [
        ("Rotas", f"{FULL} and at night."),
        ("Rotas", "1 Counted on the day."),
        ("Rotas", "2 As they said."),
        ("Rooms", "There is one room only for everybody."),
    ]


def test_a_footnote_stands_beneath_the_headings_over_its_mark():
    sections = found(
        [("Rotas", H), f"{FULL}. 1", ("Rooms", H), "There is one room. 2 It is full."],
        [("Cover", H), "It is there on Fridays.", ("3 Of May.", NOTE), ("4 As told", NOTE)],
    )
    paths = {one.text: one.headings[-1] for one in sections}
    assert paths["3 Of May."] == "Cover"  # no mark of it is to be seen
    notes = [("1 Of May.", NOTE), ("2 As told.", NOTE)]
    rooms = [("Rooms", H), "One room. 2", ("Cover", H), "On Fridays."]
    sections = found([("Rotas", H), f"{FULL}. 1", *rooms, *notes])
    paths = {one.text: one.headings[-1] for one in sections}
    assert (paths["1 Of May."], paths["2 As told."]) == ("Rotas", "Rooms")


def test_a_footnote_that_wraps_is_one_passage():
    notes = [("1 Counted on the day of the visit, at the door, and", NOTE), ("once more.", NOTE)]
    assert texts(["It is so.", *notes])[1] == (
        "1 Counted on the day of the visit, at the door, and once more."
    )


def test_text_that_is_held_back_is_in_no_passage_and_ends_none():
    text = printed([FULL, ("say nothing of this", LinePart.HELD), "and at night."])
    (one,) = split(text, "T")
    assert one.text == f"{FULL} and at night."
    assert read_back(text, (one,)).share == 1.0


@pytest.mark.parametrize("beneath", [False, True])
def test_a_caption_stays_with_its_table_above_or_beneath_it(beneath):
    def table(name: str) -> list:
        rows = [("Ref | Action", HEADER), (f"{name} | look again", ROW)]
        caption = (f"Table {name}", CAPTION)
        return [*rows, caption] if beneath else [caption, *rows]

    first, second = texts([*table("1"), "", *table("2")])
    assert "Table 1" in first
    assert "1 | look again" in first
    assert "Table 2" in second
    assert "2 | look again" in second


def test_a_caption_of_a_figure_stays_with_the_text_before_it():
    text = ["The year has four parts.", "", ("Figure 1 The year", CAPTION), "", "It begins in May."]
    assert texts(text) == ["The year has four parts. Figure 1 The year It begins in May."]


def test_a_number_at_the_start_of_a_wrapped_line_begins_no_standard():
    (one,) = found(
        ["Learners on this ward said that they had never heard of standard", "3.4 or read it."]
    )
    assert one.text.endswith("of standard 3.4 or read it.")
