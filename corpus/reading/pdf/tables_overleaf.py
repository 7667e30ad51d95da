"""Tables that go on over a page: one header, rows counted on, the repeated header set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.reading.pdf.page_line import PageLine
from corpus.reading.pdf.scans import ReadPage

_EDGE: Final = 6.0  # points by which a table's sides may differ from page to page
_MOST_BETWEEN: Final = 3  # lines at the head and the foot of a page: header, footer, number
_LONGEST_BETWEEN: Final = 100  # characters


def join_tables(pages: Sequence[ReadPage]) -> None:
    """Mark the rows of tables that go on from the page before."""
    last: list[PageLine] = []
    header: list[str] = []
    for page in pages:
        tables = _tables(page.lines)
        if tables and last and _goes_on(last, tables[0]) and _is_first(page.lines, tables[0]):
            _join(last, tables[0], header)
        for table in tables:
            if not (last and table is tables[0] and table[0].row != 1):
                header = next((list(r.cells) for r in table if r.part == "table_header"), [])
        last = tables[-1] if tables and _is_last(page.lines, tables[-1]) else []


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
    return len(shown) <= _MOST_BETWEEN and short


def _join(last: Sequence[PageLine], table: Sequence[PageLine], header: list[str]) -> None:
    number = last[-1].row or 0
    for line in table:
        if header and list(line.cells) == header:
            line.part = "junk"
            line.row = number or 1
            continue
        number += 1
        line.row = number
        line.part = "table_row"
