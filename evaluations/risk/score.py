"""How rightly risks are rated, and how often a proposal can be defended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluations.cases import Row
from evaluations.measure import Measure
from evaluations.risk.case import RiskCase

SIDES = ("likelihood", "impact")


def score(cases: Sequence[RiskCase], rows: Sequence[Row]) -> list[Measure]:
    """Return the measures of the ratings of these cases, in the same order."""
    pairs = list(zip(cases, rows, strict=True))
    of = {
        kind: [(case, row) for case, row in pairs if case.kind == kind]
        for kind in ("cell", "bad input", "concern")
    }
    told = [(case, row) for case, row in of["concern"] if case.likelihood and case.impact]
    return [
        Measure.share(
            "cells right", ((c.id, row.get("rating") == c.rating) for c, row in of["cell"])
        ),
        Measure.share("bad inputs refused", ((c.id, row["refused"]) for c, row in of["bad input"])),
        Measure.share(
            "both can be defended",
            ((case.id, all(_defended(case, row, side) for side in SIDES)) for case, row in told),
        ),
        *(Measure.share(f"{side} can be defended", _one(told, side)) for side in SIDES),
        Measure.share("cannot be told and is left open", _left_open(of["concern"])),
    ]


def _one(told: Sequence[tuple[RiskCase, Row]], side: str) -> Iterator[tuple[str, bool]]:
    return ((case.id, _defended(case, row, side)) for case, row in told)


def _defended(case: RiskCase, row: Row, side: str) -> bool:
    return row.get(side) in getattr(case, side)


def _left_open(concerns: Sequence[tuple[RiskCase, Row]]) -> Iterator[tuple[str, bool]]:
    """Give, for each concern whose words do not tell a step, whether none is proposed."""
    for case, row in concerns:
        untold = [side for side in SIDES if not getattr(case, side)]
        if untold:
            yield case.id, not row["refused"] and all(row[side] is None for side in untold)
