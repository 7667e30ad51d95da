"""Columns are read one after the other, whatever stands across or beside them."""

from reportlab.lib import colors

from corpus.text import LinePart
from tests.reading.pdf_pages import (
    LEARNERS,
    SUPERVISORS,
    drawn,
    lines_of,
    printed_by_chromium,
    text_of,
    wrapped,
)


def words(text):
    return " ".join(text.split())


def test_two_columns_are_read_one_after_the_other():
    def page(canvas):
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 780, "Findings of the visit to the surgical wards of Larkmere")
        canvas.setFont("Helvetica", 10)
        for line in range(2):  # drawn row by row, as some programs do
            wrapped(
                canvas, LEARNERS * 3 if line == 0 else SUPERVISORS * 3, 60 + 260 * line, 740, 45
            )

    assert text_of(drawn(page)) == words(
        f"Findings of the visit to the surgical wards of Larkmere {LEARNERS * 3} {SUPERVISORS * 3}"
    )


def test_three_columns_of_unequal_length_are_read_one_after_the_other():
    texts = (LEARNERS * 2, SUPERVISORS * 3, LEARNERS)

    def page(canvas):
        canvas.setFont("Helvetica", 8)
        for column, text in enumerate(texts):
            wrapped(canvas, text, 50 + 170 * column, 740 - 3 * column, 36, 11)

    assert text_of(drawn(page)) == words(" ".join(texts))


def test_a_heading_across_the_page_parts_the_columns_above_it_from_those_below():
    def page(canvas):
        canvas.setFont("Helvetica", 10)
        wrapped(canvas, LEARNERS, 60, 780, 45)
        wrapped(canvas, SUPERVISORS, 320, 780, 45)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 640, "What the panel asks the trust to do before the next visit")
        canvas.setFont("Helvetica", 10)
        wrapped(canvas, SUPERVISORS, 60, 600, 45)
        wrapped(canvas, LEARNERS, 320, 600, 45)

    heading = "What the panel asks the trust to do before the next visit"
    assert text_of(drawn(page)) == words(
        f"{LEARNERS}{SUPERVISORS} {heading} {SUPERVISORS} {LEARNERS}"
    )


def test_a_paragraph_above_the_columns_is_read_before_them():
    def page(canvas):
        canvas.setFont("Helvetica", 10)
        y = wrapped(canvas, LEARNERS * 2, 60, 780, 95)
        wrapped(canvas, SUPERVISORS * 2, 60, y - 20, 45)
        wrapped(canvas, LEARNERS * 2, 320, y - 20, 45)

    assert text_of(drawn(page)) == words(f"{LEARNERS * 2}{SUPERVISORS * 2}{LEARNERS * 2}")


def test_labels_with_their_values_are_no_columns():
    pairs = [("Provider:", "Larkmere Hospitals"), ("Visit on:", "4 November 2026"),
             ("Chair:", "the dean's deputy"), ("Learners met:", "eleven, in two groups")]  # fmt: skip

    def page(canvas):
        for index, (label, value) in enumerate(pairs):
            canvas.drawString(60, 740 - 16 * index, label)
            canvas.drawString(200, 740 - 16 * index, value)

    assert [line.text for line in lines_of(drawn(page))] == [f"{a} {b}" for a, b in pairs]


def test_a_sidebar_in_a_frame_stays_whole_beside_the_text():
    aside = "Rotas at Larkmere are published by one person who also runs the bank staff office."

    def page(canvas):
        canvas.setFont("Helvetica", 10)
        wrapped(canvas, LEARNERS * 4, 60, 780, 55)
        canvas.setFillColor(colors.HexColor("#e8edee"))
        canvas.roundRect(380, 660, 160, 100, 8, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        wrapped(canvas, aside, 390, 740, 28)

    text = text_of(drawn(page))
    assert words(LEARNERS * 4) in text
    assert aside in text


def test_turned_text_is_kept_apart_from_the_lines_that_it_crosses():
    def page(canvas):
        wrapped(canvas, LEARNERS * 2, 90, 780, 80)
        canvas.saveState()
        canvas.translate(40, 600)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Printed for the panel only")
        canvas.restoreState()

    lines = [line.text for line in lines_of(drawn(page))]
    assert lines[-1] == "Printed for the panel only"
    assert " ".join(lines[:-1]) == words(LEARNERS * 2)


def test_a_page_turned_on_its_side_reads_as_it_is_shown():
    def page(canvas):
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        wrapped(canvas, LEARNERS, 60, 500, 80)

    assert text_of(drawn(page)) == words(LEARNERS)


def test_columns_that_a_browser_prints_are_read_one_after_the_other(tmp_path):
    source = (
        "<html><body style='font: 11pt serif'><h1>Visit to the surgical wards</h1>"
        f"<div style='columns: 2; column-gap: 24pt; text-align: justify'>{LEARNERS * 5}</div>"
        f"<h2>After the visit</h2><p>{SUPERVISORS}</p></body></html>"
    )
    assert text_of(printed_by_chromium(source, tmp_path)) == words(
        f"Visit to the surgical wards {LEARNERS * 5} After the visit {SUPERVISORS}"
    )


def test_a_paragraph_that_runs_into_the_next_column_is_not_parted():
    def page(canvas):
        canvas.setFont("Helvetica", 10)
        y = wrapped(canvas, LEARNERS * 2, 60, 780, 45)
        assert y > 0
        wrapped(canvas, SUPERVISORS * 2, 320, 780, 45)

    from corpus.reading import read

    assert all(line.text for line in read("a.pdf", drawn(page)).lines)
    assert all(line.part is LinePart.PROSE for line in lines_of(drawn(page)))
