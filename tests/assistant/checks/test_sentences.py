"""An answer falls into pieces at the right places, and joins again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.sentences import (
    PieceKind,
    join,
    pieces_of,
    sentences_of,
    without_empty_frames,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Learners were late. Nobody met them.", 2),
        ("Dr. Ash and Prof. Elm met ST3. trainees, e.g. in wards 2.4 and 3.1.", 1),
        ("It scored 3.5. The rest did not.", 2),
        ("See p. 4 of the report [p1]. It says no. [p2] Then more.", 3),
        ("They said “We are tired. We stay late.” and left. Others stayed.", 2),
        ("Was it late? Yes! It was.", 3),
        ("no full stop at all", 1),
        ("Training (approx. 4 hours) took place vs. the plan.", 1),
    ],
)
def test_sentences_end_where_sentences_end(text, count):
    assert len(sentences_of(text)) == count


def test_a_token_after_the_stop_belongs_to_the_sentence_before():
    assert sentences_of("It was late. [p1] [p2] It rained. [p3]") == [
        "It was late. [p1] [p2]",
        "It rained. [p3]",
    ]


def test_lists_three_levels_deep_keep_their_marks():
    text = "Three things:\n\n- one [p1]\n  - two. Still two. [p2]\n    1. three [p3]\n\nEnd."
    pieces = pieces_of(text)
    assert [piece.kind for piece in pieces].count(PieceKind.ITEM) == 3
    assert join(pieces) == text


def test_a_table_falls_into_rows():
    text = "| unit | rating |\n|---|---|\n| A | G [p1] |\n| B | R [p2] |"
    kinds = [piece.kind for piece in pieces_of(text)]
    assert kinds == [PieceKind.ROW, PieceKind.RULE, PieceKind.ROW, PieceKind.ROW]


def test_a_paragraph_wrapped_over_lines_is_one_paragraph():
    assert len(pieces_of("The learners\nwere late. They\nsaid so.")) == 2


def test_a_heading_with_nothing_under_it_goes():
    pieces = pieces_of("Lead. [p1]\n\n## Nothing here")
    assert join(without_empty_frames(pieces)) == "Lead. [p1]"


def test_a_lead_in_with_no_list_after_it_goes():
    assert join(without_empty_frames(pieces_of("Lead. [p1]\n\nThese are:"))) == "Lead. [p1]"


@given(st.text(alphabet='abc AB.?!\n-|#[p1]“”"0', max_size=200))
def test_no_word_is_lost_or_made_up(text):
    squeezed = re.sub(r"\s+", "", text)
    assert re.sub(r"\s+", "", join(pieces_of(text))) == squeezed
