"""A report of a run: what was measured, with which versions, beside aims and baselines.

Plain rows, so that it can be kept as JSON. Of the part kept aside it holds totals and nothing else.
"""

from __future__ import annotations

import math
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from evaluations import baseline
from evaluations.cases import Case, Row, mark
from evaluations.intervals import Estimate
from evaluations.measure import How, Measure
from evaluations.tasks import Task
from evaluations.thresholds import Level, meets, thresholds

LIBRARIES: Final = (
    "quality-assistant",
    "chromadb",
    "langchain",
    "langchain-core",
    "numpy",
    "onnxruntime",
    "SQLAlchemy",
    "tokenizers",
)


def versions() -> dict[str, str]:
    """Return the versions that figures may depend on."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def skipped_row(task: str, reason: str) -> Row:
    """Return the row of a task that was not measured."""
    return {"task": task, "skipped": reason, "measures": []}


def task_row(task: Task, part: str, cases: Sequence[Case], measures: Sequence[Measure]) -> Row:
    """Return the row of a task: its figures beside its thresholds and its baseline."""
    marked = mark(task.name, *task.files(part))
    before = baseline.kept(task.name, part)
    wanted = thresholds(task.name)
    kinds = {case.id: case.kind for case in cases}
    return {
        "task": task.name,
        "skipped": None,
        "cases": len(cases),
        "mark": marked,
        "baseline": before.get("about"),
        "measures": [
            {
                **_figures(measure, part),
                **_wanted(measure, wanted),
                **_moved(measure, before, same_cases=before.get("mark") == marked),
                "by_kind": _by_kind(measure, kinds),
            }
            for measure in measures
        ],
    }


def falls(tasks: Sequence[Row]) -> list[str]:
    """Return a sentence for each measure that is under its floor or worse than its baseline."""
    found = []
    for task in tasks:
        for row in task["measures"]:
            named = f"{task['task']}: {row['name']}"
            if row["floor_met"] is False:
                found.append(f"{named} is {row['value']:g}; it must be {row['floor']:g}.")
            if row["fell"]:
                low, high = row["change"][1:]
                found.append(
                    f"{named} is {row['value']:g} and was {row['before']:g}: worse beyond noise "
                    f"(by {low:+.3f} to {high:+.3f})."
                )
    return found


def _figures(measure: Measure, part: str) -> Row:
    estimate = measure.estimate
    share = measure.how is How.SHARE
    row: Row = {
        "name": measure.name,
        "how": measure.how.value,
        "more_is_better": measure.more_is_better,
        "compared": measure.compared,
        "of": len(measure.values),
        "count": round(sum(measure.values.values())) if share else None,
        **_numbers(estimate),
    }
    if part == "develop" and measure.compared:
        row["values"] = {case: round(value, 4) for case, value in measure.values.items()}
    return row


def _numbers(estimate: Estimate) -> dict[str, float | None]:
    """Return a figure for JSON, which has no NaN: None where nothing was measured."""
    pairs = estimate._asdict().items()
    return {name: None if math.isnan(number) else number for name, number in pairs}


def _wanted(measure: Measure, wanted: Mapping[Level, Mapping[str, float]]) -> Row:
    row: Row = {}
    for level, least in wanted.items():
        value = least.get(measure.name)
        row[level] = value
        row[f"{level}_met"] = None if value is None else meets(measure, value)
    return row


def _moved(measure: Measure, before: Mapping[str, Any], *, same_cases: bool) -> Row:
    then = before.get("measures", {}).get(measure.name)
    moved = baseline.change(measure, then, same_cases=same_cases)
    if moved is None:
        return {"before": None, "change": None, "fell": False}
    if "values" in then:
        values = then["values"]
        was = sum(values.values()) / len(values)
    else:
        was = then["value"]
    return {
        "before": round(was, 4),
        "change": list(moved),
        "fell": baseline.fell(measure, moved),
    }


def _by_kind(measure: Measure, kinds: Mapping[str, str]) -> dict[str, list[float | int | None]]:
    """Return each kind's figure and of how many cases, for measures that are compared."""
    if not measure.compared or len(set(kinds.values())) == 1:
        return {}
    count = dict.fromkeys(kinds.values(), 0)
    for case in measure.values:
        count[kinds[case]] += 1
    found = measure.by_kind(kinds)
    return {kind: [_numbers(each)["value"], count[kind]] for kind, each in found.items()}
