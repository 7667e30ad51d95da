"""The evidence ledger of one turn: every span that was gathered, each under a token.

A citation is a token such as `[p1]`, never free text. Tokens are handed out here and nowhere
else, for spans gathered in this turn under this turn's scope; an unknown token is no citation.
"""

from __future__ import annotations

import re
from threading import Lock

from assistant.ports import LoadedFramework
from corpus.framework.model import Wording
from corpus.passage import Found, Passage, Span
from corpus.text import Place

TOKEN = re.compile(r"\[p(\d{1,4})\]")


class Ledger:
    """Spans by token. One ledger belongs to one turn and is never shared."""

    def __init__(self) -> None:
        self._spans: dict[str, Span] = {}
        self._lock = Lock()  # tools of one turn may run in several threads

    def cite(self, span: Span) -> str:
        """Return the token of this span, the same one each time, e.g. "[p1]"."""
        with self._lock:
            for token, known in self._spans.items():
                if known == span:
                    return token
            token = f"[p{len(self._spans) + 1}]"
            self._spans[token] = span
            return token

    def cite_passage(self, found: Found | Passage) -> str:
        """Return the token of a whole passage."""
        passage = found.passage if isinstance(found, Found) else found
        return self.cite(span_of(passage, passage.text, passage.place))

    def cite_wording(self, loaded: LoadedFramework, wording: Wording) -> str:
        """Return the token of a wording of the framework; "" if its document is not held."""
        source = loaded.source_of(wording)
        if source is None or wording.place is None:
            return ""
        return self.cite(
            Span(
                document_id=source.document_id,
                document=source.document,
                version=source.version,
                title=source.title,
                edition=source.edition,
                quote=wording.text,
                place=wording.place,
                is_digest=wording.origin == "digest",
            )
        )

    def span(self, token: str) -> Span | None:
        """Return what a token stands for, or None for one this ledger never gave out."""
        return self._spans.get(token)

    def spans(self) -> dict[str, Span]:
        """Return every span gathered so far, by token."""
        return dict(self._spans)


def span_of(passage: Passage, quote: str, place: Place) -> Span:
    """Return a quotation from a passage as a span. The quote must stand at that place."""
    source = passage.source
    return Span(
        document_id=source.document_id,
        document=source.document,
        version=source.version,
        title=source.title,
        edition=source.edition,
        quote=quote,
        place=place,
        provider_id=source.provider_id,
        is_digest=source.kind == "digest",
    )
