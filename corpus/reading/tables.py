"""Rows of any table, and which of them is the header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from corpus.reading.transcript import RawLine, Transcript

_WHITE_SPACE = re.compile(r"\s+")
_FIGURE = re.compile(r"[\d£$€%.,/:\s-]+")
_LOOK_AHEAD = 30  # rows that may stand before the header: a title, a date, a note


def add_rows(
    transcript: Transcript,
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    sheet: str | None = None,
) -> None:
    """Add numbered rows of a sheet, leaving out empty ones and marking the header.

    Rows above the header (a title, a date) are prose: they say what the table is about.
    """
    filled = ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))
    first = list(islice(filled, _LOOK_AHEAD))
    header = header_among([cells for _, cells in first])
    for index, (number, cells) in enumerate(chain(first, filled)):
        part = "table_row"
        if header is not None and index <= header:
            part = "table_header" if index == header else "prose"
        transcript.add(row_line(cells, part, sheet=sheet, row=number))


def header_among(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the first row that names its columns, if one does and rows follow."""
    widest = max((_filled(cells) for cells in rows), default=0)
    for index, cells in enumerate(rows[:-1]):
        named = [cell for cell in cells if cell.strip()]
        if len(named) >= max(2, 0.6 * widest):
            short = all(len(cell) <= 80 and not _FIGURE.fullmatch(cell.strip()) for cell in named)
            return index if short else None
    return None


def row_line(cells: Sequence[str], part: str, *, row: int, sheet: str | None = None) -> RawLine:
    """Return a row as a line: cells joined by " | ", empty ones at the end left out."""
    texts = [_WHITE_SPACE.sub(" ", cell).strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return RawLine(" | ".join(texts), part, sheet=sheet, row=row, cells=texts)


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())
