"""Tables that go on over a page: one header, rows counted on, the repeated header set aside.

A row that the page breaks is one row: its cells' rest, overleaf, is put to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.reading.pdf.page_line import PageLine
from corpus.reading.pdf.scans import ReadPage
from corpus.reading.tables import row_line

_EDGE: Final = 6.0  # points by which a table's sides may differ from page to page
_MOST_BETWEEN: Final = 3  # lines at the head and the foot of a page: header, footer, number
_FEWEST_CELLS: Final = 2
_LONG_CELL: Final = 20  # characters
_ENDED: Final = re.compile(r"[.!?][”’\"')\]]*$")
_LONGEST_BETWEEN: Final = 100  # characters
_TEXT: Final = re.compile(r"(?i:table|figure|fig\.?|chart)\s+\d|.*\w{3}.*[.;]\s*$")


def join_tables(pages: Sequence[ReadPage]) -> None:
    """Mark the rows of tables that go on from the page before, and put broken rows together."""
    last: list[PageLine] = []
    header: list[str] = []
    before: Sequence[PageLine] = []
    for page in pages:
        tables = _tables(page.lines)
        if tables and not last and _is_first(page.lines, tables[0]):
            _fetch_header_left_behind(before, tables[0])
        before = page.lines
        if tables and last and _goes_on(last, tables[0]) and _is_first(page.lines, tables[0]):
            gone = _join(last, tables[0], header)
            page.lines[:] = [line for line in page.lines if line is not gone]
            tables = _tables(page.lines)
        for table in tables:
            if not (last and table is tables[0] and table[0].row != 1):
                header = next((list(r.cells) for r in table if r.part == "table_header"), [])
        last = tables[-1] if tables and _is_last(page.lines, tables[-1]) else []


def _fetch_header_left_behind(before: Sequence[PageLine], table: Sequence[PageLine]) -> None:
    """Take the header that stands alone at the foot of the page before for the table's.

    A page that ends between a header and its rows repeats the header overleaf.
    """
    header = table[0]
    words = " ".join(header.cells).split()
    if header.part != "table_header" or len(header.cells) < _FEWEST_CELLS:
        return
    shown = [line for line in before if line.text.strip() and not line.hidden]
    for line in shown[: -_MOST_BETWEEN - 2 : -1]:
        if line.text.split() == words and not line.table:
            line.text, line.cells = header.text, header.cells
            line.part, line.row = "table_header", header.row
            line.table = 1 + max(other.table for other in before)
            header.part = "junk"
            return


def _tables(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    found: dict[int, list[PageLine]] = {}
    for line in lines:
        if line.table:
            found.setdefault(line.table, []).append(line)
    return list(found.values())


def _goes_on(last: Sequence[PageLine], table: Sequence[PageLine]) -> bool:
    end, start = last[-1], table[0]
    return (
        end.columns == start.columns
        and abs(end.left - start.left) <= _EDGE
        and abs(end.right - start.right) <= _EDGE
    )


def _is_first(lines: Sequence[PageLine], table: Sequence[PageLine]) -> bool:
    return _are_furniture(lines[: _index(lines, table[0])])


def _is_last(lines: Sequence[PageLine], table: Sequence[PageLine]) -> bool:
    return _are_furniture(lines[_index(lines, table[-1]) + 1 :])


def _index(lines: Sequence[PageLine], wanted: PageLine) -> int:
    return next(index for index, line in enumerate(lines) if line is wanted)


def _are_furniture(lines: Sequence[PageLine]) -> bool:
    shown = [line for line in lines if not line.hidden]
    short = all(len(line.text) <= _LONGEST_BETWEEN and not line.table for line in shown)
    return len(shown) <= _MOST_BETWEEN and short and not any(_TEXT.match(o.text) for o in shown)


def _join(
    last: Sequence[PageLine], table: Sequence[PageLine], header: list[str]
) -> PageLine | None:
    """Count the rows on; return the line whose words went to the row that they belong to."""
    before, number = last[-1], last[-1].row or 0
    gone: PageLine | None = None
    for line in table:
        if header and list(line.cells) == header:
            line.part = "junk"
            line.row = number or 1
        elif before is last[-1] and gone is None and _is_rest(before, line):
            _take_rest(before, line)
            gone = line
        else:
            number += 1
            line.row = number
            line.part = "table_row"
            before = line
    return gone


def _is_rest(before: PageLine, line: PageLine) -> bool:
    """Say whether a row is the rest of one that a page's end broke within its cells."""
    pairs = [(cell, _cell(before, index)) for index, cell in enumerate(line.cells) if cell]
    if not pairs or not before.cells or _cell(line, 0) or not before.cells[0]:
        return False
    if not all(start and not _ENDED.search(start) for _, start in pairs):
        return False
    return all(cell[0].islower() for cell, _ in pairs) or (
        len(pairs) == 1 and len(pairs[0][1]) > _LONG_CELL
    )


def _cell(line: PageLine, index: int) -> str:
    return line.cells[index] if index < len(line.cells) else ""


def _take_rest(before: PageLine, rest: PageLine) -> None:
    width = max(len(before.cells), len(rest.cells))
    cells = [f"{_cell(before, index)} {_cell(rest, index)}".strip() for index in range(width)]
    raw = row_line(cells, before.part, row=before.row or 1)
    before.text, before.cells = raw.text, raw.cells
