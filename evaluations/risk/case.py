"""The cases: concerns in words; the 25 cells and bad inputs, which belong to both parts."""

from __future__ import annotations

from typing import Any

from corpus.text import Value
from evaluations.cases import rows

CELLS = "cells"
BAD_INPUTS = "bad_inputs"


class RiskCase(Value):
    """What is given (`text`, or `likelihood` and `impact`), and what is right."""

    id: str
    kind: str  # "concern", "cell" or "bad input"
    given: dict[str, Any]
    likelihood: frozenset[int] = frozenset()  # of a concern: what can be defended; none: not told
    impact: frozenset[int] = frozenset()
    rating: str | None = None  # of a cell


def files(part: str) -> tuple[str, ...]:
    """Return the files of cases of a part."""
    return part, CELLS, BAD_INPUTS


def cases(part: str) -> tuple[RiskCase, ...]:
    """Return the cases of "develop" or "aside"."""
    concerns = (
        RiskCase(
            id=row["id"],
            kind="concern",
            given={"text": row["text"]},
            likelihood=frozenset(row["likelihood"]),
            impact=frozenset(row["impact"]),
        )
        for row in rows("risk", part)
    )
    cells = (
        RiskCase(
            id=f"{row['likelihood']} by {row['impact']}",
            kind="cell",
            given={"likelihood": row["likelihood"], "impact": row["impact"]},
            rating=row["rating"],
        )
        for row in rows("risk", CELLS)
    )
    bad = (
        RiskCase(id=f"bad {number}", kind="bad input", given=row)
        for number, row in enumerate(rows("risk", BAD_INPUTS), 1)
    )
    return *concerns, *cells, *bad
