"""Any sentence-transformers model, from a local folder or cache; also the reference for ours."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.failures import BadInput
from indexing.embedding.embedder import Asked, Encoded
from indexing.embedding.weights import DEFAULT_MODEL, model_folder


class SentenceTransformerEmbedder:
    """A model run by sentence-transformers in full precision. Nothing is fetched from a hub."""

    def __init__(self, name: str = DEFAULT_MODEL, threads: int = 2) -> None:
        self._name = name
        self._threads = threads

    @cached_property
    def model(self) -> str:
        """Return the name, a hash of the weights and the precision."""
        return f"{self._name}:{_hash_of_weights(self._transformer)}:reference"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector for each text, each of unit length."""
        if not texts:
            width = self._transformer.get_embedding_dimension() or 0
            return np.zeros((0, width), dtype=np.float32)
        vectors = self._transformer.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Return each text's vector. Token vectors are the default model's alone."""
        vectors = self.embed(texts)
        return [Encoded(vector, np.zeros((0, vectors.shape[1]), np.int8)) for vector in vectors]

    def ask(self, question: str) -> Asked:
        """Return a question's vector."""
        vector = self.embed([question])[0]
        return Asked(vector, np.zeros((0, len(vector)), np.float32), ())

    @cached_property
    def _transformer(self) -> Any:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(self._threads)
        source = str(model_folder()) if self._name == DEFAULT_MODEL else self._name
        try:
            return SentenceTransformer(source, device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            sentence = (
                f"There is no embedding model {self._name} on this machine. Name a folder that "
                "holds one, or unset the setting to use the model that comes with the product."
            )
            raise BadInput(sentence) from error


def _hash_of_weights(transformer: Any) -> str:
    digest = hashlib.sha256()
    for name, weights in sorted(transformer.state_dict().items()):
        digest.update(name.encode())
        digest.update(weights.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()[:12]
