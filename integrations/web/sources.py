"""Sources as a page shows them: one card a document, its quotations numbered, the long tail folded.

It words places and addresses; which spans are cited was decided long before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sources import edition_name
from corpus.passage import Span
from integrations.web.wording import where

#: Up to this many sources are all open; beyond it each document shows its first few.
OPEN = 8
FIRST = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """One numbered source: what it says and where."""

    number: int
    quote: str
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A document with the quotations taken from it."""

    title: str
    document: str
    edition: str
    is_digest: bool
    first: Sequence[Quotation]
    more: Sequence[Quotation]


def source_cards(spans: Sequence[Span]) -> list[SourceCard]:
    """Return the spans as cards, numbered from 1 in their order, each document named once."""
    documents: dict[tuple[str, int], list[tuple[int, Span]]] = {}
    for number, span in enumerate(spans, 1):
        documents.setdefault((span.document_id, span.version), []).append((number, span))
    return [_card(quoted, fold=len(spans) > OPEN) for quoted in documents.values()]


def _card(quoted: Sequence[tuple[int, Span]], *, fold: bool) -> SourceCard:
    span = quoted[0][1]
    quotations = [Quotation(n, s.quote, where(s.place), address(s)) for n, s in quoted]
    shown = FIRST if fold and len(quotations) > FIRST + 1 else len(quotations)
    return SourceCard(
        title=span.title,
        document=span.document,
        edition=edition_name(span.edition) if span.edition else "",
        is_digest=span.is_digest,
        first=quotations[:shown],
        more=quotations[shown:],
    )


def address(span: Span) -> str:
    """Return the address of the page that shows a span's document with its lines marked."""
    first, last = span.place.first, span.place.last
    return (
        f"/documents/{span.document_id}?version={span.version}&first={first}&last={last}#L{first}"
    )
