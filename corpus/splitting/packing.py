"""Packing units into passages: as much as belongs together, up to a size that can be read whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from corpus.splitting.piece import MOST, USUAL, Piece, items, sentences
from corpus.splitting.signs import ends_a_clause, leads_in
from corpus.splitting.units import Kind, Unit
from corpus.text import DocumentText

REST: Final = 1_350  # characters; a unit or a remainder of this size is taken whole
FEW_WORDS: Final = 60
_LABEL: Final = 3  # "1", "4": a row's label that stands on its own line


def packed(text: DocumentText, units: Sequence[Unit]) -> Iterator[Piece]:
    """Give passages as pieces, in order, leaving out no line of any unit."""
    together: list[Piece] = []
    for unit in units:
        for piece in _pieces(text, unit):
            if piece.alone:
                yield from _groups(text, together)
                together = []
                yield piece
            else:
                together.append(piece)
    yield from _groups(text, together)


def _groups(text: DocumentText, pieces: Sequence[Piece]) -> Iterator[Piece]:
    run = _Run(text, pieces)
    start = 0
    while start < len(pieces):
        end = run.end_of_group(start)
        first, last = pieces[start], pieces[end - 1]
        yield Piece(first.first, last.last, run.size(start, end), start=first.start, end=last.end)
        start = end


class _Run:
    """Pieces that may share passages, in order."""

    def __init__(self, text: DocumentText, pieces: Sequence[Piece]) -> None:
        self._text = text
        self._pieces = pieces
        self._reached = list(accumulate((piece.size + 1 for piece in pieces), initial=0))

    def end_of_group(self, start: int) -> int:
        """Return the index after the last piece of the passage that begins at `start`."""
        count = len(self._pieces)
        if self.size(start, count) <= REST:
            return count
        end = start + 1
        while end < count and self.size(start, end + 1) <= USUAL:
            end += 1
        while end > start + 1 and _announces(self._text, self._pieces[end - 1]):
            end -= 1
        while end < count and self._is_small(start, end):
            end += 1
        return end

    def _is_small(self, start: int, end: int) -> bool:
        """Say whether a passage, or what it leaves behind, is too small to stand alone."""
        if self.size(start, end + 1) > MOST:
            return False
        rest = self.size(end, len(self._pieces))
        return self.size(start, end) < FEW_WORDS or rest < FEW_WORDS

    def size(self, start: int, end: int) -> int:
        """Return the characters of pieces start to end, the end excluded."""
        return self._reached[end] - self._reached[start] - 1


def _announces(text: DocumentText, piece: Piece) -> bool:
    """Say whether a piece belongs to what follows: a lead-in, or a label on its own line."""
    words = text.lines[piece.last].text[: piece.end].strip()
    return leads_in(words) or piece.size <= _LABEL


def _pieces(text: DocumentText, unit: Unit) -> list[Piece]:
    """Return a unit whole where its size allows, else in parts that end where it may part."""
    if unit.kind is Kind.CLAUSE and unit.size <= MOST:
        finished = ends_a_clause(text.lines[unit.last].text)
        alone = unit.size >= FEW_WORDS or (finished and unit.size > FEW_WORDS // 2)
        return [Piece(unit.first, unit.last, unit.size, alone=alone)]
    if unit.size <= REST:
        return [Piece(unit.first, unit.last, unit.size)]
    if unit.partings:
        return items(text, unit.first, unit.last, unit.partings)
    return sentences(text, unit.first, unit.last)
