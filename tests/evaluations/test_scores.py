"""A score counts what was right, each case once, and only where it applies."""

import pytest

from evaluations.answers.score import asked_back, cited_rightly
from evaluations.answers.score import score as score_answers
from evaluations.asked_case import AskedCase
from evaluations.choosing import ChoosingCase
from evaluations.choosing import score as score_choices
from evaluations.refusals.score import score as score_refusals
from evaluations.risk.case import RiskCase
from evaluations.risk.score import score as score_risk


def figures(measures):
    return {each.name: each.estimate.value for each in measures if each.values}


def asked(**given):
    row = {"id": "c1", "question": "how many reports a year?", "kind": "number"} | given
    return AskedCase.model_validate(row)


def said(text="", status="answered", cites=(), case="c1"):
    citations = [
        {"document": document, "lines": list(lines), "quote": "tea", "stored": "tea"}
        for document, *lines in cites
    ]
    about = {"id": case, "status": status, "held_back": 0, "ms": 3.0}
    return about | {"text": text, "citations": citations}


def test_an_answer_with_every_fact_and_its_source_is_right():
    case = asked(facts=[["four"], ["quarter"]], cite=[{"document": "004", "lines": [5, 9]}])
    whole = said("Four, one a quarter [1].", cites=[("004_x.txt", 9, 12)])
    half = said("Four.", status="partial", cites=[("004_x.txt", 10, 12)])
    assert figures(score_answers([case], [whole]))["required facts present"] == 1
    found = figures(score_answers([case], [half]))
    assert found["required facts present"] == 0
    assert found["share of the facts"] == 0.5
    assert found["cited rightly"] == 0
    assert found["answered"] == 1
    assert "asked back when it must" not in found


@pytest.mark.parametrize(
    ("needs", "cites", "right"),
    [
        ("any", [("001_a.txt", 3, 3)], True),
        ("all", [("001_a.txt", 3, 3)], False),
        ("all", [("001_a.txt", 3, 3), ("002_b.txt", 1, 9)], True),
        ("any", [("002_b.txt", 3, 3)], False),
        ("any", [], False),
    ],
)
def test_one_of_several_places_is_cited_or_all_where_all_are_needed(needs, cites, right):
    places = [{"document": "001", "lines": [2, 4]}, {"document": "002", "lines": [8, 9]}]
    assert cited_rightly(asked(cite=places, needs=needs), said(cites=cites)) is right


def test_a_question_with_an_answer_may_not_be_said_to_have_none():
    case = asked(facts=[["four"]])
    found = figures(score_answers([case], [said("None [1].", status="not_in_documents")]))
    assert found["wrongly not in the documents"] == 1


class TestAskingBack:
    CASE = asked(expect="clarify", asks=["which .*\\?"], or_shows=[["green"], ["red"]])

    @pytest.mark.parametrize(
        ("answer", "right"),
        [
            (said("Which of them do you mean?", status="clarify"), True),
            (said("Please type a question.", status="clarify"), False),
            (said("Which of them do you mean?", status="answered"), False),
            (said("One is green, the other red.", status="answered"), True),
            (said("It is green.", status="answered"), False),
        ],
    )
    def test_it_asks_for_what_is_missing_or_shows_all_that_it_could_mean(self, answer, right):
        assert asked_back(self.CASE, answer) is right

    def test_another_outcome_counts_where_the_case_takes_it(self):
        case = asked(expect="clarify", asks=["which"], accept=["declined"])
        assert asked_back(case, said("No.", status="needs_person"))
        assert not asked_back(case, said("Yes.", status="answered"))


def test_a_refusal_is_right_by_its_outcome_and_invents_nothing():
    absent = asked(id="c1", expect="not_in_documents", forbidden=["\\d+ %"], offers=["survey"])
    declined = asked(id="c2", expect="declined", accept=["not_in_documents"])
    rows = [
        said("It is 12 %.", status="not_in_documents"),
        said("No.", status="needs_person", case="c2"),
    ]
    assert figures(score_refusals([absent, declined], rows)) | {"time, ms": 0} == pytest.approx(
        {
            "rightly not in the documents": 1,
            "rightly declined": 1,
            "invented": 1,
            "right with nothing invented": 0.5,
            "says what can be done": 0,
            "inexact quotations": 0,
            "quotations compared": 0,
            "with a claim without a source": 0.5,
            "claims without a source": 1,
            "sentences held back": 0,
            "ended in an error": 0,
            "time, ms": 0,
            "time, ms, 95th": 3,
        }
    )


def test_choices_are_right_first_among_three_or_none():
    cases = [
        ChoosingCase(id="a", text="x", right=("1", "2"), also=("3",)),
        ChoosingCase(id="b", text="x", right=("1",), also=("3",)),
        ChoosingCase(id="c", text="x", right=("4",)),
        ChoosingCase(id="d", text="x", right=()),
        ChoosingCase(id="e", text="x", right=()),
    ]
    chosen = [["2", "9"], ["3", "1"], [], [], ["1"]]
    rows = [{"id": c.id, "chosen": ids, "ms": 1.0} for c, ids in zip(cases, chosen, strict=True)]
    found = figures(score_choices(cases, rows))
    assert found == {
        "first choice": pytest.approx(1 / 3, abs=1e-4),
        "first choice can be defended": pytest.approx(2 / 3, abs=1e-4),
        "among three": pytest.approx(2 / 3, abs=1e-4),
        "none applies": 0.5,
        "time, ms": 1,
    }


def test_a_rating_is_right_by_its_cell_and_a_proposal_where_both_steps_can_be_defended():
    concern = {"kind": "concern", "given": {"text": "x"}}
    cases = [
        RiskCase(id="cell", kind="cell", given={}, rating="A/R"),
        RiskCase(id="bad", kind="bad input", given={}),
        RiskCase(id="a", **concern, likelihood={3, 4}, impact={2}),
        RiskCase(id="b", **concern, likelihood={3}, impact={2}),
        RiskCase(id="c", **concern, likelihood=set(), impact={2}),
    ]
    rows = [
        {"id": "cell", "refused": False, "likelihood": 4, "impact": 3, "rating": "A/R"},
        {"id": "bad", "refused": True},
        {"id": "a", "refused": False, "likelihood": 4, "impact": 2, "rating": "A"},
        {"id": "b", "refused": False, "likelihood": None, "impact": 2, "rating": None},
        {"id": "c", "refused": False, "likelihood": None, "impact": 5, "rating": None},
    ]
    assert figures(score_risk(cases, rows)) == {
        "cells right": 1,
        "bad inputs refused": 1,
        "both can be defended": 0.5,
        "likelihood can be defended": 0.5,
        "impact can be defended": 1,
        "cannot be told and is left open": 1,
    }
