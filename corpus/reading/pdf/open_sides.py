"""Tables whose first and last columns have no rule on their outer side: level rules show them.

Where the rules above and under a grid reach out beyond it to one and the same place, a column
stands there; an upright rule is put where its outer side is. In pdfplumber's terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from corpus.reading.pdf.geometry import Box

_SAME: Final = 3.0  # points
_NARROWEST: Final = 12.0  # points: a column

Edge = dict[str, Any]


def sides(tables: Sequence[Box], edges: Sequence[Edge]) -> list[Edge]:
    """Return the outer sides that tables lack."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    found: list[Edge] = []
    for box in tables:
        highest = [edge for edge in level if abs(edge["top"] - box.top) <= _SAME]
        lowest = [edge for edge in level if abs(edge["top"] - box.bottom) <= _SAME]
        ends = (_left(box, highest, lowest), _right(box, highest, lowest))
        found += [_upright(end, box) for end in ends if end is not None]
    return found


def _left(box: Box, highest: Sequence[Edge], lowest: Sequence[Edge]) -> float | None:
    ends = [
        min((edge["x0"] for edge in row if edge["x1"] >= box.left + _SAME), default=box.left)
        for row in (highest, lowest)
    ]
    out = box.left - max(ends) >= _NARROWEST
    return max(ends) if out and abs(ends[0] - ends[1]) <= _SAME else None


def _right(box: Box, highest: Sequence[Edge], lowest: Sequence[Edge]) -> float | None:
    ends = [
        max((edge["x1"] for edge in row if edge["x0"] <= box.right - _SAME), default=box.right)
        for row in (highest, lowest)
    ]
    out = min(ends) - box.right >= _NARROWEST
    return min(ends) if out and abs(ends[0] - ends[1]) <= _SAME else None


def _upright(x: float, box: Box) -> Edge:
    return {
        "x0": x,
        "x1": x,
        "top": box.top,
        "bottom": box.bottom,
        "width": 0.0,
        "height": box.height,
        "orientation": "v",
    }
