"""Rows of any table, and which of them are headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, groupby, islice
from typing import Final, NamedTuple

from corpus.reading.transcript import RawLine, Transcript

_FIGURE: Final = re.compile(r"[\d£$€%.,/:\s-]+")
_LOOK_AHEAD: Final = 30  # rows that may stand before the header: a title, a date, a note
_OPENING: Final = 4  # rows of a further table among which its header is
_LONGEST_NAME: Final = 80


class SheetRow(NamedTuple):
    """A row of a sheet or CSV file, counted from 1 as its program counts it."""

    number: int
    cells: Sequence[str]
    is_bold: bool = False  # all of its filled cells
    hidden: str = ""  # why nobody sees it


def add_rows(transcript: Transcript, rows: Iterable[SheetRow], *, sheet: str | None = None) -> None:
    """Add numbered rows of a sheet, leaving out empty ones and marking headers.

    Rows above the first header (a title, a date) are prose: they say what the table is about.
    After empty rows a further table may begin with a title or a header of its own.
    """
    filled = (row for row in rows if any(cell.strip() for cell in row.cells))
    first = list(islice(filled, _LOOK_AHEAD))
    header = header_among([row.cells for row in first])
    start = 0 if header is None else header + 1
    for index, row in enumerate(first[:start]):
        _add(transcript, row, "table_header" if index == header else "prose", sheet)
    names = _texts(first[header]) if header is not None else []
    for further, stretch in groupby(chain(first[start:], filled), _Stretches(first[:start])):
        rest = iter(stretch)
        opening = list(islice(rest, _OPENING))
        at = _header_of_further(opening, names) if further else None
        for index, row in enumerate(opening):
            part = "table_row"
            if at is not None and index <= at:
                part = "table_header" if index == at else "prose"
            _add(transcript, row, part, sheet)
        for row in rest:
            _add(transcript, row, "table_row", sheet)


def header_among(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the first row that names its columns, if one does and rows follow."""
    widest = max((_filled(cells) for cells in rows), default=0)
    for index, cells in enumerate(rows[:-1]):
        if _filled(cells) >= max(2, 0.6 * widest):
            return index if _are_names(cells) else None
    return None


def row_line(cells: Sequence[str], part: str, *, row: int, sheet: str | None = None) -> RawLine:
    """Return a row as a line: cells joined by " | ", empty ones at the end left out."""
    texts = [" ".join(cell.split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return RawLine(" | ".join(texts), part, sheet=sheet, row=row, cells=texts)


class _Stretches:
    """Tells the rows between empty ones apart, for `groupby`: 0 goes on with what stood before."""

    def __init__(self, before: Sequence[SheetRow]) -> None:
        self._last = before[-1].number if before else None
        self._count = 0

    def __call__(self, row: SheetRow) -> int:
        if self._last is not None and row.number > self._last + 1:
            self._count += 1
        self._last = row.number
        return self._count


def _header_of_further(opening: Sequence[SheetRow], names: Sequence[str]) -> int | None:
    """Return the index of a further table's header: names as before, in bold, or under a title."""
    for index, row in enumerate(opening[:-1]):
        filled = _filled(row.cells)
        if filled > 1:
            if not _are_names(row.cells):
                return None
            told = row.is_bold and not opening[index + 1].is_bold
            return index if told or index or _texts(row) == names else None
    return None


def _are_names(cells: Sequence[str]) -> bool:
    return all(
        len(cell) <= _LONGEST_NAME and not _FIGURE.fullmatch(cell.strip())
        for cell in cells
        if cell.strip()
    )


def _add(transcript: Transcript, row: SheetRow, part: str, sheet: str | None) -> None:
    line = row_line(row.cells, part, row=row.number, sheet=sheet)
    transcript.add(line._replace(hidden=row.hidden))


def _texts(row: SheetRow) -> list[str]:
    return [cell.strip().casefold() for cell in row.cells if cell.strip()]


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())
