"""Sources as a page shows them: one card a document, its quotations numbered, the long tail folded.

It words places and addresses; which spans are cited was decided long before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.sources import edition_name
from corpus.passage import Span
from corpus.versions import Standing, VersionState
from integrations.web.wording import where

#: Up to this many sources are all open; beyond it each document shows its first few.
OPEN = 8
FIRST = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """One numbered source: what it says and where; no address leads to what was erased."""

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
    standing: str  # a sentence where the cited version is not what is held now
    first: Sequence[Quotation]
    more: Sequence[Quotation]


def source_cards(
    spans: Sequence[Span], standings: Mapping[tuple[str, int], Standing] | None = None
) -> list[SourceCard]:
    """Return the spans as cards, numbered from 1 in their order, each document named once.

    `standings`: how each cited version (document id, number) stands now.
    """
    documents: dict[tuple[str, int], list[tuple[int, Span]]] = {}
    for number, span in enumerate(spans, 1):
        documents.setdefault((span.document_id, span.version), []).append((number, span))
    known = standings or {}
    fold = len(spans) > OPEN
    return [_card(quoted, known.get(key), fold=fold) for key, quoted in documents.items()]


def _card(
    quoted: Sequence[tuple[int, Span]], standing: Standing | None, *, fold: bool
) -> SourceCard:
    span = quoted[0][1]
    is_gone = standing is not None and standing.state is VersionState.ERASED
    quotations = [
        Quotation(n, "" if is_gone else s.quote, where(s.place), "" if is_gone else address(s))
        for n, s in quoted
    ]
    shown = FIRST if fold and len(quotations) > FIRST + 1 else len(quotations)
    return SourceCard(
        title=span.title,
        document=span.document,
        edition=edition_name(span.edition) if span.edition else "",
        is_digest=span.is_digest,
        standing=standing.sentence if standing else "",
        first=quotations[:shown],
        more=quotations[shown:],
    )


def address(span: Span) -> str:
    """Return the address of the page that shows a span's document with its lines marked."""
    first, last = span.place.first, span.place.last
    return (
        f"/documents/{span.document_id}?version={span.version}&first={first}&last={last}#L{first}"
    )
