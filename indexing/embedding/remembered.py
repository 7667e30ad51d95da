"""Vectors of texts that ship with the product, kept in the user's cache between data folders.

For our own words only: vectors of a provider's evidence stay in its records.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexing.embedding.embedder import Embedder, Vectors, models_folder


def remembered(embedder: Embedder, texts: Sequence[str], cache: Path | None = None) -> Vectors:
    """Return one vector for each text, embedded now or by an earlier call with the same texts.

    A cache that cannot be read or written is done without.
    """
    named = hashlib.sha256("\0".join([embedder.model, *texts]).encode()).hexdigest()[:24]
    file = (cache or models_folder()) / f"ours-{named}.npy"
    try:
        kept: Vectors = np.load(file, allow_pickle=False)
        if len(kept) == len(texts):
            return kept
    except (OSError, ValueError):
        pass  # none yet, or a damaged one, which is written anew
    vectors = embedder.embed(texts)
    _keep(file, vectors)
    return vectors


def _keep(file: Path, vectors: Vectors) -> None:
    """Write the file beside its place and move it there whole."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as beside:
            np.save(beside, vectors, allow_pickle=False)
        os.replace(beside.name, file)  # noqa: PTH105 - as in export.py
    except OSError:
        return
