"""Words become stretches of a line: what stands on one baseline without a wide gap.

A raised mark joins the line it belongs to. Knows nothing of columns, tables or the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.words import BLANK, RIGHT_TO_LEFT, Word, turned_round

WIDE: Final = 0.85  # of the type size: a wider gap parts stretches of a line
_SAME: Final = 0.22  # of the type size: baselines that close are one
_RAISED: Final = 0.88  # of the line's type size: the most that a raised mark has
_MARK: Final = re.compile(r"[\d*†‡§¶]{1,3}[,;]?|\[\d{1,3}\]")
_UNIT: Final = re.compile(r"(?:^|[\d\s(/])(?:[mck]?m|km|ft|in|sq|CO|[xyn])$")
_OVERLAP: Final = -0.4  # of the type size: words drawn over each other


@dataclass
class Piece:
    """Words on one baseline without a wide gap between them, from left to right."""

    words: list[Word]

    @cached_property
    def left(self) -> float:
        """Return where it begins."""
        return self.words[0].start

    @cached_property
    def right(self) -> float:
        """Return where it ends."""
        return max(word.end for word in self.words)

    @cached_property
    def base(self) -> float:
        """Return the baseline of most of its letters."""
        return self._most("base")

    @cached_property
    def size(self) -> float:
        """Return the type size of most of its letters."""
        return self._most("size")

    @property
    def top(self) -> float:
        """Return where its tallest letters end."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Return where its lowest letters end."""
        return self.base + 0.22 * self.size

    @property
    def box(self) -> Box:
        """Return the box around it."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def count(self) -> int:
        """Return that it is one line."""
        return 1

    @cached_property
    def text(self) -> str:
        """Return its characters."""
        return text_of(self.words)

    def _most(self, what: str) -> float:
        if len(self.words) == 1:
            return float(getattr(self.words[0], what))
        counted: Counter[float] = Counter()
        for word in self.words:
            counted[round(getattr(word, what), 1)] += len(word.text)
        return counted.most_common(1)[0][0]


def pieces_of(words: Iterable[Word]) -> list[Piece]:
    """Return the pieces of words that run in one direction, top down and from the left."""
    rows = _rows(words)
    found: list[Piece] = []
    for row in rows:
        piece: list[Word] = []
        for word in sorted(row, key=lambda one: one.start):
            if piece and word.start - max(one.end for one in piece) > WIDE * _size(piece, word):
                found.append(Piece(piece))
                piece = []
            piece.append(word)
        found.append(Piece(piece))
    return sorted(found, key=lambda piece: (piece.base, piece.left))


def _size(piece: list[Word], word: Word) -> float:
    return max(piece[-1].size, word.size)


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Return words by their baseline, raised marks with the line that they stand beside."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.base):
        row = rows[-1] if rows else None
        if row is not None and abs(row[0].base - word.base) <= _SAME * min(row[0].size, word.size):
            row.append(word)
        else:
            rows.append([word])
    return _with_marks_joined(rows)


def _with_marks_joined(rows: list[list[Word]]) -> list[list[Word]]:
    largest = [max(word.size for word in row) for row in rows]
    for index, row in enumerate(rows):
        near = [other for other in (index + 1, index - 1, index + 2) if 0 <= other < len(rows)]
        for word in list(row):
            for other in near:
                if word.size <= _RAISED * largest[other] and _is_raised(word, rows[other]):
                    row.remove(word)
                    rows[other].append(word)
                    break
    return [row for row in rows if row]


def _is_raised(word: Word, row: Sequence[Word]) -> bool:
    """Say whether a small word stands beside a word of a row, above or under its baseline."""
    return any(
        word.size <= _RAISED * other.size
        and other.top - 0.3 * other.size <= word.base <= other.base + 0.3 * other.size
        and (
            -0.3 * other.size < word.start - other.end < 0.6 * other.size
            or -0.3 * other.size < other.start - word.end < 0.6 * other.size
        )
        for other in row
    )


def text_of(words: Sequence[Word]) -> str:
    """Return the characters of words that stand on one line, from left to right."""
    parts = [words[0].text] if words else []
    for before, word in pairwise(words):
        parts.append(" " if _are_apart(before, word) else "")
        parts.append(word.text)
    text = "".join(parts)
    return turned_round(text) if RIGHT_TO_LEFT.search(text) else text


def _are_apart(before: Word, word: Word) -> bool:
    gap = (word.start - before.end) / (max(before.size, word.size) or 1.0)
    return (
        before.blank_after
        or word.blank_before
        or gap > BLANK
        or gap < _OVERLAP
        or _is_note_mark(before, word)
        or (_is_note_mark(word, before) and len(word.text) > 1)
    )


def _is_note_mark(before: Word, mark: Word) -> bool:
    """Say whether a word is a raised mark of a footnote: a blank then keeps it from its word.

    "2012" with a raised 2 is the year and a mark, not 20122; "m" with a raised 2 is a unit.
    """
    raised = mark.size <= _RAISED * before.size and mark.base < before.base - 0.1 * before.size
    is_variable = len(before.text) == 1 and before.text.isalpha()
    return (
        raised
        and not is_variable
        and bool(_MARK.fullmatch(mark.text))
        and not _UNIT.search(before.text)
    )
