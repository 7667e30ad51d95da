"""The risk matrix: every cell, every bad input, and what a rating may be read as."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ports import LoadedFramework
from assistant.risk import as_number, cells_with_product, rate, risk_row
from assistant.risk_proposal import proposal_row, propose
from corpus.failures import BadInput
from corpus.framework.model import Rating, RiskLevel
from corpus.framework.ours import ours
from tests.fakes import FakeEmbedder

#: The matrix as people see it: likelihood 5 on top, impact 1 to 5 from left to right.
AS_PRINTED = """
G  A    A/R  R    R
G  A    A/R  R    R
G  G/A  A    A/R  R
G  G/A  A    A    A/R
G  G    G/A  G/A  A
"""
CELLS = [
    (5 - row, column + 1, rating)
    for row, line in enumerate(AS_PRINTED.split("\n")[1:-1])
    for column, rating in enumerate(line.split())
]
LOADED = LoadedFramework(framework=ours(), sources={})


@pytest.mark.parametrize(("likelihood", "impact", "rating"), CELLS)
def test_each_of_the_25_cells_has_the_rating_that_is_printed(likelihood, impact, rating):
    assert rate(ours(), likelihood, impact).rating == rating


@pytest.mark.parametrize(
    ("rating", "levels", "status"),
    [
        ("G", ["Low"], "reads_as"),
        ("G/A", ["Low", "Medium"], "person_chooses"),
        ("A", ["Medium"], "reads_as"),
        ("A/R", ["Medium", "High"], "person_chooses"),
        ("R", ["High"], "reads_as"),
    ],
)
def test_a_rating_reads_as_one_level_or_a_person_chooses_between_two(rating, levels, status):
    likelihood, impact, _ = next(cell for cell in CELLS if cell[2] == rating)
    row = risk_row(LOADED, likelihood, impact)
    assert (row["rating"], row["levels"], row["level_status"]) == (rating, levels, status)


@pytest.mark.parametrize(
    "bad",
    [
        0,
        6,
        -1,
        3.5,
        10**30,
        True,
        False,
        None,
        "",
        "4",
        "four",
        "4.0",
        [3],
        {"n": 3},
        b"3",
        math.nan,
        math.inf,
        -math.inf,
        1e300,
        0.0,
        5.000001,
    ],
)
@pytest.mark.parametrize("side", ["likelihood", "impact"])
def test_what_is_no_whole_number_from_one_to_five_gets_a_sentence_and_no_rating(bad, side):
    given_values = {"likelihood": 3, "impact": 3, side: bad}
    with pytest.raises(BadInput) as failure:
        rate(ours(), **given_values)
    assert side in failure.value.sentence
    assert "1 to 5" in failure.value.sentence
    assert failure.value.sentence.endswith("Nothing was rated.")


def test_a_whole_number_that_a_program_wrote_with_a_point_is_taken_as_whole():
    assert rate(ours(), 4.0, 3.0).rating is Rating.A_R
    assert risk_row(LOADED, 4.0, 3)["likelihood"] == 4


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("4", 4), (" 4 ", 4), ("-1", -1), ("3.5", 3.5), ("four", "four"), ("", ""), ("1e9", 1e9)],
)
def test_what_is_typed_at_a_shell_becomes_a_number_where_it_spells_one(typed, meant):
    assert as_number(typed) == meant


@pytest.mark.parametrize(
    ("product", "ratings"),
    [
        (3, ["G/A", "G"]),
        (4, ["G/A", "G/A", "G"]),
        (5, ["A", "G"]),
        (6, ["A", "G/A"]),
        (10, ["A/R", "A"]),
        (15, ["R", "A/R"]),
        (12, ["A/R", "A/R"]),
        (7, []),
        (26, []),
    ],
)
def test_a_product_stands_for_every_cell_that_multiplies_to_it(product, ratings):
    assert [cell.rating for cell in cells_with_product(ours(), product)] == ratings


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 4), st.integers(0, 4))
def test_a_likelier_or_graver_risk_is_never_rated_lower(likelihood, impact, more, worse):
    order = list(Rating)
    lower = rate(ours(), likelihood, impact).rating
    higher = rate(ours(), min(5, likelihood + more), min(5, impact + worse)).rating
    assert order.index(higher) >= order.index(lower)


@given(st.one_of(st.none(), st.booleans(), st.text(), st.floats(), st.integers(), st.binary()))
def test_anything_at_all_is_either_rated_or_refused_in_a_sentence(value):
    try:
        rated = rate(ours(), value, 3)
    except BadInput:
        rated = None
    if rated is not None:
        assert not isinstance(value, bool)
        assert rated.cell.likelihood == value


class TestProposals:
    @pytest.mark.parametrize(
        ("concern", "at_least"),
        [
            ("The trainee was left alone to run the clinic twice.", 4),
            ("Learners describe unsafe staffing and near misses on every shift.", 4),
            ("Teaching is cancelled most weeks.", 3),
            ("A patient died after a delay in escalation.", 5),
        ],
    )
    def test_graver_words_propose_a_graver_impact_with_the_words_as_reason(self, concern, at_least):
        proposal = propose(ours(), concern)
        assert proposal.impact >= at_least
        assert any("impact" in reason and "“" in reason for reason in proposal.reasons)

    @pytest.mark.parametrize(
        ("concern", "likelihood"),
        [
            ("Teaching is cancelled every week.", 5),
            ("Trainees are often left without supervision.", 4),
            ("It has happened twice that a clinic was run alone.", 3),
            ("It was an isolated drug error.", 2),
            ("The supervisor thinks it is unlikely that patients come to harm.", 2),
            ("It is very rare that a trainee is left alone.", 1),
        ],
    )
    def test_how_often_it_is_said_to_happen_proposes_the_likelihood(self, concern, likelihood):
        assert propose(ours(), concern).likelihood == likelihood

    @pytest.mark.parametrize(
        "concern",
        [
            "Students were bullied, though managers call the impact negligible.",
            "Negligible impact, but a trainee was left unsupervised once.",
            "No impact on the service; learners missed teaching twice.",
        ],
    )
    def test_any_harm_to_learners_rules_out_impact_one(self, concern):
        proposal = propose(ours(), concern)
        assert proposal.impact > 1
        assert any("Impact 1 is ruled out" in reason for reason in proposal.reasons)

    def test_harm_that_is_denied_is_no_harm(self):
        assert (propose(ours(), "Nobody was harmed.").impact or 0) < 5

    @pytest.mark.parametrize("words", ["The car park was resurfaced.", "Minutes were agreed."])
    @pytest.mark.parametrize("embedder", [None, FakeEmbedder()])
    def test_where_nothing_can_be_told_nothing_is_rated(self, words, embedder):
        row = proposal_row(LOADED, words, embedder)
        assert row["proposed"] is True
        assert row["rating"] is None
        assert row["likelihood"] is None or row["impact"] is None
        assert any("Nothing in these words" in reason for reason in row["reasons"])

    def test_a_proposal_has_the_rating_of_its_cell_and_says_it_is_proposed(self):
        row = proposal_row(LOADED, "Learners are regularly left unsupervised.")
        assert row["proposed"] is True
        assert row["rating"] == rate(ours(), row["likelihood"], row["impact"]).rating
        assert set(row["levels"]) <= {level.value for level in RiskLevel}

    @pytest.mark.parametrize("nothing", ["", "   ", "\n"])
    def test_no_words_are_bad_input(self, nothing):
        with pytest.raises(BadInput):
            propose(ours(), nothing)

    @pytest.mark.parametrize(
        ("words", "likelihood"),
        [
            ("It is expected to carry on.", 5),
            ("It isn't constant, but it will probably come back in most terms.", 4),
            ("There is some chance that the tutor leaves.", 3),
            ("From time to time the tutor is away.", 3),
            ("We don't expect a repeat of the mix-up.", 2),
            ("We can't rule it out but do not think that it will happen.", 2),
            ("It is possible, but not expected.", 2),
            ("I could only imagine it in very rare circumstances.", 1),
            ("Unlikely to improve before the summer.", 5),
            ("The likelihood is low.", 2),
        ],
    )
    def test_hedges_and_denials_count_before_the_words_they_hold(self, words, likelihood):
        assert propose(ours(), words).likelihood == likelihood

    def test_how_many_learners_it_befell_is_no_frequency(self):
        few = propose(ours(), "Two of nine trainees were told to work alone on every shift.")
        many = propose(ours(), "Nine of nine trainees were told to work alone on every shift.")
        assert few.likelihood == many.likelihood == 5

    @pytest.mark.parametrize(
        ("words", "impact"),
        [
            ("No impact on learners, patients or staff.", 1),
            ("Very low effect; nobody was affected.", 1),
            ("Minimal disruption to the service.", 2),
            ("A medium level of reputational impact.", 3),
            ("Supervision is thin, with a major effect on patients.", 4),
            ("We would lose the whole programme.", 5),
            ("It could be detrimental to patients.", 5),
            ("Minor for the students, but the national press has it.", 5),
            ("The minor injuries unit had moderate disruption.", 3),
            ("We do not think there would be any major impact.", 2),
        ],
    )
    def test_the_worst_consequence_that_is_stated_counts_before_the_topic(self, words, impact):
        proposal = propose(ours(), words)
        assert proposal.impact == impact
        assert any("impact" in reason and "“" in reason for reason in proposal.reasons)

    def test_what_is_missing_is_said_where_a_step_is_left_open(self):
        reasons = " ".join(propose(ours(), "The car park was resurfaced.").reasons)
        assert "say how often it happens" in reasons
        assert "say what it does to learners" in reasons
