"""Tables between ruling lines: pdfplumber says where the cells are, the words are pypdf's.

Only pdfplumber's geometry is used, on the rules that our own painting found: pdfminer reads no
byte of the file, so a hostile one meets pypdf's limits only, and no letter can differ or get lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.ink import Rule
from corpus.reading.pdf.open_sides import sides

_SNAP: Final = 3.0  # points: rules that close are one
_SHORTEST: Final = 6.0
_MOST_RULES: Final = 3_000  # of a page, joined; more are a drawing
_MOST_CROSSINGS: Final = 4_000
_MOST_ON_A_LINE: Final = 200


@dataclass(frozen=True)
class Grid:
    """Cells of a table, row by row; None stands where a cell reaches over from its neighbour."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def columns(self) -> int:
        """Return the number of columns."""
        return len(self.rows[0])


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the grids that rules form, top down; a frame of one cell is a grid too."""
    lines = [rule for rule in rules if max(rule.box.width, rule.box.height) >= _SHORTEST]
    if sum(rule.level for rule in lines) < 2 or sum(not rule.level for rule in lines) < 2:
        return []
    from pdfplumber import table as cells_in  # only pages with rules pay for the import

    once = {tuple(edge.items()): edge for edge in map(_edge, lines)}
    edges = cells_in.merge_edges(list(once.values()), _SNAP, _SNAP, _SNAP, _SNAP)
    if len(edges) > _MOST_RULES:
        return []
    found = _tables(edges)
    lacking = sides([grid.box for grid in found], edges)
    return _tables([*edges, *lacking]) if lacking else found


def _tables(edges: list[dict[str, Any]]) -> list[Grid]:
    from pdfplumber import table as cells_in

    crossings = cells_in.edges_to_intersections(edges, _SNAP, _SNAP)
    if len(crossings) > _MOST_CROSSINGS or _most_on_a_line(crossings) > _MOST_ON_A_LINE:
        return []
    return [_grid(group) for group in _groups(cells_in.intersections_to_cells(crossings))]


def _edge(rule: Rule) -> dict[str, Any]:
    """Return a rule in pdfplumber's terms."""
    box = rule.box
    level = rule.level
    middle = (box.top + box.bottom) / 2 if level else (box.left + box.right) / 2
    x0, x1 = (box.left, box.right) if level else (middle, middle)
    top, bottom = (middle, middle) if level else (box.top, box.bottom)
    return {
        "x0": round(x0, 2),
        "x1": round(x1, 2),
        "top": round(top, 2),
        "bottom": round(bottom, 2),
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if level else "v",
    }


def _most_on_a_line(crossings: Any) -> int:
    by_row: dict[float, int] = {}
    by_column: dict[float, int] = {}
    for x, y in crossings:
        by_row[y] = by_row.get(y, 0) + 1
        by_column[x] = by_column.get(x, 0) + 1
    return max([*by_row.values(), *by_column.values()], default=0)


def _groups(cells: Sequence[tuple[float, float, float, float]]) -> list[list[Box]]:
    """Return cells that share a corner as one table each, top down."""
    owner: dict[tuple[float, float], int] = {}
    parent = list(range(len(cells)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for number, (left, top, right, bottom) in enumerate(cells):
        for corner in ((left, top), (left, bottom), (right, top), (right, bottom)):
            parent[root(number)] = root(owner.setdefault(corner, number))
    groups: dict[int, list[Box]] = {}
    for number, cell in enumerate(cells):
        groups.setdefault(root(number), []).append(Box(*cell))
    return sorted(groups.values(), key=lambda group: min((box.top, box.left) for box in group))


def _grid(cells: Sequence[Box]) -> Grid:
    lefts = sorted({cell.left for cell in cells})
    rows: dict[float, dict[float, Box]] = {}
    for cell in cells:
        rows.setdefault(cell.top, {})[cell.left] = cell
    around = Box(
        min(cell.left for cell in cells),
        min(cell.top for cell in cells),
        max(cell.right for cell in cells),
        max(cell.bottom for cell in cells),
    )
    listed = tuple(tuple(rows[top].get(left) for left in lefts) for top in sorted(rows))
    return Grid(around, listed)
