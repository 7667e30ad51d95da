"""A case is met when half of its answer was found, and long passages gain nothing by length."""

import pytest

from evaluations.retrieval.case import Case
from evaluations.retrieval.measures import Outcome, Ranked, outcome, values
from evaluations.retrieval.positions import SourceText, Stretch

LINES = 100
TEXTS = {"a.txt": SourceText("a.txt", "\n".join("x" * 100 for _ in range(LINES)))}


def case(*lines, needs="any"):
    return Case("c1", "who?", tuple(("a.txt", a, b) for a, b in lines), needs, "wording")


def passage(first, last):
    stretch = TEXTS["a.txt"].at_lines(first, last)
    return Ranked(stretch, stretch.length)


def test_a_passage_with_half_of_the_answer_meets_it_and_one_with_less_does_not():
    assert outcome(case((1, 4)), [passage(3, 9)], TEXTS).rank == 1
    assert outcome(case((1, 4)), [passage(4, 9)], TEXTS).rank == 0


def test_a_sentence_within_a_long_answer_meets_it():
    assert outcome(case((10, 40)), [passage(80, 81), passage(20, 20)], TEXTS).rank == 2


def test_one_of_several_answers_is_enough_unless_all_are_needed():
    found = [passage(50, 50), passage(7, 7), passage(1, 1)]
    assert outcome(case((1, 1), (7, 7)), found, TEXTS).rank == 2
    assert outcome(case((1, 1), (7, 7), needs="all"), found, TEXTS).rank == 3
    assert outcome(case((1, 1), (8, 8), needs="all"), found, TEXTS).rank == 0


def test_an_answer_counts_within_a_budget_only_as_far_as_it_was_read():
    assert outcome(case((10, 19)), [passage(1, 40)], TEXTS).within == (True, True)
    assert outcome(case((25, 34)), [passage(1, 40)], TEXTS).within == (False, True)
    assert outcome(case((35, 36)), [passage(1, 40)], TEXTS).within == (False, False)
    assert outcome(case((35, 36)), [passage(1, 40)], TEXTS).rank == 1


def test_parts_of_an_answer_are_put_together_and_counted_once():
    halves = [passage(10, 12), passage(13, 14)]
    assert outcome(case((10, 19)), halves, TEXTS).within == (True, True)
    assert outcome(case((10, 19)), [passage(10, 12)] * 5, TEXTS).within == (False, False)


def test_a_passage_counts_by_what_is_shown_of_it():
    """Its own words may be fewer than those of its lines, where junk stands between them."""
    short = Ranked(Stretch("a.txt", 0, 4_000), 1_500)
    assert outcome(case((35, 36)), [short], TEXTS).within == (True, True)


def test_nothing_found_is_nothing_met():
    assert outcome(case((1, 1)), [], TEXTS) == Outcome("c1", 0, (False, False))


def test_means_come_from_ranks():
    measured = values([Outcome("a", 1, (True, True)), Outcome("b", 4, (False, True))])
    assert {name: sum(each) / 2 for name, each in measured.items()} == {
        "recall@1": 0.5,
        "recall@5": 1.0,
        "recall@10": 1.0,
        "MRR": 0.625,
        "in 1,500": 0.5,
        "in 3,000": 1.0,
    }
    assert values([Outcome("c", 0, (False, False))])["MRR"] == [0.0]


def test_an_answer_that_is_no_part_of_the_documents_is_an_error():
    with pytest.raises(KeyError):
        outcome(Case("c1", "who?", (("b.txt", 1, 1),), "any", "name"), [], TEXTS)
