"""Our own words of the framework: complete, and right in every fact that is not wording."""

from collections import Counter

from corpus.framework.model import COMPLETE, Rating, RiskLevel
from corpus.framework.ours import ours
from tests.framework.wordings import wordings

FRAMEWORK = ours()


def _rating(likelihood: int, impact: int) -> str:
    return FRAMEWORK.cell(likelihood, impact).rating.value


def test_nothing_is_missing() -> None:
    parts = {"cells": FRAMEWORK.matrix}
    counts = {part: len(parts.get(part) or getattr(FRAMEWORK, part)) for part in COMPLETE}
    assert counts == COMPLETE


def test_every_wording_is_marked_as_ours_and_has_no_place_yet() -> None:
    for name, wording in wordings(FRAMEWORK).items():
        assert (wording.origin, wording.place) == ("digest", None), name
        assert wording.text == wording.text.strip() != "", name


def test_it_is_made_once() -> None:
    assert ours() is FRAMEWORK


def test_each_domain_has_its_number_of_standards() -> None:
    counts = Counter(standard.domain for standard in FRAMEWORK.standards)
    assert [counts[domain.number] for domain in FRAMEWORK.domains] == [6, 5, 5, 4, 3, 4]
    assert all(s.number.startswith(f"{s.domain}.") for s in FRAMEWORK.standards)
    found = FRAMEWORK.standard("3.5")
    assert found is not None
    assert found.id == "2017-18:3.5"
    assert FRAMEWORK.standard("3.6") is None


def test_the_six_products_with_two_ratings_keep_both() -> None:
    assert (_rating(1, 3), _rating(3, 1)) == ("G/A", "G")
    assert (_rating(1, 4), _rating(2, 2), _rating(4, 1)) == ("G/A", "G/A", "G")
    assert (_rating(1, 5), _rating(5, 1)) == ("A", "G")
    assert (_rating(2, 3), _rating(3, 2)) == ("A", "G/A")
    assert (_rating(2, 5), _rating(5, 2)) == ("A/R", "A")
    assert (_rating(3, 5), _rating(5, 3)) == ("R", "A/R")


def test_no_rating_falls_where_likelihood_or_impact_rises() -> None:
    order = [rating.value for rating in Rating]
    rank = {(c.likelihood, c.impact): order.index(c.rating.value) for c in FRAMEWORK.matrix}
    for likelihood, impact in rank:
        for neighbour in ((likelihood + 1, impact), (likelihood, impact + 1)):
            assert rank[likelihood, impact] <= rank.get(neighbour, len(order))


def test_negligible_impact_is_green_whatever_the_likelihood() -> None:
    assert {_rating(likelihood, 1) for likelihood in range(1, 6)} == {"G"}


def test_each_rating_has_its_number_of_cells() -> None:
    counts = Counter(cell.rating.value for cell in FRAMEWORK.matrix)
    assert counts == {"G": 6, "G/A": 4, "A": 6, "A/R": 4, "R": 5}


def test_likely_and_almost_certain_are_rated_alike() -> None:
    assert [_rating(4, i) for i in range(1, 6)] == [_rating(5, i) for i in range(1, 6)]


def test_the_scales_have_their_labels_and_descriptors() -> None:
    assert [s.label for s in FRAMEWORK.likelihood] == [
        "Rare",
        "Unlikely",
        "Possible",
        "Likely",
        "Almost certain",
    ]
    assert [s.label for s in FRAMEWORK.impact] == [
        "Negligible",
        "Minor",
        "Moderate",
        "Major",
        "Significant",
    ]
    assert {len(step.descriptors) for step in FRAMEWORK.likelihood} == {2}
    assert {len(step.descriptors) for step in FRAMEWORK.impact} == {4}
    assert [step.score for step in FRAMEWORK.impact] == [1, 2, 3, 4, 5]


def test_a_programme_review_is_among_the_examples_for_every_level() -> None:
    rows = {row.level: [i.text for i in row.interventions] for row in FRAMEWORK.levels}
    assert list(rows) == [RiskLevel.HIGH, RiskLevel.MEDIUM, RiskLevel.LOW]
    assert all("Programme review" in names for names in rows.values())
    assert [level.value for level in rows if "Desktop review" in rows[level]] == ["Low"]
    assert [level.value for level in rows if "Triggered visit" in rows[level]] == ["High"]


def test_outcomes_of_exploratory_interventions_are_marked_as_inferred() -> None:
    assert [len(each.outcomes) for each in FRAMEWORK.exploratory] == [2, 2, 2, 3]
    assert all(each.outcomes_inferred for each in FRAMEWORK.exploratory)


def test_scenarios_have_the_levels_of_the_handbook() -> None:
    levels = [scenario.level for scenario in FRAMEWORK.scenarios]
    assert levels == ["High", "Medium", "High", "Medium", "Medium / Low", "Medium / Low"]


def test_roles_name_their_edition() -> None:
    duties = {(r.edition, r.name): len(r.duties) for r in FRAMEWORK.roles}
    assert duties == {
        ("2017-18", "HEE Board"): 1,
        ("2017-18", "Quality Scrutiny Forum"): 4,
        ("2017-18", "Regional Directors of Education and Quality"): 5,
        ("2017-18", "Postgraduate Dean"): 8,
        ("2017-18", "Placement providers"): 5,
        ("2017-18", "Education providers"): 6,
        ("2021", "Quality Committee"): 5,
        ("2021", "Regional Postgraduate Deans"): 1,
        ("2021", "Regional quality governance"): 7,
    }
