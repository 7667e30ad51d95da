"""`evaluate` measures in a place of its own, says what it left out, and fails where figures fall."""

import json

import pytest

from evaluations import baseline
from integrations.command_line.main import run


@pytest.fixture
def call(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("OFFICIAL_DOCUMENTS", raising=False)

    def calling(*arguments):
        status = run(["evaluate", *arguments, "--data", str(tmp_path / "data")])
        out, err = capsys.readouterr()
        return status, out, err

    return calling


def test_tasks_that_need_no_documents_reach_their_aims_and_leave_the_data_folder_alone(
    call, tmp_path
):
    """Their weights were chosen on these cases; what is kept aside says how good they are."""
    status, out, err = call("standards", "risk", "scenarios", "answers", "--json")
    [report] = [json.loads(line) for line in out.splitlines()]
    assert (status, report["falls"]) == (0, [])
    measured = [row for task in report["tasks"] for row in task["measures"]]
    missed = [row["name"] for row in measured if row["aim_met"] is False]
    assert missed == []
    skipped = {task["task"]: task["skipped"] for task in report["tasks"] if task["skipped"]}
    assert set(skipped) == {"answers"}
    assert "official documents" in skipped["answers"]
    assert "risk: 1" in err
    [folder] = (tmp_path / "data" / "evaluations").iterdir()
    assert {each.name for each in folder.iterdir()} == {
        "report.json",
        "report.md",
        "standards.jsonl",
        "risk.jsonl",
        "scenarios.jsonl",
    }
    assert [each.name for each in (tmp_path / "data").iterdir()] == ["evaluations"]


def test_a_figure_worse_than_its_baseline_beyond_noise_ends_with_1(call, tmp_path, monkeypatch):
    better = {"measures": {"both can be defended": {"values": {}}}}
    monkeypatch.setattr(baseline, "kept", lambda task, part: better)
    status, out, _ = call("risk", "--to", str(tmp_path / "first"))
    assert status == 0
    assert "| risk | cells right | 25 of 25 |" in out
    [file] = (tmp_path / "first").glob("*/report.json")
    [task] = json.loads(file.read_text())["tasks"]
    values = next(row for row in task["measures"] if row["name"] == "both can be defended")[
        "values"
    ]
    better["measures"]["both can be defended"]["values"] = dict.fromkeys(values, 2.0)
    status, _, err = call("risk", "--to", str(tmp_path / "second"))
    assert status == 1
    assert "worse beyond noise" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tea"], "There is no task “tea”. Choose from: answers, "),
        (["risk", "--part", "all"], "Choose one of: develop, aside."),
        (["risk", "--documents", "nowhere"], "There is no folder nowhere."),
    ],
)
def test_what_cannot_be_measured_is_bad_input_and_writes_nothing(call, tmp_path, arguments, said):
    status, out, err = call(*arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert not (tmp_path / "data").exists()


def test_a_report_that_cannot_be_written_is_said_so(call, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    status, _, err = call("risk", "--to", str(blocked))
    assert status == 2
    assert "Choose another place with --to." in err
