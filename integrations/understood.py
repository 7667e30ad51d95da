"""What was understood of a file that became a document: for whoever sent it, to check.

It counts and names what reading made of the file, and what was left out. It decides nothing.
"""

from __future__ import annotations

from corpus.access import Scope
from corpus.passage import DocumentKind, DocumentSummary
from corpus.text import DocumentText, LinePart
from corpus.versions import IncomingFile
from indexing.ports import Records
from integrations.records.identities import file_id
from integrations.shapes import Row


def document_of(records: Records, scope: Scope, file: IncomingFile) -> DocumentSummary | None:
    """Return the current document whose bytes are this file's, if there is one."""
    for each in records.documents(scope):
        if each.kind is DocumentKind.DIGEST or each.document != file.document:
            continue
        if each.provider_id not in {None, file.provider_id}:
            continue
        if records.as_recorded(scope, each.document_id).sha256 == file.sha256:
            return each
    return None


def file_it_was(records: Records, scope: Scope, document_id: str) -> str | None:
    """Return the id that a document's current version had as a file that waited."""
    if all(each.document_id != document_id for each in records.documents(scope)):
        return None
    held = records.as_recorded(scope, document_id)
    return file_id(held.provider_id, held.release.value, held.text.name, held.sha256)


def understood(records: Records, scope: Scope, held: DocumentSummary) -> Row:
    """Return what reading made of a document's current version."""
    text = records.text(scope, held.document_id)
    return {
        "document_id": held.document_id,
        "title": held.title,
        "kind": held.kind.value if held.kind is not DocumentKind.EVIDENCE else held.evidence_kind,
        "provider": held.provider,
        "edition": held.edition,
        "version": held.version,
        "passages": len(records.passages(scope, held.document_id)),
        "pages": max((line.page or 0 for line in text.lines), default=0),
        "rows": sum(line.part is LinePart.TABLE_ROW for line in text.lines),
        "lines": sum(bool(line.text.strip()) for line in text.lines),
        "held_lines": _count(text, LinePart.HELD),
        "junk_lines": _count(text, LinePart.JUNK),
        "losses": list(text.losses),
    }


def _count(text: DocumentText, part: LinePart) -> int:
    return sum(line.part is part for line in text.lines)
