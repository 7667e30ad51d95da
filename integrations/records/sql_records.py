"""`indexing.ports.Records` over SQL: every query filtered by the scope it was asked with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, or_, select

from corpus.access import Provider, Release, Scope
from corpus.failures import NotYours
from corpus.framework.model import Framework
from corpus.passage import DocumentSummary, Passage
from corpus.reading import READING
from corpus.repairs import Repair
from corpus.screening import Finding, Screening, held_back
from corpus.text import DocumentText
from corpus.versions import (
    EVERYTHING_CURRENT,
    Among,
    DocumentVersion,
    FileState,
    HeldText,
    IncomingFile,
    Review,
    Standing,
)
from indexing.ports import NewVersion, OutboxEntry, Received, Recorded, Vector
from integrations.records import histories, incoming_files, recording
from integrations.records.database import Database
from integrations.records.encoded import keep_encoded, tokens_of
from integrations.records.frameworks import keep_framework, kept_framework
from integrations.records.identities import OFFICIAL, collection_of
from integrations.records.provider_rows import add_provider, provider_named, visible_providers
from integrations.records.rows import (
    findings_of,
    passage_rows,
    passage_values,
    passages_of_versions,
    summaries,
    summary,
    vector_of,
)
from integrations.records.schema import (
    counters,
    documents,
    outbox,
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
    is_current_version,
    version_visible,
    visible,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from indexing.embedding.embedder import Encoded

_IDS_A_QUERY: Final = 500  # SQLite's older limit on bound values is 999


class SqlRecords:
    """Documents, versions, passages, vectors and the outbox, each behind a scope."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def provider_named(self, scope: Scope, name: str, *, create: bool = False) -> Provider:
        """Return a visible provider by name; make it if asked to. Raises `NotYours`."""
        if create:
            with self._database.writing() as connection:
                return add_provider(connection, scope, name)
        with self._database.reading() as connection:
            return provider_named(connection, scope, name)

    def providers(self, scope: Scope) -> Sequence[Provider]:
        """Return the providers of whom any document is visible."""
        with self._database.reading() as connection:
            return visible_providers(connection, scope)

    def record(
        self, scope: Scope, new: NewVersion, encoded: Sequence[Encoded], model: str
    ) -> Recorded:
        """Record a version with passages, vectors and outbox rows in one transaction."""
        with self._database.writing() as connection:
            return recording.record(connection, scope, new, encoded, model)

    def remove(
        self,
        scope: Scope,
        document_id: str,
        framework: Framework | None = None,
        review: Review | None = None,
    ) -> None:
        """Erase a document and take it out of search at once. Raises `NotYours`."""
        with self._database.writing() as connection:
            histories.note(connection, review)
            recording.remove(connection, scope, document_id, framework)
        self._database.forget_deleted()

    def unchanged(self, scope: Scope, new_sha256: str, name: str, provider_id: str | None) -> bool:
        """Say whether exactly these bytes are the current version of that document already.

        An official document or digest is known by its bytes, whatever the file is called.
        """
        query = (
            select(documents.c.id)
            .select_from(documents.join(versions, is_current_version()))
            .where(
                visible(scope),
                documents.c.sha256 == new_sha256,
                documents.c.state != "removed",
                documents.c.ended_at.is_(None),
                versions.c.reading == READING,
            )
        )
        if provider_id is None:
            query = query.where(documents.c.provider_id.is_(None))
        else:
            query = query.where(documents.c.provider_id == provider_id, documents.c.name == name)
        with self._database.reading() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def documents(self, scope: Scope, provider_id: str | None = None) -> Sequence[DocumentSummary]:
        """Return the current, visible documents: official ones first, then by provider and name."""
        query = (
            summaries()
            .where(visible(scope), documents.c.state == "current")
            .order_by(
                documents.c.provider_id.is_not(None), documents.c.provider_id, documents.c.name
            )
        )
        if provider_id is not None:
            query = query.where(documents.c.provider_id == provider_id)
        with self._database.reading() as connection:
            return [summary(row) for row in connection.execute(query)]

    def text(self, scope: Scope, document_id: str, version: int | None = None) -> DocumentText:
        """Return the stored text of a visible document. Raises `NotYours`.

        An earlier version is visible where both it and the current one are. Lines that screening
        keeps back are marked as held.
        """
        wanted = versions.c.version == (documents.c.version if version is None else version)
        query = (
            select(versions.c.text, versions.c.findings)
            .select_from(versions.join(documents))
            .where(visible(scope), version_visible(scope), documents.c.id == document_id, wanted)
        )
        with self._database.reading() as connection:
            kept = connection.execute(query).one_or_none()
        if kept is None:
            raise NotYours(NO_SUCH_DOCUMENT)
        text = DocumentText.model_validate_json(kept.text)
        return held_back(text, Screening(findings=findings_of(kept.findings)))

    def passages(self, scope: Scope, document_id: str) -> Sequence[Passage]:
        """Return a visible document's passages in order (also a superseded digest's).

        Raises `NotYours`.
        """
        known = select(documents.c.id).where(
            visible(scope), documents.c.id == document_id, documents.c.state != "removed"
        )
        with self._database.reading() as connection:
            if connection.execute(known).one_or_none() is None:
                raise NotYours(NO_SUCH_DOCUMENT)
            rows = connection.execute(
                passage_rows().where(
                    documents.c.id == document_id, passages.c.version == documents.c.version
                )
            )
            return passage_values(list(rows))

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

    def searchable(
        self, scope: Scope, collection: str, among: Among = EVERYTHING_CURRENT
    ) -> Sequence[Passage]:
        """Return every such passage of a collection, in a stable order. Raises `NotYours`."""
        with self._database.reading() as connection:
            query = passage_rows().where(
                among_these(scope, among), _in_collection(scope, collection)
            )
            return passage_values(list(connection.execute(query)))

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

    def receive(self, scope: Scope, received: Received) -> IncomingFile:
        """Keep a file that arrived; when this returns, it is not lost. Raises `NotYours`."""
        with self._database.writing() as connection:
            return incoming_files.receive(connection, scope, received)

    def advance(
        self,
        scope: Scope,
        file_id: str,
        state: FileState,
        *,
        reason: str = "",
        text: DocumentText | None = None,
        findings: Sequence[Finding] | None = None,
    ) -> None:
        """Note the state an incoming file has reached, with what was made of it."""
        with self._database.writing() as connection:
            incoming_files.advance(connection, scope, file_id, state, reason, text, findings)

    def incoming(self, scope: Scope) -> Sequence[IncomingFile]:
        """Return the visible files that are no documents yet, oldest first."""
        with self._database.reading() as connection:
            return incoming_files.incoming(connection, scope)

    def incoming_original(self, scope: Scope, file_id: str) -> bytes:
        """Return an incoming file's bytes. Raises `NotYours`."""
        with self._database.reading() as connection:
            return incoming_files.original(connection, scope, file_id)

    def incoming_text(self, scope: Scope, file_id: str) -> DocumentText:
        """Return an incoming file's text, once it was extracted. Raises `NotYours`."""
        with self._database.reading() as connection:
            return incoming_files.text(connection, scope, file_id)

    def forget_incoming(self, scope: Scope, file_id: str, review: Review | None = None) -> None:
        """Erase an incoming file."""
        with self._database.writing() as connection:
            histories.note(connection, review)
            incoming_files.forget(connection, scope, file_id)
        self._database.forget_deleted()

    def history(self, scope: Scope, document_id: str) -> Sequence[DocumentVersion]:
        """Return a visible document's versions, newest first. Raises `NotYours`."""
        with self._database.reading() as connection:
            return histories.history(connection, scope, document_id)

    def standing(self, scope: Scope, cited: Iterable[tuple[str, int]]) -> Sequence[Standing]:
        """Return how these versions (document id, number) stand now, for whatever cites them."""
        with self._database.reading() as connection:
            return histories.standings(connection, scope, cited)

    def held_text(self, scope: Scope) -> Sequence[HeldText]:
        """Return what screening keeps back of released documents."""
        with self._database.reading() as connection:
            return histories.held_text(connection, scope)

    def repairs(self, scope: Scope, document_id: str) -> Sequence[Repair]:
        """Return the repairs of a document's current version. Raises `NotYours`."""
        with self._database.reading() as connection:
            return histories.repairs(connection, scope, document_id)

    def as_recorded(self, scope: Scope, document_id: str) -> NewVersion:
        """Return a document's current version as it was recorded, without its passages.

        Raises `NotYours`.
        """
        with self._database.reading() as connection:
            return histories.as_recorded(connection, scope, document_id)

    def withdrawn(self, scope: Scope) -> Sequence[DocumentSummary]:
        """Return the visible documents that were withdrawn."""
        query = (
            summaries()
            .where(
                visible(scope), documents.c.state == "superseded", documents.c.ended_at.is_not(None)
            )
            .order_by(documents.c.provider_id, documents.c.name)
        )
        with self._database.reading() as connection:
            return [summary(row) for row in connection.execute(query)]

    def withdraw(
        self,
        scope: Scope,
        document_id: str,
        framework: Framework | None = None,
        review: Review | None = None,
    ) -> None:
        """Take a document out of search at once; what cites it can still show it. `NotYours`."""
        with self._database.writing() as connection:
            histories.note(connection, review)
            recording.withdraw(connection, scope, document_id, framework)

    def reviews(self, scope: Scope) -> Sequence[Review]:
        """Return what people decided, oldest first. Raises `NotYours` unless the team asks."""
        with self._database.reading() as connection:
            return histories.reviews(connection, scope)

    def generation(self) -> int:
        """Return a number that grows with every change to what can be found."""
        query = select(counters.c.value).where(counters.c.name == "generation")
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none() or 0

    def outbox(self, limit: int) -> Sequence[OutboxEntry]:
        """Return the oldest entries that the vector index has not taken in yet."""
        query = select(outbox).order_by(outbox.c.number).limit(limit)
        with self._database.reading() as connection:
            return [
                OutboxEntry(
                    number=row.number,
                    passage_id=row.passage_id,
                    collection=row.collection,
                    action=row.action,
                )
                for row in connection.execute(query)
            ]

    def settle(self, up_to: int) -> None:
        """Remove outbox entries up to and including this number."""
        with self._database.writing() as connection:
            connection.execute(delete(outbox).where(outbox.c.number <= up_to))

    def save_framework(self, framework: Framework, sources: dict[str, str]) -> None:
        """Keep an edition of the framework and the ids of its documents, by origin."""
        with self._database.writing() as connection:
            keep_framework(connection, framework, sources)

    def framework(self, edition: str) -> tuple[Framework, dict[str, DocumentSummary]]:
        """Return an edition of the framework and its documents. Raises `Fault` if none is kept."""
        with self._database.reading() as connection:
            return kept_framework(connection, edition)


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
