"""Workbooks (XLSX) and CSV files from a sample's sheets of rows."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tomllib
import zipfile
from typing import Any

from corpus.samples.writing.fixed import MOMENT, repacked


def workbook_bytes(source: str) -> bytes:
    """Return a workbook: on each sheet merged titles, a blank row, the header, the rows."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    for name in book.sheetnames:
        del book[name]
    for sheet in tomllib.loads(source)["sheets"]:
        page = book.create_sheet(sheet["name"])
        titles = sheet.get("title", [])
        for number, title in enumerate(titles, start=1):
            page.cell(number, 1, title).font = Font(bold=True)
            page.merge_cells(
                start_row=number, end_row=number, start_column=1, end_column=len(sheet["header"])
            )
        first = len(titles) + 2 if titles else 1
        for number, row in enumerate([sheet["header"], *sheet["rows"]], start=first):
            for column, value in enumerate(row, start=1):
                if value != "":
                    cell = page.cell(number, column, value)
                    if isinstance(value, dt.date):
                        cell.number_format = "dd/mm/yyyy"
    book.properties.creator = "Sample evidence"
    book.properties.created = book.properties.modified = MOMENT.replace(tzinfo=None)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:  # `Workbook.save` would put the clock in
        ExcelWriter(book, archive).save()
    return repacked(written.getvalue())


def csv_bytes(source: str) -> bytes:
    """Return the only sheet as Excel writes CSV: titles, header and rows, UK dates."""
    sheet: dict[str, Any] = tomllib.loads(source)["sheets"][0]
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerows([title] for title in sheet.get("title", []))
    writer.writerow(sheet["header"])
    writer.writerows(sheet["rows"])
    return written.getvalue().encode()
