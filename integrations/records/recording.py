"""Recording a version, and removing a document: each one transaction with its outbox rows.

An entry in the outbox is what tells the vector index, later and elsewhere, to follow.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from corpus.access import Release, Scope
from corpus.failures import NotYours
from corpus.framework.model import Framework
from corpus.passage import DocumentKind, DocumentSummary, Section
from indexing.ports import NewVersion, Recorded, Vector
from integrations.records.frameworks import keep_framework, keep_framework_of, kept_sources
from integrations.records.identities import collection_of, document_id, passage_id
from integrations.records.rows import now, summaries, summary, vector_bytes
from integrations.records.schema import (
    counters,
    documents,
    outbox,
    passages,
    providers,
    vectors,
    versions,
)
from integrations.records.visibility import (
    NO_SUCH_DOCUMENT,
    NO_SUCH_PROVIDER,
    require_may_write,
    visible,
)


def record(
    connection: Connection, scope: Scope, new: NewVersion, embedded: Sequence[Vector], model: str
) -> Recorded:
    """Record a version as `indexing.ports.Records.record` says."""
    _check(connection, scope, new, embedded)
    name = new.catalogue_key if new.kind is not DocumentKind.EVIDENCE else new.text.name
    own_id = document_id(new.kind, new.provider_id, name or new.text.name)
    before = connection.execute(select(documents).where(documents.c.id == own_id)).one_or_none()
    if before is None:
        change, version = "added", 1
    elif before.state == "removed":
        change, version = "added", before.version + 1
    else:
        require_may_write(scope, before.provider_id, Release(before.release))
        same_words = before.sha256 == new.sha256
        if same_words and (before.release, before.title) == (new.release.value, new.title):
            return Recorded(
                summary=_summary(connection, own_id),
                change="unchanged",
                passage_ids=_passage_ids(connection, own_id),
            )
        change, version = "changed", before.version + (0 if same_words else 1)
        drop_passages(connection, own_id)
    state = _settle_digest(connection, new)
    _write_document(connection, own_id, new, version, state, is_new=before is None)
    ids = _write_passages(connection, own_id, version, new.sections, embedded, model)
    if state == "current":
        announce(connection, ids, collection_of(new.provider_id, new.release), "upsert")
    if new.framework is not None:
        keep_framework_of(connection, new.framework, new.kind, new.edition, own_id)
    grow_generation(connection)
    return Recorded(summary=_summary(connection, own_id), change=change, passage_ids=tuple(ids))


def remove(
    connection: Connection, scope: Scope, own_id: str, framework: Framework | None = None
) -> None:
    """Erase a document's words and vectors; its digest, if it has one, is found again.

    `framework` is what to keep of an edition that had wordings in this document.
    """
    row = connection.execute(
        select(documents).where(
            documents.c.id == own_id, documents.c.state != "removed", visible(scope)
        )
    ).one_or_none()
    if row is None:
        raise NotYours(NO_SUCH_DOCUMENT)
    require_may_write(scope, row.provider_id, Release(row.release))
    drop_passages(connection, own_id)
    connection.execute(delete(versions).where(versions.c.document_id == own_id))
    connection.execute(
        update(documents)
        .where(documents.c.id == own_id)
        .values(state="removed", name="", title="", sha256="", evidence_kind=None)
    )
    if row.kind == DocumentKind.OFFICIAL.value:
        digest = document_id(DocumentKind.DIGEST, None, row.catalogue_key)
        _move_digest(connection, digest, "superseded", "current")
    if framework is not None:
        keep_framework(connection, framework, kept_sources(connection, framework.edition))
    grow_generation(connection)


def announce(connection: Connection, ids: Iterable[str], collection: str, action: str) -> None:
    """Put passages into the outbox."""
    rows = [{"passage_id": each, "collection": collection, "action": action} for each in ids]
    if rows:
        connection.execute(insert(outbox), rows)


def drop_passages(connection: Connection, own_id: str) -> None:
    """Delete a document's passages with their vectors, and tell the outbox."""
    row = connection.execute(select(documents).where(documents.c.id == own_id)).one()
    ids = _passage_ids(connection, own_id)
    announce(connection, ids, collection_of(row.provider_id, Release(row.release)), "delete")
    connection.execute(delete(passages).where(passages.c.document_id == own_id))


def grow_generation(connection: Connection) -> None:
    """Count a change to what can be found."""
    grown = connection.execute(
        update(counters).where(counters.c.name == "generation").values(value=counters.c.value + 1)
    )
    if grown.rowcount == 0:
        connection.execute(insert(counters).values(name="generation", value=1))


def _check(
    connection: Connection, scope: Scope, new: NewVersion, embedded: Sequence[Vector]
) -> None:
    require_may_write(scope, new.provider_id, new.release)
    if (new.kind is DocumentKind.EVIDENCE) != (new.provider_id is not None):
        message = "Evidence belongs to a provider, and nothing else does."
        raise ValueError(message)
    if len(embedded) != len(new.sections):
        message = f"{len(new.sections)} passages came with {len(embedded)} vectors."
        raise ValueError(message)
    if new.provider_id is not None:
        known = select(providers.c.id).where(providers.c.id == new.provider_id)
        if connection.execute(known).one_or_none() is None:
            raise NotYours(NO_SUCH_PROVIDER)


def _settle_digest(connection: Connection, new: NewVersion) -> str:
    """Return the state of the new document, taking the digest of an original out of search."""
    if new.kind is DocumentKind.EVIDENCE or new.catalogue_key is None:
        return "current"
    if new.kind is DocumentKind.OFFICIAL:
        digest = document_id(DocumentKind.DIGEST, None, new.catalogue_key)
        _move_digest(connection, digest, "current", "superseded")
        return "current"
    original = document_id(DocumentKind.OFFICIAL, None, new.catalogue_key)
    row = connection.execute(select(documents.c.state).where(documents.c.id == original))
    return "superseded" if row.scalar_one_or_none() == "current" else "current"


def _move_digest(connection: Connection, digest: str, old: str, new: str) -> None:
    moved = connection.execute(
        update(documents)
        .where(documents.c.id == digest, documents.c.state == old)
        .values(state=new)
    )
    if moved.rowcount:
        action = "upsert" if new == "current" else "delete"
        collection = collection_of(None, Release.PUBLISHED)
        announce(connection, _passage_ids(connection, digest), collection, action)


def _write_document(
    connection: Connection, own_id: str, new: NewVersion, version: int, state: str, *, is_new: bool
) -> None:
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
    }
    if is_new:
        connection.execute(insert(documents).values(id=own_id, **values))
    else:
        connection.execute(update(documents).where(documents.c.id == own_id).values(**values))
    kept = select(versions.c.version).where(
        versions.c.document_id == own_id, versions.c.version == version
    )
    if connection.execute(kept).one_or_none() is not None:
        connection.execute(
            update(versions)
            .where(versions.c.document_id == own_id, versions.c.version == version)
            .values(release=new.release.value)
        )
    else:
        connection.execute(
            insert(versions).values(
                document_id=own_id,
                version=version,
                sha256=new.sha256,
                release=new.release.value,
                original=new.original,
                text=new.text.model_dump_json(exclude_defaults=True),
                recorded_at=now(),
            )
        )


def _write_passages(
    connection: Connection,
    own_id: str,
    version: int,
    sections: Sequence[Section],
    embedded: Sequence[Vector],
    model: str,
) -> list[str]:
    ids = [passage_id(own_id, version, position) for position in range(len(sections))]
    if not ids:
        return ids
    connection.execute(
        insert(passages),
        [
            {
                "id": own,
                "document_id": own_id,
                "position": position,
                "headings": json.dumps(section.headings, ensure_ascii=False),
                "text": section.text,
                **section.place.model_dump(),
            }
            for position, (own, section) in enumerate(zip(ids, sections, strict=True))
        ],
    )
    connection.execute(
        insert(vectors),
        [
            {"passage_id": own, "model": model, "vector": vector_bytes(vector)}
            for own, vector in zip(ids, embedded, strict=True)
        ],
    )
    return ids


def _passage_ids(connection: Connection, own_id: str) -> tuple[str, ...]:
    query = (
        select(passages.c.id).where(passages.c.document_id == own_id).order_by(passages.c.position)
    )
    return tuple(connection.execute(query).scalars())


def _summary(connection: Connection, own_id: str) -> DocumentSummary:
    return summary(connection.execute(summaries().where(documents.c.id == own_id)).one())
