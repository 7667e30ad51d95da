"""all-MiniLM-L6-v2 by onnxruntime: starts in a fraction of a second and imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from indexing.embedding.export import exported_model
from indexing.embedding.weights import SHA256, model_folder

MOST_TOKENS: Final = 256  # what the model was trained for; longer texts are cut
DIMENSIONS: Final = 384


class OnnxEmbedder:
    """Mean-pooled token vectors. One text a run, so that no text's vector depends on another's.

    The session is opened by the first call; many threads may call at once.
    """

    def __init__(
        self,
        cache: Path,
        precision: str = "int8",
        threads: int = 2,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._cache = cache
        self._precision = precision
        self._threads = threads
        self._tell = tell

    @property
    def model(self) -> str:
        """Return the name, the weights' hash and the precision."""
        return f"all-MiniLM-L6-v2:{SHA256[:12]}:{self._precision}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector for each text, shape (texts, 384), each of unit length."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        encoded = self._tokenizer.encode_batch([text or " " for text in texts])
        tokens = [np.array(each.ids, dtype=np.int64) for each in encoded]
        longest_first = sorted(range(len(texts)), key=lambda n: -len(tokens[n]))
        session = self._session
        if len(texts) < 2 or self._threads == 1:
            for n in longest_first:
                vectors[n] = _vector(session, tokens[n])
            return vectors
        with ThreadPoolExecutor(self._threads) as threads:
            found = threads.map(lambda n: _vector(session, tokens[n]), longest_first)
            for n, vector in zip(longest_first, found, strict=True):
                vectors[n] = vector
        return vectors

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MOST_TOKENS)
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        file = exported_model(self._cache, self._precision, self._tell)
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # two texts at once are faster than one on two threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _vector(session: Any, tokens: NDArray[np.int64]) -> NDArray[np.float32]:
    feed = {"input_ids": tokens[None, :], "attention_mask": np.ones((1, len(tokens)), np.int64)}
    token_vectors: NDArray[np.float32] = session.run(None, feed)[0][0]
    pooled = token_vectors.mean(axis=0)  # every token counts: nothing is padded
    return np.asarray(pooled / np.linalg.norm(pooled), dtype=np.float32)
