"""Lists, standards, tables and paragraphs stay whole as far as their size allows."""

import pytest

from corpus.reading import read
from corpus.splitting import split
from corpus.text import DocumentText, Line, LinePart, Media
from tests.splitting.texts import HANDBOOK, section_with, sections


def test_each_standard_is_a_passage_of_its_own():
    found = {section.text[:4] for section in sections(HANDBOOK) if section.text[:1].isdigit()}
    assert {"1.1.", "1.2.", "1.3.", "2.1."} <= found
    ward = section_with("Every ward", sections(HANDBOOK))
    assert ward.text.startswith("1.2. Every ward")
    assert ward.text.endswith("anything else.")


def test_a_list_broken_by_blank_and_wrapped_lines_stays_one_list():
    found = section_with("forms of its own", sections(HANDBOOK))
    assert "three of them had to fill in each." in found.text
    assert "somebody who answers at all." in found.text
    assert found.text.endswith("asks for it.")


def test_a_list_stays_with_the_words_that_announce_it():
    found = sections(
        "We met many people. " * 30
        + "\n\nThe panel asks for:\n\n- a rota six weeks ahead;\n\n- a room;\n- cover.\n\n"
        + "And more was said. " * 40
        + "\n"
    )
    lists = section_with("a rota six weeks ahead", found)
    assert "The panel asks for: - a rota six weeks ahead; - a room; - cover." in lists.text


def test_a_long_list_parts_between_its_items():
    items = [
        f"• Item {n} says at some length what a provider does for its learners" for n in range(60)
    ]
    found = sections("\n".join(items) + "\n")
    assert len(found) > 2
    assert all(section.text.startswith("• Item") for section in found)
    assert all(len(section.text) <= 1600 for section in found)


def test_the_grid_stays_whole_with_its_axes():
    found = section_with("3 low mid high", sections(HANDBOOK))
    for part in ("2 low mid mid", "1 low low mid", "1 2 3", "Effect"):
        assert part in found.text


def test_a_table_of_ticks_stays_whole():
    found = section_with("Visit in person", sections(HANDBOOK))
    for part in ("High ✓", "Middle ✓", "Low ✓ Look at papers"):
        assert part in found.text


def test_a_hyphen_at_a_line_end_is_kept_as_it_stands():
    assert "inter- professional" in section_with("six weeks", sections(HANDBOOK)).text


def test_text_is_gathered_under_its_heading_up_to_a_size():
    paragraph = "The panel heard from learners, and from those who teach them. " * 5
    found = sections("\n\n".join([paragraph] * 20) + "\n")
    assert all(600 <= len(section.text) <= 1350 for section in found)


def test_paragraphs_are_parted_where_a_sentence_ends():
    lines = [
        "The panel heard this from all of the learners who came",
        "on the day of the visit.",
    ] * 60
    found = sections("\n".join(lines) + "\n")
    assert len(found) > 1
    assert all(section.text.endswith("visit.") for section in found)


def test_no_passage_is_a_label_alone():
    steps = "".join(
        f"{n}\n\nStep {n} is called:\n• It happens now and then, as everybody knows by now\n"
        f"• It is seen by those who look for it in the places where it is\n\n" * 1
        for n in range(1, 20)
    )
    for section in sections(steps):
        assert not section.text.endswith(":")
        assert not section.text.split()[-1].isdigit()


def rows(media: Media, count: int, words: str = "a concern") -> DocumentText:
    header = Line(text="Ref | Concern", part=LinePart.TABLE_HEADER, sheet="Log", row=1)
    body = [
        Line(text=f"C-{n} | {words}", part=LinePart.TABLE_ROW, sheet="Log", row=n + 1)
        for n in range(1, count + 1)
    ]
    return DocumentText(name="log", media=media, lines=(header, *body))


def test_each_row_of_a_register_is_found_by_itself_beneath_its_header():
    found = split(rows(Media.XLSX, 3), "Register")
    assert [(s.text, s.place.sheet, s.place.row) for s in found] == [
        ("C-1 | a concern", "Log", 2),
        ("C-2 | a concern", "Log", 3),
        ("C-3 | a concern", "Log", 4),
    ]
    assert found[0].headings == ("Register", "Log", "Ref | Concern")


def test_a_small_table_in_a_document_is_one_passage_and_a_large_one_goes_row_by_row():
    small = split(rows(Media.DOCX, 3), "Report")
    assert [section.text for section in small] == [
        "Ref | Concern C-1 | a concern C-2 | a concern C-3 | a concern"
    ]
    large = split(rows(Media.DOCX, 30, "a concern that somebody wrote down"), "Report")
    assert len(large) == 30
    assert all(section.headings[-1] == "Ref | Concern" for section in large)


@pytest.mark.parametrize("ending", ["csv", "md"])
def test_a_table_of_text_is_split_by_its_rows(ending):
    lines = [
        "ref,concern,owner",
        *(f"C-{n},late rota in ward {n},the rota lead" for n in range(20)),
    ]
    content = "\n".join(lines)
    if ending == "md":
        marked = ["| " + line.replace(",", " | ") + " |" for line in lines]
        content = "\n".join(["# Log", "", marked[0], "|---|---|---|", *marked[1:]])
    found = split(read(f"log.{ending}", content.encode()), "Log")
    assert sum("late rota in ward" in section.text for section in found) == 20
    assert all("ref | concern | owner" in section.headings for section in found)
