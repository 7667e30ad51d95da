"""What stands in and under columns: notes, page numbers, bullets close to the gutter."""

from reportlab.pdfgen.canvas import Canvas

from corpus.reading import read
from corpus.text import LinePart
from tests.reading.pdf_pages import (
    LEARNERS,
    SUPERVISORS,
    built,
    drawn,
    lines_of,
    open_table,
    prose,
    rows_of,
    wrapped,
)

ROOMS = (
    "Rooms on the third floor are shared with the clinic for lungs, so that small groups meet in "
    "the canteen, in corridors or not at all, and the simulator stands where nobody can reach it. "
)
NOTES = (
    "1 Teaching was counted where at least three learners had come and a list of names was kept.",
    "2 Posts are counted as empty when nobody has held them for more than two whole months.",
)


def page(canvas: Canvas):
    """Three columns whose lines stand at different heights, notes under a short rule in two."""
    canvas.setFont("Helvetica", 10)
    for x, text, start in ((50, LEARNERS, 780), (220, SUPERVISORS, 780), (390, ROOMS, 775)):
        y = wrapped(canvas, text, x, start, 26, 13)
        wrapped(canvas, text.replace(", ", " and "), x, y - 4, 26, 13)
    canvas.setFont("Helvetica", 7)
    for x, note in ((50, NOTES[0]), (220, NOTES[1])):
        canvas.line(x, 524, x + 70, 524)
        wrapped(canvas, note, x, 515, 40, 8.5)
    canvas.setFont("Helvetica", 10)
    wrapped(canvas, LEARNERS + SUPERVISORS, 390, 569, 26, 13)
    canvas.drawString(50, 40, "17")
    canvas.drawString(420, 40, "Larkmere Hospitals")


def test_columns_at_different_heights_with_notes_are_no_table():
    lines = lines_of(drawn(page))
    assert not rows_of(lines)
    text = " ".join(line.text for line in lines if line.part is not LinePart.FOOTNOTE)
    for whole in (LEARNERS, SUPERVISORS, ROOMS, LEARNERS + SUPERVISORS):
        assert whole.strip() in text


def test_each_column_has_its_notes_apart_from_its_text():
    notes = [line.text for line in lines_of(drawn(page)) if line.part is LinePart.FOOTNOTE]
    assert " ".join(notes) == " ".join(NOTES)


def test_smaller_notes_do_not_part_the_lines_of_the_text():
    texts = [line.text for line in read("a.pdf", drawn(page)).lines]
    assert all(texts[:8])


def test_a_page_number_under_a_column_is_not_read_within_the_text():
    texts = [line.text for line in lines_of(drawn(page))]
    assert texts[-1].split() == ["17", "Larkmere", "Hospitals"]


def test_a_bullet_that_hangs_out_before_its_column_belongs_to_it():
    def close(canvas: Canvas):
        canvas.setFont("Helvetica", 10)
        for row in range(12):
            y = 700 - 13 * row
            canvas.drawString(60, y, "teaching was lost in the spring of")
            end = 60 + canvas.stringWidth("teaching was lost in the spring of", "Helvetica", 10)
            if row in {0, 5}:
                canvas.drawString(end + 10, y, "•")
            canvas.drawString(end + 22, y, "rotas came late to the wards once")

    texts = [line.text for line in lines_of(drawn(close))]
    assert texts[:2] == ["teaching was lost in the spring of"] * 2
    assert not any("of • rotas" in text for text in texts)


def test_a_bullet_between_words_parts_nothing():
    def separated(canvas: Canvas):
        canvas.drawString(60, 700, "Wards • Clinics • Theatres")

    assert [line.text for line in lines_of(drawn(separated))] == ["Wards • Clinics • Theatres"]


def test_a_small_table_without_rules_between_paragraphs_stays_a_table():
    rows = [["Post", "Filled", "Empty"], ["Registrar", "12", "3"], ["Fellow", "4", "1"],
            ["Consultant", "9", "2"]]  # fmt: skip
    lines = lines_of(built(prose(LEARNERS * 3), open_table(rows), prose(SUPERVISORS * 3)))
    assert rows_of(lines) == [" | ".join(row) for row in rows]


def test_a_poem_beside_a_note_is_read_line_by_line():
    verses = ["The rota came at night", "with nobody to read", "and in the morning light",
              "it did not match the need"]  # fmt: skip

    def poem(canvas: Canvas):
        for index, verse in enumerate(verses):
            canvas.drawString(60 + 12 * (index % 2), 700 - 15 * index, verse)

    lines = lines_of(drawn(poem))
    assert [line.text for line in lines] == verses
