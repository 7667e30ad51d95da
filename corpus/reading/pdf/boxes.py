"""Boxes to tick that a page draws with lines: ticked, crossed or empty, where that is certain.

A form that was printed has no fields any more: its boxes are squares beside a label, what was
chosen is two lines in them. A square with anything else in it, or without a label, says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.ink import Ink, Stroke
from corpus.reading.pdf.words import LEVEL, Word

_SIDES: Final = (5.0, 14.0)  # points
_SQUARE: Final = 1.15  # the longer side in parts of the shorter
_NEAREST: Final = 1.6  # sides of the square between it and its label
_JOINED: Final = 0.6  # of the type size before its label: a box stays on its label's line
_ACROSS: Final = 0.5  # of a side that each line of a cross spans at least
_PART: Final = 0.15  # of a side that a line must span to be one of a tick
_SLACK: Final = 1.0  # points by which a line may leave its box
_MOST: Final = 500
_MOST_LINES: Final = 6  # in a box: more are a drawing


def box_words(ink: Ink, words: Sequence[Word]) -> list[Word]:
    """Return a word ("☐", "☒", "☑") for each box before a label of level, visible text."""
    found: list[Word] = []
    level = [word for word in words if word.run == LEVEL and not word.hidden]
    for box in _squares(ink.squares):
        label = _label(box, level)
        sign = _sign(box, ink, level) if label is not None else ""
        if label is not None and sign:
            found.append(
                Word(
                    sign, box.left, max(box.right, label.start - _JOINED * label.size),
                    label.base, label.size,
                    (box.left + box.right) / 2, label.y, LEVEL, bold=False, face="", hidden="",
                    blank_before=True, blank_after=True,
                )
            )  # fmt: skip
    return found


def _squares(drawn: Sequence[Box]) -> list[Box]:
    """Return the squares of a box's size, each once though it may be drawn twice."""
    kept: dict[tuple[int, int], Box] = {}
    for box in drawn:
        shorter, longer = sorted((box.width, box.height))
        if _SIDES[0] <= shorter and longer <= min(_SIDES[1], _SQUARE * shorter):
            kept.setdefault((round(box.left / 3), round(box.top / 3)), box)
    return list(kept.values())[:_MOST]


def _label(box: Box, words: Sequence[Word]) -> Word | None:
    """Return the word right of a box, on its height."""
    middle = (box.top + box.bottom) / 2
    near = [
        word
        for word in words
        if -_SLACK <= word.start - box.right <= _NEAREST * box.width
        and word.top - 0.3 * word.size <= middle <= word.bottom
        and any(map(str.isalnum, word.text))
    ]
    return min(near, key=lambda word: word.start, default=None)


def _sign(box: Box, ink: Ink, words: Sequence[Word]) -> str:
    """Return what a box shows; "" where that is not certain."""
    if any(box.holds(word.x, word.y) for word in words):
        return ""  # a letter in it says itself what it says
    inner = Box(box.left + 1, box.top + 1, box.right - 1, box.bottom - 1)
    if any(_coloured(fill.colour) and _meet(fill.box, inner) for fill in ink.fills):
        return ""
    lines = [line for line in ink.strokes if _inside(line, box)]
    level = any(_meet(rule.box, inner) for rule in ink.rules)
    if level or len(lines) > _MOST_LINES:
        return ""
    if not lines:
        return "☐"
    if _is_cross(lines, box):
        return "☒"
    return "☑" if _is_tick(lines, box) else ""


def _coloured(colour: tuple[float, float, float] | None) -> bool:
    return colour is None or min(colour) < 0.98


def _meet(one: Box, other: Box) -> bool:
    shared = one.within(other)
    return shared.width >= 0 and shared.height >= 0


def _inside(line: Stroke, box: Box) -> bool:
    return all(box.holds(x, y, _SLACK) for x, y in ((line.x0, line.y0), (line.x1, line.y1)))


def _is_cross(lines: Sequence[Stroke], box: Box) -> bool:
    """Say whether lines that rise and lines that fall cross in the middle of a box."""
    wide = [line for line in lines if _spans(line, box, _ACROSS)]
    rising = [line for line in wide if line.rises]
    falling = [line for line in wide if not line.rises]
    return bool(rising) and bool(falling) and len(wide) == len(lines)


def _is_tick(lines: Sequence[Stroke], box: Box) -> bool:
    """Say whether a short line falls to where a longer one rises from."""
    if len(lines) != 2:
        return False
    first, second = sorted(lines, key=lambda line: min(line.x0, line.x1))
    end = max((first.x0, first.y0), (first.x1, first.y1))
    start = min((second.x0, second.y0), (second.x1, second.y1))
    meet = all(abs(one - other) <= _SLACK for one, other in zip(end, start, strict=True))
    longer = abs(second.x1 - second.x0) > abs(first.x1 - first.x0)
    each = all(_spans(line, box, _PART) for line in lines)
    return not first.rises and second.rises and meet and longer and each


def _spans(line: Stroke, box: Box, part: float) -> bool:
    wide = abs(line.x1 - line.x0) >= part * box.width
    return wide and abs(line.y1 - line.y0) >= part * box.height
