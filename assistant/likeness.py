"""How near two texts are in meaning. Must not know what the texts are about."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from assistant.ports import Embedder


@lru_cache(maxsize=64)
def _kept(embedder: Hashable, texts: tuple[str, ...]) -> NDArray[np.float32]:
    return vectors(cast("Embedder", embedder), texts)


def vectors(embedder: Embedder, texts: Sequence[str]) -> NDArray[np.float32]:
    """Return unit vectors, shape (texts, dimensions)."""
    return np.asarray(embedder.embed(texts), dtype=np.float32).reshape(len(texts), -1)


def similarities(embedder: Embedder, text: str, others: tuple[str, ...]) -> NDArray[np.float32]:
    """Return the cosine of a text with each of the others, shape (others,), each -1 to 1.

    The others are kept embedded, so ask with the same tuple each time.
    """
    if not others:
        return np.zeros(0, dtype=np.float32)
    near: NDArray[np.float32] = (
        _kept(cast("Hashable", embedder), others) @ vectors(embedder, [text])[0]
    )
    return near
