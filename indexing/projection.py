"""Keeping Chroma in step with the records: apply the outbox, compare, build anew.

Each step can be done twice or be cut off at any point: an entry leaves the outbox only after the
vector index has taken it in.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final

import numpy as np

from corpus.access import Scope
from corpus.text import Value
from indexing.ports import OutboxEntry, Records
from indexing.vectors.chroma import ChromaVectors

_AT_A_TIME: Final = 1_000
_SAME: Final = 1e-4  # the largest difference between two copies of one vector's number


class Comparison(Value):
    """How the vector index differs from the records. Ids are never words of a document."""

    passages: int  # with a vector in the records
    waiting: int  # entries of the outbox (counted up to a thousand)
    missing: tuple[str, ...]  # in the records, not in the index
    foreign: tuple[str, ...]  # in the index, not in that collection of the records
    stale: tuple[str, ...]  # in both, with another vector
    unembedded: int  # passages without a vector of the model in use

    @property
    def in_step(self) -> bool:
        """Say whether nothing has to be repaired."""
        return not (self.missing or self.foreign or self.stale)


class Projection:
    """The vector index as a projection of the records."""

    def __init__(self, records: Records, vectors: ChromaVectors, model: str) -> None:
        self._records = records
        self._vectors = vectors
        self._model = model

    def apply(self, scope: Scope) -> int:
        """Take in what waits in the outbox; return how many entries that were."""
        applied = 0
        while entries := self._records.outbox(_AT_A_TIME):
            for (action, collection), run in groupby(entries, lambda e: (e.action, e.collection)):
                self._apply_run(scope, action, collection, list(run))
            self._records.settle(entries[-1].number)
            applied += len(entries)
        return applied

    def _apply_run(
        self, scope: Scope, action: str, collection: str, run: list[OutboxEntry]
    ) -> None:
        ids = [entry.passage_id for entry in run]
        if action == "delete":
            self._vectors.drop(scope, collection, ids)
            return
        # What was dropped again since has no vector any more; its "delete" comes later.
        found = self._records.vectors_by_id(scope, self._model, ids)
        if found and collection in self._records.collections(scope):
            self._vectors.put(scope, collection, found)

    def compare(self, scope: Scope) -> Comparison:
        """Compare every vector of the index with the records."""
        held = self._vectors.held(scope)
        missing: list[str] = []
        stale: list[str] = []
        passages = 0
        for collection in self._records.collections(scope):
            there = held.pop(collection, {})
            ids, matrix = self._records.vectors(scope, collection, self._model)
            passages += len(ids)
            for own_id, vector in zip(ids, matrix, strict=True):
                found = there.pop(own_id, None)
                if found is None:
                    missing.append(own_id)
                elif not np.allclose(found, vector, atol=_SAME):
                    stale.append(own_id)
            held[collection] = there
        return Comparison(
            passages=passages,
            waiting=len(self._records.outbox(_AT_A_TIME)),
            missing=tuple(missing),
            foreign=tuple(own_id for there in held.values() for own_id in there),
            stale=tuple(stale),
            unembedded=len(self._records.unembedded(scope, self._model, _AT_A_TIME)),
        )

    def counts_agree(self, scope: Scope) -> bool:
        """Say whether each collection has as many vectors as the records, the outbox aside."""
        held = self._vectors.counts(scope)
        for collection in self._records.collections(scope):
            ids, _ = self._records.vectors(scope, collection, self._model)
            if held.pop(collection, 0) != len(ids):
                return False
        return not held

    def rebuild(self, scope: Scope) -> None:
        """Build the index anew from the records' vectors, dropping whatever it held."""
        waiting = self._records.outbox(1_000_000)
        for collection, there in self._vectors.held(scope).items():
            self._vectors.drop(scope, collection, list(there))
        for collection in self._records.collections(scope):
            ids, matrix = self._records.vectors(scope, collection, self._model)
            if ids:
                self._vectors.put(scope, collection, dict(zip(ids, matrix, strict=True)))
        if waiting:
            self._records.settle(waiting[-1].number)
