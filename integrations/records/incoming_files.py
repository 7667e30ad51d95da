"""Files that came in and are no documents yet: kept from their arrival on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, delete, false, insert, or_, select, update

from corpus.access import Release, Scope
from corpus.failures import NotYours
from corpus.reading import READING
from corpus.screening import Finding
from corpus.text import DocumentText
from corpus.versions import FileState, IncomingFile
from indexing.ports import Received
from integrations.records.identities import file_id
from integrations.records.rows import as_json, findings_of, now
from integrations.records.schema import incoming as files
from integrations.records.schema import providers
from integrations.records.visibility import about_providers, is_team, require_may_write

NO_SUCH_FILE: Final = "There is no such file waiting, or it is not yours to see."


def receive(connection: Connection, scope: Scope, received: Received) -> IncomingFile:
    """Keep a file, or return it as it is kept already, as `Records.receive` says."""
    require_may_write(scope, received.provider_id, received.release)
    own_id = file_id(
        received.provider_id, received.release.value, received.document, received.sha256
    )
    known = connection.execute(
        select(files.c.id).where(files.c.id == own_id, files.c.reading == READING)
    )
    if known.one_or_none() is None:
        connection.execute(delete(files).where(files.c.id == own_id))
        connection.execute(
            insert(files).values(
                id=own_id,
                name=received.document,
                provider_id=received.provider_id,
                release=received.release.value,
                sha256=received.sha256,
                original=received.original,
                state=FileState.STORED.value,
                reason="",
                findings="[]",
                in_force_from=_day(received.in_force_from),
                reading=READING,
                received_at=now(),
            )
        )
    return _file(connection.execute(_rows().where(files.c.id == own_id)).one())


def advance(
    connection: Connection,
    scope: Scope,
    own_id: str,
    state: FileState,
    reason: str,
    text: DocumentText | None,
    findings: Sequence[Finding] | None,
) -> None:
    """Note a state, as `Records.advance` says; a file that is gone meanwhile stays gone."""
    values: dict[str, Any] = {"state": state.value, "reason": reason}
    if text is not None:
        values["text"] = text.model_dump_json(exclude_defaults=True)
    if findings is not None:
        values["findings"] = as_json(findings)
    connection.execute(update(files).where(_seen(scope), files.c.id == own_id).values(**values))


def incoming(connection: Connection, scope: Scope) -> Sequence[IncomingFile]:
    """Return the visible files, oldest first."""
    query = _rows().where(_seen(scope)).order_by(files.c.received_at, files.c.id)
    return [_file(row) for row in connection.execute(query)]


def original(connection: Connection, scope: Scope, own_id: str) -> bytes:
    """Return a file's bytes. Raises `NotYours`."""
    kept: bytes = _one(connection, scope, own_id).original
    return kept


def text(connection: Connection, scope: Scope, own_id: str) -> DocumentText:
    """Return a file's text as it was extracted. Raises `NotYours`."""
    kept = _one(connection, scope, own_id).text
    if kept is None:
        raise NotYours(NO_SUCH_FILE)
    return DocumentText.model_validate_json(kept)


def forget(connection: Connection, scope: Scope, own_id: str) -> None:
    """Erase a file."""
    connection.execute(delete(files).where(_seen(scope), files.c.id == own_id))


def require_waiting(connection: Connection, own_id: str) -> None:
    """Raise `NotYours` where a file is no longer here: it became a version, or was erased."""
    if connection.execute(select(files.c.id).where(files.c.id == own_id)).one_or_none() is None:
        raise NotYours(NO_SUCH_FILE)


def forget_up_to(connection: Connection, own_id: str) -> None:
    """Erase a file that became a version, with what came under its name before it."""
    row = connection.execute(select(files).where(files.c.id == own_id)).one_or_none()
    if row is not None:
        connection.execute(
            delete(files).where(
                files.c.provider_id.is_not_distinct_from(row.provider_id),
                files.c.name == row.name,
                files.c.received_at <= row.received_at,
            )
        )


def _one(connection: Connection, scope: Scope, own_id: str) -> Row[bytes, str | None]:
    query = select(files.c.original, files.c.text).where(_seen(scope), files.c.id == own_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotYours(NO_SUCH_FILE)
    return row


def _seen(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a file may be seen: of no provider yet, by the team alone."""
    evidence = about_providers(scope, files)
    return or_(evidence, files.c.provider_id.is_(None) if is_team(scope) else false())


def _rows() -> Any:
    return select(
        *[column for column in files.c if column.name not in {"original", "text"}],
        providers.c.name.label("provider"),
    ).select_from(files.outerjoin(providers))


def _file(row: Row[Any]) -> IncomingFile:
    return IncomingFile(
        file_id=row.id,
        document=row.name,
        provider_id=row.provider_id,
        provider=row.provider,
        release=Release(row.release),
        sha256=row.sha256,
        state=FileState(row.state),
        reason=row.reason,
        findings=findings_of(row.findings),
        in_force_from=dt.date.fromisoformat(row.in_force_from) if row.in_force_from else None,
        reading=row.reading,
        received_at=row.received_at,
    )


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
