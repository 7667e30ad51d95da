"""The sentences of found passages that speak to a question, each quoted under its token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ledger import span_of
from assistant.likeness import vectors
from assistant.sources import edition_name
from assistant.tools.context import ToolContext
from assistant.tools.pieces import Piece, pieces_of
from assistant.words import stems
from corpus.passage import DocumentKind, DocumentSummary, Found, Passage

READ = 6  # passages, the best of those found, that are read sentence by sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item of a passage, with how well it speaks to the question (0 to 1)."""

    passage: Passage
    piece: Piece
    score: float

    @property
    def text(self) -> str:
        """Return its words as they stand."""
        return self.piece.text


def sentences_of(context: ToolContext, passage: Passage) -> list[Sentence]:
    """Return the sentences and list items of a passage in order, not scored."""
    text = context.text(passage.source.document_id)
    return [Sentence(passage, piece, 0.0) for piece in pieces_of(text, passage.place)]


def best_sentences(context: ToolContext, question: str, found: Sequence[Found]) -> list[Sentence]:
    """Return the sentences of the best passages, those that speak most to the question first.

    The score is the mean of nearness in meaning and of the share of the question's words that a
    sentence and its headings hold; by words alone where there is no embedder.
    """
    passages = [one.passage for one in found if not is_contents(one.passage)][:READ]
    read = [each for passage in passages for each in sentences_of(context, passage)]
    if not read:
        return []
    wanted = stems(question)
    scores = [
        len(wanted & stems(" ".join([each.text, *each.passage.headings[-2:]])))
        / max(len(wanted), 1)
        for each in read
    ]
    if context.embedder is not None:
        meaning = vectors(context.embedder, [question, *(each.text for each in read)])
        near = meaning[1:] @ meaning[0]
        scores = [(float(one) + other) / 2 for one, other in zip(near, scores, strict=True)]
    ranked = [
        Sentence(each.passage, each.piece, score) for each, score in zip(read, scores, strict=True)
    ]
    return sorted(ranked, key=lambda sentence: -sentence.score)


def is_contents(passage: Passage) -> bool:
    """Say whether a passage is a list of contents, which names things and says nothing of them."""
    return bool(passage.headings) and passage.headings[-1].strip().casefold() == "contents"


def sentence_about(context: ToolContext, question: str, holding: str) -> str | None:
    """Return the official sentence nearest to a question that holds a word, quoted; else None."""
    found = [
        one
        for one in context.library.search(context.scope, question, 8)
        if one.passage.source.kind is not DocumentKind.EVIDENCE
    ]
    for sentence in best_sentences(context, question, found):
        if holding.casefold() in sentence.text.casefold():
            return statement(context, sentence)
    return None


def statement(context: ToolContext, sentence: Sentence, about: str = "") -> str:
    """Return a sentence as a statement: whose words they are, the words and their token."""
    source = sentence.passage.source
    span = span_of(sentence.passage, sentence.text, sentence.piece.place)
    token = context.ledger.cite(span)
    whose = f"{named(source)}, {about}" if about else named(source)
    if source.kind is DocumentKind.DIGEST:
        return f"{whose}: {sentence.piece.bare} {token}"
    return f"{whose}: “{sentence.piece.bare}” {token}"


def named(source: DocumentSummary) -> str:
    """Return a document as an answer names it, with its edition or the provider it is about."""
    if source.kind is DocumentKind.EVIDENCE:
        return f"{source.provider}, {source.title}" if source.provider else source.title
    edition = edition_name(source.edition) if source.edition else ""
    title = source.title
    if edition and edition not in title and (source.edition or "") not in title:
        title = f"{title} ({edition})"
    if source.kind is DocumentKind.DIGEST:
        return f"{title.removeprefix('Digest of ')}, in our own words"
    return title
