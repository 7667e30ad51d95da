"""Rows of the tables as the values that everybody else works with, and back."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, Select, select

from corpus.access import Release
from corpus.passage import DocumentKind, DocumentSummary, Passage
from corpus.text import Place
from integrations.records.schema import documents, passages, providers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SUMMARY: Final = (
    documents.c.id.label("document_id"),
    documents.c.name,
    documents.c.kind,
    documents.c.title,
    documents.c.edition,
    documents.c.catalogue_key,
    documents.c.provider_id,
    documents.c.evidence_kind,
    documents.c.release,
    documents.c.version,
    providers.c.name.label("provider"),
)


def summaries() -> Select[Any]:
    """Return the query for documents with what `summary` needs."""
    return select(*_SUMMARY).select_from(documents.outerjoin(providers))


def passage_rows() -> Select[Any]:
    """Return the query for passages, in their documents' order, with what `passage` needs."""
    return (
        select(passages, *_SUMMARY[1:])
        .select_from(passages.join(documents).outerjoin(providers))
        .order_by(passages.c.document_id, passages.c.position)
    )


def summary(row: Row[Any]) -> DocumentSummary:
    """Return a document's summary."""
    return DocumentSummary(
        document_id=row.document_id,
        document=row.name,
        kind=DocumentKind(row.kind),
        title=row.title,
        edition=row.edition,
        catalogue_key=row.catalogue_key,
        provider_id=row.provider_id,
        provider=row.provider,
        evidence_kind=row.evidence_kind,
        release=Release(row.release),
        version=row.version,
    )


def passage_values(rows: list[Row[Any]]) -> list[Passage]:
    """Return passages in the order of the rows; those of one document share its summary."""
    sources: dict[str, DocumentSummary] = {}
    found = []
    for row in rows:
        source = sources.get(row.document_id)
        if source is None:
            source = sources[row.document_id] = summary(row)
        place = Place(first=row.first, last=row.last, page=row.page, sheet=row.sheet, row=row.row)
        found.append(
            Passage(
                passage_id=row.id,
                source=source,
                headings=tuple(json.loads(row.headings)),
                text=row.text,
                place=place,
            )
        )
    return found


def vector_bytes(vector: NDArray[np.float32]) -> bytes:
    """Return a vector as it is kept."""
    import numpy as np  # here, so that looking up a record needs no arrays

    return np.ascontiguousarray(vector, dtype="<f4").tobytes()


def vector_of(kept: bytes) -> NDArray[np.float32]:
    """Return a kept vector, shape (dimensions,)."""
    import numpy as np

    return np.frombuffer(kept, dtype="<f4").astype(np.float32, copy=False)


def now() -> str:
    """Return the time as the records keep it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
