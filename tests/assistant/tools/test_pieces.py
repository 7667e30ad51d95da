"""Passages as sentences and list items, each on the lines where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tools.kinds_of_answer import gives_what_is_asked
from assistant.tools.pieces import pieces_of
from corpus.text import DocumentText, Line, LinePart, Media, Place, collapse


def document(*lines):
    texts = [line if isinstance(line, Line) else Line(text=line) for line in lines]
    return DocumentText(name="a.txt", media=Media.TEXT, lines=tuple(texts))


def read(*lines):
    return pieces_of(document(*lines), Place(first=1, last=len(lines)))


def test_a_sentence_over_two_lines_is_one_piece_on_both():
    (first, second) = read("Learners are shown round on the", "first day. They get a login.")
    assert (first.text, first.place.first, first.place.last) == (
        "Learners are shown round on the first day.",
        1,
        2,
    )
    assert (second.place.first, second.place.last) == (2, 2)


@pytest.mark.parametrize("mark", ["•", "✓ ", "- ", "– ", "* ", "1. ", "(a) ", "2) ", "- 3. "])
def test_list_items_are_told_by_their_marks_and_keep_their_second_lines(mark):
    pieces = read("Two things:", f"{mark}care for", "learners", f"{mark}time to teach")
    assert [piece.bare for piece in pieces] == ["Two things:", "care for learners", "time to teach"]
    assert [piece.is_item for piece in pieces] == [False, True, True]


def test_items_that_the_format_knows_need_no_mark():
    item = Line(text="Care for learners", part=LinePart.LIST_ITEM)
    assert [piece.is_item for piece in read("Things:", item, item)] == [False, True, True]


def test_a_dash_or_a_figure_within_a_sentence_is_no_bullet():
    (piece,) = read(
        "The plan of 2016 – 2020 was followed by", "3.4 million in funds for Dr. Alder."
    )
    assert piece.text.startswith("The plan of 2016 – 2020")


def test_a_sentence_broken_by_a_blank_line_stays_whole():
    (piece,) = read("Each provider shows how it meets the", "", "Standards of the year.")
    assert piece.place.last == 3


def test_navigation_is_left_out():
    junk = Line(text="Contents Home Next", part=LinePart.JUNK)
    assert [piece.text for piece in read("One thing.", junk, "Another thing.")] == [
        "One thing.",
        "Another thing.",
    ]


def test_held_lines_and_the_footnotes_of_a_page_are_no_part_of_what_runs_over_it():
    held = Line(text="Learner A was named here.", part=LinePart.HELD)
    note = Line(text="1 As at May.", part=LinePart.FOOTNOTE)
    (piece,) = read("The rota is", held, note, "out in June.")
    assert piece.text == "The rota is out in June."
    assert [piece.text for piece in read(note, held)] == ["1 As at May."]


def test_a_part_of_a_long_line_gives_its_own_sentences_only():
    text = document("One is here. Two is there. Three is gone.")
    pieces = pieces_of(text, Place(first=1, last=1, start=13, end=26))
    assert [piece.text for piece in pieces] == ["Two is there."]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])), max_size=8))
def test_nothing_but_white_space_is_lost_and_each_piece_stands_where_it_says(lines):
    text = document(*lines)
    pieces = pieces_of(text, Place(first=1, last=len(lines)))
    whole = collapse(" ".join(lines))
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(whole.split())
    for piece in pieces:
        assert piece.text in text.between(piece.place.first, piece.place.last)


@pytest.mark.parametrize(
    ("question", "sentence", "given_there"),
    [
        ("How many questions are in the survey?", "The survey is to follow.", False),
        ("How many questions are in the survey?", "It has thirty-one or 31 questions.", True),
        ("When was it launched?", "It was launched with partners.", False),
        ("When was it launched?", "It was launched in April.", True),
        ("How often do we report?", "Reports are made monthly.", True),
        ("Who signs it off?", "The directors sign it off.", True),
        ("What % of trusts take part?", "Most of the 40 trusts take part.", False),
        ("What % of trusts take part?", "About 40% of trusts take part.", True),
        ("What score counts as a red flag?", "The score has 5 points.", False),
        ("What score counts as a red flag?", "A score below 50 is a flag.", True),
        ("date the survey opens next", "The survey of 2017/18 is open to all.", False),
        ("date the survey opens next", "The survey opens in October.", True),
        ("How many phases are there?", "Two hundred people took part in the work.", False),
        ("How many phases are there?", "The work has four phases.", True),
        ("How many people took part?", "Some four hundred individuals took part.", True),
        ("What answer scale is kept?", "The 5 point scale is kept.", True),
        ("full text of the removal policy", "The removal policy is held elsewhere.", False),
        ("definition of harassment", "Learners are treated fairly.", False),
        ("name of the dean for the north", "The dean, the chair and the board meet.", False),
    ],
)
def test_a_question_for_a_figure_is_answered_only_by_one(question, sentence, given_there):
    assert gives_what_is_asked(question, sentence) is given_there
