"""PDFs: lines with their page, headings by their type, and everything that makes one unreadable."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.failures import UnreadableFile
from corpus.reading import read
from corpus.text import LinePart
from tests.reading import files

BODY = [
    ("Visit to Larkmere", 18),
    ("", 11),
    ("What learners told us", 14),
    ("Six learners met the panel, and all of them", 11),
    ("said that teaching had been cancelled.", 11),
    ("", 11),
    ("Their supervisors agreed.", 11),
]


def test_lines_carry_their_page_from_one():
    text = read("a.pdf", files.pdf([[("First page words", 11)], [("Second page words", 11)]]))
    assert [(line.text, line.page) for line in text.lines if line.text] == [
        ("First page words", 1),
        ("Second page words", 2),
    ]


def test_larger_type_is_a_heading_and_a_gap_a_blank_line():
    lines = read("a.pdf", files.pdf([BODY])).lines
    headings = [(line.text, line.level) for line in lines if line.part is LinePart.HEADING]
    assert headings == [("Visit to Larkmere", 1), ("What learners told us", 2)]
    texts = [line.text for line in lines]
    at = texts.index("said that teaching had been cancelled.")
    assert texts[at - 1] == "Six learners met the panel, and all of them"
    assert texts[at + 1 :] == ["", "Their supervisors agreed."]


def test_signs_drawn_after_the_line_stand_where_they_are_seen():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Courier", 10)
    canvas.drawString(60, 700, "High   Triggered visit")
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(60 + 5 * 6, 700, "+")
    canvas.save()
    (line,) = read("a.pdf", out.getvalue()).lines
    assert line.text == "High + Triggered visit"


def test_a_password_is_asked_for():
    locked = files.pdf([BODY], password="secret")
    with pytest.raises(UnreadableFile, match="it needs a password"):
        read("a.pdf", locked)


def test_encryption_with_an_empty_password_is_opened():
    assert "Their supervisors agreed." in [
        line.text for line in read("a.pdf", files.pdf([BODY], password="")).lines
    ]


def test_a_scan_needs_ocr():
    with pytest.raises(UnreadableFile, match="needs OCR"):
        read("a.pdf", files.scan())


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_pdf_that_is_cut_short_is_refused(share):
    whole = files.pdf([BODY] * 20)
    with pytest.raises(UnreadableFile, match="cut short"):
        read("a.pdf", whole[: int(len(whole) * share)])


def test_a_damaged_pdf_is_refused():
    whole = bytearray(files.pdf([BODY]))
    whole[20:-40] = b"\x55" * (len(whole) - 60)
    with pytest.raises(UnreadableFile, match=r"damaged|OCR"):
        read("a.pdf", bytes(whole))


def test_more_than_a_thousand_pages_are_refused():
    with pytest.raises(UnreadableFile, match=r"1,001 pages; at most 1,000"):
        read("a.pdf", files.pdf([[("Words on a page", 11)]] * 1001))


def test_pictures_and_active_content_are_named_as_losses():
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<>>>>"
    hostile = files.bare_pdf(
        [
            (
                b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
                b"/Names<</EmbeddedFiles<</Names[(../../evil.sh) 6 0 R]>>>>>>"
            ),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page.replace(b"<<>>", b"<</Font<</F1 5 0 R>>>>"),
            files.stream(b"BT /F1 12 Tf 20 200 Td (Teaching was good) Tj ET"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/Filespec/F(../../evil.sh)>>",
        ]
    )
    text = read("a.pdf", hostile)
    assert [line.text for line in text.lines] == ["Teaching was good"]
    assert text.losses == (
        "Attached files were not read.",
        "Active content was neither read nor run.",
    )


def test_a_bullet_drawn_after_its_text_makes_it_a_list_item():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(80, 700, "Teaching was cancelled.")
    canvas.drawString(60, 700, "\u2022")
    canvas.drawString(80, 686, "Rotas came late.")
    canvas.save()
    lines = read("a.pdf", out.getvalue()).lines
    texts = [line.text.strip() for line in lines]
    assert texts == ["Teaching was cancelled.", "Rotas came late."]
