"""What pages say in words: answers as safe HTML, statuses, places, editions, readers."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from assistant.question import Status
from assistant.sources import edition_name
from corpus.passage import DocumentKind, DocumentSummary
from corpus.text import Place

_REFERENCE = re.compile(r"\[(\d{1,3})\]")

#: Status -> its label and NHS.UK tag colour; an answered question needs no label.
LABELS = {
    Status.ANSWERED: ("", ""),
    Status.PARTIAL: ("Partly answered", "yellow"),
    Status.NOT_IN_DOCUMENTS: ("Not in the documents", "grey"),
    Status.CLARIFY: ("One question back", "blue"),
    Status.NEEDS_PERSON: ("For a person to decide", "purple"),
    Status.REFUSED: ("Not done", "red"),
}


@cache
def _markdown() -> MarkdownIt:
    """Markdown without raw HTML, links or images: a document's text can add none of them."""
    return (
        MarkdownIt("commonmark", {"html": False})
        .enable("table")
        .disable(["link", "image", "autolink", "html_inline", "html_block", "entity"])
    )


def answer_html(text: str, sources: int) -> Markup:
    """Return an answer's Markdown as safe HTML whose [1] leads to source 1, if there is one."""
    rendered = _markdown().render(text)

    def link(match: re.Match[str]) -> str:
        number = int(match.group(1))
        if not 1 <= number <= sources:
            return match.group(0)
        return f'<a class="app-cite" href="#source-{number}" title="Source {number}">[{number}]</a>'

    # markdown-it has escaped everything; only our own references become links.
    return Markup(_REFERENCE.sub(link, rendered))  # noqa: S704


def where(place: Place) -> str:
    """Return a place in words: "Page 3, lines 12 to 14"."""
    parts = []
    if place.page is not None:
        is_other = place.label and place.label != str(place.page)
        printed = f" (printed as {place.label})" if is_other else ""
        parts.append(f"page {place.page}{printed}")
    if place.sheet is not None:
        parts.append(f"sheet {place.sheet}")
    if place.row is not None:
        parts.append(f"row {place.row}")
    elif place.first == place.last:
        parts.append(f"line {place.first}")
    else:
        parts.append(f"lines {place.first} to {place.last}")
    words = ", ".join(parts)
    return words[0].upper() + words[1:]


def what_it_is(document: DocumentSummary) -> str:
    """Return what a document is, in a few words."""
    edition = edition_name(document.edition) if document.edition else ""
    if document.kind is DocumentKind.OFFICIAL:
        return f"Official document, edition {edition}" if edition else "Official document"
    if document.kind is DocumentKind.DIGEST:
        return "Our digest; the original has not been imported"
    return kind_in_words(document.evidence_kind).capitalize()


def kind_in_words(kind: str | None) -> str:
    """Return a kind of evidence as people write it.

    >>> kind_in_words("self_assessment"), kind_in_words("visit_notes"), kind_in_words("other")
    ('self-assessment', 'visit notes', 'other evidence')
    """
    return _KINDS.get(kind or "other") or str(kind).replace("_", " ")


def whose(document: DocumentSummary) -> str:
    """Return whose evidence a document is and who may see it, for under its title."""
    may_see = f"Who may see it: {readers(document).lower()}."
    return f"{document.provider}. {may_see}" if document.provider else may_see


_KINDS = {"self_assessment": "self-assessment", "other": "other evidence"}

READERS = {
    "internal": "The quality team",
    "provider": "The quality team and the provider",
    "published": "Anyone",
}


def readers(document: DocumentSummary) -> str:
    """Return who may see a document, in words."""
    return "Anyone" if document.provider_id is None else READERS[document.release.value]
