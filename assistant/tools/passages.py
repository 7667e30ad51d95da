"""The sentences of found passages that speak to a question, each quoted under its token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ledger import span_of
from assistant.likeness import similarities
from assistant.sources import edition_name
from assistant.tools.context import ToolContext
from assistant.words import stems
from corpus.passage import DocumentKind, DocumentSummary, Found, Passage
from corpus.text import DocumentText, Place, collapse

LONGEST = 700  # characters of a sentence that is quoted whole
_BULLET = r"(?:[•✓▪●◦‣·]|[-–]\s|\(?\d{1,2}[.)]\s(?=[A-Z]))"
_BREAK = re.compile(
    r"(?<![ .(][A-Za-z])(?<!e\.g)(?<!i\.e)(?<!\beg)(?<!\bie)(?<!Dr)(?<!Mr)(?<!No)[.!?][”\"’)]?\s+"
    r"(?=[“\"(]?[A-Z0-9])|\s+(?=" + _BULLET + r")"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item of a passage, with how well it speaks to the question (0 to 1)."""

    passage: Passage
    text: str
    is_item: bool
    score: float


def split(text: str) -> list[str]:
    """Return the sentences and list items of a passage's text, in order, nothing dropped.

    >>> split("Two things matter: • care • time. They last.")
    ['Two things matter:', '• care', '• time.', 'They last.']
    """
    pieces, start = [], 0
    for found in _BREAK.finditer(text):
        ending = len(found.group(0).rstrip())
        pieces.append(text[start : found.start() + ending].strip())
        start = found.end()
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


def best_sentences(context: ToolContext, question: str, found: Sequence[Found]) -> list[Sentence]:
    """Return the sentences of these passages, the ones that speak most to the question first."""
    pairs = [(one, piece) for one in found for piece in split(one.passage.text)]
    if not pairs:
        return []
    texts = tuple(piece for _, piece in pairs)
    near = (
        similarities(context.embedder, question, texts) if context.embedder else [0.0] * len(texts)
    )
    wanted = stems(question)
    sentences = []
    for (one, piece), meaning in zip(pairs, near, strict=True):
        headings = stems(one.passage.headings[-1]) if one.passage.headings else frozenset()
        shared = len(wanted & (stems(piece) | headings)) / max(len(wanted), 1)
        score = (float(meaning) + shared) / 2 if context.embedder else shared
        sentences.append(
            Sentence(
                passage=one.passage,
                text=piece,
                is_item=re.match(_BULLET, piece) is not None,
                score=0.7 * score + 0.3 * one.score,
            )
        )
    return sorted(sentences, key=lambda sentence: -sentence.score)


def sentence_about(context: ToolContext, question: str, holding: str) -> str | None:
    """Return the official sentence nearest to a question that holds a word, quoted; else None."""
    found = [
        one
        for one in context.library.search(context.scope, question, 8)
        if one.passage.source.kind is not DocumentKind.EVIDENCE
    ]
    for sentence in best_sentences(context, question, found):
        if holding.casefold() in sentence.text.casefold():
            return statement(context, sentence.passage, sentence.text)
    return None


def statement(context: ToolContext, passage: Passage, text: str) -> str:
    """Return words of a passage as a statement: whose they are, the words and their token."""
    place = _narrowed(context, passage, text)
    token = context.ledger.cite(span_of(passage, text, place))
    shown = re.sub(rf"^{_BULLET}\s*", "", text)
    if passage.source.kind is DocumentKind.DIGEST:
        return f"{named(passage.source)}: {shown} {token}"
    return f"{named(passage.source)}: “{shown}” {token}"


def named(source: DocumentSummary) -> str:
    """Return a document as an answer names it, with its edition or the provider it is about."""
    if source.kind is DocumentKind.EVIDENCE:
        return f"{source.provider}, {source.title}" if source.provider else source.title
    edition = edition_name(source.edition) if source.edition else ""
    title = source.title
    if edition and edition not in title and (source.edition or "") not in title:
        title = f"{title} ({edition})"
    return f"{title}, in our own words" if source.kind is DocumentKind.DIGEST else title


def _narrowed(context: ToolContext, passage: Passage, words: str) -> Place:
    """Return the lines of a passage that hold these words; the passage's own if none do."""
    text = context.library.text(context.scope, passage.source.document_id)
    return narrowed(text, passage.place, words)


def narrowed(text: DocumentText, place: Place, words: str) -> Place:
    """Return the fewest lines within a place that hold these words, or the place itself."""
    wanted = collapse(words)
    last = min(place.last, len(text.lines))
    for first in range(last, place.first - 1, -1):
        if wanted in text.between(first, last):
            ending = next(
                end for end in range(first, last + 1) if wanted in text.between(first, end)
            )
            return text.place(first, ending)
    return place
