"""Vectors for passages that have none of the model in use: after the model was changed."""

from __future__ import annotations

from typing import Final

from corpus.access import Scope
from indexing.embedding.embedder import Embedder
from indexing.indexed_text import indexed_texts
from indexing.ports import Records

_AT_A_TIME: Final = 256


def embed_some(records: Records, embedder: Embedder, scope: Scope) -> int:
    """Give some passages that lack a vector one, and keep it; return how many, 0 when done.

    A stop between two calls loses nothing, and one within a call only what that call has done.
    """
    passages = records.unembedded(scope, embedder.model, _AT_A_TIME)
    if passages:
        encoded = embedder.encode(indexed_texts(passages))
        ids = [passage.passage_id for passage in passages]
        records.add_vectors(scope, embedder.model, dict(zip(ids, encoded, strict=True)))
    return len(passages)
