"""Keeping Chroma in step with the records: apply the outbox, compare, repair, build.

Each step can be done twice or be cut off at any point: an entry leaves the outbox only after the
vector index has taken it in.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.text import Value
from indexing.ports import OutboxEntry, Records
from indexing.vectors.chroma import ChromaVectors

_log = logging.getLogger(__name__)

_AT_A_TIME: Final = 1_000
_SAME: Final = 1e-4  # the largest difference between two copies of one vector's number
_IDS_IN_AN_ALARM: Final = 20


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

    @property
    def differences(self) -> int:
        """How many vectors have to be repaired."""
        return len(self.missing) + len(self.foreign) + len(self.stale)


class _Differing(Value):
    """How one collection differs."""

    collection: str
    missing: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    other_model: bool = False  # it holds vectors of other dimensions


class Projection:
    """The vector index as a projection of the records."""

    def __init__(self, records: Records, vectors: ChromaVectors, model: str) -> None:
        self._records = records
        self._vectors = vectors
        self._model = model

    def apply(self, scope: Scope, between: Callable[[], None] = lambda: None) -> int:
        """Take in what waits in the outbox; return how many entries that were.

        `between` is called after each thousand and may raise, to stop.
        """
        applied = 0
        while entries := self._records.outbox(_AT_A_TIME):
            for (action, collection), run in groupby(entries, lambda e: (e.action, e.collection)):
                self._apply_run(scope, action, collection, list(run))
            self._records.settle(entries[-1].number)
            applied += len(entries)
            between()
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
        return self._compared(scope, lambda _: None)

    def repair(self, scope: Scope) -> Comparison:
        """Make the index as the records are; return how it differed.

        What is foreign goes first, and an alarm is logged of it.
        """
        return self._compared(scope, lambda differing: self._mend(scope, differing))

    def _compared(self, scope: Scope, then: Callable[[_Differing], None]) -> Comparison:
        names = list(self._records.collections(scope))
        strays = [name for name in self._vectors.collections(scope) if name not in names]
        found = [self._stray(scope, name) for name in strays]
        passages = 0
        for differing in found:
            then(differing)
        for name in names:
            ids, matrix = self._records.vectors(scope, name, self._model)
            passages += len(ids)
            differing = _differing(name, ids, matrix, *self._vectors.held(scope, name))
            then(differing)
            found.append(differing)
        return Comparison(
            passages=passages,
            waiting=len(self._records.outbox(_AT_A_TIME)),
            missing=tuple(own for each in found for own in each.missing),
            foreign=tuple(own for each in found for own in each.foreign),
            stale=tuple(own for each in found for own in each.stale),
            unembedded=len(self._records.unembedded(scope, self._model, _AT_A_TIME)),
        )

    def _stray(self, scope: Scope, collection: str) -> _Differing:
        ids, _ = self._vectors.held(scope, collection)
        return _Differing(collection=collection, foreign=tuple(ids))

    def _mend(self, scope: Scope, differing: _Differing) -> None:
        if differing.foreign:
            _log.error(
                "alarm: %d ids of the vector index are not of the collection they were in: %s",
                len(differing.foreign),
                ", ".join(differing.foreign[:_IDS_IN_AN_ALARM]),
            )
            self._vectors.drop(scope, differing.collection, differing.foreign)
        if differing.other_model:
            self._vectors.drop_collection(scope, differing.collection)
        lacking = [*differing.missing, *differing.stale]
        if lacking:
            vectors = self._records.vectors_by_id(scope, self._model, lacking)
            self._vectors.put(scope, differing.collection, vectors)

    def counts_agree(self, scope: Scope) -> bool:
        """Say whether each collection has as many vectors as the records, the outbox aside."""
        held = self._vectors.counts(scope)
        for collection in self._records.collections(scope):
            ids, _ = self._records.vectors(scope, collection, self._model)
            if held.pop(collection, 0) != len(ids):
                return False
        return not held

    def build(self, scope: Scope, between: Callable[[], None] = lambda: None) -> int:
        """Fill an empty index from the records' vectors; return how many there are.

        `between` is called after each thousand and may raise, to stop.
        """
        built = 0
        for collection in self._records.collections(scope):
            ids, matrix = self._records.vectors(scope, collection, self._model)
            if ids:
                self._vectors.fill(scope, collection, ids, matrix, between)
                built += len(ids)
        return built


def _differing(
    collection: str,
    ids: Sequence[str],
    matrix: NDArray[np.float32],
    held_ids: Sequence[str],
    held: NDArray[np.float32],
) -> _Differing:
    """Compare a collection of the records with what the index holds of it."""
    places = {own_id: n for n, own_id in enumerate(held_ids)}
    common = [(own_id, n) for n, own_id in enumerate(ids) if own_id in places]
    wanted = set(ids)
    other_model = bool(common) and matrix.shape[1] != held.shape[1]
    stale: tuple[str, ...] = ()
    if other_model:
        stale = tuple(own_id for own_id, _ in common)
    elif common:
        there = held[[places[own_id] for own_id, _ in common]]
        same = np.all(np.abs(there - matrix[[n for _, n in common]]) <= _SAME, axis=1)
        stale = tuple(
            own_id for (own_id, _), agrees in zip(common, same, strict=True) if not agrees
        )
    return _Differing(
        collection=collection,
        missing=tuple(own_id for own_id in ids if own_id not in places),
        foreign=tuple(own_id for own_id in held_ids if own_id not in wanted),
        stale=stale,
        other_model=other_model,
    )
