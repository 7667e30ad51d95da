"""Keyword search: BM25 over stems, one index a collection, built from the records when asked for.

How common a word is, is counted within one collection only, so that no provider's words show in
the scores of another's passages.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.passage import Passage, Section
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.identifiers import identifiers_of
from indexing.ports import Records
from indexing.vectors.nearest import require_collection
from indexing.words import words

_K1: Final = 1.2
_B: Final = 0.75


class Match(NamedTuple):
    """A passage with how much of the question's weight in words it holds, 0 to 1."""

    passage_id: str
    coverage: float


class KeywordIndex:
    """BM25 over one collection, unchanging once built."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._ids = [passage.passage_id for passage in passages]
        self._positions = {own_id: n for n, own_id in enumerate(self._ids)}
        documents = [words(text) for text in indexed_texts(passages)]
        seen = Counter(word for document in documents for word in set(document))
        self._weight = {word: self._rarity(count) for word, count in seen.items()}
        self._engine = _engine(documents) if self._weight else None
        self._by_identifier: dict[str, list[str]] = {}
        for passage in passages:
            for identifier in identifiers_of(passage):
                self._by_identifier.setdefault(identifier, []).append(passage.passage_id)

    def search(self, terms: Mapping[str, float], limit: int) -> Sequence[Match]:
        """Return the passages that hold most of the terms' weight; `terms`: stem -> importance."""
        coverage = self._coverage(terms)
        best = np.argsort(-coverage, kind="stable")[:limit]
        return [Match(self._ids[n], float(coverage[n])) for n in best if coverage[n] > 0]

    def coverage_of(self, terms: Mapping[str, float], ids: Sequence[str]) -> dict[str, float]:
        """Return the coverage of some passages; those of another collection are left out."""
        coverage = self._coverage(terms)
        return {i: float(coverage[self._positions[i]]) for i in ids if i in self._positions}

    def with_identifier(self, identifier: str) -> Sequence[str]:
        """Return the passages that an identifier such as "standard:3.4" is the name of."""
        return self._by_identifier.get(identifier, [])

    def rarity(self, stem: str) -> float:
        """Return how rare a stem is in the collection: 0.0 to about 7; the rarest if unknown."""
        return self._weight.get(stem, self._rarity(0))

    def _coverage(self, terms: Mapping[str, float]) -> NDArray[np.float64]:
        """Return each passage's BM25 score as a share of the highest score thinkable."""
        scores = np.zeros(len(self._ids))
        # A word that the collection lacks still counts: it is what the passages do not cover.
        highest = sum(
            importance * self._weight.get(term, self._rarity(0))
            for term, importance in terms.items()
        )
        if self._engine is None or highest == 0:
            return scores
        for term, importance in terms.items():
            if term in self._weight:
                scores += importance * self._engine.get_scores([term])
        return np.minimum(scores / highest, 1.0)

    def _rarity(self, count: int) -> float:
        return math.log(1 + (len(self._ids) - count + 0.5) / (count + 0.5))


class Keywords:
    """The keyword indexes of a data folder, each held in memory until the records change."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._held: dict[str, tuple[int, KeywordIndex]] = {}

    def of(self, scope: Scope, collection: str, among: Among = EVERYTHING_CURRENT) -> KeywordIndex:
        """Return the index of a collection. Raises `NotYours`.

        One for an edition or a day is built for the question and not held.
        """
        require_collection(self._records, scope, collection, among)
        if not among.is_everything_current:
            return KeywordIndex(self._records.searchable(scope, collection, among))
        generation = self._records.generation()
        held = self._held.get(collection)
        if held is None or held[0] != generation:
            built = KeywordIndex(self._records.searchable(scope, collection))
            held = self._held[collection] = (generation, built)
        return held[1]


def indexed_texts(sections: Sequence[Section | Passage]) -> list[str]:
    """Return what is indexed of each passage."""
    return [context_and_words(each.headings, each.found_by or each.text) for each in sections]


def context_and_words(headings: Sequence[str], text: str) -> str:
    """Return what is indexed of a passage: its headings as context, then its own words."""
    return "\n".join([*headings, text])


def _engine(documents: Sequence[Sequence[str]]) -> Any:
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it writes to standard error by itself
    engine = bm25s.BM25(k1=_K1, b=_B, method="lucene")
    engine.index([list(document) for document in documents], show_progress=False)
    return engine
