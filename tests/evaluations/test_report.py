"""A report holds what was measured beside what was reached before, and of the aside totals alone."""

import json

import pytest

from evaluations import baseline
from evaluations.cases import mark
from evaluations.measure import How, Measure
from evaluations.report import falls, skipped_row, task_row, versions
from evaluations.run import write
from evaluations.table import page, table
from evaluations.tasks import TASKS

RISK = TASKS["risk"]


def outcomes(part, met=lambda case: True):
    """Outcomes of a task's cases, made up: nothing was asked."""
    concerns = [case for case in RISK.cases(part) if case.kind == "concern"]
    return Measure.share("both can be defended", ((case.id, met(case)) for case in concerns))


def report_of(*tasks, part="develop"):
    return {
        "at": "2026-11-22T05:00:00+00:00",
        "part": part,
        "model": "the embedded model",
        "embedding": "m",
        "fingerprint": "f",
        "documents": [],
        "versions": versions(),
        "tasks": list(tasks),
        "falls": falls(tasks),
    }


@pytest.fixture
def kept(monkeypatch):
    """Stand in for what is committed."""

    def keeping(part, measure):
        row = as_report_row(part, measure)
        held = {"mark": mark("risk", *RISK.files(part)), "measures": {measure.name: row}}
        monkeypatch.setattr(baseline, "kept", lambda task, of: held if of == part else {})

    def as_report_row(part, measure):
        figure = dict(zip(("value", "low", "high"), measure.estimate, strict=True))
        return {"values": dict(measure.values)} if part == "develop" else figure

    return keeping


@pytest.mark.parametrize("part", ["develop", "aside"])
def test_a_fall_beyond_noise_is_said_in_a_sentence(part, kept):
    kept(part, outcomes(part))
    row = task_row(RISK, part, RISK.cases(part), [outcomes(part, lambda case: case.id[-1] > "5")])
    [sentence] = falls([row])
    assert sentence.startswith("risk: both can be defended is 0.")
    assert "was 1: worse beyond noise" in sentence


@pytest.mark.parametrize("part", ["develop", "aside"])
def test_what_stays_as_it_was_is_no_fall(part, kept):
    kept(part, outcomes(part))
    row = task_row(RISK, part, RISK.cases(part), [outcomes(part)])
    assert falls([row]) == []
    assert row["measures"][0]["before"] == 1


def test_a_broken_floor_is_a_fall_without_any_baseline(kept):
    wrong = Measure.share("cells right", [("1 by 1", False), ("1 by 2", True)])
    row = task_row(RISK, "develop", RISK.cases("develop"), [wrong])
    assert falls([row]) == ["risk: cells right is 0.5; it must be 1."]


def test_of_the_part_kept_aside_no_text_and_no_outcome_of_a_case_is_kept(tmp_path):
    rows = []
    for task in TASKS.values():
        cases = task.cases("aside")
        made_up = Measure.share("made up", ((case.id, True) for case in cases))
        rows.append(task_row(task, "aside", cases, [made_up]))
    said = {name: [{"id": "x", "text": "a secret answer"}] for name in TASKS}
    folder = write(report_of(*rows, part="aside"), said, tmp_path)
    written = {file.name: file.read_text() for file in folder.iterdir()}
    assert set(written) == {"report.json", "report.md"}
    cases = [case for task in TASKS.values() for case in task.cases("aside")]
    texts = {getattr(case, "question", "") or getattr(case, "text", "") for case in cases}
    long = [text for text in texts if len(text) > 8]
    for content in written.values():
        assert "secret" not in content
        assert '"values"' not in content
        assert sum(text in content for text in long) == 0


def test_of_the_other_part_the_answers_lie_beside_the_report(tmp_path):
    row = task_row(RISK, "develop", RISK.cases("develop"), [outcomes("develop")])
    folder = write(report_of(row), {"risk": [{"id": "k001"}]}, tmp_path)
    assert json.loads((folder / "risk.jsonl").read_text()) == {"id": "k001"}
    [measure] = json.loads((folder / "report.json").read_text())["tasks"][0]["measures"]
    assert measure["values"]["k001"] == 1
    assert measure["by_kind"] == {"concern": [1, measure["of"]]}


def test_what_was_not_measured_is_null_in_json_and_said_so_in_the_table():
    nothing = Measure(name="nothing", values={}, how=How.MEAN)
    row = task_row(RISK, "develop", RISK.cases("develop"), [nothing])
    assert row["measures"][0]["value"] is None
    json.dumps(row, allow_nan=False)
    assert "not measured" in "\n".join(table(report_of(row)))


def test_a_task_that_was_left_out_says_why():
    lines = table(report_of(skipped_row("answers", "it needs documents.")))
    assert lines == ["\nanswers: it needs documents."]


def test_the_page_names_versions_fingerprint_and_what_fell():
    wrong = Measure.share("cells right", [("1 by 1", False)])
    text = page(report_of(task_row(RISK, "develop", RISK.cases("develop"), [wrong])))
    for wanted in ("index fingerprint f", "python 3.", "chromadb", "Seed 7", "Worse than it must"):
        assert wanted in text
