"""Tasks in which one or more of several numbered things are chosen for a text, or none.

A case has `text`, what is right (any of several may be, none for an empty list) and `part`:
`develop` may be looked at while choosing weights, `aside` only to measure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.resources import files

from corpus.text import Value


class Case(Value):
    """A text with what is right for it."""

    id: str
    text: str
    right: tuple[str, ...]
    part: str


class Figures(Value):
    """Shares of cases, 0 to 1; `cases` says of how many."""

    cases: int
    first: float  # of the cases that something is right for: the first choice is right
    among_three: float
    none: float  # of the cases that nothing is right for: nothing was chosen


def cases_of(task: str, field: str, part: str | None = None) -> tuple[Case, ...]:
    """Return the cases of `evaluations/<task>/cases.jsonl`, of one part if given."""
    lines = (files("evaluations") / task / "cases.jsonl").read_text("utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    cases = (
        Case(
            id=each["id"],
            text=each["text"],
            right=tuple(str(right) for right in each[field]),
            part=each["part"],
        )
        for each in read
    )
    return tuple(case for case in cases if part in (None, case.part))


def measure(cases: Sequence[Case], choose: Callable[[str], Sequence[str]]) -> Figures:
    """Return how often the choices, best first, are right. Needs cases of both kinds."""
    chosen = [(case.right, list(choose(case.text))) for case in cases]
    some = [(right, ids) for right, ids in chosen if right]
    nothing = [ids for right, ids in chosen if not right]
    return Figures(
        cases=len(cases),
        first=sum(ids[:1] != [] and ids[0] in right for right, ids in some) / len(some),
        among_three=sum(bool(set(right) & set(ids[:3])) for right, ids in some) / len(some),
        none=sum(not ids for ids in nothing) / len(nothing),
    )
