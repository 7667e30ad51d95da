"""A case that is a question: what an answer must say, must not say, must cite, or must ask.

Patterns are regular expressions; capitals and white space are set aside when they are looked for.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import ConfigDict

from assistant.question import Status
from corpus.text import Value
from evaluations.cases import rows

Expected = Literal["answered", "not_in_documents", "declined", "clarify"]

#: The statuses that count as what a case expects.
STATUSES: Final[dict[str, frozenset[Status]]] = {
    "answered": frozenset({Status.ANSWERED, Status.PARTIAL}),
    "not_in_documents": frozenset({Status.NOT_IN_DOCUMENTS}),
    "declined": frozenset({Status.REFUSED, Status.NEEDS_PERSON}),
    "clarify": frozenset({Status.CLARIFY}),
    "partial": frozenset({Status.PARTIAL}),
}


class Source(Value):
    """Lines of an official document, told by a part of its file's name."""

    document: str
    lines: tuple[int, int]  # first and last, from 1


class AskedCase(Value):
    """A question with what is right to say to it."""

    model_config = ConfigDict(frozen=True, extra="ignore")  # notes of the author: reader, …

    id: str
    question: str
    kind: str
    before: tuple[str, ...] = ()  # what was asked earlier in the conversation
    expect: Expected = "answered"
    accept: tuple[str, ...] = ()  # other outcomes that are as good
    facts: tuple[tuple[str, ...], ...] = ()  # each as any of several patterns; all are needed
    forbidden: tuple[str, ...] = ()  # in the answer's own words
    cite: tuple[Source, ...] = ()
    needs: Literal["any", "all"] = "any"  # of `cite`
    asks: tuple[str, ...] = ()  # a question back: any of these
    or_shows: tuple[tuple[str, ...], ...] = ()  # as good as asking: all of these, as in `facts`
    offers: tuple[str, ...] = ()  # what can be done instead: any of these

    @property
    def statuses(self) -> frozenset[Status]:
        """The statuses that are right."""
        return frozenset().union(*(STATUSES[each] for each in (self.expect, *self.accept)))


def asked_cases(task: str, file: str) -> tuple[AskedCase, ...]:
    """Return the questions of a file of cases."""
    return tuple(AskedCase.model_validate(row) for row in rows(task, file))
