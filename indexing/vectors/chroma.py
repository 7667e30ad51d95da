"""Chroma, embedded: ids and vectors and nothing more. The only file that knows it.

Never an embedding function: texts do not come here. Chroma writes its graph to disk once, while a
folder is being filled and nobody uses it yet; in use, `sync_threshold` stands above any size, for
a kill in the middle of that write breaks the store for good (docs/decisions/0011 gives the
figures). A collection holds the vectors of one model for one release level of one provider, or
those of the official documents.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.access import Release, Scope
from indexing.ports import Records, Vector
from indexing.vectors.folders import mark_of
from indexing.vectors.nearest import Granted, Neighbour, require_collection, require_dimensions

_NEVER: Final = 1_000_000_000  # vectors before the graph goes to disk
_GRAPH: Final = {
    "space": "ip",
    "sync_threshold": _NEVER,
    # Recall of the exact ten nearest: 1.000 among 9,800 vectors of real sentences.
    "ef_search": 200,
    "ef_construction": 200,
    "max_neighbors": 32,
}
_AT_A_TIME: Final = 1_000
_ASKED_FOR_THEMSELVES: Final = 20  # vectors of each collection, when a folder is looked through
_FOUND_AGAIN: Final = 0.9  # of those; a sound graph misses one now and then
_SAME: Final = 1e-4
_NO_ROOM: Final = ("full", "no space", "too large", "disk i/o")


class ChromaFailed(Exception):  # noqa: N818 - like the failures that people are told of
    """Chroma, or the folder beneath it, failed. Holds no content, only what kind of error."""

    def __init__(self, error: BaseException | str) -> None:
        super().__init__(error if isinstance(error, str) else type(error).__name__)
        self.no_room = any(sign in str(error).lower() for sign in _NO_ROOM)


@dataclass(frozen=True, slots=True)
class _Kept:
    collection: Any
    dimensions: int


class ChromaVectors:
    """One folder of Chroma's, opened by the one process that owns it (`ownership.py`).

    Where Chroma fails, its functions raise `ChromaFailed`.
    """

    def __init__(self, records: Records, model: str, folder: Path) -> None:
        self._records = records
        self._suffix = "." + mark_of(model)
        self._guard = threading.Lock()
        self._kept: dict[str, _Kept | None] = {}  # so that a question costs one query
        with _plainly():
            self._client = _client(folder)

    def nearest(
        self,
        scope: Scope,
        collection: str,
        query: Vector,
        limit: int,
        granted: Granted | None = None,
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first. Raises `NotYours`, `Fault`."""
        require_collection(self._records, scope, collection, granted=granted)
        kept = self._handle(collection)
        if kept is None or limit < 1:
            return []
        require_dimensions(query, kept.dimensions)
        with _plainly():
            found = kept.collection.query(
                query_embeddings=[query], n_results=limit, include=["distances"]
            )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [Neighbour(own_id, 1 - float(distance)) for own_id, distance in pairs]

    def put(self, scope: Scope, collection: str, vectors: Mapping[str, Vector]) -> None:
        """Add vectors, or replace those of the same ids. Raises `NotYours`."""
        _require_whole(scope)
        require_collection(self._records, scope, collection)
        if vectors:
            with _plainly():
                kept = self._client.get_or_create_collection(
                    collection + self._suffix,
                    embedding_function=None,
                    configuration={"hnsw": _GRAPH},
                )
                _upsert(kept, list(vectors), np.stack(list(vectors.values())))
            self._forget(collection)

    def fill(
        self,
        scope: Scope,
        collection: str,
        ids: Sequence[str],
        vectors: NDArray[np.float32],
        between: Callable[[], None] = lambda: None,
    ) -> None:
        """Make a collection that is not there yet, and have its graph written to disk.

        `between` is called after each thousand and may raise, to stop. Raises `NotYours`.
        """
        _require_whole(scope)
        require_collection(self._records, scope, collection)
        with _plainly():
            kept = self._client.create_collection(
                collection + self._suffix,
                embedding_function=None,
                configuration={"hnsw": {**_GRAPH, "sync_threshold": max(2, len(ids))}},
            )
        for start in range(0, len(ids), _AT_A_TIME):
            with _plainly():
                some = slice(start, start + _AT_A_TIME)
                _upsert(kept, ids[some], vectors[some])
            between()
        with _plainly(), warnings.catch_warnings():  # Chroma deprecates what it writes itself
            warnings.filterwarnings("ignore", "legacy embedding function", DeprecationWarning)
            # Holds from the next opening on; this one still writes.
            kept.modify(configuration={"hnsw": {"sync_threshold": _NEVER}})
        self._forget(collection)

    def drop(self, scope: Scope, collection: str, ids: Sequence[str]) -> None:
        """Delete vectors; the collection too, once it is empty."""
        _require_whole(scope)
        kept = self._handle(collection)
        if kept is None or not ids:
            return
        with _plainly():
            for start in range(0, len(ids), _AT_A_TIME):
                kept.collection.delete(ids=list(ids[start : start + _AT_A_TIME]))
            if kept.collection.count() == 0:
                self._client.delete_collection(collection + self._suffix)
        self._forget(collection)

    def drop_collection(self, scope: Scope, collection: str) -> None:
        """Delete a collection, whatever it holds."""
        _require_whole(scope)
        with _plainly():
            self._client.delete_collection(collection + self._suffix)
        self._forget(collection)

    def collections(self, scope: Scope) -> list[str]:
        """Return the collections of this model."""
        _require_whole(scope)
        with _plainly():
            names = [kept.name for kept in self._client.list_collections()]
        return [name.removesuffix(self._suffix) for name in names if name.endswith(self._suffix)]

    def held(self, scope: Scope, collection: str) -> tuple[list[str], NDArray[np.float32]]:
        """Return what a collection holds: ids, and vectors of shape (ids, dimensions)."""
        _require_whole(scope)
        kept = self._handle(collection)
        if kept is None:
            return [], np.zeros((0, 0), np.float32)
        with _plainly():
            return _everything(kept.collection)

    def counts(self, scope: Scope) -> dict[str, int]:
        """Return how many vectors each collection of this model holds."""
        counted = {}
        for name in self.collections(scope):
            kept = self._handle(name)
            with _plainly():
                counted[name] = kept.collection.count() if kept else 0
        return counted

    def close(self) -> None:
        """Let go of the folder."""
        with _plainly():
            self._client.close()

    def _handle(self, collection: str) -> _Kept | None:
        """Return a collection as it was found once; None where there is none, or it is empty."""
        with self._guard:
            if collection not in self._kept:
                self._kept[collection] = self._found(collection)
            return self._kept[collection]

    def _found(self, collection: str) -> _Kept | None:
        from chromadb.errors import NotFoundError

        with _plainly():
            try:
                kept = self._client.get_collection(
                    collection + self._suffix, embedding_function=None
                )
            except NotFoundError:
                return None
            one = kept.get(limit=1, include=["embeddings"])["embeddings"]
            return _Kept(kept, len(one[0])) if len(one) else None

    def _forget(self, collection: str) -> None:
        with self._guard:
            self._kept.pop(collection, None)


def look_through(folder: Path) -> None:
    """Read every vector of a folder, and find some by themselves. Raises `ChromaFailed`.

    A torn folder can end the process that does this, or keep it for ever: see `probe.py`.
    """
    with _plainly():
        client = _client(folder)
        for kept in client.list_collections():
            ids, vectors = _everything(kept)
            if len(ids) != kept.count():
                message = "a collection counts other vectors than it gives"
                raise ChromaFailed(message)
            some = vectors[:: max(1, len(ids) // _ASKED_FOR_THEMSELVES)]
            found = [_finds(kept, vector) for vector in some]
            if sum(found) < _FOUND_AGAIN * len(found):
                message = "vectors are not found by themselves"
                raise ChromaFailed(message)
        client.close()


def _finds(kept: Any, vector: Vector) -> bool:
    found = kept.query(query_embeddings=[vector], n_results=1, include=["distances"])
    return bool(abs(1 - found["distances"][0][0] - float(vector @ vector)) < _SAME)


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def _upsert(kept: Any, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
    for start in range(0, len(ids), _AT_A_TIME):
        some = slice(start, start + _AT_A_TIME)
        kept.upsert(ids=list(ids[some]), embeddings=vectors[some])


def _everything(kept: Any) -> tuple[list[str], NDArray[np.float32]]:
    ids: list[str] = []
    vectors: list[NDArray[np.float32]] = []
    for start in range(0, kept.count(), _AT_A_TIME):
        some = kept.get(limit=_AT_A_TIME, offset=start, include=["embeddings"])
        ids += some["ids"]
        vectors.append(np.asarray(some["embeddings"], np.float32))
    return ids, np.concatenate(vectors) if vectors else np.zeros((0, 0), np.float32)


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn whatever Chroma raises into `ChromaFailed`."""
    try:
        yield
    except ChromaFailed:
        raise
    except BaseException as error:  # where its Rust panics, that is no Exception
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise ChromaFailed(error) from error
        raise


def _require_whole(scope: Scope) -> None:
    """Raise unless the scope sees everything: only what keeps the index up to date writes here."""
    if type(scope) is not Scope:
        message = f"An index is asked with a Scope first, not with {type(scope).__name__}."
        raise TypeError(message)
    if not (scope.every_provider and scope.releases == frozenset(Release)):
        message = "The vector index is kept up to date under the whole scope only."
        raise PermissionError(message)
