"""What a source does for a claim: said, said in part, not said, or denied."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.claims import Departure, Support, check, score_of
from assistant.checks.clauses import clauses_of
from assistant.checks.coverage import cover
from assistant.checks.denial import contradicts
from assistant.checks.modality import firmer
from assistant.checks.quantity import overstates
from assistant.checks.roles import swaps_roles

SOURCE = (
    "On 7 May 2025, 18 of the 25 student nurses on Rowan ward said that drug rounds started late.",
    "Assessors should sign the booklet within five days.",
    "Dr Vance asked the registrars to cover the clinic.",
    "Induction was complete and the IT training was not complete.",
    "Some registrars said that the rota might change in June.",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Eighteen of 25 student nurses on Rowan ward said that drug rounds started late.",
        "Most student nurses on Rowan ward said that drug rounds started late.",
        "Assessors are recommended to sign the booklet within five days.",
        "The registrars were asked by Dr Vance to cover the clinic.",
        "Induction was complete.",
        "The IT training was incomplete.",
        "Several registrars said that the rota may change in June.",
    ],
)
def test_what_the_source_says_in_other_words_is_supported(claim):
    found = check(claim, SOURCE)
    assert found.support is Support.SUPPORTED, found


@pytest.mark.parametrize(
    ("claim", "support", "departure"),
    [
        ("Sixteen of 25 student nurses said it.", Support.NOT, Departure.FIGURE),
        ("On 17 May 2025 drug rounds started late.", Support.NOT, Departure.FIGURE),
        (
            "Student nurses on Maple ward said drug rounds started late.",
            Support.NOT,
            Departure.NAME,
        ),
        ("Drug rounds started early on Rowan ward.", Support.CONTRADICTED, Departure.DENIAL),
        ("Induction was not complete.", Support.CONTRADICTED, Departure.DENIAL),
        ("The IT training was complete.", Support.CONTRADICTED, Departure.DENIAL),
        (
            "All student nurses on Rowan ward said drug rounds started late.",
            Support.PARTLY,
            Departure.QUANTITY,
        ),
        ("Assessors must sign the booklet within five days.", Support.PARTLY, Departure.FORCE),
        ("Some registrars said that the rota changes in June.", Support.PARTLY, Departure.FORCE),
        (
            "The registrars asked Dr Vance to cover the clinic.",
            Support.CONTRADICTED,
            Departure.ROLES,
        ),
        ("The canteen serves soup to visitors on most days.", Support.NOT, Departure.ELSEWHERE),
    ],
)
def test_what_departs_from_the_source_is_found_with_its_reason(claim, support, departure):
    found = check(claim, SOURCE)
    assert (found.support, found.departure) == (support, departure)


def test_names_of_the_question_and_figures_worked_out_may_be_used():
    claim = "At Elmfield 72% of student nurses on Rowan ward said that drug rounds started late."
    assert check(claim, SOURCE).support is Support.NOT
    given_too = check(claim, SOURCE, names_in="What about Elmfield?", figures={"72%"})
    assert given_too.support is Support.SUPPORTED


def test_nothing_is_supported_by_nothing():
    assert check("Learners left.", ()).support is Support.NOT
    assert check("", SOURCE).support is Support.NOT


def test_a_claim_may_rest_on_several_sentences():
    both = "Assessors should sign the booklet within five days and drug rounds started late."
    alone = cover(both, SOURCE[:1]).covered
    assert cover(both, SOURCE).covered > alone
    assert set(cover(both, SOURCE).sentences) >= {0, 1}


def test_a_score_falls_with_every_thing_that_is_lacking():
    all_there = {
        "covered": 0.9, "weakest": 0.9, "names_lacking": 0.0, "figures_lacking": 0.0, "overstated": 0.0
    }  # fmt: skip
    for way in ("meanings", "words"):
        best = score_of(all_there, way)
        for name, value in (("covered", 0.5), ("weakest", 0.1), ("names_lacking", 1.0),
                            ("figures_lacking", 1.0), ("overstated", 1.0)):  # fmt: skip
            assert score_of({**all_there, name: value}, way) < best


@given(st.text(max_size=300), st.lists(st.text(max_size=200), max_size=4))
def test_any_text_gets_a_verdict(claim, source):
    found = check(claim, source)
    assert 0 <= found.score <= 1
    assert (found.departure is None) == (found.support is Support.SUPPORTED)


def test_a_sentence_is_supported_by_itself():
    rows = (files("evaluations.support") / "cases" / "develop.jsonl").read_text("utf-8")
    for source in {json.loads(row)["source"] for row in rows.splitlines()}:
        assert check(source, [source]).support is Support.SUPPORTED, source


@pytest.mark.parametrize(
    ("claim", "source", "denied"),
    [
        ("Teaching was late.", "Teaching was early.", True),
        ("No midwife lacked support.", "Midwives had support.", False),
        ("The form was unsigned.", "The form was not signed.", False),
        ("The form was signed.", "The form was unsigned.", True),
        ("Nobody left.", "Nobody left.", False),
        ("Feedback was prompt.", "Parking was not free.", False),
    ],
)
def test_a_denial_is_one_however_it_is_worded(claim, source, denied):
    assert contradicts(claim, source) is denied


@pytest.mark.parametrize(
    ("claim", "source", "more"),
    [
        ("Most learners agreed.", "Three of 20 learners agreed.", True),
        ("Some learners agreed.", "All learners agreed.", False),
        ("Rotas are always late.", "Rotas are often late.", True),
        ("Rotas are sometimes late.", "Rotas are always late.", False),
        ("Every learner agreed.", "Not every learner agreed.", True),
    ],
)
def test_more_than_the_source_gives_is_overstated(claim, source, more):
    assert overstates(claim, source) is more


@pytest.mark.parametrize(
    ("claim", "source", "is_firmer"),
    [
        ("The unit closes in May.", "The unit may close in May.", True),
        ("The unit may close.", "The unit might close.", False),
        ("Learners must report it.", "Reporting it is mandatory for learners.", False),
        ("The board approved a second tutor.", "The board plans to approve a second tutor.", True),
        (
            "Forms are signed by the dean.",
            "Unless she is away, forms are signed by the dean.",
            True,
        ),
        ("The visit was on 4 May 2025.", "The visit took place on 4 May 2025.", False),
    ],
)
def test_a_claim_keeps_the_force_of_its_source(claim, source, is_firmer):
    assert firmer(claim, source) is is_firmer


def test_roles_turned_round_are_found_and_the_passive_is_no_turn():
    assert swaps_roles("The dean thanked the ward.", "The ward thanked the dean.")
    assert swaps_roles("The dean was thanked by the ward.", "The dean thanked the ward.")
    assert not swaps_roles("The dean was thanked by the ward.", "The ward thanked the dean.")


def test_a_second_predicate_keeps_the_subject_of_the_first():
    assert clauses_of("Rotas were late and were not signed.")[1] == "Rotas were not signed."
