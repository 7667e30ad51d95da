"""What the model made of texts that ship with the product, kept in the user's cache.

For our own words only: vectors of a provider's evidence stay in its records.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexing.embedding.embedder import Embedder, Encoded, models_folder


def remembered(
    embedder: Embedder, texts: Sequence[str], cache: Path | None = None
) -> Sequence[Encoded]:
    """Return what the model makes of each text, now or in an earlier call with the same texts.

    A cache that cannot be read or written is done without.
    """
    named = hashlib.sha256("\0".join([embedder.model, *texts]).encode()).hexdigest()[:24]
    file = (cache or models_folder()) / f"ours-{named}.npz"
    try:
        with np.load(file, allow_pickle=False) as kept:
            ends = np.cumsum(kept["lengths"])[:-1]
            tokens = np.split(kept["tokens"], ends)
            if len(kept["vectors"]) == len(texts) == len(tokens):
                return [Encoded(v, t) for v, t in zip(kept["vectors"], tokens, strict=True)]
    except (OSError, ValueError, KeyError):
        pass  # none yet, or a damaged one, which is written anew
    encoded = embedder.encode(texts)
    if encoded:
        _keep(file, encoded)
    return encoded


def _keep(file: Path, encoded: Sequence[Encoded]) -> None:
    """Write the file beside its place and move it there whole."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as beside:
            np.savez(
                beside,
                vectors=np.stack([each.vector for each in encoded]),
                tokens=np.concatenate([each.tokens for each in encoded]),
                lengths=np.array([len(each.tokens) for each in encoded]),
            )
        os.replace(beside.name, file)  # noqa: PTH105 - as in export.py
    except OSError:
        return
