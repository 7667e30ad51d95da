"""Tables without rules: rows whose pieces keep clear of the same upright gaps.

Works on the lines of one stretch; a line is the pieces on one baseline, from left to right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.reading.pdf.lines import WIDE, Piece
from corpus.reading.pdf.signs import is_mark

_FEWEST_ROWS: Final = 3
_FARTHEST: Final = 4.0  # of the type size between rows of one table
_BIMODAL: Final = 1.3  # of the smallest step between lines: rows stand apart from wrapped lines
_FILLED: Final = 0.6  # of the rows: as many have two cells or more
_LEADERS: Final = re.compile(r"(?:\.\s?){5,}|…{3,}|_{5,}")  # of contents, or lines to write on
_LABEL: Final = re.compile(r".*:\s*")
_PAGE_NUMBER: Final = re.compile(r"\d{1,4}|[ivxlc]{1,7}")

Line = list[Piece]
Gap = tuple[float, float]


@dataclass(frozen=True)
class Aligned:
    """Lines first to last of a stretch are a table; each row has the pieces of each column."""

    first: int
    last: int
    rows: list[list[list[Piece]]]


def aligned_tables(lines: Sequence[Line]) -> list[Aligned]:
    """Return the tables among the lines of a stretch, top down."""
    found: list[Aligned] = []
    index = 0
    while index < len(lines):
        table = _table_from(lines, index) if len(lines[index]) > 1 else None
        if table is None:
            index += 1
        else:
            found.append(table)
            index = table.last + 1
    return found


def _table_from(lines: Sequence[Line], first: int) -> Aligned | None:
    gaps = _gaps(lines[first])
    last, rows_of_many = first, 1
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if line[0].base - lines[index - 1][0].base > _FARTHEST * line[0].size:
            break
        narrowed = _kept_clear(gaps, line)
        if len(narrowed) < len(gaps):
            break
        gaps, last = narrowed, index
        rows_of_many += len(line) > 1
    while last > first and len(lines[last]) == 1 and _is_outside(lines, last, first):
        last -= 1
    if rows_of_many < _FEWEST_ROWS or not gaps:
        return None
    flat = [_in_columns(line, gaps) for line in lines[first : last + 1]]
    if not _is_table(flat):
        return None
    rows = _joined(flat, lines[first : last + 1])
    many = sum(sum(map(bool, row)) > 1 for row in rows)
    if len(rows) < _FEWEST_ROWS or many < _FILLED * len(rows):
        return None
    return Aligned(first, last, rows)


def _is_outside(lines: Sequence[Line], last: int, first: int) -> bool:
    """Say whether a line of one piece at the end is no part of the last row: it stands apart."""
    steps = [lines[i + 1][0].base - lines[i][0].base for i in range(first, last)]
    return steps[-1] > 1.2 * min(steps) or lines[last][0].left <= lines[first][0].left + 2


def _gaps(line: Line) -> list[Gap]:
    return [(a.right, b.left) for a, b in itertools.pairwise(line)]


def _kept_clear(gaps: Sequence[Gap], line: Line) -> list[Gap]:
    """Return what is left free of each gap by another line."""
    narrowed: list[Gap] = []
    for left, right in gaps:
        for piece in line:
            if piece.right <= left or piece.left >= right:
                continue
            if piece.left <= left and piece.right >= right:
                left = right  # noqa: PLW2901
            elif piece.left > left and right - piece.right < piece.left - left:
                right = piece.left  # noqa: PLW2901
            else:
                left = piece.right  # noqa: PLW2901
        if right - left >= 0.5 * WIDE * line[0].size:
            narrowed.append((left, right))
    return narrowed


def _in_columns(line: Line, gaps: Sequence[Gap]) -> list[list[Piece]]:
    cells: list[list[Piece]] = [[] for _ in range(len(gaps) + 1)]
    for piece in line:
        middle = (piece.left + piece.right) / 2
        cells[sum(middle > (left + right) / 2 for left, right in gaps)].append(piece)
    return cells


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _is_table(rows: Sequence[list[list[Piece]]]) -> bool:
    """Say whether aligned pieces are a table: not a list, labels, contents or chance."""
    firsts = [_text(row[0]) for row in rows if row[0]]
    lasts = [_text(row[-1]) for row in rows if row[-1]]
    two = len(rows[0]) == 2
    leaders = sum(bool(_LEADERS.search(_text(cell))) for row in rows for cell in row)
    if not firsts or not lasts or leaders * 3 > len(rows):
        return False
    counted = firsts == [str(number) for number in range(1, len(firsts) + 1)]
    if two and (counted or sum(map(is_mark, firsts)) * 2 > len(firsts)):
        return False
    if two and sum(bool(_LABEL.fullmatch(text)) for text in firsts) * 2 > len(firsts):
        return False
    entries = sum(bool(_PAGE_NUMBER.fullmatch(text)) for text in lasts)
    numbered = len(rows[0]) == 3 and all(re.fullmatch(r"[\d.]+", text) for text in firsts)
    titled = (two and _long(firsts)) or numbered
    return not (titled and entries == len(lasts) and _rises(lasts))


def _long(texts: Sequence[str]) -> bool:
    return sum(map(len, texts)) / len(texts) > 12


def _rises(texts: Sequence[str]) -> bool:
    """Say whether page numbers grow as they do in a table of contents."""
    numbers = [int(text) for text in texts if text.isdigit()]
    return len(numbers) > 2 and numbers == sorted(numbers)


def _joined(rows: Sequence[list[list[Piece]]], lines: Sequence[Line]) -> list[list[list[Piece]]]:
    """Return rows with wrapped lines joined to the row that they belong to."""
    steps = [b[0].base - a[0].base for a, b in itertools.pairwise(lines)]
    smallest = min(steps)
    apart = max(steps) > _BIMODAL * smallest
    joined: list[list[list[Piece]]] = []
    for index, row in enumerate(rows):
        if index == 0:
            goes_on = False
        elif apart:
            goes_on = steps[index - 1] < 1.15 * smallest and not _fills(row)
        else:
            goes_on = not row[0] or (sum(map(bool, row)) == 1 and _text(row[0])[:1].islower())
        if goes_on and joined:
            joined[-1] = [[*one, *more] for one, more in zip(joined[-1], row, strict=True)]
        else:
            joined.append([list(cell) for cell in row])
    return joined


def _fills(row: list[list[Piece]]) -> bool:
    """Say whether every cell of a line begins anew, with a capital or a figure."""
    return all(cell and (_text(cell)[:1].isupper() or _text(cell)[:1].isdigit()) for cell in row)
