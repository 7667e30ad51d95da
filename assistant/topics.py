"""Which of several described topics a text is about, if any, and which words or sense show it.

Each topic has examples of what is written about it, keywords and near misses; beside the topics
stand examples of what belongs to none. A topic's evidence is the rarer words it shares with the
text and the nearest examples in meaning; what belongs to none must come out below. Must not know
what the topics are (standards, scenarios) nor what is done with them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.likeness import similarities
from assistant.ports import Embedder
from assistant.words import stemmed, stems

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic as it is told apart from its neighbours."""

    key: str
    examples: tuple[str, ...]  # sentences as people write them
    keywords: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()  # sentences that look like it and belong elsewhere


@dataclass(frozen=True, slots=True)
class Weights:
    """How the signs are weighed; measured on the development half of the cases of each use."""

    words: float  # beside 1 for meaning
    keyword: float
    near_miss: float
    background: float
    least: float  # weighed signs below this for the best topic: the text is about none
    beside: float  # how far below the best a further topic may lie
    steepness: float = 8.0  # of the score; at `least` it is one half

    def score(self, weighed: float) -> float:
        """Return how sure a weighed sum is, 0 to 1."""
        return 1 / (1 + math.exp(-self.steepness * (weighed - self.least)))


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic that a text is about: 0 to 1 how surely, and what shows it."""

    key: str
    score: float
    shared: tuple[str, ...]  # words of the text that the topic's description has, rarest first
    example: str  # the example nearest in meaning, "" where meanings were not compared


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for each topic before weighing: arrays of shape (topics,)."""

    meaning: Scores
    words: Scores
    keyword: Scores
    near_miss: Scores
    background: float


class Topics:
    """Topics made ready for comparing; build once and keep."""

    def __init__(self, topics: Sequence[Topic], background: Sequence[str]) -> None:
        self.topics = tuple(topics)
        self.background = tuple(background)

    @cached_property
    def _vocabulary(self) -> tuple[frozenset[str], ...]:
        return tuple(
            frozenset().union(*(stems(text) for text in (*topic.examples, *topic.keywords)))
            for topic in self.topics
        )

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How much a stem tells: the fewer topics have it, the more."""
        having = Counter(stem for vocabulary in self._vocabulary for stem in vocabulary)
        return {stem: math.log((len(self.topics) + 1) / n) for stem, n in having.items()}

    @cached_property
    def _keywords(self) -> tuple[tuple[frozenset[str], ...], ...]:
        return tuple(
            tuple(found for keyword in topic.keywords if (found := stems(keyword)))
            for topic in self.topics
        )

    def signs(self, text: str, embedder: Embedder | None) -> Signs:
        """Return what speaks for each topic in a text."""
        said = stems(text)
        unknown = math.log(len(self.topics) + 1)  # a word no topic has speaks for none of them
        total = sum(self._rarity.get(stem, unknown) for stem in said) or 1.0
        words = [
            sum(self._rarity[stem] for stem in said & vocabulary) / total
            for vocabulary in self._vocabulary
        ]
        keyword = [
            max((self._telling(k) for k in keywords if k <= said), default=0.0)
            for keywords in self._keywords
        ]
        none = np.zeros(len(self.topics))
        if embedder is None:
            return Signs(none, np.array(words), np.array(keyword), none, 0.0)
        meaning = [_nearest(embedder, text, topic.examples) for topic in self.topics]
        near = [_nearest(embedder, text, topic.near_misses) for topic in self.topics]
        return Signs(
            np.array(meaning),
            np.array(words),
            np.array(keyword),
            np.array(near),
            _nearest(embedder, text, self.background),
        )

    def match(
        self, text: str, weights: Weights, embedder: Embedder | None, most: int = 3
    ) -> tuple[TopicMatch, ...]:
        """Return the topics a text is about, surest first; none where nothing speaks for any."""
        signs = self.signs(text, embedder)
        weighed = weigh(signs, weights)
        order = [int(index) for index in np.argsort(-weighed, kind="stable")[:most]]
        best = weighed[order[0]]
        if best < weights.least:
            return ()
        return tuple(
            TopicMatch(
                key=self.topics[index].key,
                score=weights.score(float(weighed[index])),
                shared=self._shared(text, index),
                example=self._closest(text, index, embedder),
            )
            for index in order
            if weighed[index] >= best - weights.beside
        )

    def _shared(self, text: str, index: int) -> tuple[str, ...]:
        """Return the words of a text that this topic has and few others do, rarest first."""
        half = math.log((len(self.topics) + 1) / max(len(self.topics) / 3, 1))
        telling = {
            word: self._rarity[stem]
            for stem, word in stemmed(text)
            if stem in self._vocabulary[index] and self._rarity[stem] >= half
        }
        return tuple(sorted(telling, key=lambda word: -telling[word]))

    def _closest(self, text: str, index: int, embedder: Embedder | None) -> str:
        examples = self.topics[index].examples
        if embedder is None or not examples:
            return ""
        return examples[int(np.argmax(similarities(embedder, text, examples)))]

    def _telling(self, keyword: frozenset[str]) -> float:
        return sum(self._rarity.get(stem, 0.0) for stem in keyword)


def weigh(signs: Signs, weights: Weights) -> Scores:
    """Return the weighed sum for each topic, shape (topics,)."""
    missed = np.maximum(signs.near_miss - signs.meaning, 0.0)
    weighed: Scores = (
        signs.meaning
        + weights.words * signs.words
        + weights.keyword * signs.keyword
        - weights.near_miss * missed
        - weights.background * signs.background
    )
    return weighed


def _nearest(embedder: Embedder, text: str, examples: tuple[str, ...]) -> float:
    """Return how near the nearest examples are: mostly the nearest, a little the second."""
    if not examples:
        return 0.0
    near = np.sort(similarities(embedder, text, examples))[::-1]
    return float(0.75 * near[0] + 0.25 * near[min(1, len(near) - 1)])
