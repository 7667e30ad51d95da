"""A scan is recognised when a person asks for it and the programs are there; it says so."""

import io
import shutil
import tempfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.failures import Unread, UnreadableFile
from corpus.reading import ocr, read
from corpus.reading.transcript import Refused

PAGES = (
    "Teaching was cancelled twice in October.\nThe panel asked for a plan by Friday.",
    "Rotas came late in every month.",
)
needs_programs = pytest.mark.skipif(
    not all(shutil.which(name) for name in ("tesseract", "pdftoppm", "pdfinfo")),
    reason="tesseract-ocr and poppler-utils are not installed",
)


def scanned(pages=PAGES) -> bytes:
    """Return a PDF of pictures of typed pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for text in pages:
        picture = Image.new("L", (1654, 2339), 255)
        font = ImageFont.load_default(size=48)
        ImageDraw.Draw(picture).multiline_text((150, 200), text, fill=0, font=font, spacing=20)
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def folders() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("ocr-*"))


@needs_programs
def test_a_scan_is_recognised_when_asked_for_and_says_so():
    before = folders()
    text = read("visit.pdf", scanned(), ocr=True)
    first = " ".join(line.text for line in text.lines if line.page == 1)
    second = " ".join(line.text for line in text.lines if line.page == 2)
    assert "Teaching was cancelled twice in October." in first
    assert "asked for a plan by Friday" in first
    assert "Rotas came late in every month." in second
    assert any("may contain misreadings" in loss for loss in text.losses)
    assert folders() <= before


@needs_programs
def test_text_that_is_no_scan_is_not_recognised_even_when_asked_for(monkeypatch):
    monkeypatch.setattr(ocr, "_programs", lambda: pytest.fail("nothing is to be recognised"))
    assert not read("note.txt", b"Teaching was good.", ocr=True).losses


@needs_programs
def test_pictures_without_words_are_refused():
    with pytest.raises(UnreadableFile, match="no text could be recognised"):
        read("blank.pdf", scanned(("",)), ocr=True)


@needs_programs
def test_recognising_ends_in_time_and_leaves_nothing():
    before = folders()
    with pytest.raises(Refused, match="took more than") as refused:
        ocr.recognised(scanned(), seconds=0.5)
    assert refused.value.state is Unread.NEEDS_OCR
    assert folders() <= before


@needs_programs
def test_a_file_that_cannot_be_drawn_is_refused():
    with pytest.raises(Refused, match="could not be drawn"):
        ocr.recognised(b"%PDF-1.7 nothing of a PDF")


def test_a_scan_needs_ocr_when_nobody_asks_for_it():
    with pytest.raises(UnreadableFile, match="OCR") as refused:
        read("visit.pdf", scanned())
    assert refused.value.state is Unread.NEEDS_OCR


def test_without_the_programs_the_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFile, match="poppler-utils and tesseract-ocr") as refused:
        read("visit.pdf", scanned(), ocr=True)
    assert refused.value.state is Unread.NEEDS_OCR
