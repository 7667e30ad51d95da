"""Every vector of a collection compared with the question's: exact, and fast up to about 50,000.

It answers while Chroma is not open or not up to date, and the tests hold Chroma against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.versions import Among
from indexing.ports import Records, Vector
from indexing.vectors.nearest import Neighbour, require_collection


@dataclass(frozen=True, slots=True)
class _Held:
    generation: int
    ids: Sequence[str]
    matrix: NDArray[np.float32]  # shape (passages, dimensions)


class ExactVectors:
    """Vectors of one model out of the records, held in memory until the records change."""

    def __init__(self, records: Records, model: str) -> None:
        self._records = records
        self._model = model
        self._held: dict[str, _Held] = {}

    def nearest(
        self, scope: Scope, collection: str, query: Vector, limit: int
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first. Raises `NotYours`."""
        require_collection(self._records, scope, collection)
        held = self._of(scope, collection)
        return _nearest_of(held.ids, held.matrix, query, limit)

    def nearest_among(
        self, scope: Scope, collection: str, among: Among, query: Vector, limit: int
    ) -> Sequence[Neighbour]:
        """Return neighbours in one edition, or in what was in force on a day. `NotYours`."""
        require_collection(self._records, scope, collection, among)
        ids, matrix = self._records.vectors(scope, collection, self._model, among)
        return _nearest_of(ids, matrix, query, limit)

    def _of(self, scope: Scope, collection: str) -> _Held:
        generation = self._records.generation()
        held = self._held.get(collection)
        if held is None or held.generation != generation:
            ids, matrix = self._records.vectors(scope, collection, self._model)
            held = self._held[collection] = _Held(generation, ids, matrix)
        return held


def _nearest_of(
    ids: Sequence[str], matrix: NDArray[np.float32], query: Vector, limit: int
) -> Sequence[Neighbour]:
    if not ids or limit < 1:
        return []
    cosines = matrix @ query
    best = np.argsort(-cosines, kind="stable")[:limit]
    return [Neighbour(ids[n], float(cosines[n])) for n in best]
