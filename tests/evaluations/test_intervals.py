"""Intervals say how far a mean of few cases can be trusted, the same on every run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.intervals import difference, mean, ratio

VALUES = st.lists(st.floats(0, 1), min_size=2, max_size=60)


@given(VALUES)
def test_the_interval_holds_the_mean_and_comes_out_the_same_again(values):
    found = mean(values)
    assert found.low - 1e-3 <= found.value <= found.high + 1e-3
    assert mean(values) == found


@given(VALUES)
def test_a_system_does_not_differ_from_itself(values):
    assert tuple(difference(values, values)) == (0, 0, 0)


def test_more_cases_make_a_narrower_interval():
    few, many = mean([0.0, 1.0] * 10), mean([0.0, 1.0] * 200)
    assert many.high - many.low < (few.high - few.low) / 3


def test_differences_are_taken_case_by_case():
    """Both means vary a great deal from draw to draw, their difference hardly."""
    hard = [0.0, 1.0] * 40
    slightly_better = [min(1.0, each + 0.1) for each in hard]
    found = difference(slightly_better, hard)
    assert 0 < found.low < 0.05 < found.high < 0.08


def test_a_ratio_is_of_means():
    assert ratio([1.0, 1.0], [0.5, 0.5]).value == 2


def test_no_cases_and_unlike_cases_are_errors():
    with pytest.raises(ValueError, match="no cases"):
        mean([])
    with pytest.raises(ValueError, match="shorter"):
        difference([1.0, 0.0], [1.0])
