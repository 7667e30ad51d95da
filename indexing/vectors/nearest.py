"""What a vector index is asked, whichever engine answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from corpus.access import Scope
from corpus.failures import NotYours
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.ports import Records, Vector


class Neighbour(NamedTuple):
    """A passage's id and the cosine between its vector and the question's."""

    passage_id: str
    cosine: float


class Nearest(Protocol):
    """The nearest vectors of one collection."""

    def nearest(
        self, scope: Scope, collection: str, query: Vector, limit: int
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first.

        Raises `NotYours` for a collection that the records do not give to this scope, and
        `TypeError` where there is no scope, both before any index is reached.
        """


def require_collection(
    records: Records, scope: Scope, collection: str, among: Among = EVERYTHING_CURRENT
) -> None:
    """Raise `NotYours` unless the records give this collection to this scope."""
    if type(scope) is not Scope:
        message = f"An index is asked with a Scope first, not with {type(scope).__name__}."
        raise TypeError(message)
    if collection not in records.collections(scope, among):
        sentence = "There is no such document, or it is not yours to see."
        raise NotYours(sentence)
