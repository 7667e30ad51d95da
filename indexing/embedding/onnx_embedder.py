"""all-MiniLM-L6-v2 by onnxruntime: starts in a fraction of a second and imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from indexing.embedding.embedder import Asked, Encoded
from indexing.embedding.export import exported_model
from indexing.embedding.products import in_8_bits
from indexing.embedding.weights import SHA256, model_folder
from indexing.words import COMMON

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
        return f"all-MiniLM-L6-v2:{SHA256[:12]}:{self._precision}:tokens"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector for each text, shape (texts, 384), each of unit length."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for n, (_, read) in enumerate(self._read(texts)):
            vectors[n] = _whole(read)
        return vectors

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Return each text's vector, as `embed` does, with those of its telling tokens."""
        return [
            Encoded(_whole(read), in_8_bits(_unit(read[self._telling(tokens)])))
            for tokens, read in self._read(texts)
        ]

    def ask(self, question: str) -> Asked:
        """Return a question's vector with those of its telling tokens, each with its word.

        A question of the commonest words alone keeps them all.
        """
        ((tokens, read),) = self._read([question])
        words = [
            question[slice(*tokens.word_to_chars(word))] if word is not None else ""
            for word in tokens.word_ids
        ]
        said = [n for n, word in enumerate(words) if word]
        kept = [n for n in said if _tells(words[n])] or said
        return Asked(_whole(read), _unit(read[kept]), [words[n] for n in kept])

    def _read(self, texts: Sequence[str]) -> Sequence[tuple[Any, NDArray[np.float32]]]:
        """Return each text's tokens and their vectors; the longest are read first."""
        encoded = self._tokenizer.encode_batch([text or " " for text in texts])
        session = self._session
        if len(texts) < 2 or self._threads == 1:
            return [(each, _vectors(session, each)) for each in encoded]
        order = sorted(range(len(texts)), key=lambda n: -len(encoded[n].ids))
        read: dict[int, NDArray[np.float32]] = {}
        with ThreadPoolExecutor(self._threads) as threads:
            found = threads.map(lambda n: _vectors(session, encoded[n]), order)
            read = dict(zip(order, found, strict=True))
        return [(each, read[n]) for n, each in enumerate(encoded)]

    def _telling(self, tokens: Any) -> list[int]:
        """Return which tokens say something: no sign, no commonest word, no mark of an end."""
        return [n for n, own in enumerate(tokens.ids) if own not in self._untelling]

    @cached_property
    def _untelling(self) -> frozenset[int]:
        return frozenset(
            own
            for token, own in self._tokenizer.get_vocab().items()
            if token in COMMON or not any(map(str.isalnum, token)) or token[0] == "["
        )

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


def _tells(word: str) -> bool:
    return word.casefold() not in COMMON and any(map(str.isalnum, word))


def _vectors(session: Any, tokens: Any) -> NDArray[np.float32]:
    ids = np.array([tokens.ids], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    vectors: NDArray[np.float32] = session.run(None, feed)[0][0]
    return vectors


def _whole(read: NDArray[np.float32]) -> NDArray[np.float32]:
    pooled = read.mean(axis=0)  # every token counts: nothing is padded
    return np.asarray(pooled / np.linalg.norm(pooled), dtype=np.float32)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
