"""The few shapes a statement of a draft can have, so that each draft is worded the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from assistant.drafting.draft import Statement, Tag
from assistant.drafting.masking import Masked, Masker
from assistant.drafting.quotation import quoted
from corpus.passage import DocumentSummary, Span
from corpus.text import Place, collapse

NOT_RECORDED = "[not recorded]"
PANEL_JUDGEMENT = "[panel judgement]"


def span_in(source: DocumentSummary, quote: str, place: Place) -> Span:
    """Return a quotation from a document. The words must stand at that place."""
    return Span(
        document_id=source.document_id,
        document=source.document,
        version=source.version,
        title=source.title,
        edition=source.edition,
        quote=collapse(quote),
        place=place,
        provider_id=source.provider_id,
        is_digest=source.kind == "digest",
    )


def not_recorded(what: str = "") -> Statement:
    """Return a visible blank: the template asks, the evidence does not say."""
    return Statement(text=_led(what, NOT_RECORDED), tag=Tag.NOT_RECORDED)


def for_the_panel(what: str = "") -> Statement:
    """Return a visible space for what a person must write."""
    return Statement(text=_led(what, PANEL_JUDGEMENT), tag=Tag.PANEL_JUDGEMENT)


def computed(text: str, sources: Iterable[Span] = ()) -> Statement:
    """Return a count, date or look-up made by code from these sources."""
    return Statement(text=text, tag=Tag.COMPUTED, sources=tuple(dict.fromkeys(sources)))


def suggested(text: str, sources: Iterable[Span] = (), standards: Sequence[str] = ()) -> Statement:
    """Return proposed wording, resting on these sources if there are any."""
    return Statement(
        text=text,
        tag=Tag.SUGGESTED,
        sources=tuple(dict.fromkeys(sources)),
        standards=tuple(standards),
    )


def from_request(what: str, *words: str) -> Statement:
    """Return what the person asked for, in their own words."""
    return suggested(_led(what, f"{', '.join(map(quoted, words))} (from the request)"))


def evidence_says(
    label: str, span: Span, masker: Masker, standards: Sequence[str] = ()
) -> Statement:
    """Return a span's words, attributed; what may not travel is taken out and the gap named."""
    masked = masker.mask(span.quote)
    sources = (span,) if masked.whole else masked.spans(span)
    tag = None if sources else Tag.NOT_RECORDED
    text = masked.told if sources else NOT_RECORDED
    text = text if label else f"{text[:1].upper()}{text[1:]}"  # "Fewer than five …"
    return Statement(text=_led(label, text), sources=sources, tag=tag, standards=tuple(standards))


def cell_says(span: Span, masker: Masker, anchor: Span | None = None) -> Statement:
    """Return the words of a table's cell as they are; `anchor` is quoted where none may travel."""
    masked = masker.mask(span.quote)
    if masked.whole:
        return Statement(text=span.quote, sources=(span,))
    sources = masked.spans(span) or ((anchor,) if anchor else ())
    return Statement(
        text=_plain(masked),
        sources=sources,
        tag=None if sources else Tag.COMPUTED,
    )


def day_in_words(day: dt.date) -> str:
    """Return a date as it is written in England.

    >>> day_in_words(dt.date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def _plain(masked: Masked) -> str:
    return " ".join(piece.words for piece in masked.pieces)


def _led(what: str, text: str) -> str:
    return f"{what}: {text}" if what else text
