"""Ask the product for each rating: from two numbers, or proposed from a concern's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.failures import BadInput
from evaluations.cases import Row
from evaluations.place import Place
from evaluations.risk.case import RiskCase


def generate(cases: Sequence[RiskCase], place: Place) -> Iterator[Row]:
    """Give `likelihood`, `impact` and `rating`, or that the input was `refused`."""
    for case in cases:
        try:
            row = place.desk.risk_row(case.given)
        except BadInput:
            yield {"id": case.id, "refused": True}
        else:
            told = {name: row[name] for name in ("likelihood", "impact", "rating")}
            yield {"id": case.id, "refused": False, **told}
