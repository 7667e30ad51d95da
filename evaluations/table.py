"""A report as Markdown, for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evaluations.cases import Row
from evaluations.intervals import DRAWS, SEED

HEAD = ("task", "measure", "count", "figure (95 %)", "baseline", "change (95 %)", "aim", "met")


def table(report: Mapping[str, Any]) -> list[str]:
    """Return the table of a report, a line for each measure; then what was left out and why."""
    rows = [_line(task["task"], row) for task in report["tasks"] for row in task["measures"]]
    lines = [_joined(HEAD), "|---" * len(HEAD) + "|", *map(_joined, rows)] if rows else []
    skipped = [task for task in report["tasks"] if task["skipped"]]
    return [*lines, *(f"\n{task['task']}: {task['skipped']}" for task in skipped)]


def page(report: Mapping[str, Any]) -> str:
    """Return a report as a page: what was measured, the table, the kinds, what fell."""
    versions = "; ".join(f"{name} {number}" for name, number in report["versions"].items())
    asked = (
        f"Answers by {report['model']}; embedding {report['embedding']}; index fingerprint "
        f"{report['fingerprint']}; {len(report['documents'])} official documents."
    )
    how = f"Seed {SEED}, {DRAWS:,} draws; shares with Wilson's interval. {versions}."
    title = f"# Evaluation of {report['at']}, cases of “{report['part']}”"
    about = [title, "", asked, how, "", *table(report)]
    fell = ["", "## Worse than it must be", "", *(f"- {each}" for each in report["falls"])]
    by_kind = [line for task in report["tasks"] for line in _kinds(task)]
    return "\n".join([*about, *(fell if report["falls"] else []), *by_kind]) + "\n"


def _line(task: str, row: Row) -> Sequence[str]:
    met = row["floor_met"] if row["aim"] is None else row["aim_met"]
    wanted = row["floor"] if row["aim"] is None else row["aim"]
    return (
        task,
        row["name"],
        _count(row),
        _figure(row),
        "" if row["before"] is None else f"{row['before']:.3f}",
        "" if row["change"] is None else _change(row["change"]),
        "" if wanted is None else f"{'≥' if row['more_is_better'] else '≤'} {wanted:g}",
        "" if met is None else ("yes" if met else "no"),
    )


def _count(row: Row) -> str:
    return f"{row['of']} cases" if row["count"] is None else f"{row['count']} of {row['of']}"


def _figure(row: Row) -> str:
    if row["value"] is None:
        return "not measured"
    if row["how"] == "total":
        return f"{row['value']:g}"
    digits = 0 if abs(row["high"]) >= 10 else 3
    return f"{row['value']:.{digits}f} ({row['low']:.{digits}f}–{row['high']:.{digits}f})"


def _change(change: Sequence[float]) -> str:
    value, low, high = change
    return f"{value:+.3f} ({low:+.3f} to {high:+.3f})"


def _kinds(task: Row) -> list[str]:
    rows = [row for row in task["measures"] if row["by_kind"]]
    if not rows:
        return []
    kinds = sorted({kind for row in rows for kind in row["by_kind"]})
    head = ["", f"## {task['task']} by kind (figure, of how many)", ""]
    names = _joined(["kind", *(row["name"] for row in rows)])
    lines = [_joined([kind, *(_cell(row["by_kind"].get(kind)) for row in rows)]) for kind in kinds]
    return [*head, names, "|---" * (len(rows) + 1) + "|", *lines]


def _cell(figure: Sequence[float] | None) -> str:
    return "" if figure is None else f"{figure[0]:.2f}, {figure[1]}"


def _joined(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
