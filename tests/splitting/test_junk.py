"""Navigation is stored and left out of passages; what only looks like it stays in."""

import pytest

from corpus.reading.junk import junk_lines, junk_marked, junk_reasons
from corpus.splitting import split
from corpus.text import DocumentText, Line, Media
from tests.splitting.texts import BAR, HANDBOOK, document, sections


@pytest.mark.parametrize(
    "line",
    [
        "You are here",
        "Return to the top of the page.",
        "Back to top",
        "Skip to main content",
        "Home > Our work > Quality",
        "quote facebook linkedin twitter bracketDetail search file-download keyboard-arrow-down close",
        "Page 3 of 12",
        "Page | 3",
        "You are here: Home > Our work > Quality",
        "Home / About / Contact us",
        "Show menu",
        "Accept additional cookies",
        "Cookie settings",
        "We use cookies to make this site work for you.",
        "This website uses cookies",
        "OFFICIAL – SENSITIVE",
        "OFFICIAL: SENSITIVE - PERSONAL",
    ],
)
def test_page_furniture_is_junk(line):
    text = document(f"{line}\n\nLearners were asked.\n")
    assert junk_lines(text.lines) == {0}
    assert [section.text for section in split(text, "T")] == ["Learners were asked."]


@pytest.mark.parametrize(
    "line",
    [
        "You are here to learn, and we are here to help you.",
        "The search for a new lead has begun, and LinkedIn and Facebook were used for it.",
        "3",
        "Return to work after illness",
        "They share, print and close the files at the end of each day.",
        "Assess > plan > act",
        "Page 3 of the report was missing.",
        "Official visits take place each spring",
        "Learners bake cookies for the ward.",
        "Home visits",
        "Menu of supportive interventions",
        "Not assessed.",
        "--",
    ],
)
def test_sentences_and_labels_are_not_junk(line):
    assert junk_lines(document(f"{line}\n\nLearners were asked.\n").lines) == frozenset()


def test_a_navigation_bar_that_returns_is_junk_with_blank_lines_in_it():
    text = document(HANDBOOK)
    bar = {line for line in BAR.split("\n") if line}
    junk = {text.lines[index].text for index in junk_lines(text.lines)}
    assert junk == bar
    assert not any("GuidanceVisits" in section.text for section in split(text, "T"))


def test_parts_of_a_form_that_return_are_not_junk():
    form = (
        "SharePoint folder\nOwner\nDate of review\n\nIt was reviewed in May, and all was well.\n\n"
    )
    assert junk_lines(document(form * 4).lines) == frozenset()


def test_running_headers_of_pages_are_junk():
    lines = []
    for page in range(1, 6):
        texts = [
            "Larkmere visit report",
            f"Page {page} of 5",
            f"What was said on day {page}.",
            "Draft",
        ]
        lines += [Line(text=text, page=page) for text in texts]
    text = DocumentText(name="r.pdf", media=Media.PDF, lines=junk_marked(lines))
    (found,) = split(text, "T")
    assert found.text == " ".join(f"What was said on day {page}." for page in range(1, 6))
    assert found.place.page == 1
    reasons = junk_reasons(text.lines)
    assert [reasons.get(index) for index in range(4)] == [
        "running header or footer",
        "page number",
        None,
        "running header or footer",
    ]


def test_a_document_of_nothing_but_junk_has_no_passages():
    assert sections("You are here\n\nBack to top\n") == ()
