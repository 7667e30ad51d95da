"""An answer as pieces: sentences, list items and table rows, each with the Markdown before it.

Pieces can be taken out one by one and the rest joined again. A token such as [p1] that follows a
full stop belongs to the sentence before it. This knows Markdown and punctuation, no meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.ledger import TOKEN
from corpus.text import collapse


class PieceKind(StrEnum):
    """What a piece is, as far as the layout shows."""

    SENTENCE = "sentence"
    ITEM = "item"  # the first sentence of a list item
    ROW = "row"
    HEADING = "heading"
    RULE = "rule"  # the line under a table's head: layout without words


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence or row, with the white space and list mark that stand before it."""

    before: str
    text: str
    kind: PieceKind = PieceKind.SENTENCE

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return the citation tokens in this piece, in order."""
        return tuple(match.group() for match in TOKEN.finditer(self.text))

    @property
    def bare(self) -> str:
        """Return the words without tokens and emphasis, white space collapsed."""
        words = collapse(TOKEN.sub("", self.text).replace("**", ""))
        return re.sub(r"\s+([.,;:!?)”|])", r"\1", words)

    def with_text(self, text: str) -> Piece:
        """Return this piece with other words."""
        return replace(self, text=text)


_ITEM = re.compile(r"^(\s*(?:[-*+•]|\d{1,3}[.)])\s+)(\S.*)$")
_HEADING = re.compile(r"^(\s*#{1,6}\s+)(\S.*)$")
_RULE = re.compile(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*$")
_TOKENS_AHEAD = re.compile(r"(?:\s*\[p\d{1,4}\])*")
_STOP = re.compile(r"[.!?]+[\"”’)\]]*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[B-FH-QS-Z]|Dr|Mrs?|Ms|Prof|Sr|Jr|St|vs|v|cf|al|approx|dept|e\.g|i\.e|etc"
    r"|a\.m|p\.m)\.$",
    re.IGNORECASE,
)  # an initial, but not the letter of a rating: G, A or R
_NUMBERING = re.compile(r"(?:^|[\s(\"“])(?:nos?|pp?|figs?|paras?|refs?)\.$", re.IGNORECASE)
_STARTS = re.compile(r"[\"“‘(*\[]*[A-Z0-9£]")


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return an answer as pieces; `join(pieces_of(text))` reads like the text."""
    pieces: list[Piece] = []
    gap = ""
    for block in _blocks(text):
        if not block.text.strip():
            gap += "\n"
            continue
        opening = ("\n" if pieces else "") + gap
        gap = ""
        sentences = [block.text] if block.kind in _WHOLE else sentences_of(block.text)
        for number, sentence in enumerate(sentences):
            first = number == 0
            before = opening + block.before if first else " "
            pieces.append(Piece(before, sentence, block.kind if first else PieceKind.SENTENCE))
    return tuple(pieces)


def join(pieces: Iterable[Piece]) -> str:
    """Return pieces as one text, without the white space around it."""
    return "".join(piece.before + piece.text for piece in pieces).strip()


def sentences_of(text: str) -> list[str]:
    """Return the sentences of one paragraph, each with the tokens that follow it.

    >>> sentences_of("Dr. Ahmed's ST3. trainees met 3.4. [p1] They left.")
    ["Dr. Ahmed's ST3. trainees met 3.4. [p1]", 'They left.']
    """
    text = collapse(text)
    sentences: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.start() < start:
            continue
        ahead = _TOKENS_AHEAD.match(text, stop.end())
        end = ahead.end() if ahead else stop.end()
        if _ends_sentence(text, start, stop.end(), end):
            sentences.append(text[start:end].strip())
            start = end
    rest = text[start:].strip()
    return [*sentences, rest] if rest else sentences


def without_empty_frames(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces without headings, lead-ins and table heads that introduce nothing any more."""
    kept: list[Piece] = []
    for piece in reversed(pieces):
        following = kept[-1] if kept else None
        if piece.kind is PieceKind.HEADING and (
            following is None or following.kind is PieceKind.HEADING
        ):
            continue
        if piece.text.endswith(":") and following is None:
            continue
        kept.append(piece)
    return tuple(reversed(kept))


def _blocks(text: str) -> Iterable[Piece]:
    """Yield lines as blocks; the lines of one paragraph become one block."""
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        special = _special(line)
        if special is None and line.strip():
            paragraph.append(line)
            continue
        if paragraph:
            yield Piece("", " ".join(paragraph))
            paragraph = []
        yield special or Piece("", "")


def _special(line: str) -> Piece | None:
    """Return a line that is not plain prose as a block, or None."""
    if _RULE.match(line):
        return Piece("", line, PieceKind.RULE)
    if line.lstrip().startswith("|"):
        return Piece("", line, PieceKind.ROW)
    if match := _HEADING.match(line):
        return Piece(match.group(1), match.group(2), PieceKind.HEADING)
    if match := _ITEM.match(line):
        return Piece(match.group(1), match.group(2), PieceKind.ITEM)
    return None


def _ends_sentence(text: str, start: int, stop: int, end: int) -> bool:
    """Say whether the stop before `stop` ends a sentence that began at `start`."""
    before, after = text[start:stop], text[end:]
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return False  # inside a quotation
    if _ABBREVIATION.search(before) and not re.search(r"[\"”’)\]]$", before):
        return False
    if not after.strip():
        return True
    if _NUMBERING.search(before) and after.lstrip()[0].isdigit():
        return False
    return after[0].isspace() and bool(_STARTS.match(after.lstrip()))


_WHOLE = frozenset({PieceKind.ROW, PieceKind.HEADING, PieceKind.RULE})
