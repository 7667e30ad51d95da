"""What `indexing.ports.Records` gives to search, over SQL: passages and vectors under a scope."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, or_, select

from corpus.access import Release, Scope
from corpus.failures import NotYours
from corpus.passage import Passage
from corpus.versions import (
    EVERYTHING_CURRENT,
    Among,
)
from indexing.ports import Vector, Version
from integrations.records import recording
from integrations.records.database import Database
from integrations.records.encoded import keep_encoded, tokens_of
from integrations.records.identities import OFFICIAL, collection_of
from integrations.records.rows import (
    passage_rows,
    passage_values,
    passages_of_versions,
    vector_of,
)
from integrations.records.schema import (
    documents,
    passages,
    token_vectors,
    vectors,
    versions,
)
from integrations.records.visibility import (
    NO_SUCH_DOCUMENT,
    about_providers,
    among_these,
    checked,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from indexing.embedding.embedder import Encoded

_IDS_A_QUERY: Final = 500  # SQLite's older limit on bound values is 999


class SqlFound:
    """Passages, their vectors and the collections they are searched in, each behind a scope."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def passages_by_id(
        self, scope: Scope, passage_ids: Iterable[str], among: Among = EVERYTHING_CURRENT
    ) -> dict[str, Passage]:
        """Return those of the passages that are among these and visible; others are left out."""
        found: list[Passage] = []
        with self._database.reading() as connection:
            for some in _some_at_a_time(passage_ids):
                query = passage_rows().where(among_these(scope, among), passages.c.id.in_(some))
                found += passage_values(list(connection.execute(query)))
        return {passage.passage_id: passage for passage in found}

    def findable(
        self, scope: Scope, passage_ids: Iterable[str], among: Among = EVERYTHING_CURRENT
    ) -> Set[str]:
        """Return which of the passages `passages_by_id` would give."""
        found: set[str] = set()
        with self._database.reading() as connection:
            for some in _some_at_a_time(passage_ids):
                rows = connection.execute(_ids_among(scope, among), {"ids": some})
                found.update(rows.scalars())
        return found

    def collections(self, scope: Scope, among: Among = EVERYTHING_CURRENT) -> Sequence[str]:
        """Return the collections this scope may search, "official" first."""
        if among.edition is not None and checked(scope):
            return [OFFICIAL]  # evidence has no edition
        found = documents.c.state == "current"
        if among.on is not None:
            found = or_(found, documents.c.ended_at.is_not(None))
        query = (
            select(documents.c.provider_id, documents.c.release)
            .where(found, about_providers(scope, documents))
            .distinct()
            .order_by(documents.c.provider_id, documents.c.release)
        )
        with self._database.reading() as connection:
            rows = list(connection.execute(query))
        return [OFFICIAL, *(collection_of(row.provider_id, Release(row.release)) for row in rows)]

    def chosen(
        self, scope: Scope, collections: Collection[str], among: Among = EVERYTHING_CURRENT
    ) -> Mapping[str, Sequence[Version]]:
        """Return the versions of each collection that may be searched. Raises `NotYours`."""
        for collection in collections:
            _in_collection(scope, collection)  # what raises
        found: dict[str, list[Version]] = {collection: [] for collection in collections}
        query = (
            select(
                versions.c.document_id,
                versions.c.version,
                versions.c.written,
                documents.c.provider_id,
                documents.c.release,
            )
            .select_from(versions.join(documents))
            .where(among_these(scope, among))
        )
        if OFFICIAL not in found:
            query = query.where(documents.c.provider_id.is_not(None))
        elif len(found) == 1:
            query = query.where(documents.c.provider_id.is_(None))
        with self._database.reading() as connection:
            for own, version, written, provider, release in connection.execute(query):
                collection = collection_of(provider, Release(release))
                if collection in found:
                    found[collection].append((own, version, written))
        return found

    def searchable(
        self,
        scope: Scope,
        collection: str,
        among: Among = EVERYTHING_CURRENT,
        of: Collection[str] | None = None,
    ) -> Sequence[Passage]:
        """Return every such passage of a collection, in a stable order. Raises `NotYours`.

        `of`: of these documents alone, by their ids.
        """
        query = passage_rows().where(among_these(scope, among), _in_collection(scope, collection))
        found: list[Passage] = []
        with self._database.reading() as connection:
            for some in [None] if of is None else _some_at_a_time(sorted(of)):
                own = query if some is None else query.where(documents.c.id.in_(some))
                found += passage_values(list(connection.execute(own)))
        return found

    def vectors(
        self, scope: Scope, collection: str, model: str, among: Among = EVERYTHING_CURRENT
    ) -> tuple[Sequence[str], NDArray[np.float32]]:
        """Return passage ids and their vectors, shape (passages, dimensions), of a collection."""
        import numpy as np

        query = _vector_rows(scope, model, among).where(_in_collection(scope, collection))
        with self._database.reading() as connection:
            rows = list(connection.execute(query))
        if not rows:
            return [], np.zeros((0, 0), dtype=np.float32)
        return [row.passage_id for row in rows], np.stack([vector_of(row.vector) for row in rows])

    def vectors_by_id(
        self,
        scope: Scope,
        model: str,
        passage_ids: Iterable[str],
        among: Among = EVERYTHING_CURRENT,
    ) -> dict[str, Vector]:
        """Return the vectors of those passages that are among these and visible."""
        found: dict[str, Vector] = {}
        with self._database.reading() as connection:
            for some in _some_at_a_time(passage_ids):
                query = _vector_rows(scope, model, among).where(passages.c.id.in_(some))
                for row in connection.execute(query):
                    found[row.passage_id] = vector_of(row.vector)
        return found

    def tokens_by_id(
        self,
        scope: Scope,
        model: str,
        passage_ids: Iterable[str],
        among: Among = EVERYTHING_CURRENT,
    ) -> dict[str, NDArray[np.int8]]:
        """Return the token vectors of those passages that are among these and visible."""
        found: dict[str, NDArray[np.int8]] = {}
        with self._database.reading() as connection:
            for some in _some_at_a_time(passage_ids):
                same = token_vectors.c.passage_id == passages.c.id
                query = (
                    select(token_vectors)
                    .select_from(passages_of_versions().join(token_vectors, same))
                    .where(
                        among_these(scope, among),
                        token_vectors.c.model == model,
                        passages.c.id.in_(some),
                    )
                )
                for row in connection.execute(query):
                    found[row.passage_id] = tokens_of(row)
        return found

    def unembedded(self, scope: Scope, model: str, limit: int) -> Sequence[Passage]:
        """Return current, visible passages that have no vector of this model yet."""
        have = select(vectors.c.passage_id).where(vectors.c.model == model)
        query = (
            passage_rows()
            .where(among_these(scope, EVERYTHING_CURRENT), passages.c.id.not_in(have))
            .limit(limit)
        )
        with self._database.reading() as connection:
            return passage_values(list(connection.execute(query)))

    def add_vectors(self, scope: Scope, model: str, encoded: Mapping[str, Encoded]) -> None:
        """Add vectors of a model to passages that had none of it, with their outbox rows."""
        with self._database.writing() as connection:
            for some in _some_at_a_time(encoded):
                query = passage_rows().where(
                    among_these(scope, EVERYTHING_CURRENT), passages.c.id.in_(some)
                )
                kept = set(_vectors_kept(connection, model, some))
                rows = [each for each in connection.execute(query) if each.id not in kept]
                keep_encoded(connection, model, {row.id: encoded[row.id] for row in rows})
                for row in rows:
                    collection = collection_of(row.provider_id, Release(row.release))
                    recording.announce(connection, [row.id], collection, "upsert")
            recording.grow_generation(connection)


@lru_cache(maxsize=64)
def _ids_among(scope: Scope, among: Among) -> Select[Any]:
    """Return the query for those of some `ids` that are among these; every question asks it."""
    wanted = passages.c.id.in_(bindparam("ids", expanding=True))
    return (
        select(passages.c.id)
        .select_from(passages_of_versions())
        .where(among_these(scope, among), wanted)
    )


def _in_collection(scope: Scope, collection: str) -> ColumnElement[bool]:
    """Return the condition that a document is in a collection that the scope allows.

    Raises `NotYours` for any other collection, known or made up.
    """
    checked(scope)
    if collection == OFFICIAL:
        return documents.c.provider_id.is_(None)
    provider, _, release = collection.rpartition(".")
    if release not in set(Release) or not provider or not scope.allows(provider, Release(release)):
        raise NotYours(NO_SUCH_DOCUMENT)
    return and_(documents.c.provider_id == provider, documents.c.release == release)


def _vector_rows(scope: Scope, model: str, among: Among) -> Select[Any]:
    same = vectors.c.passage_id == passages.c.id
    return (
        select(vectors.c.passage_id, vectors.c.vector)
        .select_from(passages_of_versions().join(vectors, same))
        .where(among_these(scope, among), vectors.c.model == model)
        .order_by(passages.c.document_id, passages.c.position)
    )


def _vectors_kept(connection: Connection, model: str, ids: list[str]) -> Iterable[str]:
    query = select(vectors.c.passage_id).where(
        vectors.c.model == model, vectors.c.passage_id.in_(ids)
    )
    return connection.execute(query).scalars()


def _some_at_a_time(ids: Iterable[str]) -> Iterable[list[str]]:
    wanted = list(ids)
    for start in range(0, len(wanted), _IDS_A_QUERY):
        yield wanted[start : start + _IDS_A_QUERY]
