"""Every vector of a collection compared with the question's: exact, and fast up to about 50,000.

It answers while Chroma is not open or not up to date, and the tests hold Chroma against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from indexing.ports import Records, Vector
from indexing.vectors.nearest import Granted, Neighbour, require_collection, require_dimensions


class _Held(NamedTuple):
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
        self,
        scope: Scope,
        collection: str,
        query: Vector,
        limit: int,
        granted: Granted | None = None,
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first. Raises `NotYours`, `Fault`.

        `granted`: what the records gave to this scope for this question, where that is known.
        """
        require_collection(self._records, scope, collection, granted=granted)
        generation = granted.generation if granted else self._records.generation()
        held = self._held.get(collection)
        if held is None or held.generation != generation:
            ids, matrix = self._records.vectors(scope, collection, self._model)
            held = self._held[collection] = _Held(generation, ids, matrix)
        return _nearest_of(held, query, limit)


def _nearest_of(held: _Held, query: Vector, limit: int) -> Sequence[Neighbour]:
    if not held.ids or limit < 1:
        return []
    require_dimensions(query, held.matrix.shape[1])
    cosines = held.matrix @ query
    most = min(limit, len(cosines))
    some = np.argpartition(-cosines, most - 1)[:most]
    best = some[np.lexsort((some, -cosines[some]))]
    return [Neighbour(held.ids[n], float(cosines[n])) for n in best]
