"""Vectors for generated passages that lie as those of real texts do: in clusters, by topic.

Each is a mixture of what the model made of a few texts on the same topic and of one on another;
its token vectors are tokens of the first, some of them exchanged for tokens of any text.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from evaluations.benchmarks.scale.grammar import paragraph, topics
from indexing.embedding.embedder import Embedder, Encoded

_OF_EACH: Final = 60  # texts that the model reads, of each topic
_SHARES: Final = (0.6, 0.25, 0.15)  # of the first, of another on the topic, of any
_NOISE: Final = 0.35  # its length beside the mixture's
_EXCHANGED: Final = 0.25  # of the tokens


class Likenesses:
    """Makes vectors that are like those of real texts on a topic."""

    def __init__(self, embedder: Embedder, seed: int, of_each: int = _OF_EACH) -> None:
        chance = random.Random(f"{seed}:likenesses")  # noqa: S311 - no secret
        texts = [
            (own, paragraph(chance, topic))
            for own, topic in topics().items()
            for _ in range(of_each)
        ]
        self._base: Sequence[Encoded] = embedder.encode([text for _, text in texts])
        self._of: dict[str, list[int]] = {}
        for n, (own, _) in enumerate(texts):
            self._of.setdefault(own, []).append(n)
        self._tokens = np.concatenate([each.tokens for each in self._base])
        self._chance = np.random.default_rng(seed)

    def of(self, topic: str) -> Encoded:
        """Return what the model might have made of a text on this topic."""
        known = self._of[topic]
        first, second = (
            self._base[known[int(self._chance.integers(len(known)))]] for _ in range(2)
        )
        third = self._base[int(self._chance.integers(len(self._base)))]
        texts = np.stack([first.vector, second.vector, third.vector])
        mixed = np.array(_SHARES, np.float32) @ texts
        noise = self._chance.standard_normal(len(first.vector), dtype=np.float32)
        mixed += noise * (_NOISE * np.linalg.norm(mixed) / np.linalg.norm(noise))
        whole = np.asarray(mixed / np.linalg.norm(mixed), dtype=np.float32)
        return Encoded(whole, self._exchanged(first.tokens))

    def _exchanged(self, tokens: NDArray[np.int8]) -> NDArray[np.int8]:
        chosen = self._chance.random(len(tokens)) < _EXCHANGED
        made = tokens.copy()
        made[chosen] = self._tokens[self._chance.integers(len(self._tokens), size=chosen.sum())]
        return made
