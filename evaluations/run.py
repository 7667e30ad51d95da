"""Measure tasks: ask every case at a place of its own, score what came, compare and write it down.

It never opens anybody's data folder, and of the part kept aside it shows and keeps totals only.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.failures import BadInput
from evaluations.cases import PARTS, Row
from evaluations.place import Place, Tell, place
from evaluations.report import falls, skipped_row, task_row, versions
from evaluations.table import page
from evaluations.tasks import TASKS, Task

NEEDS_DOCUMENTS = (
    "left out, for it asks about the official documents: name a folder with your copies "
    "(--documents, or OFFICIAL_DOCUMENTS)."
)
_PAUSE = 2.0  # seconds between two lines of progress

Report = dict[str, Any]
Said = dict[str, list[Row]]  # what was given to each case, by task


def chosen(names: Sequence[str]) -> list[Task]:
    """Return the tasks of these names, or all where none is named. Raises `BadInput`."""
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        message = f"There is no task “{unknown[0]}”. Choose from: {', '.join(TASKS)}."
        raise BadInput(message)
    return [TASKS[name] for name in dict.fromkeys(names)] or list(TASKS.values())


def evaluate(
    tasks: Sequence[Task], part: str, documents: Path | None, tell: Tell
) -> tuple[Report, Said]:
    """Measure tasks on "develop" or "aside"; return the report and what was given to each case."""
    if part not in PARTS:
        message = f"There is no part “{part}” of the cases. Choose one of: {', '.join(PARTS)}."
        raise BadInput(message)
    said: Said = {}
    rows = []
    with place(documents, tell) as at:
        for task in tasks:
            if task.official and not at.documents:
                rows.append(skipped_row(task.name, NEEDS_DOCUMENTS))
                continue
            cases = task.cases(part)
            said[task.name] = list(_with_progress(task.name, task.generate(cases, at), cases, tell))
            rows.append(task_row(task, part, cases, task.score(cases, said[task.name])))
        report = {**_about(at), "part": part, "tasks": rows, "falls": falls(rows)}
    return report, said


def write(report: Report, said: Said, folder: Path) -> Path:
    """Write a report, and of `develop` what was given to each case; return the folder made."""
    stamp = report["at"].replace(":", "").replace("+0000", "")
    made = folder / f"{stamp}-{report['part']}"
    try:
        made.mkdir(parents=True)
        content = json.dumps(report, indent=1, ensure_ascii=False, allow_nan=False)
        (made / "report.json").write_text(content + "\n", encoding="utf-8")
        (made / "report.md").write_text(page(report), encoding="utf-8")
        if report["part"] == "develop":
            for task, rows in said.items():
                lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
                (made / f"{task}.jsonl").write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        message = f"The report cannot be written to {made}. Choose another place with --to."
        raise BadInput(message) from error
    return made


def _about(at: Place) -> Row:
    settings = at.house.settings
    return {
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "model": settings.model or "the embedded model",
        "embedding": at.house.embedder.model,
        "fingerprint": at.fingerprint,
        "documents": list(at.documents),
        "versions": versions(),
    }


def _with_progress(
    name: str, rows: Iterator[Row], cases: Sequence[Any], tell: Tell
) -> Iterator[Row]:
    last = time.monotonic()
    tell(f"{name}: {len(cases)} cases.")
    for number, row in enumerate(rows, 1):
        yield row
        if time.monotonic() - last > _PAUSE:
            last = time.monotonic()
            tell(f"{name}: {number} of {len(cases)}.")
