"""The JSON that scripts see, the same from the command line and from the web API."""

from __future__ import annotations

from typing import Any

from assistant.question import Answer
from assistant.sources import place_row
from corpus.passage import Span

Row = dict[str, Any]


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
