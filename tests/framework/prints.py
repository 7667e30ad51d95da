"""Prints of a text as people make them: re-wrapped, to PDF and to DOCX."""

import io
import re
import shutil
import subprocess
import textwrap
from pathlib import Path
from xml.sax.saxutils import escape

from corpus.reading.file import read
from corpus.text import DocumentText


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs, each as one line."""
    return [" ".join(p.split()) for p in re.split(r"\n\s*\n", text) if p.strip()]


def wrapped(text: str, width: int) -> DocumentText:
    filled = "\n\n".join(textwrap.fill(p, width) for p in paragraphs(text))
    return read("a copy.txt", filled.encode())


def one_paragraph_a_line(text: str) -> DocumentText:
    return read("a copy.txt", "\n".join(paragraphs(text)).encode())


def pdf(text: str, font: str, size: float = 10, header: str = "") -> DocumentText:
    """Return the text as read from a PDF whose paragraphs are set in a font."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    def top_and_bottom(canvas, page) -> None:
        if header:
            canvas.setFont(font, 8)
            canvas.drawString(60, 810, header)
            canvas.drawString(60, 20, f"Page {page.page}")

    style = ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.25)
    flow = [part for p in paragraphs(text) for part in (Paragraph(escape(p), style), Spacer(1, 6))]
    out = io.BytesIO()
    SimpleDocTemplate(out).build(flow, onFirstPage=top_and_bottom, onLaterPages=top_and_bottom)
    return read("a copy.pdf", out.getvalue())


def typewritten_pdf(text: str, size: float = 8) -> DocumentText:
    """Return the text as read from a PDF that prints line for line."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas, y = Canvas(out), 0.0
    for line in text.split("\n"):
        for part in textwrap.wrap(line, 110) or [""]:
            if y < 40:
                if y:
                    canvas.showPage()
                canvas.setFont("Helvetica", size)
                y = 800
            canvas.drawString(40, y, part)
            y -= size * 1.3
    canvas.save()
    return read("a copy.pdf", out.getvalue())


def docx(text: str) -> bytes:
    """Return a Word document with a paragraph for each."""
    from docx import Document

    document = Document()
    for paragraph in paragraphs(text):
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def printed_by_libreoffice(content: bytes, folder: Path) -> DocumentText | None:
    """Return a Word document as read from LibreOffice's PDF of it; None where there is none."""
    program = shutil.which("soffice")
    if program is None:
        return None
    source = folder / "a copy.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            program,
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    return read("a copy.pdf", source.with_suffix(".pdf").read_bytes())
