"""Tables without rules: rows whose pieces keep clear of the same upright gaps.

Works on the lines of one stretch; a line is the pieces on one baseline, from left to right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.headers import Gap, Header, Line, header_of
from corpus.reading.pdf.ink import Rule
from corpus.reading.pdf.lines import WIDE, Piece
from corpus.reading.pdf.signs import CAPTION, is_mark

_FEWEST_ROWS: Final = 3
_DENSE: Final = 0.5  # of a table's cells are filled, in lines of several: else it is a chart
_MOST_SEEDS: Final = 4  # lines of as many pieces from which a table is tried
_TIGHT: Final = 0.9  # of the usual step: a label's next line
_VALUE: Final = re.compile(r"(?=.{1,16}$)(?:.*\d.*|[\W_]+)")
_FARTHEST: Final = 4.0  # of the type size between rows of one table
_BIMODAL: Final = 1.3  # of the smallest step between lines: rows stand apart from wrapped lines
_FILLED: Final = 0.6  # of the rows: as many have two cells or more
_LEADERS: Final = re.compile(r"(?:\.\s?){5,}|…{3,}|_{5,}")  # of contents, or lines to write on
_LABEL: Final = re.compile(r".*:\s*")
_PAGE_NUMBER: Final = re.compile(r"\d{1,4}|[ivxlc]{1,7}")


@dataclass(frozen=True)
class Aligned:
    """Lines first to last of a stretch are a table; each row has the pieces of each column."""

    first: int
    last: int
    rows: list[list[list[Piece]]]
    gaps: Sequence[Gap] = ()


def aligned_tables(lines: Sequence[Line], rules: Sequence[Rule] = ()) -> list[Aligned]:
    """Return the tables among the lines of a stretch, top down; level rules tell their headers."""
    found: list[Aligned] = []
    waiting = [(0, len(lines))]
    while waiting:
        start, end = waiting.pop()
        table = _best_table(lines, start, end, rules)
        if table is not None:
            found.append(table)
            waiting += [(start, table.first), (table.last + 1, end)]
    return sorted(found, key=lambda table: table.first)


def _best_table(
    lines: Sequence[Line], start: int, end: int, rules: Sequence[Rule]
) -> Aligned | None:
    """Return the table with the most cells that one of the fullest lines begins."""
    seeds = [index for index in range(start, end) if len(lines[index]) > 1]
    seeds.sort(key=lambda index: -len(lines[index]))
    tried: dict[int, list[tuple[int, int]]] = {}
    best: Aligned | None = None
    most = 0
    for seed in seeds:
        extents = tried.setdefault(len(lines[seed]), [])
        if len(extents) >= _MOST_SEEDS or any(a <= seed <= b for a, b in extents):
            continue
        gaps, first, last = _extent(lines, seed, start, end)
        extents.append((first, last))
        table = _table_of(lines, first, last, gaps)
        cells = 0 if table is None else sum(bool(cell) for row in table.rows for cell in row)
        if table is not None and cells > most:
            head = header_of(lines, start, table.first, _boxes(lines, table), rules)
            best, most = _with_header(lines, table, head), cells
    return best


def _extent(lines: Sequence[Line], seed: int, start: int, end: int) -> tuple[list[Gap], int, int]:
    """Return the gaps of a line, and from where to where the lines around it keep them clear."""
    gaps = _gaps(lines[seed])
    last = first = seed
    for index in range(seed + 1, end):
        narrowed = _kept_clear(gaps, lines[index])
        if len(narrowed) < len(gaps) or _are_far(lines[index - 1], lines[index]):
            break
        gaps, last = narrowed, index
    for index in range(seed - 1, start - 1, -1):
        narrowed = _kept_clear(gaps, lines[index])
        if len(narrowed) < len(gaps) or _are_far(lines[index], lines[index + 1]):
            break
        if CAPTION.match(lines[index][0].text):
            break
        gaps, first = narrowed, index
    return gaps, first, last


def _are_far(line: Line, following: Line) -> bool:
    return following[0].base - line[0].base > _FARTHEST * following[0].size


def _table_of(lines: Sequence[Line], first: int, last: int, gaps: Sequence[Gap]) -> Aligned | None:
    while first < last and len(lines[first]) == 1:
        first += 1
    while last > first and len(lines[last]) == 1 and _is_outside(lines, last, first):
        last -= 1
    if sum(len(line) > 1 for line in lines[first : last + 1]) < _FEWEST_ROWS or not gaps:
        return None
    flat = [_in_columns(line, gaps) for line in lines[first : last + 1]]
    if not _is_table(flat):
        return None
    rows = _joined(flat, lines[first : last + 1])
    many = sum(sum(map(bool, row)) > 1 for row in rows)
    if len(rows) < _FEWEST_ROWS or many < _FILLED * len(rows):
        return None
    lined = [row for row in rows if sum(map(bool, row)) > 1]
    if sum(bool(cell) for row in lined for cell in row) < _DENSE * len(lined) * len(flat[0]):
        return None
    return Aligned(first, last, rows, gaps)


def _boxes(lines: Sequence[Line], table: Aligned) -> list[Box]:
    """Return the box around each column's pieces."""
    boxes: list[Box] = []
    flat = [_in_columns(line, table.gaps) for line in lines[table.first : table.last + 1]]
    for number in range(len(table.gaps) + 1):
        own = [piece.box for row in flat for piece in row[number]]
        boxes.append(
            Box(
                min(box.left for box in own),
                min(box.top for box in own),
                max(box.right for box in own),
                max(box.bottom for box in own),
            )
        )
    return boxes


def _with_header(lines: Sequence[Line], table: Aligned, head: Header | None) -> Aligned:
    """Return a table whose header is what stands between its upper rules."""
    if head is None or table.last - head.last < _FEWEST_ROWS:
        return table
    body = lines[head.last + 1 : table.last + 1]
    flat = [_in_columns(line, table.gaps) for line in body]
    rows = [*head.rows, *_joined(flat, body)]
    return Aligned(head.first, table.last, rows, table.gaps)


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
    if sum(map(_has_values, rows)) >= _FILLED * len(rows):
        return _joined_to_values(rows, lines, steps)
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


def _joined_to_values(
    rows: Sequence[list[list[Piece]]], lines: Sequence[Line], steps: Sequence[float]
) -> list[list[list[Piece]]]:
    """Return the rows of a table of figures: a line of values is a row, a label may go on."""
    usual = median(steps)
    joined: list[list[list[Piece]]] = []
    for index, row in enumerate(rows):
        alone = not any(row[1:]) and bool(row[0])
        hangs = (
            alone
            and index > 0
            and bool(rows[index - 1][0])
            and lines[index][0].left > lines[index - 1][0].left + 1
            and steps[index - 1] < _TIGHT * usual
        )
        if joined and (hangs or (alone and _text(row[0])[:1].islower())):
            joined[-1][0] += row[0]
        else:
            joined.append([list(cell) for cell in row])
    return joined


def _has_values(row: list[list[Piece]]) -> bool:
    """Say whether most cells of a line, its label apart, hold figures."""
    cells = [_text(cell) for cell in row[1:] if cell]
    return 2 * sum(bool(_VALUE.fullmatch(text)) for text in cells) > len(cells)


def _fills(row: list[list[Piece]]) -> bool:
    """Say whether every cell of a line begins anew, with a capital or a figure."""
    return all(cell and (_text(cell)[:1].isupper() or _text(cell)[:1].isdigit()) for cell in row)
