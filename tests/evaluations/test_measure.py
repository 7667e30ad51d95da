"""A measure says of how many cases it is, and what was not measured is never a number."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.intervals import NOT_MEASURED, apart, quantile, share
from evaluations.measure import How, Measure


@given(st.integers(1, 500), st.data())
def test_wilsons_interval_holds_the_share_and_stays_within_0_and_1(of, data):
    met = data.draw(st.integers(0, of))
    found = share(met, of)
    assert 0 <= found.low <= found.value + 1e-4
    assert found.value - 1e-4 <= found.high <= 1


@pytest.mark.parametrize(
    ("met", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilsons_interval_is_the_published_one(met, of, low, high):
    """Newcombe, Statistics in Medicine 17 (1998), 857 to 872, table I, to four places."""
    assert share(met, of)[1:] == pytest.approx((low, high), abs=2e-4)


def test_a_difference_of_shares_has_newcombes_interval():
    """Newcombe (1998b), 56 of 70 and 48 of 80: 0.2 (0.0524 to 0.3339)."""
    assert apart(share(56, 70), share(48, 80)) == pytest.approx((0.2, 0.0524, 0.3339), abs=2e-4)


@pytest.mark.parametrize("how", How)
def test_a_measure_of_no_case_is_not_a_number(how):
    assert all(math.isnan(number) for number in Measure(name="m", values={}, how=how).estimate)
    assert all(math.isnan(number) for number in NOT_MEASURED)


def test_a_quantile_has_an_interval_about_it():
    found = quantile([float(n) for n in range(101)], 0.95)
    assert found.value == 95
    assert found.low < 95 < found.high


def test_each_way_of_summing_up_gives_its_figure():
    values = {"a": 1.0, "b": 0.0, "c": 1.0, "d": 1.0}
    found = {how: Measure(name="m", values=values, how=how).estimate.value for how in How}
    assert found == {
        How.SHARE: 0.75,
        How.MEAN: 0.75,
        How.MEDIAN: 1.0,
        How.NINETY_FIFTH: 1.0,
        How.TOTAL: 3.0,
    }


def test_kinds_have_figures_of_their_own():
    measure = Measure.share("m", [("a", True), ("b", False), ("c", True)])
    kinds = measure.by_kind({"a": "x", "b": "x", "c": "y", "d": "z"})
    assert {kind: each.value for kind, each in kinds.items()} == {"x": 0.5, "y": 1.0}
