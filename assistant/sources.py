"""Where a wording of the framework stands, as scripts read it. Must not know ledgers or tools."""

from __future__ import annotations

from calendar import month_name
from typing import Any

from assistant.ports import LoadedFramework
from corpus.framework.model import Wording
from corpus.passage import Found
from corpus.text import Place


def source_of(loaded: LoadedFramework, wording: Wording) -> dict[str, Any] | None:
    """Return a wording's place in the shape of a citation, or None where no document holds it."""
    document = loaded.source_of(wording)
    if document is None or wording.place is None:
        return None
    return {
        "document": document.document,
        "document_id": document.document_id,
        "edition": document.edition,
        "quote": wording.text,
        "page": wording.place.page,
        "lines": [wording.place.first, wording.place.last],
    }


def edition_name(edition: str) -> str:
    """Return an edition as people write it: a span of two years, or a month.

    >>> edition_name("2017-18"), edition_name("2020-11"), edition_name("2021")
    ('2017/18', 'November 2020', '2021')
    """
    year, _, rest = edition.partition("-")
    if not (year.isdigit() and rest.isdigit() and len(rest) == 2):
        return edition
    if int(rest) == (int(year) + 1) % 100:
        return f"{year}/{rest}"
    return f"{month_name[int(rest)]} {year}" if 1 <= int(rest) <= 12 else edition


def place_row(place: Place) -> dict[str, Any]:
    """Return a place: page and lines always, sheet and row where it is a table's."""
    row: dict[str, Any] = {"page": place.page, "lines": [place.first, place.last]}
    if place.sheet is not None or place.row is not None:
        row |= {"sheet": place.sheet, "row": place.row}
    return row


def passage_row(found: Found) -> dict[str, Any]:
    """Return a passage that a search found."""
    passage = found.passage
    source = passage.source
    return {
        "document": source.document,
        "document_id": source.document_id,
        "provider": source.provider,
        "passage_id": passage.passage_id,
        "text": passage.text,
        "headings": list(passage.headings),
        "edition": source.edition,
        **place_row(passage.place),
        "score": round(found.score, 4),
    }
