"""The JSON that scripts see, the same from the command line and from the web API."""

from __future__ import annotations

from typing import Any

from assistant.question import Answer
from corpus.passage import Found, Span
from corpus.text import Place

Row = dict[str, Any]


def place_row(place: Place) -> Row:
    """Return a place: page and lines always, sheet and row where it is a table's."""
    row: Row = {"page": place.page, "lines": [place.first, place.last]}
    if place.sheet is not None or place.row is not None:
        row |= {"sheet": place.sheet, "row": place.row}
    return row


def passage_row(found: Found) -> Row:
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


def citation_row(span: Span) -> Row:
    """Return a quotation with where it stands."""
    return {
        "document": span.document,
        "document_id": span.document_id,
        "edition": span.edition,
        "quote": span.quote,
        **place_row(span.place),
    }


def answer_row(answer: Answer) -> Row:
    """Return an answer."""
    return {
        "status": answer.status.value,
        "text": answer.text,
        "citations": [citation_row(span) for span in answer.citations],
        "tools": [tool.model_dump(mode="json") for tool in answer.tools],
        "conversation": answer.conversation,
    }
