"""The same text as a PDF or Word print has mostly the same headings and the same standards."""

import io

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading import read
from corpus.splitting import split
from tests.splitting.texts import HANDBOOK, covered, document


def as_pdf(text: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    lines = text.split("\n")
    for start in range(0, len(lines), 55):
        canvas.setFont("Courier", 9)
        for number, line in enumerate(lines[start : start + 55]):
            canvas.drawString(50, 790 - 13 * number, line.replace("✓", "\u2022"))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def as_word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _unbroken(words: str) -> str:
    """Return words with those together that the text breaks at a hyphen."""
    return words.replace("- ", "-")


@pytest.mark.parametrize(("name", "printed"), [("g.pdf", as_pdf), ("g.docx", as_word)])
def test_a_print_is_split_much_as_its_text_is(name, printed):
    original = split(document(HANDBOOK), "Guide")
    text = read(name, printed(HANDBOOK))
    found = split(text, "Guide")
    heads = {section.headings[-1] for section in original}
    assert len(heads & {section.headings[-1] for section in found}) >= 0.7 * len(heads)
    standards = {_unbroken(one.text) for one in original if one.text[:2] in {"1.", "2."}}
    assert standards <= {_unbroken(one.text) for one in found}
    assert covered(text, found) >= 0.99
