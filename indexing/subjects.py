"""The official documents' index of subjects, as search uses it: what people ask, and where to look.

Each subject of `corpus.subjects` names a place in a document and ways of asking for it. A question
near to one of them is near to the passages at its place, however those word it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.catalogue import catalogue
from corpus.passage import DocumentSummary
from corpus.subjects import entries, subjects_of
from indexing.embedding.embedder import Embedder
from indexing.embedding.remembered import remembered
from indexing.ports import Records, Vector

_WIDEST: Final = 4  # passages of one subject; a wider one says too little of each


class _Held(NamedTuple):
    generation: int
    passages: Sequence[tuple[str, ...]]  # of each way of asking, the ids at its place
    vectors: NDArray[np.float32]  # of each way of asking, shape (ways, dimensions)


class Subjects:
    """How near a question is to what is asked of each official passage."""

    def __init__(self, records: Records, embedder: Embedder) -> None:
        self._records = records
        self._embedder = embedder
        self._held: _Held | None = None

    def nearness(self, scope: Scope, question: Vector) -> dict[str, float]:
        """Return the cosine to the nearest way of asking, for each official passage that has one.

        Official passages are open to every scope; the records are asked under this one all the
        same.
        """
        held = self._of(scope)
        if not held.passages or held.vectors.shape[1] != len(question):
            return {}
        best: dict[str, float] = {}
        for ids, cosine in zip(held.passages, held.vectors @ question, strict=True):
            for own in ids:
                if cosine > best.get(own, -1.0):
                    best[own] = float(cosine)
        return best

    def _of(self, scope: Scope) -> _Held:
        generation = self._records.generation()
        if self._held is None or self._held.generation != generation:
            self._held = self._read(scope.official(), generation)
        return self._held

    def _read(self, scope: Scope, generation: int) -> _Held:
        vectors = ways_of_asking(self._embedder)
        passages: list[tuple[str, ...]] = []
        chosen: list[Vector] = []
        for summary in self._records.documents(scope):
            for ids, asked in self._places(scope, summary):
                for way in asked:
                    passages.append(ids)
                    chosen.append(vectors[way])
        stacked = np.stack(chosen) if chosen else np.zeros((0, 0), dtype=np.float32)
        return _Held(generation, passages, stacked)

    def _places(
        self, scope: Scope, summary: DocumentSummary
    ) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return the passages at the place of each subject, with the ways of asking for it."""
        if summary.catalogue_key is None:
            return []
        text = self._records.text(scope, summary.document_id)
        passages = self._records.passages(scope, summary.document_id)
        found = []
        for subject in subjects_of(text, summary.catalogue_key):
            ids = tuple(
                each.passage_id
                for each in passages
                if each.place.first <= subject.last and each.place.last >= subject.first
            )
            if 0 < len(ids) <= _WIDEST:
                found.append((ids, subject.asked))
        return found


def ways_of_asking(embedder: Embedder) -> dict[str, Vector]:
    """Return the vector of every way of asking in the index, made once a machine."""
    asked = [
        way for document in catalogue() for entry in entries(document.key) for way in entry.asked
    ]
    encoded = remembered(embedder, asked)
    return {way: each.vector for way, each in zip(asked, encoded, strict=True)}
