"""Survey results stay as stated, and rows about few people are marked as not to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evidence.survey import Scale, read_survey


def local(sheets, *rows, names=("Question", "Group", "n", "% positive", "Benchmark")):
    return sheets("survey.xlsx", Results=[["Spring survey"], [""], list(names), *map(list, rows)])


@given(st.integers(0, 40), st.integers(1, 20))
def test_a_row_is_hidden_exactly_when_fewer_people_answered_than_the_threshold(sheets, n, least):
    (result,) = read_survey(
        local(sheets, ("Induction", "TNAs", str(n), "50%", "60%")), least
    ).results
    assert result.suppressed is (n < least)


@given(st.integers(0, 10), st.integers(0, 2))
def test_a_gmc_row_below_three_is_hidden_whatever_the_threshold(sheets, n, least):
    text = sheets(
        "export.xlsx",
        GMC_NTS=[["Indicator", "n", "Score", "Colour"], ["Workload", str(n), "44.1", "Red"]],
    )
    (result,) = read_survey(text, least).results
    assert result.suppressed is (n < 3)
    assert result.scale is Scale.SCORE


@pytest.mark.parametrize("n", ["<5", "*", "suppressed", "", "n<3", "too few to report"])
def test_a_row_whose_number_is_hidden_or_missing_is_hidden(sheets, n):
    (result,) = read_survey(local(sheets, ("Induction", "TNAs", n, "50%", "60%"))).results
    assert result.suppressed


def test_results_stay_as_they_are_written(sheets):
    text = local(
        sheets,
        ("Teaching", "ODPs", "12", "61.50%", "70"),
        names=("Statement", "Learner group", "Responses", "Agree (%)", "National"),
    )
    (result,) = read_survey(text).shown
    assert (result.score, result.benchmark, result.scale) == ("61.50%", "70", Scale.PERCENT)
    assert (result.question, result.group, result.n) == ("Teaching", "ODPs", 12)
    assert result.place.row == 4


def test_a_percent_sign_on_a_gmc_score_is_questioned(sheets):
    text = sheets("x.xlsx", GMC_NTS_2026=[["Indicator", "n", "Score"], ["Workload", "9", "44%"]])
    survey = read_survey(text)
    assert survey.results[0].scale is Scale.SCORE
    assert "no percentage" in survey.problems[0].reason


def test_an_earlier_year_is_not_the_current_result(sheets):
    names = ("Question", "n", "2025 (%)", "2026 (%)")
    (result,) = read_survey(local(sheets, ("Teaching", "12", "70", "61"), names=names)).results
    assert (result.score, result.previous) == ("61", "70")


def test_a_table_of_something_else_gives_no_results(sheets):
    text = sheets("plan.xlsx", Plan=[["Action", "Lead", "Due"], ["Rota", "DME", "1 May 2026"]])
    assert read_survey(text).results == ()
