"""The risk matrix: five rows of five ratings, rows being likelihood and columns impact.

All 25 cells or none. The row of figures and the word under the grid ("1 2 3 4 5 Impact") say which
axis is which; without them, with a row twice, with a row too long or too short, or with ratings
that fall where likelihood or impact rises, the matrix is not what we know and is left alone.
"""

from __future__ import annotations

import re

from corpus.framework.importing.flow import Flow
from corpus.framework.importing.part import Part
from corpus.framework.model import Framework, MatrixCell, Rating, Wording

_RATING = r"(?:G/A|A/R|G|A|R)(?![\w/])"
_ROW = re.compile(rf"(?<![\w/.])([1-9])((?:[ |]+{_RATING}){{2,}})")
_AXIS = re.compile(r"(?<![\w/])1[ |]*2[ |]*3[ |]*4[ |]*5[ |]+Impact(?!\w)")
_NEAR = 120  # characters from the grid within which its axis stands
_ORDER = list(Rating)


def read_matrix(flow: Flow, base: Framework) -> Part:
    """Return the 25 cells, or none."""
    rows = list(_ROW.finditer(flow.text))
    cells = _cells(flow, rows)
    if not cells or not _axis_near(flow, rows) or not _rises(cells):
        return Part({"matrix": base.matrix}, {"cells": 0})
    return Part({"matrix": tuple(cells)}, {"cells": len(cells)})


def _cells(flow: Flow, rows: list[re.Match[str]]) -> list[MatrixCell]:
    ratings = {int(row[1]): re.findall(_RATING, row[2]) for row in rows}
    widths = {len(found) for found in ratings.values()}
    if len(rows) != len(ratings) or sorted(ratings) != [1, 2, 3, 4, 5] or widths != {5}:
        return []
    wordings: dict[int, Wording | None] = {int(r[1]): flow.wording(*r.span()) for r in rows}
    return [
        MatrixCell(likelihood=likelihood, impact=impact, rating=Rating(rating), wording=wording)
        for likelihood in sorted(ratings)
        if (wording := wordings[likelihood]) is not None
        for impact, rating in enumerate(ratings[likelihood], start=1)
    ]


def _axis_near(flow: Flow, rows: list[re.Match[str]]) -> bool:
    start = max(0, rows[0].start() - _NEAR)
    return _AXIS.search(flow.text, start, rows[-1].end() + _NEAR) is not None


def _rises(cells: list[MatrixCell]) -> bool:
    rank = {(c.likelihood, c.impact): _ORDER.index(c.rating) for c in cells}
    return all(
        rank[likelihood, impact] <= rank.get(neighbour, len(_ORDER))
        for likelihood, impact in rank
        for neighbour in ((likelihood + 1, impact), (likelihood, impact + 1))
    )
