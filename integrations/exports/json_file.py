"""A draft as JSON, in the shape that docs call the contract of `draft`.

Tables are flattened into statements in reading order, each cell with its column in front, so that
a script needs no second shape and no cell loses its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from assistant.drafting.draft import Draft, DraftSection, Statement
from corpus.passage import Span


def to_json(draft: Draft) -> str:
    """Return the draft as JSON text: kind, provider, edition, version, status, sections."""
    shape: dict[str, Any] = {
        "kind": draft.kind.value,
        "provider": draft.provider,
        "edition": draft.edition,
        "version": draft.version,
        "status": draft.status,
        "sections": [
            {"heading": section.heading, "statements": [_statement(s) for s in _read(section)]}
            for section in draft.sections
        ],
    }
    if draft.notices:
        shape["notices"] = list(draft.notices)
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def _read(section: DraftSection) -> Iterator[Statement]:
    yield from section.statements
    if section.table is None:
        return
    for row in section.table.rows:
        for column, cell in zip(section.table.columns, row, strict=True):
            yield cell.model_copy(update={"text": f"{column}: {cell.text}"})


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "sources": [_source(span) for span in statement.sources],
        "tag": statement.tag.value if statement.tag else None,
        "standards": list(statement.standards),
    }


def _source(span: Span) -> dict[str, Any]:
    source: dict[str, Any] = {
        "document": span.document,
        "document_id": span.document_id,
        "quote": span.quote,
        "page": span.place.page,
        "lines": [span.place.first, span.place.last],
    }
    if span.place.sheet is not None:
        source["sheet"] = span.place.sheet
    if span.place.row is not None:
        source["row"] = span.place.row
    return source
