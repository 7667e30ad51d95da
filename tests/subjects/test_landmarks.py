"""A landmark is found by its words, however the lines of the copy are broken."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.subjects.landmarks import Landmarks, words_in
from corpus.text import DocumentText, Line, LinePart, Media

SAID = (
    "The harbour office keeps a list of lamps. Every lamp has a keeper, whose name stands beside"
    " it. At dusk the keepers row out in twos; at dawn they count the lamps again."
)


def text_of(*lines: str, **parts: LinePart) -> DocumentText:
    marked = {int(name.removeprefix("line_")): part for name, part in parts.items()}
    return DocumentText(
        name="a copy.txt",
        media=Media.TEXT,
        lines=tuple(
            Line(text=line, part=marked.get(number, LinePart.PROSE))
            for number, line in enumerate(lines, start=1)
        ),
    )


@given(width=st.integers(min_value=12, max_value=200))
def test_a_landmark_names_the_lines_that_hold_its_words_at_every_width(width):
    lines = textwrap.wrap(SAID, width)
    found = Landmarks(text_of(*lines)).lines("keepers row out in")
    assert found is not None
    first, last = found
    between = words_in(" ".join(lines[first - 1 : last]))
    assert " ".join(words_in("keepers row out in")) in " ".join(between)
    assert last - first <= 3


@pytest.mark.parametrize(
    "line",
    [
        "KEEPERS ROW OUT",
        "the keepers  row\tout",
        "• “Keepers” row-out,",
        "keep\u00aders row out",
        "keepers row ｏｕｔ",
    ],
)
def test_case_marks_and_odd_characters_play_no_part(line):
    assert Landmarks(text_of("First.", line, "Last.")).lines("Keepers row out") == (2, 2)


def test_a_landmark_that_stands_twice_or_nowhere_is_not_found():
    landmarks = Landmarks(text_of("The lamps are lit.", "When the lamps are out, wait."))
    assert landmarks.lines("the lamps are") is None
    assert landmarks.lines("the bells are") is None
    assert landmarks.lines("") is None
    assert landmarks.lines("lamps are lit") == (1, 1)


@pytest.mark.parametrize("part", [LinePart.JUNK, LinePart.HELD, LinePart.FOOTNOTE])
def test_lines_that_are_no_text_neither_break_a_landmark_nor_hold_one(part):
    text = text_of("The keepers row", "Page 3 of 9, lamps", "out in twos.", line_2=part)
    landmarks = Landmarks(text)
    assert landmarks.lines("keepers row out") == (1, 3)
    assert landmarks.lines("9, lamps") is None


def test_an_end_is_the_next_place_after_the_beginning():
    landmarks = Landmarks(text_of("It ends here.", "It begins.", "It goes on.", "It ends here."))
    assert landmarks.line_after(2, "ends here") == 4
    assert landmarks.line_after(2, "it begins") == 2
    assert landmarks.line_after(3, "it begins") is None
