"""The rows of a version: its document, its words, its passages, its days in force."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, and_, delete, insert, select, update

from corpus.passage import Section
from indexing.ports import NewVersion
from integrations.records.encoded import keep_encoded
from integrations.records.identities import passage_id
from integrations.records.rows import as_json, now, today
from integrations.records.schema import (
    counters,
    documents,
    passages,
    versions,
)

if TYPE_CHECKING:
    from indexing.embedding.embedder import Encoded

_CHANGED_MEANWHILE: Final = (
    "The document was changed or taken out of search meanwhile. Nothing was done; look at it again."
)


def write_document(
    connection: Connection, own_id: str, new: NewVersion, version: int, state: str, *, is_new: bool
) -> None:
    """Write a document's own row and that of its version."""
    values = {
        "kind": new.kind.value,
        "name": new.text.name,
        "title": new.title,
        "edition": new.edition,
        "catalogue_key": new.catalogue_key,
        "provider_id": new.provider_id,
        "evidence_kind": new.evidence_kind,
        "release": new.release.value,
        "version": version,
        "sha256": new.sha256,
        "state": state,
        "ended_at": None,
    }
    if is_new:
        connection.execute(insert(documents).values(id=own_id, **values))
    else:
        connection.execute(update(documents).where(documents.c.id == own_id).values(**values))
    _write_version(connection, own_id, new, version)


def _write_version(connection: Connection, own_id: str, new: NewVersion, version: int) -> None:
    values = {
        "release": new.release.value,
        "name": new.text.name,
        "text": new.text.model_dump_json(exclude_defaults=True),
        "findings": as_json(new.screening.findings),
        "repairs": as_json(new.repairs),
        "reading": new.reading,
        "written": _generation_begun(connection),
        "in_force_until": new.in_force_until.isoformat() if new.in_force_until else None,
    }
    if new.in_force_from is not None:
        values["in_force_from"] = new.in_force_from.isoformat()
    own = and_(versions.c.document_id == own_id, versions.c.version == version)
    if connection.execute(select(versions.c.version).where(own)).one_or_none() is not None:
        connection.execute(update(versions).where(own).values(**values))
    else:
        connection.execute(
            insert(versions).values(
                document_id=own_id,
                version=version,
                sha256=new.sha256,
                original=new.original,
                recorded_at=now(),
                **{"in_force_from": begins(new), **values},
            )
        )


def _generation_begun(connection: Connection) -> int:
    """Return the generation that this transaction brings."""
    kept = select(counters.c.value).where(counters.c.name == "generation")
    return (connection.execute(kept).scalar_one_or_none() or 0) + 1


def write_passages(
    connection: Connection,
    own_id: str,
    version: int,
    sections: Sequence[Section],
    embedded: Sequence[Encoded],
    model: str,
) -> list[str]:
    """Write a version's passages with what the model made of them; return their ids."""
    ids = [passage_id(own_id, version, position) for position in range(len(sections))]
    if not ids:
        return ids
    connection.execute(
        insert(passages),
        [
            {
                "id": own,
                "document_id": own_id,
                "version": version,
                "position": position,
                "headings": json.dumps(section.headings, ensure_ascii=False),
                "text": section.text,
                "found_by": section.found_by,
                **section.place.model_dump(),
            }
            for position, (own, section) in enumerate(zip(ids, sections, strict=True))
        ],
    )
    keep_encoded(connection, model, dict(zip(ids, embedded, strict=True)))
    return ids


def passage_ids(connection: Connection, own_id: str, version: int) -> tuple[str, ...]:
    """Return the ids of a version's passages, in order."""
    query = (
        select(passages.c.id)
        .where(passages.c.document_id == own_id, passages.c.version == version)
        .order_by(passages.c.position)
    )
    return tuple(connection.execute(query).scalars())


def delete_passages(connection: Connection, own_id: str, version: int | None = None) -> None:
    """Delete the passages of a version (None: of all), and their vectors with them."""
    gone = delete(passages).where(passages.c.document_id == own_id)
    connection.execute(gone if version is None else gone.where(passages.c.version == version))


def end_version(connection: Connection, own_id: str, version: int, day: str) -> None:
    """Note the day from which a version was no longer in force, where no earlier one stands."""
    own = and_(versions.c.document_id == own_id, versions.c.version == version)
    row = connection.execute(select(versions).where(own)).one_or_none()
    if row is not None and (row.in_force_until is None or row.in_force_until > day):
        until = max(day, row.in_force_from)
        connection.execute(update(versions).where(own).values(in_force_until=until))


def move_the_change_over(
    connection: Connection, own_id: str, version: int, new: NewVersion
) -> None:
    """Let the version before end on the day on which this one, put right, begins."""
    if new.in_force_from is not None:
        before = and_(versions.c.document_id == own_id, versions.c.version == version - 1)
        day = new.in_force_from.isoformat()
        connection.execute(
            update(versions)
            .where(before, versions.c.in_force_from <= day)
            .values(in_force_until=day)
        )


def begins(new: NewVersion) -> str:
    """Return the day from which a version is in force: the day it is recorded, if none is given."""
    return new.in_force_from.isoformat() if new.in_force_from else today()
