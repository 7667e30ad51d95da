"""Bullets, ticks, numbers, notes, page numbers: what a mark says stays, what only lays out goes."""

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, ListItem

from corpus.reading import read
from corpus.text import LinePart
from tests.reading import files
from tests.reading.pdf_pages import (
    LEARNERS,
    SUPERVISORS,
    built,
    drawn,
    lines_of,
    printed_by_chromium,
    prose,
    wrapped,
)

ITEMS = ["Teaching was lost", "Rotas came late", "Posts are empty"]


def listed(mark, face="Helvetica", hanging=20):
    def page(canvas: Canvas):
        wrapped(canvas, LEARNERS, 60, 780, 80)
        for index, item in enumerate(ITEMS):
            canvas.setFont(face, 11)
            canvas.drawString(60, 640 - 15 * index, mark)
            canvas.setFont("Helvetica", 11)
            canvas.drawString(60 + hanging, 640 - 15 * index, item)

    return list(lines_of(drawn(page)))[-3:]


@pytest.mark.parametrize(
    ("mark", "face"),
    [("\u2022", "Helvetica"), ("\u2013", "Helvetica"), ("-", "Helvetica"), ("o", "Courier"),
     ("\uf0b7", "Symbol"), ("■", "ZapfDingbats"), ("●", "ZapfDingbats")],
)  # fmt: skip
def test_bullets_that_say_nothing_are_dropped(mark, face):
    lines = listed(mark, face)
    assert [line.text for line in lines] == ITEMS
    assert {line.part for line in lines} == {LinePart.LIST_ITEM}


@pytest.mark.parametrize("shown", "✓✔✗✘")
def test_ticks_and_crosses_stay(shown):
    lines = listed(shown, "ZapfDingbats")
    assert [line.text for line in lines] == [f"{shown} {item}" for item in ITEMS]
    assert {line.part for line in lines} == {LinePart.LIST_ITEM}


def test_numbers_of_a_list_stay():
    story = ListFlowable(
        [ListItem(prose(item)) for item in ITEMS], bulletType="1", bulletFormat="%s."
    )
    lines = lines_of(built(prose(LEARNERS), story))[-3:]
    assert [line.text for line in lines] == [f"{n}. {item}" for n, item in enumerate(ITEMS, 1)]
    assert {line.part for line in lines} == {LinePart.LIST_ITEM}


def symbol_font(name: bytes, codes: bytes) -> bytes:
    """Return a page whose font shows symbols for codes, as Office programs write it."""
    return files.bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            (b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font"
            b"<</F1 5 0 R/F2 6 0 R>>>>>>"),
            files.stream(
                b"BT /F2 12 Tf 20 200 Td <" + codes + b"> Tj /F1 12 Tf 20 0 Td "
                b"(Teaching was lost) Tj 0 -40 Td (Learners told the panel of it) Tj ET"
            ),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/Font/Subtype/TrueType/BaseFont/" + name + b"/FirstChar 0/LastChar 255/Widths["
            + b"600 " * 256 + b"]/Encoding/WinAnsiEncoding>>",
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "codes", "text"),
    [
        (b"ABCDEF+Wingdings-Regular", b"A7", "Teaching was lost"),
        (b"ABCDEF+Wingdings-Regular", b"D8", "Teaching was lost"),
        (b"ABCDEF+Wingdings-Regular", b"FC", "✓ Teaching was lost"),
        (b"ABCDEF+Wingdings-Regular", b"A8", "☐ Teaching was lost"),
        (b"ABCDEF+Wingdings-Regular", b"FE", "☑ Teaching was lost"),
        (b"Wingdings2", b"50", "✓ Teaching was lost"),
    ],
)
def test_codes_of_symbol_fonts_become_what_they_show(name, codes, text):
    first = lines_of(symbol_font(name, codes))[0]
    assert (first.text, first.part) == (text, LinePart.LIST_ITEM)


def test_hyphens_at_line_ends_and_in_sentences_stay_as_printed():
    def page(canvas):
        canvas.drawString(
            60, 700, "Learners met the multi-professional team - all of them - in long-"
        )
        canvas.drawString(60, 686, "awaited sessions.")

    assert [line.text for line in lines_of(drawn(page))] == [
        "Learners met the multi-professional team - all of them - in long-",
        "awaited sessions.",
    ]


def footnoted(canvas):
    y = wrapped(canvas, LEARNERS * 4, 60, 780, 80)
    canvas.drawString(60, y, "They had raised it under the policy of 2012")
    width = pdfmetrics.stringWidth("They had raised it under the policy of 2012", "Helvetica", 11)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(60 + width, y + 4, "2")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60 + width + 5, y, "and nobody had")
    canvas.setFont("Helvetica", 5)
    canvas.drawString(60, 83, "2")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(65, 80, "The policy was renewed in the spring and is kept by the")
    canvas.drawString(60, 70, "workforce office of the trust.")


def test_footnotes_are_told_and_do_not_part_a_paragraph():
    def overleaf(canvas):
        wrapped(canvas, "answered them by the summer. " + SUPERVISORS, 60, 780, 80)

    text = read("a.pdf", drawn(footnoted, overleaf))
    notes = [line.text for line in text.lines if line.part is LinePart.FOOTNOTE]
    assert notes == [
        "2 The policy was renewed in the spring and is kept by the",
        "workforce office of the trust.",
    ]
    assert "2012 2 and nobody had" in " ".join(line.text for line in text.lines)
    assert all(line.text for line in text.lines), "no blank line parts what goes on overleaf"
    whole = text.between(1, len(text.lines))
    assert "and nobody had answered them by the summer" in whole


def test_units_keep_their_raised_figures():
    def page(canvas):
        canvas.drawString(60, 700, "The room has 40 m")
        width = pdfmetrics.stringWidth("The room has 40 m", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(60 + width, 704, "2")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60 + width + 8, 700, "for eleven learners")

    assert [line.text for line in lines_of(drawn(page))] == [
        "The room has 40 m2 for eleven learners"
    ]


def test_printed_page_numbers_are_kept_where_they_differ_from_the_count():
    import io

    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import PageLabelStyle

    writer = PdfWriter(
        PdfReader(io.BytesIO(drawn(*[lambda c: wrapped(c, LEARNERS, 60, 780, 80)] * 4)))
    )
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(2, 3, style=PageLabelStyle.DECIMAL, start=1)
    out = io.BytesIO()
    writer.write(out)
    text = read("a.pdf", out.getvalue())
    assert text.page_labels == ("i", "ii", "1", "2")
    last = len(text.lines)
    assert (text.place(last, last).page, text.place(last, last).label) == (4, "2")


def test_page_numbers_as_counted_are_not_kept():
    assert (
        read("a.pdf", drawn(lambda canvas: wrapped(canvas, LEARNERS, 60, 780, 80))).page_labels
        == ()
    )


def test_letters_printed_twice_to_look_bold_are_said_once():
    def page(canvas):
        for shift in (0, 0.3):
            canvas.drawString(60 + shift, 700, "Requirements of the panel")
        wrapped(canvas, LEARNERS, 60, 660, 80)

    assert next(line.text for line in lines_of(drawn(page))) == "Requirements of the panel"
    assert sum("Requirements" in line.text for line in lines_of(drawn(page))) == 1


def test_spaced_out_letters_make_one_word():
    def page(canvas):
        text = canvas.beginText(60, 700)
        text.setCharSpace(4)
        text.textLine("FINDINGS")
        canvas.drawText(text)
        wrapped(canvas, LEARNERS, 60, 660, 80)

    assert lines_of(drawn(page))[0].text == "FINDINGS"


def test_lists_that_a_browser_prints_are_read_as_items(tmp_path):
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    source = f"<p>{LEARNERS}</p><ul>{items}</ul><ol>{items}</ol><ol type='a'>{items}</ol>"
    lines = lines_of(printed_by_chromium(source, tmp_path))[-9:]
    numbered = [f"{number}. {item}" for number, item in zip("123", ITEMS, strict=True)]
    lettered = [f"{letter}. {item}" for letter, item in zip("abc", ITEMS, strict=True)]
    assert [line.text for line in lines] == ITEMS + numbered + lettered
    assert {line.part for line in lines} == {LinePart.LIST_ITEM}


def test_notes_under_a_short_rule_are_footnotes_in_type_of_any_size():
    def page(canvas):
        wrapped(canvas, LEARNERS * 3, 60, 780, 80)
        canvas.line(60, 110, 200, 110)
        canvas.drawString(60, 95, "1 Counted at the door on both days.")
        canvas.drawString(280, 40, "Page 7")

    lines = lines_of(drawn(page))
    assert [line.text for line in lines if line.part is LinePart.FOOTNOTE] == [
        "1 Counted at the door on both days."
    ]
