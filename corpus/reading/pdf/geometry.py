"""Where things stand on a page: points from its top left corner, `top` above `bottom`.

Knows matrices and boxes, nothing of text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

Matrix = tuple[float, float, float, float, float, float]

SAME: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_UPRIGHT: Final = 0.09  # sine of the angle (5 degrees) up to which a line counts as level


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does the first and then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def matrix_of(numbers: Sequence[float]) -> Matrix:
    """Return six numbers of a file as a matrix. Raises `ValueError` for anything else."""
    a, b, c, d, e, f = map(float, numbers)
    return (a, b, c, d, e, f)


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Return its area in square points."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Say whether a point lies in it, or at most `slack` beside it."""
        return (
            self.left - slack <= x <= self.right + slack
            and self.top - slack <= y <= self.bottom + slack
        )

    def within(self, other: Box) -> Box:
        """Return what both have in common (it may be empty, with negative sides)."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


def around(points: Iterable[tuple[float, float]]) -> Box:
    """Return the smallest box around points."""
    listed = list(points)
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return Box(min(xs), min(ys), max(xs), max(ys))


def moved(box: Sequence[float], matrix: Matrix) -> Box:
    """Return the box around a rectangle (left, bottom, right, top) that a matrix moves."""
    x0, y0, x1, y1 = map(float, box[:4])
    return around(at(matrix, x, y) for x in (x0, x1) for y in (y0, y1))


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def heading_of(matrix: Matrix) -> tuple[float, float]:
    """Return the direction in which text runs, as a unit vector; level text is exactly (1, 0)."""
    length = math.hypot(matrix[0], matrix[1])
    if not length:
        return 1.0, 0.0
    x, y = matrix[0] / length, matrix[1] / length
    if x > 0 and abs(y) < _UPRIGHT:
        return 1.0, 0.0
    return round(x, 2), round(y, 2)


def shown_page(crop: Sequence[float], turned: int) -> tuple[Matrix, Box]:
    """Return the matrix from a page's own points to the page as shown, and the page's box.

    `crop` is the part that is shown (left, bottom, right, top), `turned` degrees clockwise.
    """
    left, bottom, right, top = map(float, crop[:4])
    width, height = right - left, top - bottom
    match turned % 360:
        case 90:
            return (0.0, 1.0, 1.0, 0.0, -bottom, -left), Box(0, 0, height, width)
        case 180:
            return (-1.0, 0.0, 0.0, 1.0, right, -bottom), Box(0, 0, width, height)
        case 270:
            return (0.0, -1.0, -1.0, 0.0, top, right), Box(0, 0, height, width)
        case _:
            return (1.0, 0.0, 0.0, -1.0, -left, top), Box(0, 0, width, height)
