"""Passages of any splitter are placed by the signs they hold, however they wrap them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.retrieval.positions import SourceText, Stretch, signs

TEXT = (
    "Induction\n\nEvery learner is shown round\r\nthe ward on the first day.\n\nRotas come late.\n"
)
WORDS = st.lists(st.text("abcé’", min_size=1, max_size=6), min_size=4, max_size=30)
BLANKS = st.sampled_from([" ", "\n", "\n\n", "\t", "  "])


def test_lines_are_counted_as_they_are_stored():
    text = SourceText("a.txt", TEXT)
    first, last = text.at_lines(1, 1), text.at_lines(6, 6)
    assert text.signs[first.start : first.end] == "Induction"
    assert text.signs[last.start : last.end] == "Rotascomelate."
    assert text.at_lines(2, 2).length == 0


def test_a_part_of_a_line_stands_within_it():
    text = SourceText("a.txt", TEXT)
    part = text.at_lines(3, 4, start=6, end=8)
    assert text.signs[part.start : part.end] == "learnerisshownroundtheward"


@given(words=WORDS, data=st.data())
def test_words_are_found_again_however_they_are_wrapped(words, data):
    source = SourceText("a.txt", "".join(word + data.draw(BLANKS) for word in words))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    wrapped = "".join(word + data.draw(BLANKS) for word in words[first : last + 1])
    after = len(signs("".join(words[:first])))
    assert source.find(wrapped, after) == Stretch("a.txt", after, after + len(signs(wrapped)))


@pytest.mark.parametrize("words", ["", "  \n", "Rotas come early."])
def test_what_a_document_does_not_say_is_not_found(words):
    assert SourceText("a.txt", TEXT).find(words) is None


@given(*[st.integers(0, 50)] * 4)
def test_what_two_stretches_share_is_what_both_hold(a, b, c, d):
    one, other = Stretch("a", min(a, b), max(a, b)), Stretch("a", min(c, d), max(c, d))
    both = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.shared(other) == other.shared(one) == len(both)
    assert one.shared(other._replace(document="b")) == 0
