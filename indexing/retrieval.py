"""Finding passages for a question: meanings, words and named parts, fused into one score.

The scope goes with every step, and what is found is fetched again from the records under it: an
id that an index should not have given is dropped here and logged as an alarm.

The path of a question: understood (`_understand`); candidates of the official documents and of the
evidence, each by meaning, by words, by name and by what is asked of a place (`_candidates`); the
best of them read closely and put in order (`_ranked`); fetched and given, each once (`_given`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.access import Scope
from corpus.passage import Found, Passage
from corpus.versions import EVERYTHING_CURRENT, Among
from indexing.asked_words import corrected, words_to_check
from indexing.close_reading import Beside, CloseReading
from indexing.closeness import closeness, nearest_tokens, weights_of
from indexing.embedding.embedder import Asked, Embedder
from indexing.identifiers import identifiers
from indexing.keywords import Held, Keywords
from indexing.meanings import Meanings
from indexing.ports import OFFICIAL, Records, Vector
from indexing.repeats import without_repeats
from indexing.scoring import Signs, score, surety
from indexing.spelling import Spelling, corrections
from indexing.subjects import Subjects, Ways
from indexing.vectors.nearest import Granted, Nearest, Neighbour
from indexing.words import words

_log = logging.getLogger(__name__)

_CANDIDATES: Final = 64  # of each kind, of each collection
_LONGEST_QUESTION: Final = 2_000  # characters; what follows is not read
_EXPANSION: Final = 0.5  # importance of a word that the glossary adds
_SHORT_QUESTION: Final = 4  # stems up to which it counts in full
_CORRECTED: Final = 0.9  # of a word as it should have been spelt
_READ_CLOSELY: Final = 32  # candidates whose token vectors are compared
_IN_TURN: Final = 1  # collections that the vector index is asked one after the other
_GIVEN: Final = 2_000  # passages kept at hand
_SUBJECTS: Final = 32  # passages taken for the ways of asking for them
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")

Expand = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage_id: str
    signs: Signs
    weights: NDArray[np.float32]  # what each token of the question counts among the passages


class _Ranked(NamedTuple):
    passage_id: str
    score: float
    vector: Vector | None


@dataclass(frozen=True, slots=True)
class _Asked:
    question: str  # with its misspelt words put right
    vector: Vector  # with the glossary's words
    read: Asked
    terms: dict[str, float]
    parts: frozenset[str] = field(default_factory=frozenset)


class Retrieval:
    """Search over everything a scope allows."""

    def __init__(
        self,
        records: Records,
        vectors: Nearest,
        embedder: Embedder,
        expand: Expand = lambda _: (),
        glossary_words: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        self._records = records
        self._vectors = vectors
        self._meanings = Meanings(records, embedder.model)
        self._embedder = embedder
        self._expand = expand
        self._glossary_words = glossary_words
        self._spelling = Spelling()
        self._keywords = Keywords(records)
        self._subjects = Subjects(records, embedder)
        self._reading = CloseReading(records, embedder.model)
        self._passages = _Passages(records)
        self._collections = lru_cache(maxsize=64)(self._collections_at)
        self._ways = lru_cache(maxsize=1)(self._ways_at)
        self._meaning = lru_cache(maxsize=256)(lambda text: embedder.embed([text])[0])

    def search(
        self,
        scope: Scope,
        question: str,
        limit: int = 10,
        provider_id: str | None = None,
        among: Among = EVERYTHING_CURRENT,
    ) -> Sequence[Found]:
        """Return the passages nearest to the question, best first; one provider's if given."""
        sight = self._sight(scope, among, provider_id)  # also what raises without a scope
        plain = readable(question)
        if not re.search(r"\w", plain) or limit < 1:
            return []
        parts = {some: self._words_of(sight, some) for some in _apart(sight.collections)}
        asked = self._understand(plain, self._read_as(sight, plain, parts.values()))
        ways = self._ways(sight.generation, scope.official())
        candidates = {
            each.passage_id: each
            for some, held in parts.items()
            for each in self._candidates(sight, some, held, asked, ways)
        }
        ranked = self._ranked(sight, asked, candidates, max(_READ_CLOSELY, limit), ways.beside)
        return self._given(sight, ranked, limit)

    def readings(
        self, scope: Scope, question: str, provider_id: str | None = None
    ) -> Mapping[str, str]:
        """Return what misspelt words of a question are read as: word as typed -> word."""
        sight = self._sight(scope, EVERYTHING_CURRENT, provider_id)
        parts = [self._words_of(sight, some) for some in _apart(sight.collections)]
        return self._read_as(sight, readable(question), parts)

    def _words_of(self, sight: Granted, collections: Sequence[str]) -> Held:
        return self._keywords.of(sight.scope, collections, sight.among, sight.generation)

    def _read_as(self, sight: Granted, question: str, parts: Iterable[Held]) -> dict[str, str]:
        """Return what misspelt words are read as: words that may be seen here, and no others."""
        unsure = words_to_check(question)
        if not unsure:
            return {}
        official = self._keywords.of(
            sight.scope.official(), [OFFICIAL], generation=sight.generation
        )
        every = [official, *parts]
        glossary = self._glossary_words()
        seen = dict.fromkeys(each for held in every for each in held.seen)
        read_as = corrections(unsure, self._spelling.vocabulary(list(seen), glossary))
        return {
            typed: word
            for typed, word in read_as.items()
            if word in glossary or any(held.passages.holds(words(word)) for held in every)
        }

    def _sight(self, scope: Scope, among: Among, provider_id: str | None) -> Granted:
        generation = self._records.generation()
        collections = self._collections(generation, scope, among)
        if provider_id is not None:
            scope = scope.only(provider_id)
            named = self._collections(generation, scope, among)
            collections = tuple(name for name in named if name != OFFICIAL)
        return Granted(scope, among, generation, collections)

    def _collections_at(self, _generation: int, scope: Scope, among: Among) -> tuple[str, ...]:
        return tuple(self._records.collections(scope, among))

    def _ways_at(self, _generation: int, official: Scope) -> Ways:
        return self._subjects.of(official)

    def _understand(self, typed: str, read_as: Mapping[str, str]) -> _Asked:
        question = corrected(typed, read_as)
        added = self._expand(question)
        said = words(question)
        # A term of the glossary is what a short question is about, and one word of a long one.
        weight = _EXPANSION * min(1.0, _SHORT_QUESTION / max(1, len(said)))
        terms = dict.fromkeys(words(" ".join(added)), weight)
        terms |= dict.fromkeys(said, _CORRECTED)
        terms |= dict.fromkeys(words(typed), 1.0)
        read = self._embedder.ask(question)
        vector = read.vector
        if added:
            vector = vector + weight * self._meaning(" ".join(added))
        return _Asked(question, vector / np.linalg.norm(vector), read, terms, identifiers(typed))

    def _candidates(
        self,
        sight: Granted,
        collections: Sequence[str],
        held: Held,
        asked: _Asked,
        ways: Ways,
    ) -> Iterable[_Candidate]:
        """Return what may answer, of the official documents or of the evidence."""
        keywords = held.passages
        explained = words(" ".join(held.acronyms.expansions(asked.question)))
        coverage = keywords.coverage(dict.fromkeys(explained, _EXPANSION) | asked.terms)
        near = self._nearest(sight, collections, held, asked.vector)
        cosines = {each.passage_id: each.cosine for each in near}
        named = {own for part in asked.parts for own in keywords.named(part)}
        beside = _Beside.of(ways, asked) if OFFICIAL in collections else _Beside()
        ids = dict.fromkeys(cosines)
        ids |= dict.fromkeys(keywords.best(coverage, _CANDIDATES))
        ids |= dict.fromkeys(sorted(named))
        ids |= dict.fromkeys(own for own in beside.best(_SUBJECTS) if own in keywords)
        weights = weights_of(asked.read, keywords.rarity)
        least = min(cosines.values(), default=0.0)  # of whatever was not among the nearest
        for own in ids:
            at = keywords.positions.get(own)
            signs = Signs(
                cosine=cosines.get(own, least),
                coverage=0.0 if at is None else float(coverage[at]),
                asked=beside.asked.get(own),
                ways=beside.ways.get(own, 0.0),
                named=own in named,
            )
            yield _Candidate(own, signs, weights)

    def _nearest(
        self, sight: Granted, collections: Sequence[str], held: Held, vector: Vector
    ) -> Sequence[Neighbour]:
        """Return the passages nearest in meaning.

        The vector index answers a few collections, each in turn; it holds only what is current, so
        a choice, like many collections at once, is searched by comparing every vector.
        """
        scope, among = sight.scope, sight.among
        if not among.is_everything_current or len(collections) > _IN_TURN:
            return self._meanings.nearest(scope, among, held.passages, vector, _CANDIDATES)
        found: list[Neighbour] = []
        for collection in collections:
            found += self._vectors.nearest(scope, collection, vector, _CANDIDATES, sight)
        return found

    def _ranked(
        self,
        sight: Granted,
        asked: _Asked,
        candidates: Mapping[str, _Candidate],
        most: int,
        beside: Beside,
    ) -> Sequence[_Ranked]:
        """Return the best candidates, read closely, best first."""
        first = {own: surety(each.signs) for own, each in candidates.items()}
        best = sorted(candidates, key=lambda own: (-first[own], own))[:most]
        read = self._reading.of(sight.scope, sight.generation, best, sight.among, beside)
        with_tokens = [own for own in best if own in read and len(read[own].tokens)]
        close: dict[str, float] = {}
        if with_tokens and len(asked.read.tokens):
            nearest = nearest_tokens(asked.read, [read[own].tokens for own in with_tokens])
            for n, own in enumerate(with_tokens):
                close[own] = closeness(nearest[:, n], candidates[own].weights)
        ranked = []
        for own in best:
            vector = read[own].vector if own in read else None
            cosine = _cosine(vector, asked.vector)
            signs = replace(candidates[own].signs, cosine=cosine, close=close.get(own))
            ranked.append(_Ranked(own, score(signs), vector))
        return sorted(ranked, key=lambda each: (-each.score, each.passage_id))

    def _given(self, sight: Granted, ranked: Sequence[_Ranked], limit: int) -> Sequence[Found]:
        """Return the passages as the records give them to this scope, none twice."""
        kept: list[Found] = []
        vectors: list[Vector | None] = []
        for start in range(0, len(ranked), limit):
            some = ranked[start : start + limit]
            passages = self._passages.of(sight, [each.passage_id for each in some])
            for each in some:
                if each.passage_id in passages:
                    found = Found(passage=passages[each.passage_id], score=round(each.score, 4))
                    kept.append(found)
                    vectors.append(each.vector)
            chosen = without_repeats([each.passage for each in kept], vectors)
            kept, vectors = [kept[n] for n in chosen], [vectors[n] for n in chosen]
            if len(kept) >= limit:
                break
        return kept[:limit]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the index of subjects says of a question, for each passage that has a place in it."""

    asked: Mapping[str, float] = field(default_factory=dict)  # cosine to the nearest way of asking
    ways: Mapping[str, float] = field(default_factory=dict)  # coverage by the words of the ways

    @classmethod
    def of(cls, ways: Ways, asked: _Asked) -> _Beside:
        near = ways.nearness(asked.read.vector).tolist()
        if not near:
            return cls()
        covered = ways.words.coverage(asked.terms).tolist()
        return cls(
            dict(zip(ways.ids, near, strict=True)), dict(zip(ways.ids, covered, strict=True))
        )

    def best(self, limit: int) -> list[str]:
        return sorted(self.asked, key=lambda own: -self.asked[own])[:limit]


def readable(question: str) -> str:
    """Return a question without control and invisible characters, cut to a bearable length.

    >>> readable("what\\x00 is\\u200b 3.4")
    'what is 3.4'
    """
    return " ".join(_CONTROL.sub(" ", question[:_LONGEST_QUESTION]).split())


def _apart(collections: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the official documents and the evidence, each to be searched as one."""
    evidence = tuple(name for name in collections if name != OFFICIAL)
    official = tuple(name for name in collections if name == OFFICIAL)
    return [each for each in (official, evidence) if each]


class _Passages:
    """Passages given before, each question asking the records anew whether it may have them."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._generation = -1
        self._held: dict[str, Passage] = {}

    def of(self, sight: Granted, ids: Sequence[str]) -> dict[str, Passage]:
        """Return the passages that the records give to this scope; the others are dropped.

        An id that they do not give is logged as an alarm: an index is stale, or it named what is
        not for this scope.
        """
        if sight.generation != self._generation or len(self._held) > _GIVEN:
            self._generation, self._held = sight.generation, {}
        held = self._held
        lacking = [own for own in ids if own not in held]
        found = self._records.passages_by_id(sight.scope, lacking, sight.among) if lacking else {}
        known = [own for own in ids if own in held]
        findable = self._records.findable(sight.scope, known, sight.among) if known else ()
        if sight.generation == self._generation:
            held |= found
        given = found | {own: held[own] for own in findable}
        if foreign := len(ids) - len(given):
            _log.warning("dropped %d ids that the records do not give to this scope", foreign)
        return given


def _cosine(kept: Vector | None, asked: Vector) -> float:
    if kept is None or kept.shape != asked.shape:
        return 0.0
    return float(np.dot(kept, asked))
