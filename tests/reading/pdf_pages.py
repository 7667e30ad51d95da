"""PDF pages for the readers' tests, drawn by hand or set by reportlab, in words of our own."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from corpus.reading import read
from corpus.text import DocumentText, Line, LinePart

STYLES = getSampleStyleSheet()
BODY = STYLES["BodyText"]
LEARNERS = (
    "Learners on the surgical wards told the panel that teaching was often moved to the evening, "
    "that rooms were hard to book, and that nobody wrote down which sessions had been lost. "
)
SUPERVISORS = (
    "Supervisors said that they had asked for cover since the spring, that two posts stayed empty, "
    "and that clinics were overbooked on the very days that had been set aside for teaching. "
)


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """Return a PDF with one page for each function, which draws on it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def built(*story: Flowable) -> bytes:
    """Return a PDF that reportlab sets from a story."""
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(list(story))
    return out.getvalue()


def prose(text: str) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(text, BODY)


def ruled(rows: Sequence[Sequence[str]], *more: tuple, **settings) -> Table:
    """Return a table with rules; its cells wrap."""
    return _table(rows, ("GRID", (0, 0), (-1, -1), 0.5, colors.grey), *more, **settings)


def open_table(rows: Sequence[Sequence[str]], *more: tuple, **settings) -> Table:
    """Return a table without any rule."""
    return _table(rows, *more, **settings)


def _table(rows, *style, **settings) -> Table:
    cells = [[Paragraph(cell, BODY) for cell in row] for row in rows]
    return Table(cells, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *style]), **settings)


def wrapped(canvas: Canvas, text: str, x: float, y: float, width: int, step: float = 13) -> float:
    """Draw text in lines of so many characters; return the height at which the next would stand."""
    line = ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            canvas.drawString(x, y, line)
            y, line = y - step, word
        else:
            line = f"{line} {word}".strip()
    canvas.drawString(x, y, line)
    return y - step


def lines_of(content: bytes) -> list[Line]:
    """Return the written lines of a PDF."""
    return [line for line in read("a.pdf", content).lines if line.text]


def text_of(content: bytes) -> str:
    """Return what a PDF says, its lines joined by blanks."""
    return " ".join(line.text for line in lines_of(content))


def rows_of(text: DocumentText | Sequence[Line]) -> list[str]:
    """Return the rows of the tables, header rows included."""
    lines = text.lines if isinstance(text, DocumentText) else text
    return [line.text for line in lines if line.part in {LinePart.TABLE_HEADER, LinePart.TABLE_ROW}]


def printed_by_office(source: str, folder: Path) -> bytes:
    """Return what LibreOffice prints of an HTML file; skips where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("there is no LibreOffice (soffice) on this machine")
    page = folder / "page.html"
    page.write_text(source, encoding="utf-8")
    command = [
        program, f"-env:UserInstallation=file://{folder / 'office'}", "--headless", "--convert-to",
        "pdf:writer_web_pdf_Export", "--outdir", str(folder), str(page),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return (folder / "page.pdf").read_bytes()


def printed_by_chromium(source: str, folder: Path) -> bytes:
    """Return what Chromium prints of an HTML file; skips where there is no Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    page, printed = folder / "page.html", folder / "page.pdf"
    page.write_text(source, encoding="utf-8")
    command = [
        program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={printed}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return printed.read_bytes()
