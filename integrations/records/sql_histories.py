"""Files that wait, versions and decisions: a part of `indexing.ports.Records`, over SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.access import Scope
from corpus.framework.model import Framework
from corpus.passage import DocumentSummary
from corpus.repairs import Repair
from corpus.screening import Finding
from corpus.text import DocumentText
from corpus.versions import (
    DocumentVersion,
    FileState,
    HeldText,
    IncomingFile,
    Review,
    Standing,
)
from indexing.ports import NewVersion, Received
from integrations.records import histories, incoming_files, recording
from integrations.records.database import Database
from integrations.records.rows import (
    summaries,
    summary,
)
from integrations.records.schema import (
    documents,
)
from integrations.records.visibility import (
    visible,
)


class SqlHistories:
    """Incoming files, the versions of documents, and what people decided about them."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
