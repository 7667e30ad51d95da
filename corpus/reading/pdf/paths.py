"""The path under construction on a page: what it fills and which rules it draws."""

from __future__ import annotations

import itertools
from typing import Final, NamedTuple

from corpus.reading.pdf.geometry import Box, Matrix, around, at

_LEVEL: Final = 0.6  # points by which the ends of a level line may differ

Point = tuple[float, float]


class Shape(NamedTuple):
    """A part of a path: a rectangle, or anything else with the box around it."""

    box: Box
    exact: bool


class Path:
    """Subpaths in the page's points."""

    def __init__(self) -> None:
        self._parts: list[list[Point]] = []
        self._curved: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._parts)

    def move(self, matrix: Matrix, x: float, y: float) -> None:
        """Begin a part."""
        self._parts.append([at(matrix, x, y)])

    def line(self, matrix: Matrix, x: float, y: float) -> None:
        """Go straight to a point."""
        if not self._parts:
            self._parts.append([])
        self._parts[-1].append(at(matrix, x, y))

    def curve(self, matrix: Matrix, points: list[Point]) -> None:
        """Go to the last point in a curve that the others shape."""
        for x, y in points:
            self.line(matrix, x, y)
        self._curved.add(len(self._parts) - 1)

    def rectangle(self, matrix: Matrix, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle."""
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
        self._parts.append([at(matrix, *corner) for corner in corners])

    def close(self) -> None:
        """Go back to where the part began."""
        if self._parts and self._parts[-1]:
            self._parts[-1].append(self._parts[-1][0])

    def shapes(self) -> list[Shape]:
        """Return the parts that can be filled."""
        return [
            Shape(around(part), self._is_rectangle(index, part))
            for index, part in enumerate(self._parts)
            if len(part) > 1
        ]

    def box(self) -> Box | None:
        """Return the box around the whole path."""
        points = [point for part in self._parts for point in part]
        return around(points) if points else None

    def lines(self) -> list[tuple[Box, bool]]:
        """Return the level (True) and upright (False) lines that it draws when stroked."""
        found: list[tuple[Box, bool]] = []
        for index, part in enumerate(self._parts):
            if index in self._curved:
                continue
            for (x0, y0), (x1, y1) in itertools.pairwise(part):
                level, upright = abs(y0 - y1) <= _LEVEL, abs(x0 - x1) <= _LEVEL
                if level != upright:
                    found.append((around(((x0, y0), (x1, y1))), level))
        return found

    def slants(self, longest: float) -> list[tuple[Point, Point]]:
        """Return the short lines that are neither level nor upright."""
        return [
            (start, end)
            for index, part in enumerate(self._parts)
            if index not in self._curved
            for start, end in itertools.pairwise(part)
            if min(abs(start[0] - end[0]), abs(start[1] - end[1])) > _LEVEL
            and max(abs(start[0] - end[0]), abs(start[1] - end[1])) <= longest
        ]

    def _is_rectangle(self, index: int, part: list[Point]) -> bool:
        if index in self._curved or not 4 <= len(part) <= 6:
            return False
        box = around(part)
        return all(
            min(abs(x - box.left), abs(x - box.right)) <= _LEVEL
            and min(abs(y - box.top), abs(y - box.bottom)) <= _LEVEL
            for x, y in part
        )
