"""Boxes that a page draws with lines are read as what they show, where that is certain."""

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from tests.reading.pdf_pages import LEARNERS, drawn, lines_of, wrapped


def cross(canvas, x, y, side):
    canvas.line(x, y, x + side, y + side)
    canvas.line(x, y + side, x + side, y)


def tick(canvas, x, y, side):
    path = canvas.beginPath()
    path.moveTo(x + 0.15 * side, y + 0.5 * side)
    path.lineTo(x + 0.4 * side, y + 0.15 * side)
    path.lineTo(x + 0.85 * side, y + 0.85 * side)
    canvas.drawPath(path)


def one_line(canvas, x, y, side):
    canvas.line(x, y, x + side, y + side)


def dark(canvas, x, y, side):
    canvas.setFillColor(colors.black)
    canvas.rect(x + 1, y + 1, side - 2, side - 2, fill=1, stroke=0)


def nothing(canvas, x, y, side):
    pass


def form(inside, label="Rota published in time", side=9, gap=6, rect=(1, 1)):
    def page(canvas: Canvas):
        wrapped(canvas, LEARNERS, 60, 780, 80)
        canvas.rect(60, 600, side * rect[0], side * rect[1])
        inside(canvas, 60, 600, side)
        canvas.setFillColor(colors.black)
        canvas.drawString(60 + side * rect[0] + gap, 601, label)

    return [line.text for line in lines_of(drawn(page))][-1]


@pytest.mark.parametrize(
    ("inside", "sign"), [(nothing, "☐"), (cross, "☒"), (tick, "☑")], ids=["empty", "cross", "tick"]
)
@pytest.mark.parametrize("gap", [4, 12])
def test_a_drawn_box_stands_before_its_label(inside, sign, gap):
    assert form(inside, gap=gap) == f"{sign} Rota published in time"


@pytest.mark.parametrize("inside", [one_line, dark])
def test_a_box_with_anything_else_in_it_says_nothing(inside):
    assert form(inside) == "Rota published in time"


@pytest.mark.parametrize(
    "settings",
    [{"side": 30}, {"side": 3}, {"rect": (2, 1)}, {"gap": 60}],
    ids=["large", "small", "oblong", "far from a label"],
)
def test_other_shapes_are_no_boxes_to_tick(settings):
    assert form(nothing, **settings) == "Rota published in time"


def test_a_letter_in_a_box_is_read_as_the_letter():
    def inside(canvas, x, y, side):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(x + 2, y + 2, "X")
        canvas.setFont("Helvetica", 11)

    assert form(inside) == "X Rota published in time"


def test_boxes_in_a_line_each_stand_before_their_own_label():
    def page(canvas: Canvas):
        canvas.drawString(60, 700, "Post filled:")
        for x, label, mark in ((130, "Yes", cross), (180, "No", nothing), (230, "Unknown", tick)):
            canvas.rect(x, 699, 9, 9)
            mark(canvas, x, 699, 9)
            canvas.drawString(x + 13, 700, label)

    assert [line.text for line in lines_of(drawn(page))] == ["Post filled: ☒ Yes ☐ No ☑ Unknown"]


def test_a_box_that_is_a_field_is_said_once_as_the_field():
    def page(canvas: Canvas):
        wrapped(canvas, LEARNERS, 60, 780, 80)
        canvas.rect(60, 600, 10, 10)
        canvas.drawString(76, 601, "Rota seen")
        canvas.acroForm.checkbox(name="seen", tooltip="Rota seen", checked=True, x=60, y=600)

    shown = [line.text for line in lines_of(drawn(page))][-2:]
    assert shown == ["Rota seen", "Rota seen: ☑"]
