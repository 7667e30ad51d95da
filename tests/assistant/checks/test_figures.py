"""Figures are found in whatever form they are written, and compared as what they mean."""

import pytest

from assistant.checks.figures import agree, figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("92% of learners", {"92%"}),
        ("92 per cent", {"92%"}),
        ("twenty-nine learners", {"29"}),
        ("seven of 31", {"7", "31"}),
        ("1,204 answers", {"1204"}),
        ("on 4 March 2026", {"2026-03-04"}),
        ("on 4th of nothing", set()),
        ("04/03/2026 and 2026-03-04", {"2026-03-04"}),
        ("in April 2016", {"2016-04"}),
        ("standard 3.4 and 2017-18:5.1", {"std:3.4", "std:5.1"}),
        ("rated A/R, then G/A", {"rating:A/R", "rating:G/A"}),
        ("ST3 and FY2 trainees", {"grade:ST3", "grade:FY2"}),
        ("one learner", set()),
        ("no figures here", set()),
    ],
)
def test_figures_are_read_in_every_form(text, expected):
    assert figures_of(text) == expected


@pytest.mark.parametrize(
    ("said", "source", "agrees"),
    [
        ("92%", "29% said so", False),
        ("29%", "29 per cent said so", True),
        ("April 2016", "14 April 2016", True),
        ("April 2016", "March 2016", False),
        ("27 standards", "twenty-seven standards", True),
        ("standard 3.5", "standard 3.4", False),
        ("A/R", "rated A/R", True),
        ("A/R", "rated A", False),
        ("ST4", "the ST3 trainees", False),
        ("2017", "in 2017-18:3.4", False),
    ],
)
def test_a_figure_agrees_with_its_own_value_only(said, source, agrees):
    known = figures_of(source)
    assert all(agree(figure, known) for figure in figures_of(said)) is agrees
