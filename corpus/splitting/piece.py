"""Pieces: what a passage is packed from, and how a unit that is too long comes apart.

A list parts between its items, a paragraph between its sentences, wherever its lines end. Only a
"sentence" without any end in sight is cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from corpus.evidence.sentences import sentence_spans
from corpus.text import DocumentText, LinePart, Place

# Characters. The embedding model reads about 1,100; the handbook's longest list has 1,600.
USUAL: Final = 1_000
MOST: Final = 1_600
_NOT_TEXT: Final = frozenset({LinePart.JUNK, LinePart.HELD, LinePart.FOOTNOTE})


class Piece(NamedTuple):
    """Lines first to last (indices from 0) that stay together, or parts of them."""

    first: int
    last: int
    size: int
    alone: bool = False  # a numbered standard is a passage of its own
    start: int | None = None  # characters, as of a `Place`
    end: int | None = None


def whole(text: DocumentText, first: int, last: int) -> Piece:
    """Return whole lines as a piece."""
    return Piece(first, last, len(text.between(first + 1, last + 1)))


def items(text: DocumentText, first: int, last: int, partings: Sequence[int]) -> list[Piece]:
    """Return lines parted before each of `partings`, an item that is too long by its sentences."""
    starts = [first, *partings, last + 1]
    atoms = [whole(text, start, after - 1) for start, after in pairwise(starts)]
    parted = [
        part
        for atom in atoms
        for part in ([atom] if atom.size <= MOST else sentences(text, atom.first, atom.last))
    ]
    return joined(parted)


def sentences(text: DocumentText, first: int, last: int) -> list[Piece]:
    """Return lines parted between sentences, as many together as are usual."""
    numbers = [
        index
        for index in range(first, last + 1)
        if text.lines[index].text.strip() and text.lines[index].part not in _NOT_TEXT
    ]
    texts = [text.lines[index].text.replace("\n", " ") for index in numbers]
    offsets = list(accumulate((len(one) + 1 for one in texts), initial=0))

    def spot(offset: int) -> tuple[int, int]:
        """Return the line's position in `numbers` and the character in it."""
        at = bisect_right(offsets, offset, hi=len(texts)) - 1
        return at, offset - offsets[at]

    found = []
    for start, end in sentence_spans(" ".join(texts)):
        (begun, char), (ended, final) = spot(start), spot(end - 1)
        place = Place(
            first=numbers[begun] + 1,
            last=numbers[ended] + 1,
            start=char if texts[begun][:char].strip() else None,
            end=final + 1 if texts[ended][final + 1 :].strip() else None,
        )
        size = len(text.words(place))
        found.append(Piece(place.first - 1, place.last - 1, size, start=place.start, end=place.end))
    return joined(found)


def joined(atoms: Iterable[Piece]) -> list[Piece]:
    """Return neighbouring pieces joined as long as they stay within the usual size."""
    together: list[Piece] = []
    for atom in atoms:
        before = together[-1] if together else None
        if before is not None and (before.size + 1 + atom.size <= USUAL or not atom.size):
            size = before.size + 1 + atom.size
            together[-1] = Piece(before.first, atom.last, size, start=before.start, end=atom.end)
        else:
            together.append(atom)
    return together
