"""How good the answers are: facts, sources, what must not be said, and asking back when it must."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.question import Status
from evaluations.asked_case import AskedCase, Source
from evaluations.cases import Row
from evaluations.measure import How, Measure
from evaluations.said import says, says_all, says_forbidden, truth

Pair = tuple[AskedCase, Row]


def score(cases: Sequence[AskedCase], rows: Sequence[Row]) -> list[Measure]:
    """Return the measures of the answers to these cases, in the same order."""
    pairs = list(zip(cases, rows, strict=True))
    to_answer = [(case, row) for case, row in pairs if case.expect == "answered"]
    to_ask = [(case, row) for case, row in pairs if case.expect == "clarify"]
    facts = {case.id: _facts(case, row) for case, row in to_answer}
    return [
        Measure.share("required facts present", ((id_, met == 1.0) for id_, met in facts.items())),
        Measure(name="share of the facts", values=facts, how=How.MEAN),
        Measure.share(
            "cited rightly", ((c.id, cited_rightly(c, r)) for c, r in to_answer if c.cite)
        ),
        Measure.share(
            "wrongly not in the documents",
            ((c.id, r["status"] == Status.NOT_IN_DOCUMENTS) for c, r in to_answer),
            more_is_better=False,
        ),
        Measure.share("answered", ((c.id, r["status"] in c.statuses) for c, r in to_answer)),
        Measure.share("asked back when it must", ((c.id, asked_back(c, r)) for c, r in to_ask)),
        Measure.share(
            "forbidden said",
            ((c.id, says_forbidden(r, c.question, c.forbidden)) for c, r in pairs if c.forbidden),
            more_is_better=False,
        ),
        *truth(rows, {case.id: case.question for case in cases}),
    ]


def cited_rightly(case: AskedCase, row: Row) -> bool:
    """Say whether a citation, or one for each where all are needed, overlaps the lines named."""
    found = [any(_overlaps(source, cited) for cited in row["citations"]) for source in case.cite]
    return all(found) if case.needs == "all" else any(found)


def asked_back(case: AskedCase, row: Row) -> bool:
    """Say whether the answer asks for what is missing, or shows each thing that it could mean."""
    asks = any(says(pattern, row["text"]) for pattern in case.asks)
    shows = bool(case.or_shows) and says_all(case.or_shows, row["text"])
    asked = row["status"] == Status.CLARIFY and asks
    return asked or shows or row["status"] in case.statuses - {Status.CLARIFY}


def _facts(case: AskedCase, row: Row) -> float:
    met = [any(says(way, row["text"]) for way in ways) for ways in case.facts]
    return sum(met) / len(met) if met else 1.0


def _overlaps(source: Source, cited: Row) -> bool:
    first, last = cited["lines"]
    return (
        source.document in cited["document"]
        and first <= source.lines[1]
        and last >= source.lines[0]
    )
