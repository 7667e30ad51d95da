"""The cases: a claim, its source, and what the source does for it. All of invented text."""

from __future__ import annotations

from corpus.text import Value
from evaluations.cases import rows


class SupportCase(Value):
    """A claim with its source; both are of the field, neither of any document."""

    id: str
    kind: str  # how the claim departs: number, date, negation …; "paraphrase" where it does not
    label: str  # "supported", "partly", "not" or "contradicted"
    source: str
    claim: str


def files(part: str) -> tuple[str, ...]:
    """Return the files of cases of a part."""
    return (part,)


def cases(part: str) -> tuple[SupportCase, ...]:
    """Return the cases of "develop" or "aside"; all claims on one source are in the same part."""
    return tuple(SupportCase(**row) for row in rows("support", part))
