"""How closely a passage speaks to each word of a question: late interaction over token vectors.

Each token of the question looks for the token of the passage that is nearest in meaning; the
nearness counts by how rare the question's word is in the collection (Khattab and Zaharia's MaxSim,
weighted). One vector for a whole passage blurs what this keeps apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from indexing.embedding.embedder import Asked
from indexing.embedding.products import products
from indexing.words import words

_LEAST: Final = 0.3  # what the commonest words count, beside 1 to 7 for a rare one


def weights_of(asked: Asked, rarity: Callable[[str], float]) -> NDArray[np.float32]:
    """Return what each token of a question counts, by the rarity of its word's stem."""
    rarities = []
    for word in asked.words:
        stems = words(word)
        rarities.append(max((rarity(stem) for stem in stems), default=0.0))
    return np.maximum(np.array(rarities, dtype=np.float32), _LEAST)


def nearest_tokens(asked: Asked, passages: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """Return how near each token of a question comes to any of each passage, -1 to 1.

    `passages`: token vectors that are `ready`, each of shape (tokens, dimensions), none empty. The
    result has the shape (tokens of the question, passages).
    """
    lengths = [len(tokens) for tokens in passages]
    starts = np.cumsum([0, *lengths[:-1]])
    every = products(asked.tokens, np.concatenate(passages))
    return np.asarray(np.maximum.reduceat(every, starts, axis=1), dtype=np.float32)


def closeness(nearest: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    """Return the mean nearness of a question's tokens to one passage, weighted."""
    return float(nearest @ weights / weights.sum())
