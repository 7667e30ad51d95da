"""The grid of a Word table: which cell stands in which column, and which row names the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from corpus.reading.tables import header_among
from corpus.reading.word.looks import Colour, fill_of
from corpus.reading.word.names import W, child_of, is_on, number_of
from corpus.reading.word.paragraph import is_bold_throughout, words_of
from corpus.reading.word.styles import Styles

_MOST_COLUMNS: Final = 200  # Word itself allows 63
_BOX_PARAGRAPHS: Final = 3  # from here a cell is a box that holds text


class Cell(NamedTuple):
    """A cell: how many columns it spans, and whether the one above goes on through it."""

    element: Any
    span: int
    is_covered: bool


class Row(NamedTuple):
    """A row of a table, the number of empty columns before it included."""

    element: Any
    skipped: int
    cells: tuple[Cell, ...]


def rows_of(table: Any) -> list[Row]:
    """Return a table's rows, those inside content controls too, without deleted ones."""
    return [
        _row(row)
        for row in table.iter(W + "tr")
        if next(row.iterancestors(W + "tbl")) is table and child_of(row, "trPr/del") is None
    ]


def is_box(rows: Sequence[Row]) -> bool:
    """Say whether a table only frames text: one column of paragraphs or of further tables."""
    if not rows or max(len(row.cells) for row in rows) != 1:
        return False
    cells = [row.cells[0].element for row in rows if row.cells]
    holds_more = any(
        next(cell.iter(W + "tbl"), None) is not None or _paragraphs(cell) >= _BOX_PARAGRAPHS
        for cell in cells
    )
    return len(rows) == 1 or holds_more


def headers_among(rows: Sequence[Row], texts: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the indices of the rows that name the columns: those Word repeats, or one told."""
    marked = 0
    while marked < len(rows) and is_on(child_of(rows[marked].element, "trPr/tblHeader")):
        marked += 1
    if marked:
        return frozenset(range(marked if marked < len(rows) else 1))
    bold = [index for index, row in enumerate(rows) if _is_bold(row)]
    if bold == [0] and len(rows) > 1 and sum(1 for text in texts[0] if text.strip()) > 1:
        return frozenset({0})
    guessed = header_among(texts) if max(map(len, texts), default=0) > 2 else None
    return frozenset() if guessed is None else frozenset({guessed})


class Grounds:
    """The colours of a table's cells."""

    def __init__(self, table: Any, styles: Styles, behind: Colour | None) -> None:
        self._by_style: dict[str, Colour] = {}
        for place, shading in styles.table_shading(table):
            if (fill := fill_of(shading)) is not None:
                self._by_style.setdefault(place, fill)
        self._behind = behind

    def of(self, cell: Cell, *, row: int, column: int, rows: int) -> Colour | None:
        """Return what is behind a cell's words; the style's bands only where nothing else is."""
        own = fill_of(child_of(cell.element, "tcPr/shd"))
        if own is not None:
            return own
        for place in _places(row, column, rows):
            if place in self._by_style:
                return self._by_style[place]
        return self._behind


def _places(row: int, column: int, rows: int) -> Iterator[str]:
    if row == 0:
        yield "firstRow"
    if row == rows - 1:
        yield "lastRow"
    if column == 0:
        yield "firstCol"
    yield "band1Horz" if row % 2 else "band2Horz"
    yield "wholeTable"


def _row(row: Any) -> Row:
    cells = [
        _cell(cell) for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row
    ]
    skipped = number_of(row, "trPr/gridBefore") or 0
    return Row(row, min(max(skipped, 0), _MOST_COLUMNS), tuple(cells))


def _cell(cell: Any) -> Cell:
    span = number_of(cell, "tcPr/gridSpan") or 1
    covered = any(
        merged is not None and merged.get(W + "val", "continue") == "continue"
        for merged in (child_of(cell, "tcPr/vMerge"), child_of(cell, "tcPr/hMerge"))
    )
    return Cell(cell, min(max(span, 1), _MOST_COLUMNS), covered)


def _is_bold(row: Row) -> bool:
    paragraphs = [one for cell in row.cells for one in cell.element.iter(W + "p")]
    said = [one for one in paragraphs if words_of(one).strip()]
    return bool(said) and all(map(is_bold_throughout, said))


def _paragraphs(cell: Any) -> int:
    return sum(1 for one in cell.iterchildren(W + "p") if words_of(one).strip())
