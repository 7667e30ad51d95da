"""The tasks by name. Each is a folder: its cases, how they are asked, how they are scored.

`case.py` has `files(part)` and `cases(part)`; `generate.py` has `generate(cases, place)`, which
gives a row for each case, in order; `score.py` has `score(cases, rows)`, which gives the measures.
Beside them lie `thresholds.toml` and `baseline.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from evaluations.cases import Row
from evaluations.measure import Measure
from evaluations.place import Place

#: Does the task ask about the official documents?
_OFFICIAL: Final = {
    "answers": True,
    "refusals": True,
    "standards": False,
    "risk": False,
    "scenarios": False,
    "support": False,
}


@dataclass(frozen=True, slots=True)
class Task:
    """One task. Its cases are of its own type, so only its own functions read them."""

    name: str
    official: bool
    files: Callable[[str], tuple[str, ...]]  # part -> its files of cases
    cases: Callable[[str], Sequence[Any]]  # part -> its cases
    generate: Callable[[Sequence[Any], Place], Iterator[Row]]
    score: Callable[[Sequence[Any], Sequence[Row]], Sequence[Measure]]


def _task(name: str) -> Task:
    case, generate, score = (import_module(module) for module in _modules(name))
    return Task(name, _OFFICIAL[name], case.files, case.cases, generate.generate, score.score)


def _modules(name: str) -> list[str]:
    return [f"evaluations.{name}.{part}" for part in ("case", "generate", "score")]


#: A folder without these three modules is no task.
TASKS: Final = {name: _task(name) for name in _OFFICIAL if all(map(find_spec, _modules(name)))}
