"""Excel workbooks (XLSX): a stored line is a row, its cells joined by " | " as they are shown.

Values are those that Excel stored with the formulas; a formula is never worked out here, a link
never followed. Days are written "6 November 2026", whatever order their format gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.reading.packed import members_of
from corpus.reading.tables import add_rows
from corpus.reading.transcript import RawLine, Transcript
from corpus.reading.workbook.beside import boxes_on, note_what_stands_beside
from corpus.reading.workbook.book import Sheet, Workbook
from corpus.reading.workbook.sheet import SheetReader

__all__ = ["read_workbook"]

_HIDDEN_SHEET: Final = "on a hidden sheet"
_CELLS_NAMED: Final = 5


def read_workbook(content: bytes) -> Transcript:
    """Read every sheet; `sheet` and `row` say where a line stands, `hidden` what nobody sees."""
    members_of(content)
    book = Workbook(content)
    transcript = Transcript()
    for sheet in book.sheets:
        first = len(transcript.lines)
        _read_sheet(transcript, book, sheet)
        if not sheet.is_visible:
            transcript.lines[first:] = [
                line._replace(hidden=_HIDDEN_SHEET) for line in transcript.lines[first:]
            ]
    note_what_stands_beside(book.file, transcript)
    return transcript


def _read_sheet(transcript: Transcript, book: Workbook, sheet: Sheet) -> None:
    reader = SheetReader(book, sheet.part)
    add_rows(transcript, reader.rows(), sheet=sheet.title)
    for text in boxes_on(book.file, sheet.part):
        transcript.add(RawLine(text, sheet=sheet.title))
    for unseen in reader.unseen:
        text = " ".join(unseen.text.split())
        transcript.add(
            RawLine(text, sheet=sheet.title, hidden=f"{unseen.reason} (row {unseen.row})")
        )
    if reader.formulas:
        transcript.lost(_without_results(reader.formulas, sheet.title))


def _without_results(cells: Sequence[str], title: str) -> str:
    """Return the sentence that says which formulas have no stored result.

    >>> _without_results(["D6"], "Register")
    '1 formula on “Register” has no stored result; its cell was left empty: D6.'
    """
    named = ", ".join(cells[:_CELLS_NAMED])
    more = f" and {len(cells) - _CELLS_NAMED} more" if len(cells) > _CELLS_NAMED else ""
    if len(cells) == 1:
        return f"1 formula on “{title}” has no stored result; its cell was left empty: {named}."
    what = f"{len(cells)} formulas on “{title}” have no stored results"
    return f"{what}; their cells were left empty: {named}{more}."
