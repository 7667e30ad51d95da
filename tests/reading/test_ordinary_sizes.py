"""Long documents that people do write are read within the limits meant for hostile ones."""

import io

import docx
import openpyxl
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from corpus.reading import read
from tests.hostile.originals import ROWS, SENTENCES

GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
PARAGRAPH = " ".join(SENTENCES)


def pdf(pages: int) -> bytes:
    out = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    page = [*[Paragraph(PARAGRAPH, style)] * 7, Table(ROWS, style=GRID), PageBreak()]
    SimpleDocTemplate(out).build([part for _ in range(pages) for part in page])
    return out.getvalue()


def word(pages: int) -> bytes:
    document = docx.Document()
    for _ in range(pages):
        for _ in range(9):
            document.add_paragraph(PARAGRAPH)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(rows: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    for number in range(rows):
        sheet.append((number, *ROWS[1], SENTENCES[number % 4]))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.drill  # half a minute
@pytest.mark.parametrize(
    ("name", "make", "size"),
    [("a.pdf", pdf, 60), ("a.pdf", pdf, 200), ("a.docx", word, 200), ("a.xlsx", workbook, 20_000)],
)
def test_a_long_document_is_read_whole(name, make, size):
    text = read(name, make(size))
    letters = sum(len(line.text) for line in text.lines)
    assert letters > size * (100 if name == "a.xlsx" else 2000)
