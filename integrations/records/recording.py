"""Recording a version, and removing a document: each one transaction with its outbox rows.

An entry in the outbox is what tells the vector index, later and elsewhere, to follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, and_, delete, insert, select, update

from corpus.access import Release, Scope
from corpus.failures import BadInput, NotYours
from corpus.framework.model import Framework
from corpus.passage import DocumentKind, DocumentSummary
from corpus.text import DocumentText
from indexing.ports import NewVersion, Recorded
from integrations.records.erasing import erase_what_was_made_of
from integrations.records.frameworks import keep_framework, keep_framework_of, kept_sources
from integrations.records.histories import note
from integrations.records.identities import collection_of, document_id
from integrations.records.incoming_files import forget_up_to, require_waiting
from integrations.records.rows import now, summaries, summary, today
from integrations.records.schema import (
    counters,
    documents,
    outbox,
    providers,
    versions,
)
from integrations.records.visibility import (
    NO_SUCH_DOCUMENT,
    NO_SUCH_PROVIDER,
    require_may_write,
    visible,
)
from integrations.records.writing import (
    begins,
    delete_passages,
    end_version,
    move_the_change_over,
    passage_ids,
    write_document,
    write_passages,
)

if TYPE_CHECKING:
    from indexing.embedding.embedder import Encoded

_CHANGED_MEANWHILE: Final = (
    "The document was changed or taken out of search meanwhile. Nothing was done; look at it again."
)


def record(
    connection: Connection, scope: Scope, new: NewVersion, embedded: Sequence[Encoded], model: str
) -> Recorded:
    """Record a version as `indexing.ports.Records.record` says."""
    _check(connection, scope, new, embedded)
    note(connection, new.review)
    name = new.catalogue_key if new.kind is not DocumentKind.EVIDENCE else new.text.name
    own_id = document_id(new.kind, new.provider_id, name or new.text.name)
    before = connection.execute(select(documents).where(documents.c.id == own_id)).one_or_none()
    _check_that_it_still_stands(connection, before, new)
    if before is None:
        change, version = "added", 1
    elif before.state == "removed":
        change, version = "added", before.version + 1
    else:
        require_may_write(scope, before.provider_id, Release(before.release))
        same_words = _says_the_same(connection, before, new)
        is_as_it_was = (before.release, before.title) == (new.release.value, new.title)
        is_as_it_was = is_as_it_was and _is_in_force_as_before(connection, before, new)
        if same_words and is_as_it_was and before.ended_at is None and new.review is None:
            _forget_file(connection, new)
            return Recorded(
                summary=_summary(connection, own_id),
                change="unchanged",
                passage_ids=passage_ids(connection, own_id, before.version),
            )
        change, version = "changed", before.version + (0 if same_words else 1)
        hide_passages(connection, own_id)
        if same_words:
            delete_passages(connection, own_id, version)
            move_the_change_over(connection, own_id, version, new)
        else:
            end_version(connection, own_id, before.version, begins(new))
    state = _settle_digest(connection, new)
    write_document(connection, own_id, new, version, state, is_new=before is None)
    ids = write_passages(connection, own_id, version, new.sections, embedded, model)
    _forget_file(connection, new)
    if state == "current":
        announce(connection, ids, collection_of(new.provider_id, new.release), "upsert")
    if new.framework is not None:
        keep_framework_of(connection, new.framework, new.kind, new.edition, own_id)
    grow_generation(connection)
    return Recorded(summary=_summary(connection, own_id), change=change, passage_ids=tuple(ids))


def withdraw(
    connection: Connection, scope: Scope, own_id: str, framework: Framework | None = None
) -> None:
    """Take a document out of search; its words stay for what cites them.

    `framework` is what to keep of an edition that had wordings in this document.
    """
    row = _writable(connection, scope, own_id, "current")
    hide_passages(connection, own_id)
    connection.execute(
        update(documents).where(documents.c.id == own_id).values(state="superseded", ended_at=now())
    )
    end_version(connection, own_id, row.version, today())
    _bring_digest_back(connection, row, framework)
    grow_generation(connection)


def remove(
    connection: Connection, scope: Scope, own_id: str, framework: Framework | None = None
) -> None:
    """Erase a document's words and vectors; its digest, if it has one, is found again."""
    row = _writable(connection, scope, own_id, "current", "superseded")
    erase_what_was_made_of(connection, own_id)
    hide_passages(connection, own_id)
    delete_passages(connection, own_id)
    connection.execute(delete(versions).where(versions.c.document_id == own_id))
    connection.execute(
        update(documents)
        .where(documents.c.id == own_id)
        .values(state="removed", name="", title="", sha256="", evidence_kind=None, ended_at=now())
    )
    _bring_digest_back(connection, row, framework)
    grow_generation(connection)


def _writable(connection: Connection, scope: Scope, own_id: str, *states: str) -> Row[Any]:
    """Return a visible document in one of these states. Raises `NotYours`."""
    row = connection.execute(
        select(documents).where(
            documents.c.id == own_id,
            documents.c.state.in_(states),
            documents.c.kind != DocumentKind.DIGEST.value,  # ours, and made anew at every start
            visible(scope),
        )
    ).one_or_none()
    if row is None:
        raise NotYours(NO_SUCH_DOCUMENT)
    require_may_write(scope, row.provider_id, Release(row.release))
    return row


def _bring_digest_back(connection: Connection, row: Row[Any], framework: Framework | None) -> None:
    if row.kind == DocumentKind.OFFICIAL.value:
        digest = document_id(DocumentKind.DIGEST, None, row.catalogue_key)
        _move_digest(connection, digest, "superseded", "current")
    if framework is not None:
        keep_framework(connection, framework, kept_sources(connection, framework.edition))


def announce(connection: Connection, ids: Iterable[str], collection: str, action: str) -> None:
    """Put passages into the outbox."""
    rows = [{"passage_id": each, "collection": collection, "action": action} for each in ids]
    if rows:
        connection.execute(insert(outbox), rows)


def hide_passages(connection: Connection, own_id: str) -> None:
    """Tell the outbox that the passages of a document's current version are no longer found."""
    row = connection.execute(select(documents).where(documents.c.id == own_id)).one()
    if row.state == "current":
        ids = passage_ids(connection, own_id, row.version)
        announce(connection, ids, collection_of(row.provider_id, Release(row.release)), "delete")


def _says_the_same(connection: Connection, before: Row[Any], new: NewVersion) -> bool:
    """Say whether a version holds the words that are held: what cites it by line still stands."""
    if before.sha256 != new.sha256:
        return False
    kept = connection.execute(
        select(versions.c.text, versions.c.reading).where(
            versions.c.document_id == before.id, versions.c.version == before.version
        )
    ).one_or_none()
    if kept is None:
        return False
    if kept.reading == new.reading:
        return True
    return DocumentText.model_validate_json(kept.text).lines == new.text.lines


def _is_in_force_as_before(connection: Connection, before: Row[Any], new: NewVersion) -> bool:
    if new.in_force_from is None:
        return True
    own = and_(versions.c.document_id == before.id, versions.c.version == before.version)
    day = connection.execute(select(versions.c.in_force_from).where(own)).scalar_one_or_none()
    return day == new.in_force_from.isoformat()


def _forget_file(connection: Connection, new: NewVersion) -> None:
    if new.file_id is not None:
        forget_up_to(connection, new.file_id)


def grow_generation(connection: Connection) -> None:
    """Count a change to what can be found."""
    grown = connection.execute(
        update(counters).where(counters.c.name == "generation").values(value=counters.c.value + 1)
    )
    if grown.rowcount == 0:
        connection.execute(insert(counters).values(name="generation", value=1))


def _check(
    connection: Connection, scope: Scope, new: NewVersion, embedded: Sequence[Encoded]
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


def _check_that_it_still_stands(
    connection: Connection, before: Row[Any] | None, new: NewVersion
) -> None:
    """Raise unless what this was made from is still there, unchanged.

    It was read in another transaction: meanwhile the file may have become a version or been
    erased, and the document whose lines are released may have a newer version or none.
    """
    if new.file_id is not None:
        require_waiting(connection, new.file_id)
    elif new.review is not None and (
        before is None or (before.state, before.sha256) != ("current", new.sha256)
    ):
        raise BadInput(_CHANGED_MEANWHILE)


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
        version = connection.execute(
            select(documents.c.version).where(documents.c.id == digest)
        ).scalar_one()
        announce(connection, passage_ids(connection, digest, version), collection, action)


def _summary(connection: Connection, own_id: str) -> DocumentSummary:
    return summary(connection.execute(summaries().where(documents.c.id == own_id)).one())
