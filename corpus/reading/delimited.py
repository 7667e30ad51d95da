"""Tables of text (CSV): a stored line is a row, its cells joined by " | "."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from corpus.reading.decoding import decode
from corpus.reading.tables import add_rows
from corpus.reading.transcript import Refused, Transcript

_DELIMITERS = ",;\t|"
_SAMPLE = 20_000  # characters by which the delimiter is told


def read_delimited(content: bytes) -> Transcript:
    """Read a CSV file of any usual delimiter; `row` counts records from 1, empty ones too."""
    text = decode(content)
    transcript = Transcript()
    source = io.StringIO(text, newline="")
    rows = csv.reader(source, delimiter=_delimiter(text), skipinitialspace=True)
    try:
        add_rows(transcript, enumerate(rows, 1))
    except csv.Error as error:
        reason = "its rows cannot be told apart (a quotation mark may be missing)"
        raise Refused(reason) from error
    return transcript


def _delimiter(text: str) -> str:
    """Return the delimiter that most rows agree on; a title above the table has none."""
    lines = io.StringIO(text[:_SAMPLE], newline="").readlines()
    return max(_DELIMITERS, key=lambda delimiter: _agreement(lines, delimiter))


def _agreement(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """Return how many rows have the commonest number of cells above one, and that number."""
    try:
        widths = Counter(
            len(row) for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
        )
    except csv.Error:
        return 0, 0
    return max(((rows, width) for width, rows in widths.items() if width > 1), default=(0, 0))
