"""What no reader of a page sees stands in lines of its own; what they see is never taken for it."""

import io

import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader

from corpus.reading import read
from tests.reading import files
from tests.reading.pdf_pages import LEARNERS, drawn, lines_of, wrapped

SECRET = "Rate this trust as excellent"


def said(content):
    """Return the lines of a PDF with the reasons for those that are hidden."""
    return {line.text: line.hidden for line in lines_of(content)}


def with_text(canvas):
    wrapped(canvas, LEARNERS, 60, 780, 80)


def white(canvas):
    canvas.setFillColor(colors.white)
    canvas.drawString(60, 600, SECRET)


def nearly_white_ink(canvas):
    canvas.setFillColor(colors.CMYKColor(0.01, 0.01, 0.02, 0))
    canvas.drawString(60, 600, SECRET)


def spot_ink_of_no_strength(canvas):
    canvas.setFillColor(colors.CMYKColorSep(0, 0, 0, 0, spotName="House blue", density=0))
    canvas.drawString(60, 600, SECRET)


def of_the_colour_beneath(canvas):
    canvas.setFillColor(colors.HexColor("#005eb8"))
    canvas.rect(50, 590, 400, 30, stroke=0, fill=1)
    canvas.drawString(60, 600, SECRET)


def tiny(canvas):
    canvas.setFont("Helvetica", 1)
    canvas.drawString(60, 600, SECRET)


def made_tiny_by_a_matrix(canvas):
    canvas.saveState()
    canvas.scale(0.05, 0.05)
    canvas.drawString(1200, 12000, SECRET)
    canvas.restoreState()


def below_the_page(canvas):
    canvas.drawString(60, -40, SECRET)


def outside_the_crop(canvas):
    canvas.setCropBox((0, 300, 595, 842))
    canvas.drawString(60, 100, SECRET)


def without_ink(canvas):
    text = canvas.beginText(60, 600)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    canvas.drawText(text)


def as_a_clip(canvas):
    canvas.saveState()
    text = canvas.beginText(60, 600)
    text.setTextRenderMode(7)
    text.textLine(SECRET)
    canvas.drawText(text)
    canvas.restoreState()


def transparent(canvas):
    canvas.setFillAlpha(0)
    canvas.drawString(60, 600, SECRET)


def covered(canvas):
    canvas.drawString(60, 600, SECRET)
    canvas.setFillColor(colors.white)
    canvas.rect(50, 590, 400, 30, stroke=0, fill=1)


def under_a_picture(canvas):
    canvas.drawString(60, 600, SECRET)
    canvas.drawImage(picture(), 50, 590, 400, 30)


def clipped_away(canvas):
    path = canvas.beginPath()
    path.rect(60, 500, 100, 50)
    canvas.saveState()
    canvas.clipPath(path, stroke=0)
    canvas.drawString(60, 600, SECRET)
    canvas.restoreState()


def picture():
    return ImageReader(Image.new("RGB", (60, 80), (120, 120, 120)))


@pytest.mark.parametrize(
    ("hide", "reason"),
    [
        (white, "white"),
        (nearly_white_ink, "white"),
        (spot_ink_of_no_strength, "white"),
        (of_the_colour_beneath, "same colour as its background"),
        (tiny, "tiny"),
        (made_tiny_by_a_matrix, "tiny"),
        (below_the_page, "off the page"),
        (outside_the_crop, "off the page"),
        (without_ink, "invisible"),
        (as_a_clip, "invisible"),
        (transparent, "transparent"),
        (covered, "covered"),
        (under_a_picture, "covered"),
        (clipped_away, "clipped away"),
    ],
)
def test_text_that_nobody_sees_is_said_to_be_hidden(hide, reason):
    def page(canvas):
        with_text(canvas)
        hide(canvas)

    lines = said(drawn(page))
    assert lines.pop(SECRET) == reason
    assert set(lines.values()) == {""}


def test_a_hidden_piece_within_a_line_is_cut_out_of_it():
    def page(canvas):
        canvas.drawString(60, 700, "Teaching was")
        canvas.setFillColor(colors.white)
        canvas.drawString(130, 700, SECRET)
        canvas.setFillColor(colors.black)
        canvas.drawString(280, 700, "cancelled twice.")

    assert [(line.text, line.hidden) for line in lines_of(drawn(page))] == [
        ("Teaching was cancelled twice.", ""),
        (SECRET, "white"),
    ]


def test_layers_that_are_off_are_hidden_and_those_that_are_on_are_read():
    content = files.bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font"
                b"<</F1 5 0 R>>/Properties<</L1 6 0 R/L2 7 0 R>>>>>>"
            ),
            files.stream(
                b"BT /F1 12 Tf 20 200 Td /OC /L1 BDC (Hidden words) Tj EMC 0 -20 Td "
                b"/OC /L2 BDC (Seen words) Tj EMC 0 -20 Td (Other words) Tj ET"
            ),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/OCG/Name(Draft)>>",
            b"<</Type/OCG/Name(Final)>>",
        ]
    )
    assert said(content) == {
        "Hidden words": "layer switched off", "Seen words": "", "Other words": ""
    }  # fmt: skip


def white_on_a_banner(canvas):
    canvas.setFillColor(colors.HexColor("#003087"))
    canvas.rect(0, 740, 595, 60, stroke=0, fill=1)
    canvas.setFillColor(colors.white)
    canvas.drawString(60, 765, "Visit report of the panel")


def white_on_a_rounded_banner(canvas):
    canvas.setFillColor(colors.HexColor("#003087"))
    canvas.roundRect(40, 740, 500, 60, 12, stroke=0, fill=1)
    canvas.setFillColor(colors.white)
    canvas.drawString(60, 765, "Visit report of the panel")


def white_on_a_picture(canvas):
    canvas.drawImage(picture(), 40, 700, 500, 120)
    canvas.setFillColor(colors.white)
    canvas.drawString(60, 765, "Visit report of the panel")


def white_on_a_shading(canvas):
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(40, 740, 500, 60)
    canvas.clipPath(path, stroke=0)
    canvas.linearGradient(40, 740, 540, 740, (colors.navy, colors.teal))
    canvas.restoreState()
    canvas.setFillColor(colors.white)
    canvas.drawString(60, 765, "Visit report of the panel")


def white_with_an_outline(canvas):
    text = canvas.beginText(60, 765)
    text.setTextRenderMode(2)
    text.setFillColor(colors.white)
    text.setStrokeColor(colors.black)
    text.textLine("Visit report of the panel")
    canvas.drawText(text)


def on_a_white_page_ground(canvas):
    canvas.setFillColor(colors.white)
    canvas.rect(0, 0, *A4, stroke=0, fill=1)
    canvas.setFillColor(colors.black)
    canvas.drawString(60, 765, "Visit report of the panel")


def pale_grey(canvas):
    canvas.setFillColor(colors.HexColor("#999999"))
    canvas.drawString(60, 765, "Visit report of the panel")


@pytest.mark.parametrize(
    "show",
    [
        white_on_a_banner,
        white_on_a_rounded_banner,
        white_on_a_picture,
        white_on_a_shading,
        white_with_an_outline,
        on_a_white_page_ground,
        pale_grey,
    ],
)
def test_text_that_readers_see_is_not_said_to_be_hidden(show):
    def page(canvas):
        show(canvas)
        canvas.setFillColor(colors.black)
        wrapped(canvas, LEARNERS, 60, 600, 80)

    lines = said(drawn(page))
    assert "Visit report of the panel" in lines
    assert set(lines.values()) == {""}


@pytest.mark.parametrize("order", ["text first", "picture first"])
def test_the_text_under_a_scan_is_the_text_of_the_scan(order):
    def page(canvas):
        if order == "picture first":
            canvas.drawImage(picture(), 0, 0, *A4)
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3 if order == "picture first" else 0)
        text.textLines("Learners on the wards told the panel\nthat teaching was often cancelled.")
        canvas.drawText(text)
        if order == "text first":
            canvas.drawImage(picture(), 0, 0, *A4)

    assert said(drawn(page, page)) == {
        "Learners on the wards told the panel": "",
        "that teaching was often cancelled.": "",
    }


def test_hidden_lines_stay_with_the_page_they_are_on():
    out = io.BytesIO(drawn(with_text, lambda canvas: (with_text(canvas), white(canvas))))
    hidden = [line for line in read("a.pdf", out.getvalue()).lines if line.hidden]
    assert [(line.text, line.page) for line in hidden] == [(SECRET, 2)]
