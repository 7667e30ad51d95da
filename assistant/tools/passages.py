"""The sentences of found passages that speak to a question, each quoted under its token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from assistant.ledger import span_of
from assistant.likeness import vectors
from assistant.sources import edition_name
from assistant.tools.context import ToolContext
from assistant.tools.pieces import Piece, pieces_of
from assistant.words import stems
from corpus.passage import DocumentKind, DocumentSummary, Found, Passage

_WORD = re.compile(r"[A-Za-z]{3}")  # a lone number says nothing
BESIDE = 0.5  # what a word of the question counts in a sentence beside
SPELT = 5  # letters of a stem at least that may be a mistyping
ALMOST = 0.85  # likeness of a mistyped stem to the right one
#: Words of asking and the names of the documents.
ASKING = stems(
    "give list name tell show many please pls plz run take mean means meant meaning exactly "
    "actually strategy handbook document doc documents page framework hee nhse wot whats what's "
    "who's owt re roughly ppl about according anything something someone thing things stuff say "
    "says does go goes going way kind sort currently u ur ta cheers hi hello thanks want need "
    "know find explain describe use used exact there theyre they're nov 2017 2018 17 18 2021 21 "
    "2020 2023 everyone people get got put let "
)
READ = 6  # passages, the best of those found, that are read sentence by sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item of a passage, with how well it speaks to the question (0 to 1)."""

    passage: Passage
    piece: Piece
    score: float
    share: float = 0.0  # of the question's words that it speaks of, 0 to 1

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
    read = [each for each in read if _WORD.search(each.piece.bare)]
    if not read:
        return []
    shares = _shares(question, read, context.glossary.expansions(question))
    scores = shares
    if context.embedder is not None:
        meaning = vectors(context.embedder, [question, *(each.text for each in read)])
        near = meaning[1:] @ meaning[0]
        scores = [(float(one) + other) / 2 for one, other in zip(near, shares, strict=True)]
    ranked = [
        Sentence(each.passage, each.piece, score, share)
        for each, score, share in zip(read, scores, shares, strict=True)
    ]
    return sorted(ranked, key=lambda sentence: -sentence.score)


def _shares(question: str, read: Sequence[Sentence], expansions: Sequence[str]) -> list[float]:
    """Return the share of a question's words that each sentence speaks of, 0 to 1.

    A word counts whole where the sentence or its headings have it, half where a sentence beside it
    in the same passage has; a mistyped word counts as the one it is nearly. The name of a document
    and the words of asking say nothing about what is asked.
    """
    held = [stems(each.text) for each in read]
    headings = [stems(" ".join(each.passage.headings[-2:])) for each in read]
    known = frozenset().union(*held, *headings)
    wanted = {_as_written(stem, known) for stem in stems(question) - ASKING} or stems(question)
    also = [words for each in expansions if (words := stems(each))]
    shares = []
    for at, own in enumerate(held):
        beside: frozenset[str] = frozenset()
        for near in (at - 1, at + 1):
            if 0 <= near < len(read) and read[near].passage is read[at].passage:
                beside |= held[near]
        whole = own | headings[at]
        said = len(wanted & whole) + BESIDE * len(wanted & (beside - whole))
        said += BESIDE * any(words <= own and not words <= wanted for words in also)
        shares.append(min(1.0, said / max(len(wanted), 1)))
    return shares


def _as_written(stem: str, known: frozenset[str]) -> str:
    """Return a stem, or the one of those known that it is a mistyping of."""
    if stem in known or len(stem) < SPELT:
        return stem
    return next(iter(get_close_matches(stem, known, 1, ALMOST)), stem)


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
