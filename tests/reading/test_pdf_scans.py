"""A document is never said to be read where hardly any of it was."""

import contextlib
import io
import random

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader

from corpus.failures import UnreadableFile
from corpus.reading import read
from corpus.reading.confined import read_confined
from corpus.reading.pdf.deadline import Overdue, deadline
from corpus.reading.transcript import Refused
from corpus.text import Media
from tests.reading import files
from tests.reading.pdf_pages import LEARNERS, drawn, wrapped


def written(canvas):
    wrapped(canvas, LEARNERS, 60, 780, 80)


def scanned(canvas):
    picture = ImageReader(Image.new("RGB", (60, 80), (200, 200, 200)))
    canvas.drawImage(picture, 0, 0, *A4)


def outlined(canvas):
    """Draw words as outlines, as programs do that embed no typeface."""
    chance = random.Random(7)
    for _ in range(400):
        x, y = chance.uniform(50, 500), chance.uniform(50, 800)
        path = canvas.beginPath()
        path.moveTo(x, y)
        path.curveTo(x + 3, y + 5, x + 5, y + 2, x + 2, y)
        canvas.drawPath(path, stroke=0, fill=1)


def state_of(content):
    with pytest.raises(Refused) as refused:
        read_confined(Media.PDF, content)
    return refused.value.state


@pytest.mark.parametrize("page", [scanned, outlined])
def test_pages_that_only_show_words_need_ocr(page):
    assert state_of(drawn(page, page, page, written)) == "needs_ocr"


def test_many_pages_with_hardly_a_letter_need_ocr():
    def nearly_empty(canvas):
        canvas.drawString(60, 780, "7")

    assert state_of(drawn(*[nearly_empty] * 8)) == "needs_ocr"


def test_the_scanned_pages_among_others_are_named():
    losses = read("a.pdf", drawn(written, scanned, written, written)).losses
    assert "Page 2 is a picture and was not read; it needs OCR." in losses


def test_a_password_is_needed_not_a_fault():
    locked = files.pdf([[(LEARNERS, 11)]], password="secret")
    assert state_of(locked) == "needs_password"


def test_encryption_with_aes_and_no_password_is_opened():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(drawn(written))))
    writer.encrypt("", "own", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert "surgical wards" in read("a.pdf", out.getvalue()).lines[0].text


def test_damage_is_said_to_be_damage():
    whole = bytearray(drawn(written))
    whole[20:-40] = b"\x55" * (len(whole) - 60)
    assert state_of(bytes(whole)) == "failed"


def test_a_page_that_takes_too_long_is_given_up_and_named():
    def slow(canvas):
        canvas.beginForm("pattern")
        for step in range(9_000):
            canvas.rect(step % 500, step % 700, 20, 20, stroke=1, fill=1)
        canvas.endForm()
        for _ in range(480):
            canvas.doForm("pattern")

    text = read("a.pdf", drawn(written, slow, written))
    assert "Page 2 was not read: it takes more than 3 seconds." in text.losses
    assert {line.page for line in text.lines} == {1, 3}


def test_a_page_with_far_too_many_letters_is_given_up_and_named():
    def full(canvas):
        for _ in range(4_000):
            canvas.drawString(20, 200, "words on words on words on words " * 5)

    text = read("a.pdf", drawn(written, full, written))
    assert text.losses[0].startswith("Page 2 was not read: it ")  # holds, or takes, too much
    assert {line.page for line in text.lines} == {1, 3}


def busy_whatever_happens():
    for _ in range(1_000_000):
        with contextlib.suppress(Exception):
            sum(range(1000))


def test_the_time_limit_of_a_page_stops_work_that_catches_everything():
    with pytest.raises(Overdue), deadline(0.05):
        busy_whatever_happens()


def test_a_document_of_sixty_pages_is_read_within_the_limits():
    def page(canvas):
        y = 780.0
        for _ in range(6):
            y = wrapped(canvas, LEARNERS, 60, y, 80) - 8

    text = read("a.pdf", drawn(*[page] * 60))
    assert len({line.page for line in text.lines}) == 60
    with pytest.raises(UnreadableFile, match="cut short"):
        read("a.pdf", drawn(page)[:-30])
