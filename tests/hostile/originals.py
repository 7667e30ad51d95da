"""Ordinary files of each format, a few pages each, from which mutants are made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

HEADINGS = ("Teaching", "Supervision", "Rotas", "Induction", "Facilities", "Feedback")
SENTENCES = (
    "Learners on the ward told the panel that teaching was cancelled twice in the last month.",
    "Their supervisors agreed and have asked the rota lead for cover on every second Tuesday.",
    "The education lead will report to the next board with a plan, an owner and a date.",
    "Nobody had raised a concern about induction, and most had met their supervisor in week one.",
)
ROWS = (
    ("Requirement", "Owner", "Due"),
    ("Protect teaching time", "Director of Education", "1 March 2027"),
    ("Publish rotas six weeks ahead", "Rota lead", "1 February 2027"),
    ("Repair the library computers", "Estates", "14 January 2027"),
)


@cache
def originals() -> Mapping[str, bytes]:
    """Return the files by their names."""
    return {
        "packed.pdf": _pdf(compressed=True),
        "plain.pdf": _pdf(compressed=False),
        "report.docx": _word(),
        "register.xlsx": _workbook(),
        "page.html": _page().encode(),
        "message.eml": _mail(),
    }


def _pdf(*, compressed: bool) -> bytes:
    out = io.BytesIO()
    styles = getSampleStyleSheet()
    parts = []
    for heading in HEADINGS:
        parts.append(Paragraph(heading, styles["Heading1"]))
        parts += [Paragraph(text, styles["BodyText"]) for text in SENTENCES]
        parts += [Table(ROWS), PageBreak()]
    made = SimpleDocTemplate(out, pagesize=A4, pageCompression=int(compressed), invariant=1)
    made.build(parts)
    return out.getvalue()


def _word() -> bytes:
    document = docx.Document()
    for heading in HEADINGS:
        document.add_heading(heading, 1)
        for text in SENTENCES:
            document.add_paragraph(text)
        table = document.add_table(rows=0, cols=3)
        for row in ROWS:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return _settled(out.getvalue())


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for number, heading in enumerate(HEADINGS):
        sheet = book.create_sheet(heading) if number else book.active
        sheet.title = heading
        for row in ROWS:
            sheet.append(row)
        for text in SENTENCES:
            sheet.append((text, number, "12 of 14"))
    out = io.BytesIO()
    book.save(out)
    return _settled(out.getvalue())


def _page() -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    body = "".join(
        f"<h2>{heading}</h2>{''.join(f'<p>{text}</p>' for text in SENTENCES)}<table>{cells}</table>"
        for heading in HEADINGS
    )
    return f"<!DOCTYPE html><html><head><title>Visit</title></head><body><h1>Visit</h1>{body}</body></html>"


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Rota lead <rota@example.org>"
    message["To"] = "panel@example.org"
    message["Date"] = "Wed, 4 Nov 2026 09:00:00 +0000"
    message["Subject"] = "After the visit"
    message.set_content("\n".join(f"{heading}\n" + "\n".join(SENTENCES) for heading in HEADINGS))
    message.add_alternative(_page(), subtype="html")
    message.add_attachment(b"1,2\n", maintype="text", subtype="csv", filename="rota.csv")
    message.set_boundary("=====mixed=====")
    for part in message.iter_parts():
        if part.is_multipart():
            part.set_boundary("=====either=====")
    return message.as_bytes()


def _settled(whole: bytes) -> bytes:
    """Return an Office file without the time it was made at: the same mutants every time."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    members[core] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+", b"2026-11-04T09:00:00", members[core])
    return repacked(members)


def repacked(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file of these members that does not say when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
