"""An embedder that keeps the vectors of the guidance in a folder, between runs.

Comparing a text with the guidance needs the vectors of some nine hundred examples, which take
seconds to compute and never change until the guidance or the model does. Only those lists are ever
written down: a question or a provider's evidence goes straight to the model.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.ports import Embedder
from assistant.scenarios import scenario_topics
from assistant.standard_matching import standard_topics


class KeptVectors:
    """The vectors of another embedder; those of the guidance are kept as files in a folder.

    A file is named by a hash of the model and the texts, so a stale one is never read. A folder
    that cannot be read or written costs time and nothing else.
    """

    def __init__(self, embedder: Embedder, model: str, folder: Path) -> None:
        self._embedder = embedder
        self._model = model
        self._folder = folder

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector for each text, shape (texts, dimensions)."""
        if tuple(texts) not in _kept_lists():
            return self._computed(texts)
        file = self._folder / f"vectors-{self._name(texts)}.npy"
        try:
            held: NDArray[np.float32] = np.load(file, allow_pickle=False)
            if held.ndim == 2 and len(held) == len(texts) and held.dtype == np.float32:
                return held
        except (OSError, ValueError, EOFError):
            pass  # not there yet, or torn: computed anew
        computed = self._computed(texts)
        self._keep(file, computed)
        return computed

    def _computed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(self._embedder.embed(texts), dtype=np.float32)

    def _name(self, texts: Sequence[str]) -> str:
        said = "\0".join([self._model, *texts])
        return hashlib.sha256(said.encode()).hexdigest()[:24]

    def _keep(self, file: Path, vectors: NDArray[np.float32]) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as beside:
                np.save(beside, vectors)
            Path(beside.name).replace(file)
        except OSError:
            return


@cache
def _kept_lists() -> frozenset[tuple[str, ...]]:
    return frozenset((standard_topics().texts, scenario_topics().texts))
