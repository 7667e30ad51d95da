"""Headers and footers of pages are told from what a document says on each of its pages."""

import pytest

from corpus.reading.junk import junk_lines, junk_marked, junk_reasons, much_junk
from corpus.text import Line, LinePart

BODY = [
    "Learners said that teaching was moved in most weeks of the spring, and",
    "that nobody told them beforehand. The ward has since put up a list, and",
    "it is looked at on Mondays. Supervisors have asked for the same on their",
    "own floor. What became of it will be seen in autumn.",
    "A second group was met in the afternoon by two members of the panel.",
]


def book(pages: int, above=(), beneath=(), body=BODY) -> list[Line]:
    """Return pages with lines above and beneath their text; each may be a function of the page."""
    lines = []
    for page in range(1, pages + 1):
        for one in (*above, *(own(line, page) for line in body), *beneath):
            said = one(page) if callable(one) else one
            text, part = said if isinstance(said, tuple) else (said, LinePart.PROSE)
            if text:
                lines.append(Line(text=text, part=part, page=page))
    return lines


def own(line: str, page: int) -> str:
    """Return a line as one page says it, and no other."""
    names = ["Ash", "Birch", "Cedar", "Elder", "Fir", "Hazel", "Larch", "Lime", "Oak", "Pine"]
    return line.replace(" ", f" {names[page % 10]} {names[page // 10]} ", 1)


def junk_of(lines) -> set[str]:
    return {lines[index].text for index in junk_lines(lines)}


@pytest.mark.parametrize("pages", [2, 3, 4, 7, 12])
@pytest.mark.parametrize(
    ("above", "beneath"),
    [
        (["Larkmere review of placements"], []),
        ([], ["Larkmere review of placements"]),
        ([], [lambda page: f"Page {page} of 12"]),
        ([], [str]),
        ([], [lambda page: f"– {page} –"]),
        ([], [lambda page: f"{page + 3}"]),
        (["Larkmere Trust"], ["Version 1.2, 3 May 2026", str]),
        ([], [lambda page: f"Review of placements 3 May 2026 {page}"]),
        (["OFFICIAL – SENSITIVE"], ["OFFICIAL – SENSITIVE", str]),
        (["OFFICIAL"], [lambda page: f"Page {page}/12"]),
        ([], ["This document is uncontrolled when it is printed."]),
        ([], ["© Larkmere Trust 2026. All rights reserved."]),
        ([], [lambda page: f"Larkmere Trust | {page}", "Draft for comment"]),
    ],
)
def test_what_runs_over_the_pages_is_junk(pages, above, beneath):
    lines = book(pages, above, beneath)
    text = {own(line, page) for page in range(1, pages + 1) for line in BODY}
    assert junk_of(lines) == {line.text for line in lines} - text


@pytest.mark.parametrize("pages", [6, 7, 10])
def test_left_hand_and_right_hand_headers_are_junk(pages):
    lines = book(pages, [lambda page: "Larkmere Trust" if page % 2 else "Review of placements"])
    assert junk_of(lines) == {"Larkmere Trust", "Review of placements"}


def test_the_header_of_each_part_is_junk_on_its_pages():
    parts = {1: "About this review", 2: "About this review", 3: "About this review"}
    lines = book(9, [lambda page: parts.get(page, "What we found" if page < 7 else "What is next")])
    assert junk_of(lines) == {"About this review", "What we found", "What is next"}


def test_a_header_that_the_first_page_goes_without_is_junk():
    lines = book(6, [lambda page: "Larkmere review" if page > 1 else ""])
    assert junk_of(lines) == {"Larkmere review"}


def test_a_header_that_the_cover_says_as_its_title_is_junk_on_the_other_pages():
    cover = [Line(text="For the board", page=1), Line(text="Larkmere review", page=1)]
    lines = [*cover, *(Line(text=f"{n}", page=1) for n in "abc"), *book(6, ["Larkmere review"])[6:]]
    assert "Larkmere review" in junk_of(lines)


def test_a_header_in_larger_type_is_junk_where_sentences_run_through_it():
    body = ["and nobody told them beforehand.", *BODY[1:4], "They said that teaching is moved"]
    assert junk_of(book(5, [("Larkmere review", LinePart.HEADING)], [], body)) == {
        "Larkmere review"
    }


def test_a_heading_that_each_page_has_its_own_text_under_is_not_junk():
    lines = book(5, [("Record of a visit", LinePart.HEADING)])
    assert junk_of(lines) == set()


@pytest.mark.parametrize("answer", ["Not assessed.", "None seen.", "Yes.", "No concerns."])
def test_an_answer_that_a_form_gives_on_each_page_is_not_junk(answer):
    assert junk_of(book(6, [], [answer])) == set()


@pytest.mark.parametrize("answer", ["Not assessed", "Met in full"])
def test_what_also_stands_within_pages_is_not_junk(answer):
    body = [*BODY[:3], answer, *BODY[3:]]
    lines = book(6, [], [answer], body)
    first = answer.split()[0]
    lines = [
        line.model_copy(update={"text": answer}) if line.text.startswith(first) else line
        for line in lines
    ]
    assert junk_of(lines) == set()


def test_the_rows_of_a_table_are_not_junk_but_its_header_is_where_it_is_repeated():
    header = ("Ref | Action | Owner", LinePart.TABLE_HEADER)
    cells = tuple(header[0].split(" | "))
    row = ("Total | 3 | Dr Alder", LinePart.TABLE_ROW)
    lines = [
        line.model_copy(update={"cells": cells}) if line.part is LinePart.TABLE_HEADER else line
        for page in range(1, 4)
        for line in [
            Line(text=header[0], part=header[1], page=page),
            *(Line(text=f"A{page}{n} | x", part=row[1], page=page) for n in range(4)),
            Line(text=row[0], part=row[1], page=page),
        ]
    ]
    reasons = junk_reasons(lines)
    assert {(lines[i].page, lines[i].text, why) for i, why in reasons.items()} == {
        (2, header[0], "header of a table, again on its next page"),
        (3, header[0], "header of a table, again on its next page"),
    }


def test_a_table_of_its_own_on_the_next_page_keeps_its_header():
    lines = []
    for page in (1, 2):
        lines += [
            Line(text=f"Ward {page}", part=LinePart.HEADING, page=page, level=2),
            Line(
                text="Ref | Action", part=LinePart.TABLE_HEADER, page=page, cells=("Ref", "Action")
            ),
            Line(text=f"A{page} | look", part=LinePart.TABLE_ROW, page=page),
        ]
    assert junk_of(lines) == set()


def test_people_are_told_where_much_is_taken_for_junk():
    header = "Larkmere Trust, a review of all placements in the spring of the year, for comment"
    lines = book(20, [header], [f"{header}: the findings"], BODY[:4])
    (sentence,) = much_junk(lines, junk_marked(lines))
    assert sentence.startswith("More than a fifth")
    ordinary = book(20, ["Larkmere review"], [str])
    assert much_junk(ordinary, junk_marked(ordinary)) == ()


def test_numbers_that_do_not_count_with_the_pages_are_not_junk():
    lines = book(6, [], [lambda page: str(page * page % 7)])
    assert junk_of(lines) == set()


def test_a_page_with_nothing_but_its_header_has_a_header():
    lines = [*book(4, ["Larkmere review"]), Line(text="Larkmere review", page=5)]
    assert {lines[index].page for index in junk_lines(lines)} == {1, 2, 3, 4, 5}


def test_a_page_with_one_line_says_it():
    lines = [Line(text="No report this month", page=page) for page in range(1, 5)]
    assert junk_of(lines) == set()


def test_one_page_and_no_pages_have_no_running_lines():
    assert junk_of(book(1, ["Larkmere review"], ["1"])) == set()
    assert junk_of([Line(text="Larkmere review")] * 9) == set()
