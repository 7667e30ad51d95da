"""Excel workbooks (XLSX): a stored line is a row, its cells' values joined by " | ".

Values are those that Excel stored with the formulas; a formula is never worked out here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from corpus.reading.packed import members_of
from corpus.reading.tables import add_rows
from corpus.reading.transcript import Refused, Transcript

_DAMAGED = "it is damaged or cut short, so Excel itself may not open it"


def read_workbook(content: bytes) -> Transcript:
    """Read every visible sheet; `sheet` and `row` say where a line stands."""
    members = members_of(content)
    transcript = Transcript()
    try:
        book = _opened(content, values=True)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                transcript.lost(f"The hidden sheet “{sheet.title}” was not read.")
                continue
            sheet.reset_dimensions()
            add_rows(transcript, _rows(sheet), sheet=sheet.title)
        transcript.lost_count(_formulas_without_value(content), "formula", "formulas")
    except (Refused, MemoryError):
        raise
    except Exception as error:
        raise Refused(_DAMAGED) from error
    if "xl/vbaProject.bin" in members:
        transcript.lost("Macros were not read.")
    pictures = sum(1 for name in members if name.startswith(("xl/media/", "xl/charts/chart")))
    transcript.lost_count(pictures, "picture or chart", "pictures and charts")
    if any(name.startswith("xl/comments") for name in members):
        transcript.lost("Comments were not read.")
    return transcript


def _opened(content: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook

    return load_workbook(
        io.BytesIO(content), read_only=True, data_only=values, keep_links=False, keep_vba=False
    )


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [shown(cell.value, getattr(cell, "number_format", "")) for cell in row]


def shown(value: Any, number_format: str = "") -> str:
    """Return a cell's value as a person reads it, in UK dates.

    >>> from datetime import datetime
    >>> shown(datetime(2026, 11, 4)), shown(0.125, "0.0%"), shown(3.0), shown(None)
    ('4 November 2026', '12.5%', '3', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, number_format)
        case datetime() if value.time() != time():
            return f"{_day(value)} {value:%H:%M}"
        case date():
            return _day(value)
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{round(value * 100, 2):.15g}%"
    return f"{value:.15g}"


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def _formulas_without_value(content: bytes) -> int:
    """Count formulas whose result Excel never stored (written by a program, never opened)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        if not any(_holds_formula(archive, name) for name in sheets):
            return 0
    formulas, values = _opened(content, values=False), _opened(content, values=True)
    return sum(
        1
        for with_formulas, with_values in zip(formulas.worksheets, values.worksheets, strict=True)
        for one, other in zip(with_formulas.iter_rows(), with_values.iter_rows(), strict=True)
        for cell, cached in zip(one, other, strict=True)
        if cell.data_type == "f" and cached.value is None
    )


def _holds_formula(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as sheet:
        tail = b""
        while block := sheet.read(1_000_000):
            if b"<f>" in tail + block or b"<f " in tail + block:
                return True
            tail = block[-3:]
    return False
