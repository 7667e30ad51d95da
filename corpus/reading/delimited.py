"""Tables of text (CSV): a stored line is a row, its cells joined by " | "."""

from __future__ import annotations

import csv
import io

from corpus.reading.decoding import decode
from corpus.reading.tables import add_rows
from corpus.reading.transcript import Refused, Transcript

_DELIMITERS = ",;\t|"


def read_delimited(content: bytes) -> Transcript:
    """Read a CSV file of any usual delimiter; `row` counts records from 1, empty ones too."""
    text = decode(content)
    transcript = Transcript()
    rows = csv.reader(io.StringIO(text, newline=""), _dialect(text), strict=False)
    try:
        add_rows(transcript, enumerate(rows, 1))
    except csv.Error as error:
        reason = "its rows cannot be told apart (a quotation mark may be missing)"
        raise Refused(reason) from error
    return transcript


def _dialect(text: str) -> type[csv.Dialect]:
    """Return the dialect that the first rows suggest; plain commas where they suggest none."""
    try:
        found = csv.Sniffer().sniff(text[:20_000], delimiters=_DELIMITERS)
    except csv.Error:
        return csv.excel
    found.doublequote = True  # the sniffer says no where its sample holds none
    return found
