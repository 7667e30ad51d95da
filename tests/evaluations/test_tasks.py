"""Every task is whole: its cases can be read, are enough, and its thresholds name its measures."""

import re

import pytest

from evaluations.answers.case import cases as answers_cases
from evaluations.asked_case import asked_cases
from evaluations.cases import PARTS, mark
from evaluations.refusals.case import cases as refusals_cases
from evaluations.risk.case import cases as risk_cases
from evaluations.scenarios.case import cases as scenarios_cases
from evaluations.standards.case import cases as standards_cases
from evaluations.tasks import TASKS
from evaluations.thresholds import LEVELS, thresholds

WITH_PARTS = [(name, part) for name in TASKS for part in PARTS]


@pytest.mark.parametrize(("name", "part"), WITH_PARTS)
def test_no_two_cases_of_a_part_have_one_id_and_each_has_a_kind(name, part):
    cases = TASKS[name].cases(part)
    assert len({case.id for case in cases}) == len(cases) > 0
    assert all(case.kind for case in cases)


@pytest.mark.parametrize(("name", "part"), WITH_PARTS)
def test_a_change_of_the_cases_changes_their_mark(name, part):
    marks = {mark(name, *TASKS[name].files(each)) for each in PARTS}
    assert len(marks) == len(PARTS)
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in marks)


@pytest.mark.parametrize("part", PARTS)
def test_every_pattern_of_a_question_can_be_looked_for(part):
    broken = [
        case.id
        for case in (*answers_cases(part), *refusals_cases(part))
        for ways in (*case.facts, *case.or_shows, case.forbidden, case.asks, case.offers)
        if not all(_compiles(way) for way in ways)
    ]
    assert broken == []


def _compiles(pattern):
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error:
        return None


@pytest.mark.parametrize("part", PARTS)
def test_what_is_to_be_answered_has_facts_and_what_is_to_be_asked_has_a_way_of_asking(part):
    cases = answers_cases(part)
    lacking = [c.id for c in cases if not (c.facts if c.expect == "answered" else c.asks)]
    assert lacking == []
    assert {case.expect for case in cases} == {"answered", "clarify"}
    assert {case.expect for case in refusals_cases(part)} <= {
        "not_in_documents",
        "declined",
        "clarify",
    }


def test_enough_cases_are_kept_aside():
    """What a share of 0.95 needs before its interval says anything."""
    to_answer = [case for case in answers_cases("aside") if case.expect == "answered"]
    absent = [case for case in refusals_cases("aside") if case.expect == "not_in_documents"]
    concerns = [case for case in risk_cases("aside") if case.kind == "concern"]
    assert len(to_answer) >= 100
    assert len(absent) >= 60
    assert len(concerns) >= 40
    for cases, least, none in ((standards_cases, 100, 30), (scenarios_cases, 60, 15)):
        assert len(cases("aside")) >= least
        assert sum(not case.right for case in cases("aside")) >= none


@pytest.mark.parametrize("name", TASKS)
def test_nothing_kept_aside_may_be_looked_at_in_the_other_part(name):
    develop, aside = (
        {getattr(case, "question", None) or getattr(case, "text", None) for case in own}
        for own in map(TASKS[name].cases, PARTS)
    )
    assert len((develop & aside) - {None}) == 0


def test_the_matrix_has_25_cells():
    assert sum(case.kind == "cell" for case in risk_cases("develop")) == 25


@pytest.mark.official
@pytest.mark.parametrize("part", PARTS)
def test_the_lines_that_a_question_must_cite_are_lines_of_a_document(part, official_documents):
    files = {each.name: each for each in official_documents.iterdir()}
    for case in asked_cases("answers", part):
        for source in case.cite:
            [named] = [files[name] for name in files if source.document in name.split("_")[0]]
            count = len(named.read_text(encoding="utf-8").splitlines())
            assert (1 <= source.lines[0] <= source.lines[1] <= count) is True


def answer_rows(cases):
    row = {"status": "answered", "text": "So.", "citations": [], "held_back": 0, "ms": 1.0}
    return [row | {"id": case.id} for case in cases]


MADE_ROWS = {
    "answers": answer_rows,
    "refusals": answer_rows,
    "standards": lambda cases: [{"id": c.id, "chosen": [], "ms": 1.0} for c in cases],
    "scenarios": lambda cases: [{"id": c.id, "chosen": [], "ms": 1.0} for c in cases],
    "risk": lambda cases: [{"id": c.id, "refused": True} for c in cases],
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", MADE_ROWS)
def test_every_threshold_is_of_a_measure_that_the_task_has(name, part):
    task = TASKS[name]
    cases = task.cases(part)
    measures = {each.name: each for each in task.score(cases, MADE_ROWS[name](cases))}
    wanted = thresholds(name)
    assert wanted["aim"]
    for level in LEVELS:
        assert set(wanted[level]) <= set(measures)
