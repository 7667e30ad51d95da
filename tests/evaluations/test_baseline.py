"""A figure that falls is told from one that moves by chance."""

import json

import pytest

from evaluations.baseline import as_kept, change, fell, keep, main
from evaluations.measure import Measure


def share(met, of=100, **other):
    return Measure.share("m", ((f"c{n}", n < met) for n in range(of)), **other)


def by_case(measure):
    return {"values": dict(measure.values)}


def totals(measure):
    return dict(zip(("value", "low", "high"), measure.estimate, strict=True))


def moved(now, before, *, same_cases=True):
    return change(now, before, same_cases=same_cases)


def test_the_same_outcomes_have_not_moved():
    assert moved(share(90), by_case(share(90))) == (0, 0, 0)
    assert not fell(share(90), moved(share(90), by_case(share(90))))


@pytest.mark.parametrize(("now", "falls"), [(89, False), (88, False), (80, True), (96, False)])
def test_case_by_case_a_few_more_lost_are_a_fall_and_one_or_two_are_chance(now, falls):
    assert fell(share(now), moved(share(now), by_case(share(90)))) is falls


def test_as_many_won_as_lost_are_no_fall():
    before = Measure.share("m", ((f"c{n}", n >= 10) for n in range(100)))
    assert not fell(share(90), moved(share(90), by_case(before)))


@pytest.mark.parametrize(("now", "falls"), [(85, False), (60, True)])
def test_totals_are_compared_by_their_intervals(now, falls):
    assert fell(share(now), moved(share(now), totals(share(90)))) is falls


def test_of_what_should_be_rare_more_is_a_fall():
    now, before = (share(met, more_is_better=False) for met in (20, 2))
    assert fell(now, moved(now, by_case(before)))
    assert not fell(before, moved(before, by_case(now)))


def test_what_cannot_be_compared_is_not():
    assert moved(share(0), None) is None
    assert moved(share(0), totals(share(90)), same_cases=False) is None
    assert moved(share(0, 0), by_case(share(90))) is None
    assert moved(share(0).model_copy(update={"compared": False}), by_case(share(90))) is None
    strangers = {"values": {"other": 1.0}}
    assert moved(share(0), strangers) is None
    assert not fell(share(0), None)


def test_cases_that_came_since_are_left_out_of_the_comparison():
    assert moved(share(50, 60), by_case(share(50, 50))) == (0, 0, 0)


def a_report(part, **figures):
    row = {"name": "m", "compared": True, "value": 0.5, "low": 0.4, "high": 0.6} | figures
    unmeasured = row | {"name": "n", "value": None}
    tasks = [
        {"task": "risk", "skipped": None, "mark": "1234", "measures": [row, unmeasured]},
        {"task": "answers", "skipped": "no documents", "measures": []},
    ]
    about = dict.fromkeys(("at", "model", "embedding", "fingerprint"), "x")
    return {"part": part, "tasks": tasks, **about}


def test_keeping_a_report_leaves_the_other_part_and_skipped_tasks(tmp_path):
    (tmp_path / "risk").mkdir()
    [file] = keep(a_report("develop", values={"a": 1.0}), tmp_path)
    keep(a_report("aside"), tmp_path)
    held = json.loads(file.read_text())
    assert held["develop"]["measures"] == {"m": {"values": {"a": 1.0}}}
    assert held["aside"]["measures"] == {"m": {"value": 0.5, "low": 0.4, "high": 0.6}}
    assert held["aside"]["mark"] == "1234"


def test_of_the_part_kept_aside_totals_are_kept():
    assert as_kept({"value": 1, "low": 0, "high": 1, "of": 3}) == {"value": 1, "low": 0, "high": 1}


def test_keeping_needs_one_report(capsys):
    assert main([]) == 2
    assert "Name one report" in capsys.readouterr().err
