"""The tables of a document, whichever format they came in: rows of cells with their places.

A spreadsheet has a title above its header, blank rows within, and the header is where most cells
read like column names, so what a row is for is decided by whoever asks (`header_of`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus.text import DocumentText, Line, LinePart, Place, Value, collapse

_TABLE_PARTS = (LinePart.TABLE_HEADER, LinePart.TABLE_ROW)
_LEFT_OUT = (LinePart.JUNK, LinePart.HELD)
_ROWS_SEARCHED_FOR_HEADER = 15
_BETWEEN_CELLS = re.compile(r"(?:(?<=\s)|^)\|(?=\s|$)")
_RULE = re.compile(r"^[\s|:+=-]+$")  # beneath the names of a Markdown table's columns
_SPANNING = re.compile(
    r"^(?:(?:previous|prior|last|was|current|now|this|initial|inherent|original|gross|net|residual"
    r"|target)(?: (?:month|position|rating|score|risk|assessment|level|quarter))*"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[ '’-]?(?:\d{2}|\d{4})?)$",
    re.IGNORECASE,
)


class Row(Value):
    """One row of a table; empty cells are empty texts."""

    cells: tuple[str, ...]
    place: Place

    @property
    def filled(self) -> int:
        """Return how many cells hold anything."""
        return sum(1 for cell in self.cells if cell)


class Table(Value):
    """Rows that stand together, with the lines of prose that lead to them."""

    lead: tuple[str, ...]  # since the table before, or since the sheet began
    sheet: str | None
    rows: tuple[Row, ...]  # blank rows left out
    titled: bool = False  # its first row names the month that the table gives


def tables_of(text: DocumentText) -> tuple[Table, ...]:
    """Return the tables in order; all rows of one sheet are one table."""
    tables: list[Table] = []
    lead: list[str] = []
    rows: list[Row] = []
    sheet: str | None = None

    def close() -> None:
        if rows:
            tables.append(Table(lead=tuple(lead), sheet=sheet, rows=tuple(rows)))
            lead.clear()
            rows.clear()

    for number, line in enumerate(text.lines, start=1):
        if line.part in _LEFT_OUT:
            continue
        if line.sheet != sheet:
            close()
            lead.clear()
            sheet = line.sheet
        if _is_row(line):
            row = Row(cells=cells_of(line), place=text.place(number, number))
            if row.filled:
                rows.append(row)
        elif line.text.strip() and not _RULE.match(line.text):
            if sheet is None:
                close()
            lead.append(collapse(line.text))
    close()
    return tuple(tables)


def cells_of(line: Line) -> tuple[str, ...]:
    """Return a row's cells, each collapsed; those of a reader that keeps none are split out."""
    cells = line.cells or _BETWEEN_CELLS.split(line.text)
    return tuple(collapse(cell) for cell in cells)


def header_of(
    table: Table, known: Callable[[str], object | None], least: int
) -> tuple[int, tuple[str, ...]] | None:
    """Return the index of the header row and its column names, or None.

    The header is the row, near the top, in which most different columns are known; at least
    `least` of them. Names that span columns in the row above ("Previous" over "L", "I") are put
    before the names beneath them.
    """
    best: tuple[int, int] | None = None
    for index, row in enumerate(table.rows[:_ROWS_SEARCHED_FOR_HEADER]):
        count = len({found for cell in row.cells if cell and (found := known(cell)) is not None})
        if count >= least and (best is None or count > best[0]):
            best = (count, index)
    if best is None:
        return None
    index = best[1]
    names = table.rows[index].cells
    if index:
        spans = _spanned(table.rows[index - 1].cells, len(names))
        names = tuple(f"{span} {name}".strip() for span, name in zip(spans, names, strict=True))
    return index, names


def _spanned(above: tuple[str, ...], width: int) -> tuple[str, ...]:
    spans: list[str] = []
    current = ""
    for cell in (*above, *[""] * width)[:width]:
        if cell:
            current = cell if _SPANNING.match(cell) else ""
        spans.append(current)
    return tuple(spans)


def by_column(names: tuple[str, ...], row: Row) -> Iterator[tuple[str, str]]:
    """Yield each filled cell with its column's name ("" beyond the last named column)."""
    for index, cell in enumerate(row.cells):
        if cell:
            yield (names[index] if index < len(names) else ""), cell


def _is_row(line: Line) -> bool:
    return line.part in _TABLE_PARTS or (line.row is not None and bool(line.text.strip()))
