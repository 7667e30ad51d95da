"""`indexing.ports.Records` over SQL: every query filtered by the scope it was asked with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from corpus.access import Provider, Scope
from corpus.failures import NotYours
from corpus.framework.model import Framework
from corpus.passage import DocumentSummary, Passage
from corpus.reading import READING
from corpus.screening import Screening, held_back
from corpus.text import DocumentText
from corpus.versions import (
    Review,
)
from indexing.ports import NewVersion, OutboxEntry, Recorded
from integrations.records import histories, recording
from integrations.records.frameworks import keep_framework, kept_framework
from integrations.records.provider_rows import add_provider, provider_named, visible_providers
from integrations.records.rows import (
    findings_of,
    passage_rows,
    passage_values,
    summaries,
    summary,
)
from integrations.records.schema import (
    counters,
    documents,
    outbox,
    passages,
    versions,
)
from integrations.records.sql_found import SqlFound
from integrations.records.sql_histories import SqlHistories
from integrations.records.visibility import (
    NO_SUCH_DOCUMENT,
    is_current_version,
    version_visible,
    visible,
)

if TYPE_CHECKING:
    from indexing.embedding.embedder import Encoded


class SqlRecords(SqlFound, SqlHistories):
    """Documents, versions, passages, vectors and the outbox, each behind a scope."""

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

    def counter(self, name: str) -> int | None:
        """Return a number that was kept under a name."""
        query = select(counters.c.value).where(counters.c.name == name)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def set_counter(self, name: str, value: int) -> None:
        """Keep a number, below 2**31, under a name."""
        with self._database.writing() as connection:
            connection.execute(delete(counters).where(counters.c.name == name))
            connection.execute(insert(counters).values(name=name, value=value))

    def generation(self) -> int:
        """Return a number that grows with every change to what can be found."""
        return self.counter("generation") or 0

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
