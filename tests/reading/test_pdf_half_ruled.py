"""Tables with rules between columns alone are read row by row, with their outer columns."""

from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.reading.pdf_pages import LEARNERS, built, drawn, lines_of, rows_of, ruled, wrapped

LABELS = ["All posts", "Registrars", "Fellows", "Nurses", "Supervisors"]
VALUES = [["101", "12", "88.1"], ["34", "–", "91.0"], ["17", "3", "(X)"], ["40", "5", "87.5"],
          ["10", "1", "90.0"]]  # fmt: skip
HEADS = ["Posts", "Empty", "Filled %"]
EDGES = [60, 200, 280, 360, 440]


def half_ruled(labels=None, values=None, dots=" . . . . . . . .", step=12):
    """Draw level rules above, under the header and below; upright ones between columns alone."""
    labels, values = labels or LABELS, values or VALUES

    def page(canvas: Canvas):
        wrapped(canvas, LEARNERS, 60, 800, 80)
        canvas.setFont("Helvetica", 9)
        bottom = 684 - step * len(labels)
        for y in (700, 684, bottom):
            for left, right in pairwise(EDGES):
                canvas.line(left, y, right, y)
        for x in EDGES[1:-1]:
            canvas.line(x, 700, x, bottom)
        canvas.drawString(64, 688, "Staff")
        for x, head in zip(EDGES[2:], HEADS, strict=True):
            canvas.drawRightString(x - 4, 688, head)
        for index, (label, cells) in enumerate(zip(labels, values, strict=True)):
            y = 684 - step * (index + 1) + 3
            canvas.drawString(64, y, label + (dots if cells else ""))
            for x, cell in zip(EDGES[2:], cells, strict=True) if cells else ():
                canvas.drawRightString(x - 4, y, cell)

    return rows_of(lines_of(drawn(page)))


def test_rows_are_told_by_their_values_and_leader_dots_are_layout():
    head = " | ".join(["Staff", *HEADS])
    assert half_ruled() == [
        head,
        *(" | ".join([label, *cells]) for label, cells in zip(LABELS, VALUES, strict=True)),
    ]


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (["All posts", "Posts of registrars", "in training", *LABELS[2:]],
         [VALUES[0], VALUES[1], [], *VALUES[2:]]),
        (["All posts", "Posts of registrars", "in training", *LABELS[2:]],
         [VALUES[0], [], VALUES[1], *VALUES[2:]]),
    ],
    ids=["values on the first line", "values on the last line"],
)  # fmt: skip
def test_a_label_in_two_lines_is_one_row_with_its_values(labels, values):
    rows = half_ruled(labels, values, dots="")
    assert "Posts of registrars in training | 34 | – | 91.0" in rows
    assert len(rows) == 6


def test_a_title_among_the_labels_is_a_row_by_itself():
    rows = half_ruled(["By grade", *LABELS], [[], *VALUES], dots="")
    assert rows[1:3] == ["By grade", "All posts | 101 | 12 | 88.1"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Ward", "Finding", "Action"],
         ["Two", "Teaching was lost in the spring", "Write down every lost session at once"],
         ["Five", "Rotas came late to the wards", "Publish rotas six weeks before they start"]],
        [["Item", "Count", "Share"], ["Rooms", "12<br/>18.5%", "7<br/>11.0%"],
         ["Posts", "4<br/>6.0%", "9<br/>14.0%"]],
    ],
    ids=["wrapped words", "two values for one label"],
)  # fmt: skip
def test_cells_of_several_lines_stay_one_row(rows):
    said = rows_of(lines_of(built(ruled(rows, colWidths=[90, 90, 90]))))
    assert said == [" | ".join(cell.replace("<br/>", " ") for cell in row) for row in rows]


def test_a_grid_of_single_letters_stays_cell_by_cell():
    rows = [[letter + "" for letter in "HMLHM"] for _ in range(5)]
    assert rows_of(lines_of(built(ruled(rows, colWidths=[40] * 5)))) == ["H | M | L | H | M"] * 5
