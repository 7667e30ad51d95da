"""The rows of a sheet, one after the other: what each cell shows, and what nobody sees of it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from corpus.reading.tables import SheetRow
from corpus.reading.workbook.book import Workbook
from corpus.reading.workbook.day_forms import written
from corpus.reading.workbook.looks import Look
from corpus.reading.workbook.names import S, is_yes, texts_of
from corpus.reading.workbook.number_forms import as_shown, general

_VALUE: Final = S + "v"
_PLAIN: Final = Look()
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?")
_MOST_COLUMNS: Final = 16_384
_SIDE_BY_SIDE: Final = 256  # columns whose place is kept; beyond them gaps are closed
_HIDDEN_COLUMN: Final = "in a hidden column"
_HIDDEN_ROW: Final = "in a hidden row"
_HIDDEN_FORM: Final = "its number format hides it"


class Unseen(NamedTuple):
    """What nobody sees of a row."""

    row: int
    text: str
    reason: str


class SheetReader:
    """Reads one sheet; `unseen` and `formulas` fill up while its rows are taken."""

    def __init__(self, book: Workbook, part: str) -> None:
        self._book = book
        self._part = part
        self._looks = {str(key): look for key, look in enumerate(book.looks)}
        self._texts = book.texts
        self._hidden_columns: list[range] = []
        self.unseen: list[Unseen] = []
        self.formulas: list[str] = []  # the cells of those whose result was never stored

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that hold anything, in order."""
        number = 0
        for element in self._book.file.stream(self._part, S + "row", S + "col"):
            if element.tag == S + "col":
                self._column(element)
                continue
            stated = element.get("r", "")
            number = int(stated) if stated.isdecimal() else number + 1
            if len(element):
                yield self._row(element, number)

    def _column(self, element: Any) -> None:
        if is_yes(element.get("hidden")) or element.get("width") == "0":
            first, last = (element.get(name, "") for name in ("min", "max"))
            if first.isdecimal() and last.isdecimal():
                self._hidden_columns.append(range(int(first), int(last) + 1))

    def _row(self, element: Any, number: int) -> SheetRow:
        hidden = is_yes(element.get("hidden")) or element.get("ht") == "0"
        cells: list[str] = []
        unseen: dict[str, list[str]] = {}
        column, bold = 0, True
        for cell in element.iterchildren(S + "c"):
            column = _column_of(cell.get("r", ""), column)
            look = self._looks.get(cell.get("s", "0"), _PLAIN)
            content = self._content(cell, column, number)
            text = self._shown(content, look) if isinstance(content, float) else content
            reason = "" if hidden else self._reason(look, column, text, content)
            if reason:
                raw = general(content) if isinstance(content, float) else content
                unseen.setdefault(reason, []).append(raw)
            elif text and not text.isspace():
                bold = bold and look.is_bold
                gap = min(column, _SIDE_BY_SIDE) - 1 - len(cells)
                if gap > 0:
                    cells += [""] * gap
                cells.append(text)
        for reason, texts in unseen.items():
            self.unseen.append(Unseen(number, " | ".join(texts), reason))
        return SheetRow(number, cells, bold, _HIDDEN_ROW if hidden else "")

    def _reason(self, look: Look, column: int, text: str, content: str | float) -> str:
        """Return why nobody sees a cell's content; "" where it is seen, or there is none."""
        if content == "":
            return ""
        if self._hidden_columns and any(column in columns for columns in self._hidden_columns):
            return _HIDDEN_COLUMN
        if look.hidden:
            return look.hidden
        return "" if text or isinstance(content, str) else _HIDDEN_FORM

    def _content(self, cell: Any, column: int, row: int) -> str | float:
        """Return what is in a cell: a number, or text ("" for nothing)."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return texts_of(cell)
        value = cell.findtext(_VALUE) or ""
        if not value:
            if kind != "str" and cell.find(S + "f") is not None:
                self.formulas.append(f"{letters_of(column)}{row}")
            return ""
        match kind:
            case "n":
                return _number(value)
            case "s":
                index = int(value) if value.isdecimal() else -1
                return self._texts[index] if 0 <= index < len(self._texts) else ""
            case "b":
                return "TRUE" if is_yes(value.strip()) else "FALSE"
            case "d":
                return _iso_day(value)
            case _:
                return value

    def _shown(self, number: float, look: Look) -> str:
        return as_shown(number, look.form, from_1904=self._book.from_1904)


def _number(value: str) -> str | float:
    try:
        number = float(value)
    except ValueError:
        return value
    return number if math.isfinite(number) else value


def letters_of(column: int) -> str:
    """Return a column's letters.

    >>> letters_of(1), letters_of(27), letters_of(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while column > 0:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


def _column_of(address: str, before: int) -> int:
    """Return the column of "B7", from 1; the next one where a cell states none."""
    column = _column_named(address.rstrip("0123456789"))
    return column if before < column <= _MOST_COLUMNS else before + 1


@lru_cache(maxsize=_MOST_COLUMNS)
def _column_named(letters: str) -> int:
    column = 0
    for letter in letters if len(letters) <= 3 else "":
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _iso_day(value: str) -> str:
    from datetime import date

    found = _ISO_DAY.match(value)
    if found is None:
        return value
    try:
        day = written(date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return value
    return f"{day} {found[4]}" if found[4] and found[4] != "00:00" else day
