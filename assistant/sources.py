"""Where a wording of the framework stands, as scripts read it. Must not know ledgers or tools."""

from __future__ import annotations

from typing import Any

from assistant.ports import LoadedFramework
from corpus.framework.model import Wording


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
    """Return an edition as people write it.

    >>> edition_name("2017-18")
    '2017/18'
    """
    return edition.replace("-", "/")
