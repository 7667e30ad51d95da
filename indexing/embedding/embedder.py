"""What an embedder is, and which one a setting names."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from indexing.embedding.weights import DEFAULT_MODEL

Vectors = NDArray[np.float32]  # shape (texts, dimensions), each row of unit length
Tell = Callable[[str], None]


class Encoded(NamedTuple):
    """A text as the model reads it: one vector for the whole, and one for each telling token."""

    vector: NDArray[np.float32]  # shape (dimensions,), of unit length
    #: Shape (tokens, dimensions): unit vectors times 127. No rows where the model gives none.
    tokens: NDArray[np.int8]


class Asked(NamedTuple):
    """A question as the model reads it, with the word that each of its tokens is a part of."""

    vector: NDArray[np.float32]
    tokens: NDArray[np.float32]  # shape (tokens, dimensions), of unit length
    words: Sequence[str]


class Embedder(Protocol):
    """Texts to vectors. Two vectors may be compared only when their `model` is the same."""

    @property
    def model(self) -> str:
        """Return the name, a hash of the weights, and the precision, e.g. "NAME:53aa…:int8"."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector for each text. The same text always gets the same vector."""

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Return each text's vector, as `embed` does, with those of its telling tokens."""

    def ask(self, question: str) -> Asked:
        """Return a question's vector with those of its tokens."""


def embedder_for(
    setting: str | None, cache: Path | None = None, threads: int = 2, tell: Tell | None = None
) -> Embedder:
    """Return the embedder that a setting names: a sentence-transformers model, or the default.

    "all-MiniLM-L6-v2" is ours, exported once into `cache` (`models_folder()` if None), in 8-bit
    weights; "all-MiniLM-L6-v2:float32" in full precision. Anything else is a name or a folder for
    sentence-transformers. Nothing is downloaded. `tell` hears one sentence before a long wait.
    """
    name, _, precision = (setting or DEFAULT_MODEL).partition(":")
    if name == DEFAULT_MODEL and precision in ("", "int8", "float32"):
        from indexing.embedding.onnx_embedder import OnnxEmbedder

        return OnnxEmbedder(cache or models_folder(), precision or "int8", threads, tell)
    from indexing.embedding.sentence_transformer import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(setting or DEFAULT_MODEL, threads)


def models_folder() -> Path:
    """Return the user's cache folder for exported models, shared by every data folder."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "quality-assistant" / "models"
