"""Headers of tables without upright rules: the lines between the rule on top and the one below.

A heading in several lines is joined column by column. One that goes over several columns, as its
width or the rule under it shows, is put before the headings under it where these would otherwise
be alike ("2010 Estimate"), and else is a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.ink import Rule
from corpus.reading.pdf.lines import Piece
from corpus.reading.pdf.signs import CAPTION

_SHORT: Final = 0.08  # of the table's width that one of its own rules may lack at either end
_SLACK: Final = 2.0  # points by which a line may stand on the rule under it
_MOST_LINES: Final = 7  # of a header
_UNDER: Final = 0.9  # of the type size between a heading and the rule under it

Line = list[Piece]
Gap = tuple[float, float]
Row = list[list[Piece]]


@dataclass(frozen=True)
class Header:
    """Lines first to last of a stretch are a header; its rows, the last with the columns' names."""

    first: int
    last: int
    rows: list[Row]


def header_of(
    lines: Sequence[Line], start: int, first: int, columns: Sequence[Box], rules: Sequence[Rule]
) -> Header | None:
    """Return the header of a table that begins on line `first` or a little above it.

    `columns` are the boxes around what stands in each column, `start` the first line that may be
    the table's.
    """
    left, right = min(box.left for box in columns), max(box.right for box in columns)
    level = _joined_rules(rules, left, right)
    slack = _SHORT * (right - left)
    wide = [box for box in level if box.left <= left + slack and box.right >= right - slack]
    heights = sorted({round(box.top, 1) for box in wide})
    for top, below in pairwise(heights):
        inside = _between(lines, start, first, top, below)
        if inside:
            spans = [box for box in level if box not in wide]
            rows = _rows([lines[index] for index in inside], columns, spans)
            return Header(inside[0], inside[-1], rows) if rows else None
    return None


def _between(lines: Sequence[Line], start: int, first: int, top: float, below: float) -> list[int]:
    """Return the lines between two rules if they are few, at the table's start and no caption."""
    nearby = range(start, min(len(lines), first + _MOST_LINES))
    inside = [index for index in nearby if top < lines[index][0].base < below + _SLACK]
    near = inside and inside[0] <= first <= inside[-1] + 1
    few = len(inside) <= _MOST_LINES
    named = any(CAPTION.match(lines[index][0].text) for index in inside)
    return inside if near and few and not named else []


def _joined_rules(rules: Sequence[Rule], left: float, right: float) -> list[Box]:
    """Return the level rules over a table, those that touch as one."""
    level = sorted(
        (
            rule.box
            for rule in rules
            if rule.level and rule.box.right > left and rule.box.left < right
        ),
        key=lambda box: (round(box.top), box.left),
    )
    joined: list[Box] = []
    for box in level:
        last = joined[-1] if joined else None
        if last and abs(last.top - box.top) < 1 and box.left - last.right < 1:
            joined[-1] = last._replace(right=max(last.right, box.right))
        else:
            joined.append(box)
    return joined


def _rows(lines: Sequence[Line], columns: Sequence[Box], spans: Sequence[Box]) -> list[Row]:
    names: Row = [[] for _ in columns]
    over: list[tuple[Piece, list[int]]] = []
    for piece in (piece for line in lines for piece in line):
        covered = _covered(piece, columns, spans)
        if len(covered) > 1:
            over.append((piece, covered))
        else:
            names[covered[0]].append(piece)
    if sum(map(bool, names)) < 2:
        return []
    texts = [" ".join(piece.text for piece in cell) for cell in names]
    alike = {text for text in texts if text and texts.count(text) > 1}
    above: list[Row] = []
    for piece, covered in over:
        if any(texts[column] in alike for column in covered):
            for column in covered:
                names[column] = sorted([*names[column], piece], key=lambda one: one.base)
        else:
            row: Row = [[] for _ in names]
            row[covered[0]].append(piece)
            above.append(row)
    return [*above, names]


def _covered(piece: Piece, columns: Sequence[Box], spans: Sequence[Box]) -> list[int]:
    """Return the columns that a heading stands over: by the rule under it, or by its width."""
    left, right = piece.left, piece.right
    under = [
        box
        for box in spans
        if 0 <= box.top - piece.base <= _UNDER * piece.size
        and box.left < right
        and box.right > left
    ]
    if under:
        left, right = min(box.left for box in under), max(box.right for box in under)
    middles = [(box.left + box.right) / 2 for box in columns]
    covered = [index for index, middle in enumerate(middles) if left < middle < right]
    if len(covered) > 1:
        return covered
    shared = [min(box.right, piece.right) - max(box.left, piece.left) for box in columns]
    return [max(range(len(columns)), key=lambda index: shared[index])]
