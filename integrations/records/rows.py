"""Rows of the tables as the values that everybody else works with, and back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Join, Row, Select, and_, select

from corpus.access import Release
from corpus.passage import DocumentKind, DocumentSummary, Passage
from corpus.screening import Finding
from corpus.text import Place, Value
from integrations.records.schema import documents, passages, providers, versions

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
    """Return the query for passages, in their documents' order, with what `passage` needs.

    A passage is of its own version, whatever its document has come to since.
    """
    columns = [each for each in _SUMMARY[1:] if each is not documents.c.version]
    return (
        select(passages, *columns)
        .select_from(passages_of_versions().outerjoin(providers))
        .order_by(passages.c.document_id, passages.c.position)
    )


def passages_of_versions() -> Join:
    """Return the passages joined with their documents and versions."""
    same = and_(
        versions.c.document_id == passages.c.document_id, versions.c.version == passages.c.version
    )
    return passages.join(documents).join(versions, same)


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
    sources: dict[tuple[str, int], DocumentSummary] = {}
    found = []
    for row in rows:
        own = (row.document_id, row.version)
        source = sources.get(own)
        if source is None:
            source = sources[own] = summary(row)
        place = Place(**{each: getattr(row, each) for each in Place.model_fields})
        found.append(
            Passage(
                passage_id=row.id,
                source=source,
                headings=tuple(json.loads(row.headings)),
                text=row.text,
                place=place,
                found_by=row.found_by,
            )
        )
    return found


def findings_of(kept: str) -> tuple[Finding, ...]:
    """Return findings as they are kept."""
    return tuple(Finding.model_validate(each) for each in json.loads(kept))


def as_json(values: Iterable[Value]) -> str:
    """Return values as the records keep a list of them."""
    return json.dumps([each.model_dump(mode="json") for each in values], ensure_ascii=False)


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


def today() -> str:
    """Return the day as the records keep it: UTC, as every time of theirs."""
    return now()[:10]
