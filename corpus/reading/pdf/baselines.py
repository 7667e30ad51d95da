"""Rows that no rule parts: cells whose lines stand on the same baselines are as many rows.

Many tables have rules between their columns and under the header alone; then one "cell" between
rules holds a whole column. Values tell rows: short, one a line, level with their neighbours'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.reading.pdf.lines import pieces_of, text_of
from corpus.reading.pdf.words import LEVEL, Word

_SAME: Final = 0.35  # of the type size: baselines that close are one row
_MOST: Final = 0.8  # of the rows have a value in each column of values, and a label
_VALUE: Final = re.compile(r"(?=.{1,16}$)(?:[^\W\d_]{0,4}\.?|.*\d.*|[\W_]+)")
_FEWEST_BARE: Final = 3  # rows of a table without labels

Line = tuple[float, list[Word]]  # a baseline and the words on it
Cells = list[list[Word]]


def rows_by_baseline(row: Cells) -> list[Cells]:
    """Return a row between rules as the rows that it holds: itself where it is one."""
    if any(word.run != LEVEL for cell in row for word in cell):
        return [row]
    columns = [_lines(cell) for cell in row]
    valued = [lines for lines in columns if len(lines) > 1 and all(map(_is_value, lines))]
    labels = [lines for lines in columns if lines and not any(lines is one for one in valued)]
    bases = _bases(valued)
    if len(bases) < 2 or len(valued) < len(labels):
        return [row]
    if min(map(len, valued)) < _MOST * len(bases):
        return [row]
    if not labels and len(bases) < _FEWEST_BARE:
        return [row]
    if labels and max(_level(lines, bases) for lines in labels) < _MOST * len(bases):
        return [row]
    return _parted(columns, bases)


def _lines(cell: Sequence[Word]) -> list[Line]:
    lines: list[Line] = []
    for piece in pieces_of(cell):
        if lines and abs(piece.base - lines[-1][0]) <= _SAME * piece.size:
            lines[-1][1].extend(piece.words)
        else:
            lines.append((piece.base, list(piece.words)))
    return lines


def _is_value(line: Line) -> bool:
    words = sorted(line[1], key=lambda word: word.start)
    return bool(_VALUE.fullmatch(text_of(words)))


def _bases(columns: Sequence[Sequence[Line]]) -> list[float]:
    """Return the baselines of columns of values, each once."""
    bases: list[float] = []
    ordered = sorted((line for lines in columns for line in lines), key=lambda line: line[0])
    for base, words in ordered:
        if not bases or base - bases[-1] > _SAME * words[0].size:
            bases.append(base)
    return bases


def _level(lines: Sequence[Line], bases: Sequence[float]) -> int:
    return sum(_row_of(line, bases) is not None for line in lines)


def _row_of(line: Line, bases: Sequence[float]) -> int | None:
    base, words = line
    near = [(abs(base - one), index) for index, one in enumerate(bases)]
    distance, index = min(near)
    return index if distance <= _SAME * words[0].size else None


def _parted(columns: Sequence[Sequence[Line]], bases: Sequence[float]) -> list[Cells]:
    """Return a row for each baseline; a line on none of them is a label's rest or stands alone."""
    rows: dict[float, Cells] = {base: [[] for _ in columns] for base in bases}
    for number, lines in enumerate(columns):
        for index, line in enumerate(lines):
            at = _row_of(line, bases)
            base = line[0] if at is None else bases[at]
            if at is None:
                base = _joined_to(lines, index, bases) or base
            rows.setdefault(base, [[] for _ in columns])[number].extend(line[1])
    return [rows[base] for base in sorted(rows)]


def _joined_to(lines: Sequence[Line], index: int, bases: Sequence[float]) -> float | None:
    """Return the baseline of the row that a label's line belongs to: it goes on in small letters.

    The values of a label in several lines may stand on its first line or on its last.
    """
    before, after = lines[index - 1] if index else None, lines[index + 1 : index + 2]
    if before is not None and _goes_on(lines[index]):
        at = _row_of(before, bases)
        return bases[at] if at is not None else None
    if after and _goes_on(after[0]):
        at = _row_of(after[0], bases)
        return bases[at] if at is not None else None
    return None


def _goes_on(line: Line) -> bool:
    first = min(line[1], key=lambda word: word.start)
    return first.text[:1].islower()
