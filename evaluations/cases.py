"""Reading cases: `evaluations/TASK/cases/PART.jsonl`, one JSON object a line.

The part `develop` may be looked at and improved on; `aside` is only ever counted: nothing prints a
question, a text or an answer of it.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from typing import Any, Final, Protocol

PARTS: Final = ("develop", "aside")
Row = dict[str, Any]


class Case(Protocol):
    """What every case has."""

    @property
    def id(self) -> str:
        """Its name, unique in its part."""

    @property
    def kind(self) -> str:
        """What totals are split by."""


def rows(task: str, file: str) -> list[Row]:
    """Return the rows of a file of cases, e.g. ("answers", "develop"). Raises `OSError`."""
    return [json.loads(line) for line in content(task, file).splitlines()]


def content(task: str, file: str) -> str:
    """Return a file of cases as it is."""
    return (files("evaluations") / task / "cases" / f"{file}.jsonl").read_text(encoding="utf-8")


def mark(task: str, *names: str) -> str:
    """Return a short hash of files of cases: another one means that cases were changed."""
    together = "\n".join(content(task, file) for file in names)
    return hashlib.sha256(together.encode()).hexdigest()[:16]
