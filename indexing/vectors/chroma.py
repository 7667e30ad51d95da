"""Chroma, embedded: ids and vectors and nothing more. The only file that knows it.

Never an embedding function: texts do not come here. `sync_threshold` stands above any size, so
that Chroma never writes its graph to disk; a kill in the middle of that write breaks the store for
good (docs/decisions/0011 gives the figures). A collection holds the vectors of one model for one
release level of one provider, or those of the official documents.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.access import Release, Scope
from indexing.ports import Records, Vector
from indexing.vectors.nearest import Neighbour, require_collection

_GRAPH: Final = {
    "space": "ip",
    "sync_threshold": 1_000_000_000,  # vectors before the graph goes to disk: never
    # Recall of the exact ten nearest: 1.000 among 9,800 vectors of real sentences.
    "ef_search": 200,
    "ef_construction": 200,
    "max_neighbors": 32,
}
_AT_A_TIME: Final = 1_000


class ChromaVectors:
    """One folder of Chroma's, opened by the one process that owns it (`ownership.py`)."""

    def __init__(self, records: Records, model: str, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings

        self._records = records
        self._suffix = "." + hashlib.sha256(model.encode()).hexdigest()[:8]
        self._client = chromadb.PersistentClient(
            str(folder), settings=Settings(anonymized_telemetry=False)
        )

    def nearest(
        self, scope: Scope, collection: str, query: Vector, limit: int
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first. Raises `NotYours`."""
        require_collection(self._records, scope, collection)
        kept = self._existing(collection)
        if kept is None or limit < 1:
            return []
        found = kept.query(
            query_embeddings=[query], n_results=min(limit, kept.count()), include=["distances"]
        )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [Neighbour(own_id, 1 - float(distance)) for own_id, distance in pairs]

    def put(self, scope: Scope, collection: str, vectors: Mapping[str, Vector]) -> None:
        """Add vectors, or replace those of the same ids. Raises `NotYours`."""
        _require_whole(scope)
        require_collection(self._records, scope, collection)
        kept = self._client.get_or_create_collection(
            collection + self._suffix,
            embedding_function=None,
            configuration={"hnsw": _GRAPH},
        )
        ids = list(vectors)
        for start in range(0, len(ids), _AT_A_TIME):
            some = ids[start : start + _AT_A_TIME]
            kept.upsert(ids=some, embeddings=np.stack([vectors[own_id] for own_id in some]))

    def drop(self, scope: Scope, collection: str, ids: Sequence[str]) -> None:
        """Delete vectors; the collection too, once it is empty."""
        _require_whole(scope)
        kept = self._existing(collection)
        if kept is None or not ids:
            return
        kept.delete(ids=list(ids))
        if kept.count() == 0:
            self._client.delete_collection(collection + self._suffix)

    def held(self, scope: Scope) -> dict[str, dict[str, NDArray[np.float32]]]:
        """Return everything held of this model: collection -> id -> vector."""
        _require_whole(scope)
        return {name: self._vectors(name) for name in self._collections()}

    def counts(self, scope: Scope) -> dict[str, int]:
        """Return how many vectors each collection of this model holds."""
        _require_whole(scope)
        return {name: self._client_collection(name).count() for name in self._collections()}

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()

    def _collections(self) -> list[str]:
        names = [kept.name for kept in self._client.list_collections()]
        return [name.removesuffix(self._suffix) for name in names if name.endswith(self._suffix)]

    def _existing(self, collection: str) -> Any | None:
        from chromadb.errors import NotFoundError

        try:
            return self._client_collection(collection)
        except NotFoundError:
            return None

    def _client_collection(self, collection: str) -> Any:
        return self._client.get_collection(collection + self._suffix, embedding_function=None)

    def _vectors(self, collection: str) -> dict[str, NDArray[np.float32]]:
        kept = self._client_collection(collection)
        held: dict[str, NDArray[np.float32]] = {}
        for start in range(0, kept.count(), _AT_A_TIME):
            some = kept.get(limit=_AT_A_TIME, offset=start, include=["embeddings"])
            held.update(zip(some["ids"], np.asarray(some["embeddings"], np.float32), strict=True))
        return held


def erase_folder(folder: Path) -> None:
    """Delete Chroma's folder. It is never copied: a torn file can claim to be terabytes long."""
    shutil.rmtree(folder, ignore_errors=True)


def _require_whole(scope: Scope) -> None:
    """Raise unless the scope sees everything: only what keeps the index up to date writes here."""
    if type(scope) is not Scope:
        message = f"An index is asked with a Scope first, not with {type(scope).__name__}."
        raise TypeError(message)
    if not (scope.every_provider and scope.releases == frozenset(Release)):
        message = "The vector index is kept up to date under the whole scope only."
        raise PermissionError(message)
