"""What an embedding model made of passages: the vector of the whole, and those of its tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, insert

from integrations.records.rows import vector_bytes
from integrations.records.schema import token_vectors, vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from indexing.embedding.embedder import Encoded


def keep_encoded(connection: Connection, model: str, encoded: Mapping[str, Encoded]) -> None:
    """Keep what a model made of these passages."""
    rows = [
        {"passage_id": own, "model": model, "vector": vector_bytes(each.vector)}
        for own, each in encoded.items()
    ]
    closer = [
        {
            "passage_id": own,
            "model": model,
            "tokens": each.tokens.tobytes(),
            "dimensions": each.tokens.shape[1],
        }
        for own, each in encoded.items()
        if each.tokens.size
    ]
    if rows:
        connection.execute(insert(vectors), rows)
    if closer:
        connection.execute(insert(token_vectors), closer)


def tokens_of(row: Row[Any]) -> NDArray[np.int8]:
    """Return kept token vectors, shape (tokens, dimensions)."""
    import numpy as np

    return np.frombuffer(row.tokens, dtype=np.int8).reshape(-1, row.dimensions)
