"""How many claims that depart from their source are found, and how many others are held back."""

from __future__ import annotations

from collections.abc import Sequence

from evaluations.cases import Row
from evaluations.measure import How, Measure
from evaluations.support.case import SupportCase

_SUPPORTED = "supported"


def score(cases: Sequence[SupportCase], rows: Sequence[Row]) -> list[Measure]:
    """Return what was found and what was falsely held back, with the model and without."""
    pairs = list(zip(cases, rows, strict=True))
    departs = [(case, row) for case, row in pairs if case.label != _SUPPORTED]
    agrees = [(case, row) for case, row in pairs if case.label == _SUPPORTED]
    measures = []
    for way, said in (("support", ""), ("by_words", ", by words alone")):
        found = ((case.id, row[way] != _SUPPORTED) for case, row in departs)
        falsely = ((case.id, row[way] != _SUPPORTED) for case, row in agrees)
        measures += [
            Measure.share(f"departures found{said}", found),
            Measure.share(f"falsely held back{said}", falsely, more_is_better=False),
        ]
    verdict = ((case.id, row["support"] == case.label) for case, row in departs)
    times = {row["id"]: row["ms"] for row in rows}
    return [
        *measures,
        Measure.share("departures with the very verdict", verdict),
        Measure(
            name="time, ms", values=times, how=How.MEDIAN, more_is_better=False, compared=False
        ),
    ]
