"""The cells of a table's row with their columns' names, whichever format the table came in."""

from __future__ import annotations

import re

from corpus.evidence.tables import cells_of
from corpus.text import DocumentText, LinePart, collapse

Cells = tuple[tuple[str, str], ...]  # column's name, cell

_LEFT_OUT = (LinePart.JUNK, LinePart.HELD)
_NUMBER = re.compile(r"^\D{0,3}(\d{1,6})\b")


class Columns:
    """Knows under which names the cells of each row of a document stand."""

    def __init__(self, text: DocumentText) -> None:
        self._cells: dict[int, Cells] = {}
        self._header: dict[int, int] = {}  # row's line -> its header's line
        self._names: dict[int, tuple[str, ...]] = {}
        header: tuple[str, ...] = ()
        sheet, header_line = None, 0
        for number, line in enumerate(text.lines, start=1):
            if line.part in _LEFT_OUT:
                continue
            if line.sheet != sheet:
                header, sheet = (), line.sheet
            cells = cells_of(line) if line.cells or line.row is not None else ()
            if line.part is LinePart.TABLE_HEADER or (cells and not header and _names(cells)):
                header, header_line = cells, number
            elif line.part is LinePart.TABLE_ROW or line.row is not None:
                if header and len(cells) <= len(header):
                    named = zip(header, cells, strict=False)
                    self._cells[number] = tuple((name, cell) for name, cell in named if cell)
                    self._header[number] = header_line
                    self._names[number] = header
                else:
                    self._cells[number] = tuple(("", cell) for cell in cells if cell)
            elif collapse(line.text) and line.sheet is None:
                header = ()

    def of(self, line: int) -> Cells:
        """Return the filled cells of the row on a line, () where there is no row."""
        return self._cells.get(line, ())

    def names_of(self, line: int) -> tuple[str, ...]:
        """Return the names of a row's columns, those whose cells are empty too."""
        return self._names.get(line, ())

    def header_of(self, line: int) -> int | None:
        """Return the line that names the columns of a row, None where nothing does."""
        return self._header.get(line)


def _names(cells: tuple[str, ...]) -> bool:
    """Say whether cells read like the names of columns: several, short, and no figures."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(len(cell) < 60 and not _NUMBER.match(cell) for cell in filled)
