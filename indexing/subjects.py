"""The official documents' index of subjects, as search uses it: what people ask, and where to look.

Each subject of `corpus.subjects` names a place in a document and ways of asking for it. They are
read along with the passages at that place, as if its margin held them: their words are counted,
their tokens are compared with the question's, and a question near to one of them is near to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.catalogue import catalogue
from corpus.passage import DocumentSummary
from corpus.subjects import entries, subjects_of
from indexing.embedding.embedder import Embedder, Encoded
from indexing.embedding.products import in_8_bits, products, ready
from indexing.embedding.remembered import remembered
from indexing.ports import OFFICIAL, Records, Vector, Version
from indexing.postings import Entry, Segment, Selected
from indexing.words import words

_WIDEST: Final = 6  # passages of one subject; a wider one says too little of each
_OURS: Final[Version] = ("ways of asking", 0, 0)
_SAME_TOKEN: Final = 0.8  # cosine from which a token of a way of asking adds nothing


@dataclass(frozen=True)
class Ways:
    """The ways of asking for each passage that has any. Rows stand for passages."""

    ids: tuple[str, ...]
    ways: tuple[tuple[int, ...], ...]  # of each row, into `vectors` and `tokens`
    vectors: NDArray[np.uint8]  # `ready`, shape (ways, dimensions)
    tokens: Sequence[NDArray[np.int8]]
    words: Selected  # the words of all ways of each row

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Return each passage's row."""
        return {own: row for row, own in enumerate(self.ids)}

    @cached_property
    def _new(self) -> dict[str, list[int]]:
        """Return which tokens of their ways passages looked at before had nothing like."""
        return {}

    @cached_property
    def _pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the ways of all rows one after the other, and where each row begins."""
        lengths = [len(each) for each in self.ways]
        starts = np.cumsum([0, *lengths[:-1]])
        return np.array([way for each in self.ways for way in each], np.int64), starts

    def nearness(self, question: Vector) -> NDArray[np.float32]:
        """Return for each row the cosine of the question to the nearest way. Shape (rows,)."""
        if not self.ids or self.vectors.shape[1] != len(question):
            return np.zeros(0, np.float32)
        of_pairs, starts = self._pairs
        near = products(question[None, :], self.vectors)[0]
        return np.asarray(np.maximum.reduceat(near[of_pairs], starts), dtype=np.float32)

    def beside(self, passage_id: str, tokens: NDArray[np.int8]) -> NDArray[np.int8]:
        """Return a passage's tokens with those of its ways that it has nothing like."""
        row = self.rows.get(passage_id)
        if row is None or not len(tokens):
            return tokens
        more = np.concatenate([self.tokens[way] for way in self.ways[row]])
        new = self._new.get(passage_id)
        if new is None:
            new = self._new[passage_id] = _unlike(tokens, more)
        return np.concatenate([tokens, more[new]])


class Subjects:
    """The ways of asking for the official passages, as they stand in the records."""

    def __init__(self, records: Records, embedder: Embedder) -> None:
        self._records = records
        self._embedder = embedder
        self._held: tuple[frozenset[Version], Ways] | None = None

    def of(self, scope: Scope) -> Ways:
        """Return the ways of asking for the passages that are current.

        Official passages are open to every scope; the records are asked under this one all the
        same.
        """
        official = scope.official()
        versions = frozenset(self._records.chosen(official, [OFFICIAL])[OFFICIAL])
        if self._held is None or self._held[0] != versions:
            self._held = (versions, self._read(official))
        return self._held[1]

    def _read(self, scope: Scope) -> Ways:
        asked: dict[str, dict[str, None]] = {}
        for summary in self._records.documents(scope):
            for ids, ways in self._places(scope, summary):
                for own in ids:
                    asked.setdefault(own, {}).update(dict.fromkeys(ways))
        encoded = self._encoded
        numbers = {way: n for n, way in enumerate(encoded)}
        stems = {own: [stem for way in ways for stem in words(way)] for own, ways in asked.items()}
        segment = Segment.of([Entry(own, _OURS, each) for own, each in stems.items()])
        vectors = [in_8_bits(each.vector) for each in encoded.values()]
        return Ways(
            ids=tuple(asked),
            ways=tuple(tuple(numbers[way] for way in ways) for ways in asked.values()),
            vectors=ready(np.stack(vectors)) if vectors else np.zeros((0, 0), np.uint8),
            tokens=[each.tokens for each in encoded.values()],
            words=Selected([segment], [_OURS]),
        )

    @cached_property
    def _encoded(self) -> Mapping[str, Encoded]:
        return ways_of_asking(self._embedder)

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


def ways_of_asking(embedder: Embedder) -> dict[str, Encoded]:
    """Return what the model makes of every way of asking in the index, made once a machine."""
    asked = dict.fromkeys(
        way for document in catalogue() for entry in entries(document.key) for way in entry.asked
    )
    return dict(zip(asked, remembered(embedder, list(asked)), strict=True))


def _unlike(tokens: NDArray[np.int8], more: NDArray[np.int8]) -> list[int]:
    """Return which of some more tokens are like none of the first, nor like each other."""
    kept = tokens.astype(np.float32) / 127
    new = more.astype(np.float32) / 127
    alike = new @ new.T >= _SAME_TOKEN
    taken = (new @ kept.T).max(axis=1) >= _SAME_TOKEN
    chosen = []
    for n in range(len(new)):
        if not taken[n]:
            chosen.append(n)
            taken |= alike[n]
    return chosen
