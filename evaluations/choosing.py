"""Tasks in which one or more of several numbered things are chosen for a text, or none.

A case has `text`, what is right (any of several may be, none for an empty list) and perhaps what
could be defended as well (`also`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from corpus.failures import BadInput
from corpus.text import Value
from evaluations.cases import Row, rows
from evaluations.measure import How, Measure


class ChoosingCase(Value):
    """A text with what is right for it."""

    id: str
    text: str
    right: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Whether anything is right for it."""
        return "one applies" if self.right else "none applies"


def cases_of(task: str, field: str, part: str) -> tuple[ChoosingCase, ...]:
    """Return the cases of `evaluations/TASK/cases/PART.jsonl`; `field` names what is right."""
    return tuple(
        ChoosingCase(
            id=row["id"],
            text=row["text"],
            right=tuple(map(str, row[field])),
            also=tuple(map(str, row.get("also", ()))),
        )
        for row in rows(task, part)
    )


def choices(cases: Sequence[ChoosingCase], choose: Callable[[str], Sequence[str]]) -> Iterator[Row]:
    """Give what is chosen for each case, best first."""
    for case in cases:
        started = time.perf_counter()
        try:
            chosen = list(choose(case.text))
        except BadInput as failure:
            chosen = [failure.sentence]  # which is right for no case
        taken = (time.perf_counter() - started) * 1_000
        yield {"id": case.id, "chosen": chosen, "ms": round(taken, 1)}


def score(cases: Sequence[ChoosingCase], rows: Sequence[Row]) -> list[Measure]:
    """Return how often the choices are right."""
    pairs = [(case, row["chosen"]) for case, row in zip(cases, rows, strict=True)]
    some = [(case, chosen) for case, chosen in pairs if case.right]
    first = {case.id: bool(set(chosen[:1]) & set(case.right)) for case, chosen in some}
    defended = {case.id: bool(set(chosen[:1]) & {*case.right, *case.also}) for case, chosen in some}
    among = {case.id: bool(set(chosen[:3]) & set(case.right)) for case, chosen in some}
    measures = [
        Measure.share("first choice", first.items()),
        Measure.share("among three", among.items()),
        Measure.share("none applies", ((c.id, not chosen) for c, chosen in pairs if not c.right)),
        Measure(
            name="time, ms",
            values={row["id"]: row["ms"] for row in rows},
            how=How.MEDIAN,
            more_is_better=False,
            compared=False,
        ),
    ]
    if any(case.also for case in cases):
        measures.insert(1, Measure.share("first choice can be defended", defended.items()))
    return measures
