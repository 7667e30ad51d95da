"""What became of documents: their versions, what is held of them, what people decided."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from corpus.access import Release, Scope
from corpus.failures import NotYours
from corpus.passage import DocumentKind
from corpus.repairs import Repair
from corpus.screening import Screening
from corpus.text import DocumentText, LinePart
from corpus.versions import DocumentVersion, HeldText, Review, Standing, VersionState
from indexing.ports import NewVersion
from integrations.records.rows import findings_of, now
from integrations.records.schema import documents, versions
from integrations.records.schema import reviews as reviews_table
from integrations.records.visibility import (
    NO_SUCH_DOCUMENT,
    is_current_version,
    is_team,
    version_visible,
    visible,
)


def history(connection: Connection, scope: Scope, document_id: str) -> Sequence[DocumentVersion]:
    """Return a visible document's versions, newest first. Raises `NotYours`."""
    query = (
        select(versions, documents.c.version.label("latest"), documents.c.ended_at)
        .select_from(versions.join(documents))
        .where(visible(scope), version_visible(scope), documents.c.id == document_id)
        .order_by(versions.c.version.desc())
    )
    found = [_version(row) for row in connection.execute(query)]
    if not found:
        raise NotYours(NO_SUCH_DOCUMENT)
    return found


def standings(
    connection: Connection, scope: Scope, cited: Iterable[tuple[str, int]]
) -> Sequence[Standing]:
    """Return how these versions stand, in their order; of what is not visible, as erased."""
    wanted = list(dict.fromkeys(cited))
    ids = sorted({document for document, _ in wanted})
    rows = connection.execute(select(documents).where(visible(scope), documents.c.id.in_(ids)))
    held = {row.id: row for row in rows}
    starts = _starts(connection, list(held))
    return [_standing(held.get(document), document, number, starts) for document, number in wanted]


def held_text(connection: Connection, scope: Scope) -> Sequence[HeldText]:
    """Return what screening keeps back of visible, current documents."""
    query = _current().where(visible(scope), versions.c.findings != "[]")
    return [
        HeldText(
            document_id=row.id,
            document=row.name,
            version=row.version,
            findings=findings_of(row.findings),
        )
        for row in connection.execute(query)
    ]


def repairs(connection: Connection, scope: Scope, document_id: str) -> Sequence[Repair]:
    """Return the repairs of a document's current version. Raises `NotYours`."""
    return _repairs(_one(connection, scope, document_id).repairs)


def as_recorded(connection: Connection, scope: Scope, document_id: str) -> NewVersion:
    """Return a document's current version, without its passages. Raises `NotYours`."""
    row = _one(connection, scope, document_id)
    return NewVersion(
        text=DocumentText.model_validate_json(row.text),
        original=row.original,
        sha256=row.sha256,
        kind=DocumentKind(row.kind),
        title=row.title,
        edition=row.edition,
        catalogue_key=row.catalogue_key,
        provider_id=row.provider_id,
        evidence_kind=row.evidence_kind,
        release=Release(row.release),
        sections=(),
        screening=Screening(findings=findings_of(row.findings)),
        repairs=_repairs(row.repairs),
        reading=row.reading,
        in_force_from=dt.date.fromisoformat(row.in_force_from),
        in_force_until=dt.date.fromisoformat(row.in_force_until) if row.in_force_until else None,
    )


def note(connection: Connection, review: Review | None) -> None:
    """Add what a person decided, in the transaction of the decision."""
    if review is not None:
        connection.execute(
            insert(reviews_table).values(
                at=now(),
                by=review.by,
                decision=review.decision,
                subject=review.subject,
                lines=json.dumps(review.lines),
                why=review.why,
            )
        )


def reviews(connection: Connection, scope: Scope) -> Sequence[Review]:
    """Return what people decided, oldest first. Raises `NotYours` unless the team asks."""
    if not is_team(scope):
        raise NotYours(NO_SUCH_DOCUMENT)
    query = select(reviews_table).order_by(reviews_table.c.number)
    return [
        Review(
            at=row.at,
            by=row.by,
            decision=row.decision,
            subject=row.subject,
            lines=tuple(json.loads(row.lines)),
            why=row.why,
        )
        for row in connection.execute(query)
    ]


def _repairs(kept: str) -> tuple[Repair, ...]:
    return tuple(Repair.model_validate(each) for each in json.loads(kept))


def _current() -> Select[Any]:
    own = [each for each in versions.c if each.name not in documents.c]
    return (
        select(documents, *own)
        .select_from(documents.join(versions, is_current_version()))
        .where(documents.c.state == "current")
    )


def _one(connection: Connection, scope: Scope, document_id: str) -> Row[Any]:
    query = _current().where(visible(scope), documents.c.id == document_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotYours(NO_SUCH_DOCUMENT)
    return row


def _version(row: Row[Any]) -> DocumentVersion:
    text = DocumentText.model_validate_json(row.text)
    held = Screening(findings=findings_of(row.findings)).held_lines
    state = VersionState.CURRENT if row.version == row.latest else VersionState.SUPERSEDED
    if state is VersionState.CURRENT and row.ended_at:
        state = VersionState.WITHDRAWN
    return DocumentVersion(
        version=row.version,
        document=row.name,
        state=state,
        release=Release(row.release),
        recorded_at=row.recorded_at,
        in_force_from=dt.date.fromisoformat(row.in_force_from),
        in_force_until=dt.date.fromisoformat(row.in_force_until) if row.in_force_until else None,
        held_lines=len(held),
        repairs=len(json.loads(row.repairs)),
        junk_lines=sum(
            line.part is LinePart.JUNK and number not in held
            for number, line in enumerate(text.lines, 1)
        ),
    )


def _starts(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, int], dt.date]:
    """Return the day from which each version of these documents was in force."""
    query = select(versions.c.document_id, versions.c.version, versions.c.in_force_from).where(
        versions.c.document_id.in_(ids)
    )
    return {
        (row.document_id, row.version): dt.date.fromisoformat(row.in_force_from)
        for row in connection.execute(query)
    }


def _standing(
    row: Row[Any] | None,
    document: str,
    number: int,
    starts: dict[tuple[str, int], dt.date],
) -> Standing:
    ended = dt.date.fromisoformat(row.ended_at[:10]) if row is not None and row.ended_at else None
    if row is None or (document, number) not in starts:
        return Standing(
            document_id=document, version=number, state=VersionState.ERASED, since=ended
        )
    if number < row.version and row.state == "current":
        return Standing(
            document_id=document,
            version=number,
            state=VersionState.SUPERSEDED,
            since=starts.get((document, number + 1)),
            latest=row.version,
        )
    if ended is not None:
        return Standing(
            document_id=document, version=number, state=VersionState.WITHDRAWN, since=ended
        )
    return Standing(document_id=document, version=number, state=VersionState.CURRENT)
