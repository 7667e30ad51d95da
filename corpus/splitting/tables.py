"""Passages of tables: small ones whole, others row by row with caption and header above each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from corpus.splitting.piece import MOST, Piece, sentences, whole
from corpus.text import DocumentText, Line, LinePart, Media, collapse

PARTS: Final = frozenset({LinePart.TABLE_HEADER, LinePart.TABLE_ROW})
_SHEETS: Final = frozenset({Media.CSV, Media.XLSX})  # registers: a row is a record
_WHOLE: Final = 500  # characters
_LONGEST_NAME: Final = 60  # of a row that goes on in another passage

Above = tuple[str, ...]  # the caption and the header, as headings


@dataclass
class _Table:
    """Indices of a table's lines; the caption may stand before or after it."""

    caption: list[int] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    @property
    def lines(self) -> list[int]:
        return sorted([*self.caption, *self.header, *self.rows])


def row_passages(text: DocumentText, stretch: Sequence[int]) -> Iterator[tuple[Above, Piece]]:
    """Give the passages of one or more tables that follow each other (indices from 0)."""
    for table in _tables(text.lines, stretch):
        together = whole(text, table.lines[0], table.lines[-1])
        if text.media not in _SHEETS and together.size <= _WHOLE:
            yield (), together
        elif not table.rows:
            yield from (((), whole(text, index, index)) for index in table.lines)
        else:
            caption = collapse(" ".join(text.lines[index].text for index in table.caption))
            header = [_without_bars(text.lines[index].text) for index in table.header]
            above = tuple(words for words in (caption, *header) if words)
            for index in table.rows:
                yield from _row(text, above, index)


def with_captions(text: DocumentText, lines: Sequence[int]) -> Mapping[int, bool]:
    """Say of each of these lines, in order, whether it is part of a table or is its caption."""
    found: dict[int, bool] = {}
    runs = [
        (is_caption, list(run))
        for is_caption, run in groupby(lines, lambda i: text.lines[i].part is LinePart.CAPTION)
    ]
    for number, (is_caption, run) in enumerate(runs):
        beside = [
            *(runs[number - 1][1][-1:] if number else ()),
            *(runs[number + 1][1][:1] if number + 1 < len(runs) else ()),
        ]
        by_table = is_caption and any(text.lines[index].part in PARTS for index in beside)
        found |= {index: by_table or text.lines[index].part in PARTS for index in run}
    return found


def _row(text: DocumentText, above: Above, index: int) -> Iterator[tuple[Above, Piece]]:
    """Give a row; one that is too long by its sentences, its first cell above those that go on."""
    row = whole(text, index, index)
    if row.size <= MOST:
        yield above, row
        return
    name = collapse(text.lines[index].cells[0]) if text.lines[index].cells else ""
    named = (*above, name) if 0 < len(name) <= _LONGEST_NAME else above
    for number, piece in enumerate(sentences(text, index, index)):
        yield (named if number else above), piece


def _without_bars(header: str) -> str:
    """Return a header row without the bars that Markdown puts around it."""
    return collapse(header.strip("| ")) or collapse(header)


def _tables(lines: Sequence[Line], stretch: Sequence[int]) -> Iterator[_Table]:
    """Give each table: a header, a caption, or a row count that starts again, begins one."""
    written = [index for index in stretch if lines[index].text.strip()]
    beneath = (
        lines[written[0]].part is not LinePart.CAPTION
        and lines[written[-1]].part is LinePart.CAPTION
    )  # here the captions stand beneath their tables
    table = _Table()
    for before, index in zip([None, *written], written, strict=False):
        if before is not None and _begins_table(lines, table, before, index, beneath=beneath):
            yield table
            table = _Table()
        part = lines[index].part
        names = {LinePart.CAPTION: table.caption, LinePart.TABLE_HEADER: table.header}
        names.get(part, table.rows).append(index)
    if table.lines:
        yield table


def _begins_table(
    lines: Sequence[Line], table: _Table, before: int, index: int, *, beneath: bool
) -> bool:
    line, last = lines[index], lines[before]
    if line.part is LinePart.CAPTION:
        return not beneath and last.part is not LinePart.CAPTION
    if last.part is LinePart.CAPTION:
        return beneath
    if line.part is LinePart.TABLE_HEADER and last.part is not LinePart.TABLE_HEADER:
        return True
    counts_again = (last.row or 0) >= (line.row or 1 << 62)
    goes_on_overleaf = line.page != last.page and len(line.cells) <= len(_widest(lines, table))
    return counts_again and not goes_on_overleaf


def _widest(lines: Sequence[Line], table: _Table) -> tuple[str, ...]:
    return max((lines[index].cells for index in table.lines), key=len, default=())
