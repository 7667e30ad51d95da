"""Tables without upright rules: columns told by their figures, headers by the rules around them."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.text import LinePart
from tests.reading.pdf_pages import LEARNERS, drawn, lines_of, rows_of, wrapped

RIGHTS = [230, 300, 370, 440, 510]
ROWS = [
    ("2019", "11,204", "310", "1,204", "88", "—"), ("2020", "11,318", "1,052", "964", "7", "—"),
    ("2021", "9,870", "295", "1,377", "102", "14"), ("2022", "10,115", "88", "1,290", "96", "185"),
]  # fmt: skip


def figures(canvas: Canvas, top: float, rows=ROWS, step=12) -> float:
    for index, (label, *cells) in enumerate(rows):
        y = top - step * index
        canvas.drawString(60, y, label)
        for x, cell in zip(RIGHTS, cells, strict=False):
            canvas.drawRightString(x, y, cell)
    return top - step * len(rows)


def level(canvas: Canvas, y: float, left: float = 60, right: float = 512):
    canvas.line(left, y, right, y)


def page(
    spanner="Posts", over=(300, 510), heads=("All", "Empty", "Held", "Frozen", "New or\nmoved")
):
    def draw(canvas: Canvas):
        wrapped(canvas, LEARNERS, 60, 800, 80)
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(60, 730, "Table 3.")
        canvas.drawString(
            110, 730, "Posts held and empty on all wards of the trust, with those that"
        )
        canvas.drawString(110, 720, "were moved: 2019 to 2022")
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(286, 708, "[As counted in May]")
        level(canvas, 704)
        if spanner:
            canvas.drawCentredString(sum(over) / 2, 694, spanner)
            level(canvas, 691, over[0] - 40, over[1])
        canvas.drawString(60, 668, "Year")
        for x, head in zip(RIGHTS, heads, strict=True):
            for up, part in enumerate(reversed(head.split("\n"))):
                canvas.drawRightString(x, 668 + 10 * up, part)
        level(canvas, 664)
        bottom = figures(canvas, 652)
        level(canvas, bottom + 8)
        canvas.drawString(
            60, bottom - 6, "Counted on the first day of May of each year by the rota team."
        )

    return lines_of(drawn(draw))


def test_each_figure_stands_in_its_own_cell():
    assert rows_of(page())[-4:] == [" | ".join(row) for row in ROWS]


def test_a_heading_in_several_lines_is_one_and_the_caption_stays_outside():
    lines = page()
    header = next(line for line in lines if line.part is LinePart.TABLE_HEADER)
    assert header.cells == ("Year", "All", "Empty", "Held", "Frozen", "New or moved")
    captions = [line for line in lines if line.text.startswith("Table 3.")]
    assert [line.cells for line in captions] == [()]
    assert captions[0].part in {LinePart.CAPTION, LinePart.HEADING}


def test_a_heading_over_several_columns_is_a_row_of_its_own_where_it_parts_nothing():
    assert ["", "", "Posts"] in [list(line.cells) for line in page()]


def test_headings_that_are_alike_are_told_by_what_stands_over_them():
    def draw(canvas: Canvas):
        canvas.setFont("Helvetica", 9)
        level(canvas, 704)
        for left, right, year in ((190, 302, "2021"), (330, 442, "2022")):
            canvas.drawCentredString((left + right) / 2, 694, year)
            level(canvas, 691, left, right)
        canvas.drawString(60, 680, "Ward")
        for x, head in zip(RIGHTS, ("Posts", "Empty", "Posts", "Empty", "Change"), strict=True):
            canvas.drawRightString(x, 680, head)
        level(canvas, 676)
        level(canvas, figures(canvas, 664) + 8)

    header = next(line for line in lines_of(drawn(draw)) if line.part is LinePart.TABLE_HEADER)
    assert header.cells == (
        "Ward", "2021 Posts", "2021 Empty", "2022 Posts", "2022 Empty", "Change"
    )  # fmt: skip


def test_groups_of_rows_with_titles_and_a_gap_are_one_table():
    def draw(canvas: Canvas):
        canvas.setFont("Helvetica", 9)
        rows = [("Counted",), *ROWS]
        below = figures(canvas, 700, rows)
        figures(canvas, below - 12, [("Expected",), *ROWS])

    rows = rows_of(lines_of(drawn(draw)))
    assert rows.count(" | ".join(ROWS[0])) == 2
    assert "Expected" in rows


def test_a_label_that_goes_on_in_a_second_line_stays_with_its_figures():
    def draw(canvas: Canvas):
        canvas.setFont("Helvetica", 9)
        rows = [("Surgical wards", "1", "2"), ("Wards for the care", "3", "4"),
                ("of older people",), ("Theatres", "5", "6"), ("Clinics", "7", "8")]  # fmt: skip
        figures(canvas, 700, rows)

    assert "Wards for the care of older people | 3 | 4" in rows_of(lines_of(drawn(draw)))


@pytest.mark.parametrize(
    "lines",
    [
        [f"{name}. {title}. Larkmere Press, {year}." for name, title, year in (
            ("Abbot R", "On rotas", 2001), ("Bell S", "On wards", 2004), ("Crane T", "Posts", 2011))],
        ["Name of the ward:        Five", "Head of school:          Dr Bell",
         "Date of the visit:       2 May"],
    ],
    ids=["bibliography", "form"],
)  # fmt: skip
def test_what_only_looks_aligned_is_no_table(lines):
    def draw(canvas: Canvas):
        for index, line in enumerate(lines):
            canvas.drawString(60, 700 - 14 * index, line)

    assert rows_of(lines_of(drawn(draw))) == []


def test_contents_with_leader_dots_are_no_table():
    def draw(canvas: Canvas):
        for index, (title, number) in enumerate([("Findings", 3), ("Rotas", 7), ("Posts", 12)]):
            canvas.drawString(60, 700 - 14 * index, f"{index + 1}")
            canvas.drawString(85, 700 - 14 * index, f"{title} {'. ' * 40}")
            canvas.drawRightString(500, 700 - 14 * index, str(number))

    assert rows_of(lines_of(drawn(draw))) == []


def test_a_chart_of_bars_with_its_scale_is_no_table_of_empty_cells():
    def draw(canvas: Canvas):
        bars = [("Rotas", 25), ("Rooms", 12), ("Posts", 16), ("Cover", 5), ("Pay", 21)]
        for index, (label, share) in enumerate(bars):
            canvas.drawString(60, 700 - 20 * index, label)
            canvas.drawString(150 + 12 * share, 700 - 20 * index, f"{share}%")
        for index in range(7):
            canvas.drawCentredString(150 + 60 * index, 590, f"{5 * index}%")

    assert all(row.count("|") < 2 for row in rows_of(lines_of(drawn(draw))))
