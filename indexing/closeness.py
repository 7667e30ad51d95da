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
from indexing.words import words

_LEAST: Final = 0.3  # what the commonest words count, beside 1 to 7 for a rare one


def weights_of(asked: Asked, rarity: Callable[[str], float]) -> NDArray[np.float32]:
    """Return what each token of a question counts, by the rarity of its word's stem."""
    rarities = []
    for word in asked.words:
        stems = words(word)
        rarities.append(max((rarity(stem) for stem in stems), default=0.0))
    return np.maximum(np.array(rarities, dtype=np.float32), _LEAST)


def closeness(
    asked: Asked, weights: NDArray[np.float32], passages: Sequence[NDArray[np.int8]]
) -> list[float]:
    """Return for each passage the weighted mean nearness of the question's tokens, -1 to 1.

    `passages`: token vectors times 127, shape (tokens, dimensions). NaN for one without any.
    """
    total = float(weights.sum())
    found = []
    for tokens in passages:
        if not len(tokens) or not total:
            found.append(float("nan"))
            continue
        nearest = (asked.tokens @ tokens.astype(np.float32).T).max(axis=1) / 127
        found.append(float((nearest * weights).sum()) / total)
    return found
