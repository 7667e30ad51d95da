"""Which of several described topics a text is about, if any, and what shows it.

Each topic has examples of what is written about it and keywords; beside the topics stand examples
of what belongs to none. Texts are alike when they share their rarer words and when they lie near
one another in meaning, and a ridge regression over that likeness learns which topic, or none, the
examples around a text speak for. Must not know what the topics are nor what is done with them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
from numpy.typing import NDArray

from assistant.likeness import vectors
from assistant.ports import Embedder
from assistant.words import stemmed, stems

Array = NDArray[np.float64]

# Chosen by leaving out each example of the standards in turn and finding its standard again
# (506 examples of 27 standards: first .61, among three .79; nearest example alone .32 and .53).
SHARPNESS = 2.0  # of likeness in meaning: exp(SHARPNESS * (cosine - 1))
WORDS = 0.5  # weight of shared words beside 1 for meaning
SHIFT = 0.1  # what any two texts have in common
RIDGE = 0.7

SHORT = 2  # letters of a word that is never named as a reason
FEW = 3  # topics that may share a word for it to be named as a reason
STEEPNESS = 8.0  # of the score, which is one half where a text is as near to none as `least` says


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic as it is told apart from its neighbours."""

    key: str
    examples: tuple[str, ...]  # sentences as people write them
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where being about a topic begins, in the units of `Topics.lead`."""

    least: float  # the best topic leads what belongs to none by less: the text is about none
    share: float = 0.3  # of the best lead that a further topic must have


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic that a text is about: 0 to 1 how surely, and what shows it."""

    key: str
    score: float
    shared: tuple[str, ...]  # words of the text that the topic's description has, rarest first
    example: str  # the example nearest in meaning, "" where meanings were not compared


class Topics:
    """Topics made ready for comparing; build once and keep."""

    def __init__(self, topics: Sequence[Topic], background: Sequence[str]) -> None:
        self.topics = tuple(topics)
        described = [
            (index, text)
            for index, topic in enumerate(self.topics)
            for text in (*topic.examples, *topic.keywords)
        ]
        described += [(len(self.topics), text) for text in background]
        self.texts = tuple(text for _, text in described)
        self._labels = np.array([index for index, _ in described])
        self._learnt: dict[Hashable, tuple[NDArray[np.float32] | None, Array]] = {}

    def match(
        self, text: str, bounds: Bounds, embedder: Embedder | None = None, most: int = 3
    ) -> tuple[TopicMatch, ...]:
        """Return the topics a text is about, surest first; none where nothing speaks for any."""
        lead = self.lead(text, embedder)
        order = [int(index) for index in np.argsort(-lead, kind="stable")[:most]]
        best = lead[order[0]]
        if best < bounds.least:
            return ()
        return tuple(
            TopicMatch(
                key=self.topics[index].key,
                score=1 / (1 + math.exp(-STEEPNESS * (float(lead[index]) - bounds.least))),
                shared=self._shared(text, index),
                example=self._closest(text, index, embedder),
            )
            for index in order
            if lead[index] >= bounds.share * best
        )

    def lead(self, text: str, embedder: Embedder | None = None) -> Array:
        """Return by how much each topic leads what belongs to none, shape (topics,)."""
        held, learnt = self._learn(embedder)
        likeness = WORDS * self._by_words(text) + SHIFT
        if embedder is not None and held is not None:
            likeness = likeness + _sharpened(held @ vectors(embedder, [text])[0])
        spoken_for: Array = likeness @ learnt
        lead: Array = spoken_for[:-1] - spoken_for[-1]
        return lead

    def _learn(self, embedder: Embedder | None) -> tuple[NDArray[np.float32] | None, Array]:
        """Return the examples' vectors and what each example says of each topic; kept."""
        key = cast("Hashable", embedder)
        if key not in self._learnt:
            likeness = WORDS * (self._weights @ self._weights.T) + SHIFT
            held = None
            if embedder is not None:
                held = vectors(embedder, self.texts)
                likeness = likeness + _sharpened(held @ held.T)
            wanted = np.eye(len(self.topics) + 1)[self._labels]
            ridge = RIDGE * np.eye(len(self.texts))
            self._learnt[key] = held, np.linalg.solve(likeness + ridge, wanted)
        return self._learnt[key]

    def knows(self, stem: str) -> bool:
        """Say whether any example or keyword has a word of this stem."""
        return stem in self._columns

    @cached_property
    def _columns(self) -> dict[str, int]:
        found = {stem for text in self.texts for stem in stems(text)}
        return {stem: column for column, stem in enumerate(sorted(found))}

    @cached_property
    def _rarity(self) -> Array:
        """How much each stem tells: the fewer examples have it, the more."""
        having = Counter(stem for text in self.texts for stem in stems(text))
        return np.array([math.log((1 + len(self.texts)) / (1 + having[s])) for s in self._columns])

    @cached_property
    def _weights(self) -> Array:
        """Return the words of each example, weighed and of unit length: (examples, stems)."""
        rows = np.zeros((len(self.texts), len(self._columns)))
        for row, text in zip(rows, self.texts, strict=True):
            for stem in stems(text):
                row[self._columns[stem]] = self._rarity[self._columns[stem]]
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        weighed: Array = rows / np.where(lengths == 0, 1, lengths)
        return weighed

    def _by_words(self, text: str) -> Array:
        """Return how like each example a text is by its words, 0 to 1, shape (examples,)."""
        row, unknown = np.zeros(len(self._columns)), 0.0
        for stem in stems(text):
            column = self._columns.get(stem)
            if column is None:
                unknown += math.log(1 + len(self.texts)) ** 2
            else:
                row[column] = self._rarity[column]
        length = math.sqrt(float(row @ row) + unknown)
        near: Array = self._weights @ row / (length or 1.0)
        return near

    def _shared(self, text: str, index: int) -> tuple[str, ...]:
        """Return the words of a text that tell of a topic, most telling first.

        Those are its keywords and what at least two of its examples say: a word that one example
        happens to have is no reason.
        """
        own = self._telling[index]
        rarity = {
            word: sum(stem in others for others in self._topic_stems)
            for stem, word in stemmed(text)
            if stem in own and len(word) > SHORT
        }
        telling = [word for word, having in rarity.items() if having <= FEW]
        return tuple(sorted(telling, key=lambda word: rarity[word]))

    @cached_property
    def _telling(self) -> tuple[frozenset[str], ...]:
        """The stems of each topic's keywords, and those that at least two of its examples have."""
        told = []
        for topic in self.topics:
            having = Counter(stem for text in topic.examples for stem in stems(text))
            keywords = frozenset().union(*(stems(text) for text in topic.keywords))
            told.append(keywords | {stem for stem, number in having.items() if number > 1})
        return tuple(told)

    @cached_property
    def _topic_stems(self) -> tuple[frozenset[str], ...]:
        return tuple(
            frozenset().union(*(stems(text) for text in (*topic.examples, *topic.keywords)))
            for topic in self.topics
        )

    def _closest(self, text: str, index: int, embedder: Embedder | None) -> str:
        held, _ = self._learn(embedder)
        examples = self.topics[index].examples
        if embedder is None or held is None or not examples:
            return ""
        first = int(np.argmax(self._labels == index))
        near = held[first : first + len(examples)] @ vectors(embedder, [text])[0]
        return examples[int(np.argmax(near))]


def _sharpened(cosines: NDArray[np.float32]) -> Array:
    sharpened: Array = np.exp(SHARPNESS * (cosines.astype(np.float64) - 1))
    return sharpened
