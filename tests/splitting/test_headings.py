"""Headings that no format marks are told from how the lines stand; the path says where one is."""

import pytest

from corpus.splitting import split
from corpus.splitting.headings import may_head
from corpus.text import DocumentText, Line, LinePart, Media
from tests.splitting.texts import HANDBOOK, section_with, sections


def test_a_page_heading_is_set_off_by_one_blank():
    found = section_with("changed each spring", sections(HANDBOOK))
    assert found.headings == ("Guide", "Welcome")


def test_a_short_line_with_text_beneath_it_is_a_heading():
    found = section_with("forms of its own", sections(HANDBOOK))
    assert found.headings == ("Guide", "Welcome", "Why it was written")


def test_a_domain_stands_above_its_title():
    found = section_with("two working days", sections(HANDBOOK))
    assert found.headings == ("Guide", "Our standards", "Domain 1", "Places to learn")


def test_parts_that_return_stand_beneath_the_case_they_belong_to():
    found = section_with("sent a reminder", sections(HANDBOOK))
    assert found.headings == ("Guide", "Cases", "Weight of case Low", "What We Did")


def test_what_is_left_of_a_figure_is_no_heading():
    heads = {head for section in sections(HANDBOOK) for head in section.headings}
    assert not heads & {"Outcomes", "Visits", "Effect", "Teaching and Meetings"}


def test_a_paragraph_on_each_line_has_headings_too():
    found = sections(
        "Our aims\n\nThe way we work\n\n"
        "We go where learners are, and we ask them first what they would change about it.\n\n"
        "2.1 Listening\n\n"
        "We hold a meeting each month, and everybody who is placed with us may come to it.\n\n"
        "Professor Ann Example Director of Learning\n\n"
        "2.2 **Working together**\n\n"
        "We write down who does what.\n"
    )
    assert [section.headings for section in found] == [
        ("Guide", "Our aims", "The way we work"),
        ("Guide", "2.1 Listening"),
        ("Guide", "2.2 Working together"),
    ]


def test_marked_headings_are_taken_as_they_are_marked():
    parts = [
        ("Report", LinePart.HEADING, 1),
        ("Findings", LinePart.HEADING, 2),
        ("Short line", LinePart.PROSE, 0),
        (
            "Teaching was cancelled twice in the month, and nobody was told of it.",
            LinePart.PROSE,
            0,
        ),
        ("Rotas", LinePart.HEADING, 3),
        ("They came late.", LinePart.PROSE, 0),
        ("Thanks", LinePart.HEADING, 2),
        ("We thank everyone.", LinePart.PROSE, 0),
    ]
    lines = tuple(Line(text=text, part=part, level=level) for text, part, level in parts)
    found = split(DocumentText(name="r.docx", media=Media.DOCX, lines=lines), "Visit")
    assert [section.headings for section in found] == [
        ("Visit", "Report", "Findings"),
        ("Visit", "Report", "Findings", "Rotas"),
        ("Visit", "Report", "Thanks"),
    ]


def test_a_heading_without_text_is_kept_as_a_passage():
    lines = tuple(
        Line(text=text, part=LinePart.HEADING, level=2) for text in ("One head", "Another head")
    )
    found = split(DocumentText(name="r.docx", media=Media.DOCX, lines=lines), "Visit")
    assert [section.text for section in found] == ["One head", "Another head"]


def test_a_heading_that_says_the_title_again_is_not_said_twice():
    found = sections("# Guide\n\nWe go where learners are.\n\n## Next\n\nWe ask them.\n", "Guide")
    assert found[0].headings[0] == "Guide"
    assert found[0].headings.count("Guide") == 1


@pytest.mark.parametrize(
    "line",
    [
        "and then this",
        "Ends like a sentence.",
        "Announces something:",
        "Ends in the middle of",
        "Dr Ann Example",
        "4 November 2026",
        "Figure 3 The year",
        "Contents\t3",
        "https://example.org",
        "Name | Role",
        "5 G A A/R R R",
        "Who? The panel and a lay member",
        "Date: 4 November",
        "A line that goes on for so many words that nobody would ever set it as a heading",
    ],
)
def test_what_can_never_be_a_heading(line):
    assert not may_head(line)


def test_a_wrapped_paragraph_keeps_its_first_line():
    found = sections(
        "Learners who start in August\n"
        "are told in June where they go,\n"
        "and who will meet them there.\n\n"
        "Supervisors are told as well.\n"
    )
    assert [section.text[:20] for section in found] == ["Learners who start i"]
    assert found[0].headings == ("Guide",)


def test_a_domain_ends_with_the_next_heading_where_no_page_heading_ends_it():
    found = sections(
        "Domain 1\nPlaces to learn\n\n1.1. Learners meet their supervisor on their first day.\n\n"
        "Our standards\nDomain 2\nPeople who teach\n\n2.1. Those who teach have time for it in their job plan.\n\n"
        "How we visit\n\nWe visit where we are needed, and we say beforehand why we come.\n"
    )
    assert [section.headings[1:] for section in found] == [
        ("Domain 1", "Places to learn"),
        ("Our standards", "Domain 2", "People who teach"),
        ("How we visit",),
    ]
