"""How rightly it says that a thing is not in the documents, or not to be done; what it invents."""

from __future__ import annotations

from collections.abc import Sequence

from evaluations.asked_case import AskedCase
from evaluations.cases import Row
from evaluations.measure import Measure
from evaluations.said import says, says_forbidden, truth

NAMES = {"not_in_documents": "rightly not in the documents", "declined": "rightly declined"}


def score(cases: Sequence[AskedCase], rows: Sequence[Row]) -> list[Measure]:
    """Return the measures of the answers to these cases, in the same order."""
    pairs = list(zip(cases, rows, strict=True))
    right = {case.id: row["status"] in case.statuses for case, row in pairs}
    said = {c.id: says_forbidden(r, c.question, c.forbidden) for c, r in pairs if c.forbidden}
    offered = (
        (case.id, any(says(each, row["text"]) for each in case.offers))
        for case, row in pairs
        if case.offers
    )
    return [
        *(
            Measure.share(name, ((c.id, right[c.id]) for c in cases if c.expect == expect))
            for expect, name in NAMES.items()
        ),
        Measure.share("invented", said.items(), more_is_better=False),
        Measure.share(
            "right with nothing invented",
            ((case.id, right[case.id] and not said.get(case.id)) for case in cases),
        ),
        Measure.share("says what can be done", offered),
        *truth(rows, {case.id: case.question for case in cases}),
    ]
