"""The candidates' token vectors, kept at hand while the records stand as they are.

What is kept gives scores and never words: whatever is found is fetched from the records again,
under the asker's scope.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.versions import Among
from indexing.embedding.products import ready
from indexing.ports import Records, Vector

_ROOM: Final = 64 * 2**20  # bytes


class Read(NamedTuple):
    """A passage as it is read closely."""

    vector: Vector
    tokens: NDArray[np.uint8]  # `ready`, (tokens, dimensions), with those beside it; or no rows

    @property
    def size(self) -> int:
        """Return how many bytes it takes."""
        return int(self.vector.nbytes + self.tokens.nbytes)


Beside = Callable[[str, NDArray[np.int8]], NDArray[np.int8]]


class CloseReading:
    """Vectors and token vectors of passages, the longest unused forgotten first."""

    def __init__(self, records: Records, model: str) -> None:
        self._records = records
        self._model = model
        self._generation = -1
        self._held: OrderedDict[str, Read] = OrderedDict()
        self._size = 0
        self._busy = threading.Lock()

    def of(
        self, scope: Scope, generation: int, ids: Sequence[str], among: Among, beside: Beside
    ) -> dict[str, Read]:
        """Return what is known of passages; those the records do not give are left out.

        `beside` adds to a passage's tokens those of what is asked of it.
        """
        with self._busy:
            if generation != self._generation:
                self._generation, self._size = generation, 0
                self._held.clear()
            found = {own: self._held[own] for own in ids if own in self._held}
            for own in found:
                self._held.move_to_end(own)
        lacking = [own for own in ids if own not in found]
        if lacking:
            new = self._fetched(scope, lacking, among, beside)
            found |= new
            self._keep(generation, new)
        return found

    def _fetched(
        self, scope: Scope, ids: Sequence[str], among: Among, beside: Beside
    ) -> dict[str, Read]:
        vectors = self._records.vectors_by_id(scope, self._model, ids, among)
        tokens = self._records.tokens_by_id(scope, self._model, ids, among)
        none = np.zeros((0, 0), np.int8)
        return {
            own: Read(vector, ready(beside(own, tokens.get(own, none))))
            for own, vector in vectors.items()
        }

    def _keep(self, generation: int, new: dict[str, Read]) -> None:
        with self._busy:
            if generation != self._generation:
                return  # the records were changed meanwhile
            for own, read in new.items():
                before = self._held.pop(own, None)
                self._size += read.size - (before.size if before else 0)
                self._held[own] = read
            while self._size > _ROOM:
                _, gone = self._held.popitem(last=False)
                self._size -= gone.size
