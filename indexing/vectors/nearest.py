"""What a vector index is asked, whichever engine answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, Self

from corpus.access import Scope
from corpus.failures import Fault, NotYours
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.ports import Records, Vector


class Neighbour(NamedTuple):
    """A passage's id and the cosine between its vector and the question's."""

    passage_id: str
    cosine: float


@dataclass(frozen=True, slots=True)
class Granted:
    """What the records gave to one scope for one question: asked once, and not per collection."""

    scope: Scope
    among: Among
    generation: int  # of the records, when they were asked
    collections: tuple[str, ...]

    @classmethod
    def by(cls, records: Records, scope: Scope, among: Among = EVERYTHING_CURRENT) -> Self:
        """Ask the records. Raises `TypeError` where there is no scope."""
        _require_scope(scope)
        generation = records.generation()  # first: what changes meanwhile makes it old, never new
        return cls(scope, among, generation, tuple(records.collections(scope, among)))


class Nearest(Protocol):
    """The nearest vectors of one collection."""

    def nearest(
        self,
        scope: Scope,
        collection: str,
        query: Vector,
        limit: int,
        granted: Granted | None = None,
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first.

        `granted`: what the records gave to this scope for this question, where that is known.
        Raises `NotYours` for a collection that the records do not give to this scope, `TypeError`
        where there is no scope, and `Fault` for a question that another model read: all before
        any index is reached.
        """


def require_collection(
    records: Records,
    scope: Scope,
    collection: str,
    among: Among = EVERYTHING_CURRENT,
    granted: Granted | None = None,
) -> None:
    """Raise `NotYours` unless the records give this collection to this scope.

    `granted`: what they gave to this very scope a moment ago; of any other it is not believed.
    """
    _require_scope(scope)
    if granted is not None and (granted.scope, granted.among) == (scope, among):
        collections: Sequence[str] = granted.collections
    else:
        collections = records.collections(scope, among)
    if collection not in collections:
        sentence = "There is no such document, or it is not yours to see."
        raise NotYours(sentence)


def require_dimensions(query: Vector, dimensions: int) -> None:
    """Raise `Fault` unless the question's vector has as many numbers as those it is compared with.

    >>> import numpy as np
    >>> require_dimensions(np.zeros(8), 8)
    """
    if query.shape != (dimensions,):
        sentence = (
            "The question was read by another embedding model than the documents, so nothing was "
            "searched. No document is changed; restart the service with one model."
        )
        raise Fault(sentence)


def _require_scope(scope: Scope) -> None:
    if type(scope) is not Scope:
        message = f"An index is asked with a Scope first, not with {type(scope).__name__}."
        raise TypeError(message)
