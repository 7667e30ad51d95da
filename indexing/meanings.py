"""The nearest passages among many collections at once, or among a choice: every vector, in 8 bits.

Chroma answers one collection after the other and holds only what is current. Where a scope spans
many collections, and for an edition, a day or a kind, all chosen vectors are compared instead: in
8 bits a hundred thousand take 38 MB and a few milliseconds, and none can be missed.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.versions import Among
from indexing.embedding.products import in_8_bits, products, ready, whole
from indexing.ports import Records, Vector
from indexing.postings import Selected
from indexing.vectors.nearest import Neighbour, require_dimensions

_WASTE: Final = 2  # times as many rows as are asked of, before they are read anew
_SELECTIONS: Final = 8  # kept; the longest unused goes first
_FEW: Final = 0.5  # share of all rows under which the chosen ones are gathered first
_MANY: Final = 20_000  # rows from which they are first looked through in fewer dimensions
_COARSE: Final = (
    128  # dimensions of that look: of 64 nearest, 512 so chosen hold all but one in 1,000
)
_LOOKED_THROUGH: Final = 512
_SAMPLE: Final = 8_000  # rows that the directions of most difference are taken from


class _Places(NamedTuple):
    chosen: Selected
    at: NDArray[np.int64]  # of each passage in the selection's ids
    rows: NDArray[np.int64]  # and in the vectors


class _Coarse(NamedTuple):
    """All vectors in fewer dimensions."""

    directions: NDArray[np.float32]  # shape (dimensions, fewer)
    rows: NDArray[np.float32]  # shape (rows, fewer)

    @classmethod
    def of(cls, vectors: NDArray[np.uint8], before: _Coarse | None) -> _Coarse:
        """Return them, with what was made of the first rows before."""
        if before is not None and len(vectors) <= 2 * len(before.rows):
            new = whole(vectors[len(before.rows) :]) @ before.directions
            return cls(before.directions, np.concatenate([before.rows, new]))
        sample = whole(vectors[:: max(1, len(vectors) // _SAMPLE)])
        _, directions = np.linalg.eigh(sample.T @ sample)
        most = np.ascontiguousarray(directions[:, -_COARSE:], dtype=np.float32)
        parts = np.array_split(vectors, max(1, len(vectors) // _SAMPLE))
        return cls(most, np.concatenate([whole(part) @ most for part in parts]))


class Meanings:
    """Vectors of one model out of the records, read once for each writing of a passage."""

    def __init__(self, records: Records, model: str) -> None:
        self._records = records
        self._model = model
        self._rows: dict[tuple[str, int], int] = {}  # passage and when it was written -> row
        self._vectors: NDArray[np.uint8] = np.zeros((0, 0), np.uint8)
        self._kept: dict[int, _Places] = {}  # by the identity of the selection
        self._coarse: _Coarse | None = None
        self._busy = threading.Lock()

    def nearest(
        self, scope: Scope, among: Among, chosen: Selected, query: Vector, limit: int
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours among the chosen passages, nearest first.

        Cosines are right to within .01. Raises `Fault` for a question that another model read.
        """
        with self._busy:
            at, rows, vectors = self._chosen(scope, among, chosen)
            coarse = self._looked_through() if len(rows) >= _MANY else None
        if not len(rows) or limit < 1:
            return []
        require_dimensions(query, vectors.shape[1])
        if coarse is not None:
            near = (coarse.rows @ (coarse.directions.T @ query))[rows]
            best = np.argpartition(-near, _LOOKED_THROUGH)[:_LOOKED_THROUGH]
            at, rows = at[best], rows[best]
        if len(rows) < _FEW * len(vectors):
            cosines = products(query[None, :], vectors[rows])[0]
        else:
            cosines = products(query[None, :], vectors)[0][rows]
        most = min(limit, len(cosines))
        some = np.argpartition(-cosines, most - 1)[:most]
        best = some[np.lexsort((some, -cosines[some]))]
        return [Neighbour(chosen.ids[at[n]], float(cosines[n])) for n in best]

    def _looked_through(self) -> _Coarse:
        """Return all vectors by the directions in which they differ most."""
        if self._coarse is None or len(self._coarse.rows) != len(self._vectors):
            self._coarse = _Coarse.of(self._vectors, self._coarse)
        return self._coarse

    def _chosen(
        self, scope: Scope, among: Among, chosen: Selected
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
        """Return the places of the chosen passages, their rows, and all vectors."""
        kept = self._kept.pop(id(chosen), None)
        if kept is None or kept.chosen is not chosen:
            writings = chosen.writings()
            if len(self._rows) > _WASTE * len(writings) + 1_000:
                self._rows, self._vectors, self._kept = {}, np.zeros((0, 0), np.uint8), {}
                self._coarse = None
            self._read(scope, among, [each for each in writings if each not in self._rows])
            pairs = [(n, self._rows.get(each, -1)) for each, n in writings.items()]
            found = np.array([pair for pair in pairs if pair[1] >= 0], np.int64).reshape(-1, 2)
            kept = _Places(chosen, found[:, 0], found[:, 1])
        self._kept[id(chosen)] = kept
        while len(self._kept) > _SELECTIONS:
            del self._kept[next(iter(self._kept))]
        return kept.at, kept.rows, self._vectors

    def _read(self, scope: Scope, among: Among, lacking: Sequence[tuple[str, int]]) -> None:
        if not lacking:
            return
        ids = [own for own, _ in lacking]
        found = self._records.vectors_by_id(scope, self._model, ids, among)
        new = [each for each in lacking if each[0] in found]
        if new:
            vectors = ready(in_8_bits(np.stack([found[own] for own, _ in new])))
            before = self._vectors if self._vectors.size else vectors[:0]
            self._rows |= {each: len(before) + n for n, each in enumerate(new)}
            self._vectors = np.concatenate([before, vectors])
