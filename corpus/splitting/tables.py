"""Passages of tables: small ones whole, others row by row with their header above each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus.text import DocumentText, LinePart, Media, collapse

_SHEETS: Final = frozenset({Media.CSV, Media.XLSX})  # registers: a row is a record
_PARTS: Final = frozenset({LinePart.TABLE_HEADER, LinePart.TABLE_ROW})
_WHOLE: Final = 500  # characters

RowPassage = tuple[tuple[str, ...], int, int]  # the header as a heading, first and last line


def row_passages(text: DocumentText, stretch: range) -> Iterator[RowPassage]:
    """Give the passages of one or more tables that follow each other (indices from 0)."""
    for table in _tables(text, stretch):
        size = sum(len(text.lines[index].text) + 1 for index in table)
        header = [i for i in table if text.lines[i].part is LinePart.TABLE_HEADER]
        rows = [i for i in table if i not in header]
        if text.media not in _SHEETS and size <= _WHOLE and _is_unbroken(text, table):
            yield (), table[0], table[-1]
        elif not rows:
            yield from (((), index, index) for index in header)
        else:
            above = tuple(_without_bars(text.lines[index].text) for index in header)
            yield from ((above, index, index) for index in rows)


def _without_bars(header: str) -> str:
    """Return a header row without the bars that Markdown puts around it."""
    return collapse(header.strip("| ")) or collapse(header)


def _tables(text: DocumentText, stretch: range) -> Iterator[list[int]]:
    """Give each table's written lines: a header, or a row count that starts again, begins one."""
    table: list[int] = []
    for index in stretch:
        line = text.lines[index]
        if not line.text.strip() or line.part not in _PARTS:
            continue
        before = text.lines[table[-1]] if table else None
        again = before is not None and (before.row or 0) >= (line.row or 1 << 62)
        if table and (
            again
            or (
                line.part is LinePart.TABLE_HEADER
                and before is not None
                and before.part is not LinePart.TABLE_HEADER
            )
        ):
            yield table
            table = []
        table.append(index)
    if table:
        yield table


def _is_unbroken(text: DocumentText, table: list[int]) -> bool:
    """Say whether only blank lines stand between the first and the last line of a table."""
    between = set(range(table[0], table[-1] + 1)) - set(table)
    return not any(text.lines[index].text.strip() for index in between)
