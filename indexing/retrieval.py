"""Finding passages for a question: meanings, words and named parts, fused into one score.

The scope goes with every step, and what is found is fetched again from the records under it: an
id that an index should not have given is dropped here and logged as an alarm.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.passage import Found, Passage
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.closeness import closeness, nearest_tokens, weights_of
from indexing.embedding.embedder import Asked, Embedder
from indexing.identifiers import identifiers
from indexing.keywords import Keywords
from indexing.ports import Records, Vector
from indexing.subjects import Subjects
from indexing.vectors.exact import ExactVectors
from indexing.vectors.nearest import Nearest, Neighbour
from indexing.words import words

_log = logging.getLogger(__name__)

OFFICIAL: Final = "official"
_CANDIDATES: Final = 64  # of each kind, of each collection
_LONGEST_QUESTION: Final = 2_000  # characters; what follows is not read
_EXPANSION: Final = 0.5  # importance of a word that the glossary adds
# Of the score, chosen by measuring: docs/decisions/0013.
_MEANING: Final = 6.0
_WORDS: Final = 10.0
_DOUBT: Final = 4.5
_CLOSE: Final = 12.0
_USUALLY_CLOSE: Final = 0.45
_READ_CLOSELY: Final = 96  # candidates whose token vectors are compared
_ASKED_FOR: Final = 14.0
_NOT_ASKED_FOR: Final = 0.35  # a cosine below which two ways of asking have nothing in common
_PERHAPS_ASKED_FOR: Final = 0.47  # neither gains nor loses beside evidence, which has no index
_SUBJECTS: Final = 32  # passages taken for the ways of asking for them
_NAMED: Final = 4.0  # for a passage that the question names
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")

Expand = Callable[[str], tuple[str, ...]]


@dataclass
class _Candidate:
    passage_id: str
    weights: NDArray[np.float32]  # what each token of the question counts in its collection
    asked_for: float | None = None  # cosine to the nearest way of asking for it; None: no index
    coverage: float = 0.0
    named: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    vector: Vector  # with the glossary's words
    read: Asked
    terms: Mapping[str, float]
    parts: frozenset[str] = field(default_factory=frozenset)


class Retrieval:
    """Search over everything a scope allows."""

    def __init__(
        self,
        records: Records,
        vectors: Nearest,
        embedder: Embedder,
        expand: Expand = lambda _: (),
    ) -> None:
        self._records = records
        self._vectors = vectors
        self._exact = ExactVectors(records, embedder.model)
        self._embedder = embedder
        self._expand = expand
        self._keywords = Keywords(records)
        self._subjects = Subjects(records, embedder)

    def search(
        self,
        scope: Scope,
        question: str,
        limit: int = 10,
        provider_id: str | None = None,
        among: Among = EVERYTHING_CURRENT,
    ) -> Sequence[Found]:
        """Return the passages nearest to the question, best first; one provider's if given."""
        collections = self._records.collections(scope, among)  # also what raises without a scope
        if provider_id is not None:
            scope = scope.only(provider_id)
            named = self._records.collections(scope, among)
            collections = [name for name in named if name != OFFICIAL]
        plain = readable(question)
        if not re.search(r"\w", plain) or limit < 1:
            return []
        asked = self._understand(plain)
        candidates: dict[str, _Candidate] = {}
        for collection in collections:
            for candidate in self._candidates(scope, collection, asked, among):
                candidates[candidate.passage_id] = candidate
        return self._ranked(scope, asked, candidates, limit, among)

    def _understand(self, question: str) -> _Asked:
        added = self._expand(question)
        terms = dict.fromkeys(words(" ".join(added)), _EXPANSION)
        terms |= dict.fromkeys(words(question), 1.0)
        read = self._embedder.ask(question)
        vector = read.vector
        if added:
            vector = vector + self._embedder.embed([" ".join([question, *added])])[0]
        return _Asked(vector / np.linalg.norm(vector), read, terms, identifiers(question))

    def _candidates(
        self, scope: Scope, collection: str, asked: _Asked, among: Among
    ) -> Iterable[_Candidate]:
        asked_for: dict[str, float] = {}
        if collection == OFFICIAL and among.is_everything_current:
            asked_for = self._subjects.nearness(scope, asked.read.vector)
        keywords = self._keywords.of(scope, collection, among)
        near = self._nearest(scope, collection, asked.vector, among)
        ids = dict.fromkeys(neighbour.passage_id for neighbour in near)
        ids |= dict.fromkeys(
            match.passage_id for match in keywords.search(asked.terms, _CANDIDATES)
        )
        named = {own for part in asked.parts for own in keywords.with_identifier(part)}
        ids |= dict.fromkeys(sorted(named))
        ids |= dict.fromkeys(sorted(asked_for, key=lambda own: -asked_for[own])[:_SUBJECTS])
        coverage = keywords.coverage_of(asked.terms, list(ids))
        weights = weights_of(asked.read, keywords.rarity)
        return [
            _Candidate(own, weights, asked_for.get(own), coverage.get(own, 0.0), own in named)
            for own in ids
        ]

    def _nearest(
        self, scope: Scope, collection: str, vector: Vector, among: Among
    ) -> Sequence[Neighbour]:
        """Return the nearest of a collection; of an edition or a day, by exact search.

        Chroma holds only what is current, so the choice is made before anything is cut off.
        """
        if among.is_everything_current:
            return self._vectors.nearest(scope, collection, vector, _CANDIDATES)
        return self._exact.nearest_among(scope, collection, among, vector, _CANDIDATES)

    def _ranked(
        self,
        scope: Scope,
        asked: _Asked,
        candidates: Mapping[str, _Candidate],
        limit: int,
        among: Among,
    ) -> Sequence[Found]:
        vectors = self._records.vectors_by_id(scope, self._embedder.model, candidates, among)
        cosines = {own: _cosine(vectors.get(own), asked.vector) for own in candidates}
        first = {
            own: score(cosines[own], each.coverage, asked_for=each.asked_for, named=each.named)
            for own, each in candidates.items()
        }
        most = max(_READ_CLOSELY, 2 * limit)
        read_closely = sorted(candidates, key=lambda own: (-first[own], own))[:most]
        close = self._closeness(scope, asked, candidates, read_closely, among)
        scores = first | {
            own: score(
                cosines[own],
                each.coverage,
                close[own],
                asked_for=each.asked_for,
                named=each.named,
            )
            for own, each in candidates.items()
            if own in close
        }
        order = sorted(read_closely, key=lambda own: (-scores[own], own))
        found: list[Found] = []
        seen: set[tuple[str | None, str]] = set()
        for start in range(0, len(order), 2 * limit):
            some = order[start : start + 2 * limit]
            passages = self._records.passages_by_id(scope, some, among)
            _sound_alarm(some, passages)
            for own in some:
                passage = passages.get(own)
                if passage is None or _already(seen, passage):
                    continue
                found.append(Found(passage=passage, score=round(scores[own], 4)))
                if len(found) == limit:
                    return found
        return found

    def _closeness(
        self,
        scope: Scope,
        asked: _Asked,
        candidates: Mapping[str, _Candidate],
        ids: Sequence[str],
        among: Among,
    ) -> dict[str, float]:
        """Return how closely passages speak to the question; none where the model cannot tell."""
        if not len(asked.read.tokens):
            return {}
        tokens = self._records.tokens_by_id(scope, self._embedder.model, ids, among)
        if not tokens:
            return {}
        nearest = nearest_tokens(asked.read, list(tokens.values()))
        return {
            own: closeness(nearest[:, n], candidates[own].weights) for n, own in enumerate(tokens)
        }


def readable(question: str) -> str:
    """Return a question without control and invisible characters, cut to a bearable length.

    >>> readable("what\\x00 is\\u200b 3.4")
    'what is 3.4'
    """
    return " ".join(_CONTROL.sub(" ", question[:_LONGEST_QUESTION]).split())


def score(
    cosine: float,
    coverage: float,
    close: float | None = None,
    *,
    asked_for: float | None = None,
    named: bool = False,
) -> float:
    """Return how surely a passage is about the question, 0 to 1.

    A logistic curve over the cosine of meanings, the coverage of words and, where it was read
    closely, its closeness. Each means the same for every question, so that scores can be compared
    between questions. A passage gains where the question is near to what is asked of it; one
    that the question names is nearly found.

    >>> round(score(0.2, 0.05), 2), round(score(0.6, 0.4), 2), round(score(0.6, 0.4, 0.3), 2)
    (0.06, 0.96, 0.79)
    """
    sure = _MEANING * cosine + _WORDS * coverage - _DOUBT
    if close is not None:
        sure += _CLOSE * (close - _USUALLY_CLOSE)
    if asked_for is not None:
        sure += _ASKED_FOR * (max(asked_for, _NOT_ASKED_FOR) - _PERHAPS_ASKED_FOR)
    if named:
        sure += _NAMED
    return 1 / (1 + math.exp(-sure))


def _sound_alarm(ids: Sequence[str], passages: Mapping[str, Passage]) -> None:
    """Log that an index gave ids which the records do not: stale, or not for this scope."""
    foreign = sum(own not in passages for own in ids)
    if foreign:
        _log.warning("dropped %d ids that the records do not give to this scope", foreign)


def _cosine(kept: Vector | None, asked: Vector) -> float:
    if kept is None or kept.shape != asked.shape:
        return 0.0
    return float(np.dot(kept, asked))


def _already(seen: set[tuple[str | None, str]], passage: Passage) -> bool:
    """Say whether the same words of the same provider were found already, and remember them."""
    key = (passage.source.provider_id, " ".join(words(passage.text)))
    if key in seen:
        return True
    seen.add(key)
    return False
