"""How documents, waiting files and findings look to scripts: the same from every door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.passage import DocumentKind, DocumentSummary
from corpus.reading.junk import junk_reasons
from corpus.repairs import Repair
from corpus.screening import Finding, Screening
from corpus.text import DocumentText, LinePart
from corpus.versions import FileState, IncomingFile
from integrations.shapes import Row

if TYPE_CHECKING:
    from indexing.index_report import Outcome


def outcome_row(file: IncomingFile, outcome: Outcome) -> Row:
    """Return what became of an uploaded file."""
    from indexing.index_report import Change

    state = outcome.state
    if state is None and outcome.change is not Change.REFUSED:
        state = FileState.RELEASED
    return {
        "document": file.document,
        "outcome": outcome.change.value,
        "state": state.value if state else None,  # None: nothing of it is kept
        "reason": outcome.reason,
        "held_lines": len(Screening(findings=outcome.kept_back).held_lines),
    }


def document_row(each: DocumentSummary, state: str) -> Row:
    """Return a document as a list shows it."""
    return {
        "document_id": each.document_id,
        "document": each.document,
        "title": each.title,
        "kind": each.kind.value if each.kind is not DocumentKind.EVIDENCE else each.evidence_kind,
        "provider": each.provider,
        "edition": each.edition,
        "release": each.release.value,
        "version": each.version,
        "state": state,
    }


def file_row(file: IncomingFile) -> Row:
    """Return a waiting file as a list shows it."""
    return {
        "file_id": file.file_id,
        "document": file.document,
        "provider": file.provider,
        "release": file.release.value,
        "state": file.state.value,
        "reason": file.reason,
        "received_at": file.received_at,
    }


def count_of_lines(findings: Sequence[Finding]) -> int:
    """Return how many lines of a document these findings keep back."""
    return len(Screening(findings=tuple(findings)).held_lines)


def finding_row(found: Finding, text: DocumentText) -> Row:
    """Return a finding with the words it is about, for the person who decides."""
    lines = text.lines[found.first - 1 : found.last] if found.first else ()
    return {
        "kind": found.kind.value,
        "lines": [found.first, found.last] if found.first else None,
        "sentence": found.sentence,
        "text": [line.text for line in lines],
    }


def junk_rows(text: DocumentText) -> list[Row]:
    """Return the lines that are left out of search as junk, each with the reason."""
    reasons = junk_reasons(text.lines)
    return [
        {"line": number, "text": line.text, "reason": reasons.get(number - 1, "")}
        for number, line in enumerate(text.lines, 1)
        if line.part is LinePart.JUNK
    ]


def said_by(text: DocumentText, repair: Repair) -> str:
    """Return the words that a repair reads in another way."""
    return text.lines[repair.line - 1].text[repair.start : repair.end]
