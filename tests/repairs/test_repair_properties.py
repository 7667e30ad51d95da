"""What holds for every text: repairs lie where they say, touch nothing else, and come to rest."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.repairs import Repair, RepairKind, repaired_words, repairs_of
from corpus.text import Line, LinePart
from tests.repairs.damage import SENTENCES, document, wrapped

DAMAGE = """super-|vision was good|Li|ke|lih|o|d||The Act 20122 says|we ioined|ﬁnal|**wo** rd|- 3. Act
|1. One|“lone quote in a long paragraph|team-|working well|E d u c a t i o n|A | B|anintelligence|c1inical"""
PIECES = st.sampled_from([*SENTENCES[:8], *DAMAGE.replace("\n", "").split("|")])
PARTS = st.sampled_from(
    [LinePart.PROSE, LinePart.PROSE, LinePart.LIST_ITEM, LinePart.FOOTNOTE, LinePart.JUNK]
)
LINES = st.lists(
    st.builds(
        lambda text, part: Line(text=text, part=part),
        PIECES | st.text(max_size=40).map(lambda t: t.replace("\n", " ")),
        PARTS,
    ),
    min_size=1,
    max_size=14,
)


@given(LINES, st.data())
@settings(max_examples=150, deadline=None)
def test_without_repairs_the_words_are_those_between(lines, data):
    text = document(*lines)
    first = data.draw(st.integers(1, len(lines)))
    last = data.draw(st.integers(first, len(lines)))
    assert repaired_words(text, (), first, last) == text.between(first, last)
    flags = [repair for repair in repairs_of(text) if repair.read_as is None]
    assert repaired_words(text, flags, first, last) == text.between(first, last)


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_every_repair_lies_within_its_line_in_order_and_apart(lines):
    text = document(*lines)
    repairs = repairs_of(text)
    for repair in repairs:
        assert 1 <= repair.line <= len(lines)
        assert 0 <= repair.start < repair.end <= len(lines[repair.line - 1].text)
        assert not repair.begun_on or (repair.begun_on < repair.line and repair.read_as == "")
    places = [(repair.line, repair.start, repair.end) for repair in repairs]
    assert places == sorted(places)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(places))


@given(LINES, st.data())
@settings(max_examples=150, deadline=None)
def test_lines_outside_never_change_what_is_read_within(lines, data):
    text = document(*lines)
    repairs = repairs_of(text)
    first = data.draw(st.integers(1, len(lines)))
    last = data.draw(st.integers(first, len(lines)))
    within = [repair for repair in repairs if first <= repair.line <= last]
    assert repaired_words(text, repairs, first, last) == repaired_words(text, within, first, last)
    changed = {repair.line for repair in within}
    for number in range(first, last + 1):
        if number not in changed:
            assert text.between(number, number) in {
                "",
                repaired_words(text, repairs, number, number),
            }


def test_the_stored_text_stays_as_it_is():
    text = wrapped(7).text
    before = text.model_dump_json()
    repaired_words(text, repairs_of(text), 1, len(text.lines))
    assert text.model_dump_json() == before


def test_a_text_that_was_repaired_needs_no_certain_repair():
    for seed in range(5):
        text = wrapped(seed).text
        again = document(repaired_words(text, repairs_of(text), 1, len(text.lines)))
        assert not [repair for repair in repairs_of(again) if repair.read_as is not None]


def test_a_passage_that_begins_with_the_rest_of_a_word_keeps_it():
    text = document("They met the super-", "visor twice.")
    repairs = repairs_of(text)
    assert repaired_words(text, repairs, 2, 2) == "visor twice."
    assert repaired_words(text, repairs, 1, 1) == "They met the supervisor"


def test_a_repair_in_the_middle_of_a_paragraph_leaves_footnotes_out():
    text = document("They ioined in", Line(text="2 A note.", part=LinePart.FOOTNOTE), "and stayed.")
    assert repaired_words(text, repairs_of(text), 1, 3) == "They joined in and stayed."


def test_a_repair_made_by_hand_is_applied_where_it_says():
    text = document("abc def")
    repair = Repair(line=1, start=0, end=3, kind=RepairKind.MISREAD, read_as="xyz")
    assert repaired_words(text, [repair], 1, 1) == "xyz def"
