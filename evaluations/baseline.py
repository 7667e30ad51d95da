"""The figures that were reached and committed, and whether new ones fall below them beyond noise.

    python -m evaluations.baseline REPORT.json

keeps a report's figures as the baseline of each task in it (`evaluations/TASK/baseline.json`). Of
`develop` the outcome of each case is kept, so that runs are compared case by case; of `aside`
totals.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from evaluations.intervals import Estimate, apart, difference
from evaluations.measure import Measure

Kept = Mapping[str, Any]  # a measure as kept: `values` by case, or `value`, `low`, `high`
_HERE: Final = Path(__file__).parent


def kept(task: str, part: str) -> Mapping[str, Any]:
    """Return what is kept of a task's part: `mark` of its cases and `measures`; {} if nothing."""
    file = files("evaluations") / task / "baseline.json"
    if not file.is_file():
        return {}
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")).get(part, {})
    return found


def change(measure: Measure, before: Kept | None, *, same_cases: bool) -> Estimate | None:
    """Return how far a measure has moved, or None where it cannot be said.

    Case by case over the cases that both runs have; where only totals were kept, from their
    intervals, provided that the cases are the same.
    """
    if before is None or not measure.compared or not measure.values:
        return None
    if "values" in before:
        common = [case for case in measure.values if case in before["values"]]
        if not common:
            return None
        now = [measure.values[case] for case in common]
        return difference(now, [before["values"][case] for case in common])
    if not same_cases:
        return None
    return apart(measure.estimate, Estimate(before["value"], before["low"], before["high"]))


def fell(measure: Measure, moved: Estimate | None) -> bool:
    """Say whether a measure is worse than its baseline beyond what chance explains."""
    if moved is None:
        return False
    return moved.high < 0 if measure.more_is_better else moved.low > 0


def as_kept(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a measure of a report as it is kept."""
    if "values" in row:
        return {"values": row["values"]}
    return {name: row[name] for name in ("value", "low", "high")}


def keep(report: Mapping[str, Any], folder: Path = _HERE) -> list[Path]:
    """Write the baseline of each task of a report, leaving the other part's; return the files."""
    about = {name: report[name] for name in ("at", "model", "embedding", "fingerprint")}
    written = []
    for task in report["tasks"]:
        if task["skipped"]:
            continue
        file = folder / task["task"] / "baseline.json"
        held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        held[report["part"]] = {
            "about": about,
            "mark": task["mark"],
            "measures": {
                row["name"]: as_kept(row)
                for row in task["measures"]
                if row["compared"] and row["value"] is not None
            },
        }
        file.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        written.append(file)
    return written


def main(arguments: list[str]) -> int:
    """Keep the figures of the report named."""
    if len(arguments) != 1:
        sys.stderr.write("Name one report: python -m evaluations.baseline REPORT.json\n")
        return 2
    report = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    sys.stdout.writelines(f"{file}\n" for file in keep(report))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
