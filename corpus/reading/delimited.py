"""Tables of text (CSV): a stored line is a row, its cells joined by " | ".

A row that is written wrongly costs no other row: it is read as it stands and named.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from corpus.reading.decoding import decode
from corpus.reading.tables import SheetRow, add_rows
from corpus.reading.transcript import Transcript

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 20_000  # characters by which the delimiter is told
_SAMPLE_ROWS: Final = 200  # by which the number of columns is told
_STATED: Final = re.compile(r'\ufeff?"?sep=(.)"?\s*', re.IGNORECASE)  # Excel's own first line
_MOST_MISQUOTED: Final = 500  # rows; beyond them the file is no table with a slip or two
_ROWS_NAMED: Final = 10


def read_delimited(content: bytes) -> Transcript:
    """Read a CSV file of any usual delimiter; `row` counts records from 1, empty ones too."""
    text = decode(content)
    lines = io.StringIO(text, newline="").readlines()
    stated = _STATED.fullmatch(lines[0]) if lines else None
    lines = lines[1:] if stated else lines
    rows = _Rows(lines, stated[1] if stated else _delimiter(lines))
    transcript = Transcript()
    add_rows(transcript, (SheetRow(number, cells) for number, cells in enumerate(rows, 1)))
    if rows.misquoted:
        transcript.lost(
            _named(rows.misquoted, "a quotation mark that does not end", "read as it stands")
        )
    if rows.too_wide:
        transcript.lost(_named(rows.too_wide, "more cells than the other rows", "read in full"))
    return transcript


class _Rows:
    """The records of a file; `misquoted` and `too_wide` fill up while they are taken."""

    def __init__(self, lines: Sequence[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._width = self._usual_width()
        self.misquoted: list[int] = []
        self.too_wide: list[int] = []

    def __iter__(self) -> Iterator[Sequence[str]]:
        at = number = 0
        while at < len(self._lines):
            for record, first, end in self._records(at):
                number += 1
                if record is None or self._is_misread(record, first, end):
                    self.misquoted.append(number)
                    yield self._literally(self._lines[first])
                    at = first + 1
                    break
                if len(record) > self._width > 1 and any(record[self._width :]):
                    self.too_wide.append(number)
                yield record
                at = end

    def _records(self, start: int) -> Iterator[tuple[Sequence[str] | None, int, int]]:
        """Give records from a line on, each with its lines; None for one that is no record.

        Where too many rows are misquoted no cell goes over a line end any more: looking for the
        end of each would take minutes.
        """
        if len(self.misquoted) >= _MOST_MISQUOTED:
            for index in range(start, len(self._lines)):
                line = self._lines[index]
                yield None if line.count('"') % 2 else self._alone(line), index, index + 1
            return
        reader = self._reader(self._lines[index] for index in range(start, len(self._lines)))
        first = start
        while True:
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield None, first, len(self._lines)
                return
            end = start + reader.line_num
            yield record, first, end
            first = end

    def _is_misread(self, record: Sequence[str], first: int, end: int) -> bool:
        """Say whether a quotation mark that does not end has swallowed rows."""
        if end - first == 1:
            return end == len(self._lines) and self._lines[first].count('"') % 2 == 1
        try:
            list(self._reader(self._lines[first:end], strict=True))
        except csv.Error:
            return True
        return len(record) != self._width > 1 and any(
            len(self._alone(line)) == self._width for line in self._lines[first:end]
        )

    def _reader(self, lines: Iterable[str], *, strict: bool = False) -> Any:
        return csv.reader(lines, delimiter=self._delimiter, skipinitialspace=True, strict=strict)

    def _alone(self, line: str) -> Sequence[str]:
        """Return a line's cells as if no cell went over a line end."""
        try:
            return next(self._reader([line]), [])
        except csv.Error:
            return self._literally(line)

    def _literally(self, line: str) -> Sequence[str]:
        """Return a line's cells with quotation marks as signs like any other."""
        return [cell.strip().strip('"') for cell in line.rstrip("\r\n").split(self._delimiter)]

    def _usual_width(self) -> int:
        widths = Counter(
            len(self._alone(line)) for line in self._lines[:_SAMPLE_ROWS] if line.strip()
        )
        return widths.most_common(1)[0][0] if widths else 0


def _delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that most rows agree on; a title above the table has none."""
    sample, size = [], 0
    for line in lines:
        sample.append(line)
        size += len(line)
        if size > _SAMPLE:
            break
    return max(_DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter))


def _agreement(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """Return how many rows have the commonest number of cells above one, and that number."""
    rows = _whole(lines, delimiter) or _line_by_line(lines, delimiter)
    widths = Counter(len(row) for row in rows)
    return max(((rows, width) for width, rows in widths.items() if width > 1), default=(0, 0))


def _whole(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Return the rows with cells of several lines; [] where a quotation mark does not end."""
    try:
        return list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True))
    except csv.Error:
        return []


def _line_by_line(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        rows = (csv.reader([line], delimiter=delimiter, skipinitialspace=True) for line in lines)
        return [next(row) for row, line in zip(rows, lines, strict=True) if line.strip()]
    except csv.Error:
        return [line.split(delimiter) for line in lines if line.strip()]


def _named(rows: Sequence[int], what: str, how: str) -> str:
    """Return the sentence that names rows in which something is wrong.

    >>> _named([7], "more cells than the other rows", "read in full")
    'Row 7 has more cells than the other rows; it was read in full.'
    """
    if len(rows) == 1:
        return f"Row {rows[0]} has {what}; it was {how}."
    named = ", ".join(str(row) for row in rows[:_ROWS_NAMED])
    more = f" and {len(rows) - _ROWS_NAMED} more" if len(rows) > _ROWS_NAMED else ""
    return f"Rows {named}{more} have {what}; they were {how}."
