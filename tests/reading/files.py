"""Real files for the readers' tests, made here, in the words of no publisher."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import docx
import openpyxl
from docx.shared import Pt
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

NOTE = (
    "Learners on the ward said that teaching was cancelled twice in October.\n"
    "Their supervisors agreed, and have asked for cover.\n"
)


def pdf(pages: Sequence[Sequence[tuple[str, int]]], password: str | None = None) -> bytes:
    """Return a PDF; a page is a list of lines with their type size, an empty line a gap."""
    out = io.BytesIO()
    encryption = StandardEncryption(password, ownerPassword="own") if password is not None else None
    canvas = Canvas(out, encrypt=encryption)
    for lines in pages:
        y = 780
        for text, size in lines:
            canvas.setFont("Helvetica", size)
            if text:
                canvas.drawString(60, y, text)
            y -= 14
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan() -> bytes:
    """Return a PDF whose two pages are pictures."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.drawInlineImage(_picture(), 0, 0, 500, 700)
        canvas.drawImage(_reader(), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _picture():
    from PIL import Image

    return Image.new("RGB", (40, 60), (200, 200, 200))


def _reader():
    from reportlab.lib.utils import ImageReader

    return ImageReader(_picture())


def word() -> bytes:
    """Return a Word document with headings, a list, a table, and a blank paragraph."""
    document = docx.Document()
    document.add_heading("Visit to Larkmere", 0)
    document.add_heading("What learners told us", 1)
    document.add_paragraph("Six learners met the panel on 4 November 2026.")
    document.add_paragraph("")
    document.add_paragraph("Teaching was cancelled.", style="List Bullet")
    document.add_paragraph("Rotas came late.", style="List Bullet")
    table = document.add_table(rows=0, cols=3)
    for row in (
        ("Requirement", "Owner", "Due"),
        ("Protect teaching time", "Director of Education", "1 March 2027"),
        ("Publish rotas earlier", "Rota lead", "1 February 2027"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("The panel thanks everyone who came.")
    bold = document.add_paragraph()
    run = bold.add_run("Next steps")
    run.bold = True
    run.font.size = Pt(12)
    document.add_paragraph("The chair writes by Friday.")
    return _saved(document)


def workbook() -> bytes:
    """Return a register with a title, a header, two rows, an empty row, and a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet.append(["Concerns register, Larkmere"])
    sheet.append([])
    sheet.append(["Ref", "Concern", "Opened", "Share met", "Score"])
    sheet.append(["C-01", "Late rotas", date(2026, 11, 4), 0.125, 12])
    sheet["D4"].number_format = "0.0%"
    sheet.append([])
    sheet.append(["C-02", "Teaching cancelled", date(2026, 10, 9), None, "=1+1"])
    hidden = book.create_sheet("Workings")
    hidden.append(["not to be seen"])
    hidden.sheet_state = "hidden"
    return _saved(book)


def _saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(members: dict[str, bytes]) -> bytes:
    """Return a zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_member(content: bytes, name: str, member: bytes) -> bytes:
    """Return a zip file with one member put in or replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    return packed({**members, name: member})


def bare_pdf(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count + table
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """Return a PDF stream object's body."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more, content)
