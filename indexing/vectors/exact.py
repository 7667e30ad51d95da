"""Every vector of a collection compared with the question's: exact, and fast up to about 50,000.

It answers while Chroma is not open or not up to date, and whatever is asked of an edition or of a
day, as Chroma holds only what is current. The tests hold Chroma against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.ports import Records, Vector
from indexing.vectors.nearest import Granted, Neighbour, require_collection, require_dimensions

_CHOICES: Final = 4  # editions and days whose vectors are kept, the longest unused goes first


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
        self._chosen: dict[tuple[Scope, str, Among], _Held] = {}

    def nearest(
        self,
        scope: Scope,
        collection: str,
        query: Vector,
        limit: int,
        granted: Granted | None = None,
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first. Raises `NotYours`, `Fault`.

        `granted`: what the records gave to this scope for this question, where that is known; its
        edition or day is what is searched.
        """
        among = granted.among if granted else EVERYTHING_CURRENT
        require_collection(self._records, scope, collection, among, granted)
        generation = granted.generation if granted else self._records.generation()
        if among.is_everything_current:
            held = self._held.get(collection)
            if held is None or held.generation != generation:
                held = self._held[collection] = self._read(generation, scope, collection, among)
        else:
            held = self._of_choice(generation, scope, collection, among)
        return _nearest_of(held, query, limit)

    def _of_choice(self, generation: int, scope: Scope, collection: str, among: Among) -> _Held:
        key = (scope, collection, among)
        held = self._chosen.pop(key, None)
        if held is None or held.generation != generation:
            held = self._read(generation, scope, collection, among)
        self._chosen[key] = held
        while len(self._chosen) > _CHOICES:
            self._chosen.pop(next(iter(self._chosen)), None)
        return held

    def _read(self, generation: int, scope: Scope, collection: str, among: Among) -> _Held:
        ids, matrix = self._records.vectors(scope, collection, self._model, among)
        return _Held(generation, ids, matrix)


def _nearest_of(held: _Held, query: Vector, limit: int) -> Sequence[Neighbour]:
    if not held.ids or limit < 1:
        return []
    require_dimensions(query, held.matrix.shape[1])
    cosines = held.matrix @ query
    most = min(limit, len(cosines))
    some = np.argpartition(-cosines, most - 1)[:most]
    best = some[np.lexsort((some, -cosines[some]))]
    return [Neighbour(held.ids[n], float(cosines[n])) for n in best]
