"""Packing units into passages: as much as belongs together, up to a size that can be read whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from corpus.splitting.signs import ends_a_clause, leads_in
from corpus.splitting.units import Kind, Unit
from corpus.text import Line, collapse

# Characters. The embedding model reads about 1,100; the handbook's longest list has 1,600.
USUAL: Final = 1_000
MOST: Final = 1_600
REST: Final = 1_350  # a list or a remainder of this size is taken whole rather than parted
FEW_WORDS: Final = 60
_LABEL: Final = 3  # "1", "4": a row's label that stands on its own line


class Piece(NamedTuple):
    """Lines first to last (indices from 0) that stay together."""

    first: int
    last: int
    size: int
    alone: bool = False  # a numbered standard is a passage of its own


def packed(lines: Sequence[Line], units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Give passages as first and last line (indices from 0), in order, leaving out no line."""
    together: list[Piece] = []
    for unit in units:
        for piece in _pieces(lines, unit):
            if piece.alone:
                yield from _groups(lines, together)
                together = []
                yield piece.first, piece.last
            else:
                together.append(piece)
    yield from _groups(lines, together)


def _groups(lines: Sequence[Line], pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    run = _Run(lines, pieces)
    start = 0
    while start < len(pieces):
        end = run.end_of_group(start)
        yield pieces[start].first, pieces[end - 1].last
        start = end


class _Run:
    """Pieces that may share passages, in order."""

    def __init__(self, lines: Sequence[Line], pieces: Sequence[Piece]) -> None:
        self._lines = lines
        self._pieces = pieces
        self._reached = list(accumulate((piece.size + 1 for piece in pieces), initial=0))

    def end_of_group(self, start: int) -> int:
        """Return the index after the last piece of the passage that begins at `start`."""
        count = len(self._pieces)
        if self._size(start, count) <= REST:
            return count
        end = start + 1
        while end < count and self._size(start, end + 1) <= USUAL:
            end += 1
        while end > start + 1 and _announces(self._lines, self._pieces[end - 1]):
            end -= 1
        while end < count and self._is_small(start, end):
            end += 1
        return end

    def _is_small(self, start: int, end: int) -> bool:
        """Say whether a passage, or what it leaves behind, is too small to stand alone."""
        if self._size(start, end + 1) > MOST:
            return False
        rest = self._size(end, len(self._pieces))
        return self._size(start, end) < FEW_WORDS or rest < FEW_WORDS

    def _size(self, start: int, end: int) -> int:
        return self._reached[end] - self._reached[start] - 1


def _announces(lines: Sequence[Line], piece: Piece) -> bool:
    """Say whether a piece belongs to what follows: a lead-in, or a label on its own line."""
    text = lines[piece.last].text.strip()
    return leads_in(text) or piece.size <= _LABEL


def _pieces(lines: Sequence[Line], unit: Unit) -> list[Piece]:
    """Return a unit whole where its size allows, else in parts that end where it may part."""
    if unit.kind is Kind.CLAUSE and unit.size <= MOST:
        finished = ends_a_clause(lines[unit.last].text)
        alone = unit.size >= FEW_WORDS or (finished and unit.size > FEW_WORDS // 2)
        return [Piece(unit.first, unit.last, unit.size, alone=alone)]
    if unit.size <= REST:
        return [Piece(unit.first, unit.last, unit.size)]
    whole = _at(lines, unit, unit.partings)
    return [part for piece in whole for part in _any_line(lines, piece)]


def _at(lines: Sequence[Line], unit: Unit, partings: Sequence[int]) -> list[Piece]:
    starts = [unit.first, *partings]
    ends = [start - 1 for start in partings] + [unit.last]
    atoms = [_piece(lines, first, last) for first, last in zip(starts, ends, strict=True)]
    return _joined(atoms)


def _joined(atoms: Sequence[Piece]) -> list[Piece]:
    """Return neighbouring pieces joined as long as they stay within the usual size."""
    joined: list[Piece] = []
    for atom in atoms:
        before = joined[-1] if joined else None
        if before is not None and (before.size + 1 + atom.size <= USUAL or not atom.size):
            size = before.size + 1 + atom.size
            joined[-1] = Piece(before.first, atom.last, size)
        else:
            joined.append(atom)
    return joined


def _any_line(lines: Sequence[Line], piece: Piece) -> list[Piece]:
    """Return a piece parted at any line end, where it is too long and has no better place."""
    if piece.size <= MOST:
        return [piece]
    every = range(piece.first, piece.last + 1)
    return _joined([_piece(lines, index, index) for index in every])


def _piece(lines: Sequence[Line], first: int, last: int) -> Piece:
    size = len(collapse(" ".join(line.text for line in lines[first : last + 1])))
    return Piece(first, last, size)
