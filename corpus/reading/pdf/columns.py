"""The order in which the pieces of a page are read: column by column, headings across them.

A gutter is told by pieces that begin at the same place with free space before them. What is set
in columns must read like prose on both sides: a table's columns hold short cells in level rows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Protocol, TypeVar

from corpus.reading.pdf.signs import is_mark

_GUTTER: Final = 6.0  # points that must be free before a column
_NEAR: Final = 4.0  # points within which pieces begin at the same place
_FEWEST: Final = 3  # pieces on either side
_CANDIDATES: Final = 12
_DEEPEST: Final = 5  # columns beside one another
_BESIDE: Final = 0.5  # of the shorter side's height that must stand beside the other
_FULL: Final = 0.6  # of the column's width: a line that goes on in the next one
_LEVEL: Final = 1.5  # points between baselines in one row
_LONGEST_ROW: Final = 6  # lines that both sides of a table's row have on average, at most
_HANGING: Final = 2.0  # of its height that a mark may stand before its item
_STEP: Final = 2.0  # points between the baselines of two lines
_LOOK_DOWN: Final = 12  # items
_PROSE_WORDS: Final = 2.5  # words a piece


class Item(Protocol):
    """Anything with a place on the page and words in it."""

    @property
    def left(self) -> float: ...  # noqa: D102
    @property
    def right(self) -> float: ...  # noqa: D102
    @property
    def top(self) -> float: ...  # noqa: D102
    @property
    def base(self) -> float: ...  # noqa: D102
    @property
    def bottom(self) -> float: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def count(self) -> int:
        """Return how many lines it has: a piece one, a table or a box several."""


I = TypeVar("I", bound=Item)  # noqa: E741


@dataclass(frozen=True)
class _Zone:
    """What stands between two headings that go over a gutter."""

    across: list[int]  # the items over the gutter before the zone
    left: list[int]
    right: list[int]


def in_order(items: Sequence[I], deep: int = 0) -> list[list[I]]:
    """Return items as stretches to be read one after the other, each from the top down."""
    ordered = sorted(items, key=lambda item: (item.base, item.left))
    zones = _best_zones(ordered) if deep < _DEEPEST else None
    if zones is None:
        return [ordered] if ordered else []
    stretches: list[list[I]] = []
    single: list[int] = []
    for zone, is_split in zones:
        single += zone.across
        if not is_split:
            single = sorted([*single, *zone.left, *zone.right])
            continue
        if single:
            stretches += in_order([ordered[index] for index in single], deep + 1)
            single = []
        for side in (zone.left, zone.right):
            stretches += in_order([ordered[index] for index in side], deep + 1)
    if single:
        stretches += in_order([ordered[index] for index in single], deep + 1)
    return stretches


def _best_zones(items: Sequence[Item]) -> list[tuple[_Zone, bool]] | None:
    """Return the zones of the gutter that parts most of the items; None where there is none."""
    best: list[tuple[_Zone, bool]] | None = None
    most = 0
    for start in _starts(items):
        zones = [(zone, _is_in_columns(items, zone)) for zone in _zones(items, start)]
        parted = sum(len(zone.left) + len(zone.right) for zone, split in zones if split)
        if parted > most:
            best, most = zones, parted
    return best


def _starts(items: Sequence[Item]) -> list[float]:
    """Return where columns may begin: left edges that several items share, the commonest first."""
    edges = sorted(item.left for item in items for _ in range(min(item.count, _FEWEST)))
    groups: list[list[float]] = []
    for edge in edges:
        if groups and edge - groups[-1][0] <= _NEAR:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    often = [group for group in groups[1:] if len(group) >= _FEWEST]
    often.sort(key=len, reverse=True)
    return [group[0] for group in often[:_CANDIDATES]]


def _zones(items: Sequence[Item], start: float) -> list[_Zone]:
    zones: list[_Zone] = []
    across: list[int] = []
    left: list[int] = []
    right: list[int] = []
    for index, item in enumerate(items):
        if item.left >= start - 1 or _hangs(item, start):
            right.append(index)
        elif item.right <= start - _GUTTER:
            left.append(index)
        else:
            if left or right:
                headed = _headed(items, left, right, item)
                zones.append(_Zone(across, left, right))
                across, left, right = headed, [], []
            across.append(index)
    zones.append(_Zone(across, left, right))
    return zones


def _hangs(item: Item, start: float) -> bool:
    """Say whether an item is one of a list whose mark hangs out before the column's lines."""
    hanging = start - _HANGING * _height(item) <= item.left < item.right > start
    return hanging and any(map(is_mark, item.text.split(maxsplit=1)[:1]))


def _headed(items: Sequence[Item], left: list[int], right: list[int], across: Item) -> list[int]:
    """Take from a side what stands under both columns and nearer to what goes across: its heading.

    Changes the side; returns the items taken.
    """
    if not left or not right:
        return []
    longer, shorter = sorted((left, right), key=lambda side: -items[side[-1]].base)
    end = items[shorter[-1]].bottom
    taken: list[int] = []
    below = across.base
    while longer and items[longer[-1]].top > end:
        item = items[longer[-1]]
        above = items[longer[-2]].base if len(longer) > 1 else 0.0
        taken.insert(0, longer.pop())
        if item.base - above > below - item.base:
            return taken
        below = item.base
    longer += taken
    return []


def _is_in_columns(items: Sequence[Item], zone: _Zone) -> bool:
    left = [items[index] for index in zone.left]
    right = [items[index] for index in zone.right]
    if min(sum(item.count for item in side) for side in (left, right)) < _FEWEST:
        return False
    tops, ends = zip(*(_reach(side) for side in (left, right)), strict=True)
    overlap = min(ends) - max(tops)
    if overlap < _BESIDE * min(end - top for top, end in zip(tops, ends, strict=True)):
        return False
    if _are_marks(left) or _are_marks(right):
        return False
    if _share_level(left, right) < 0.5:  # rows that do not match make no table
        return _wordy(left) or _wordy(right)
    return _reads_on(left) and _reads_on(right) and not _in_bands(left, right)


def _reach(side: Sequence[Item]) -> tuple[float, float]:
    return min(item.top for item in side), max(item.bottom for item in side)


def _share_level(left: Sequence[Item], right: Sequence[Item]) -> float:
    """Return how many of the shorter side's baselines have a partner on the other side."""
    fewer, more = sorted((left, right), key=len)
    bases = [item.base for item in more]
    level = sum(any(abs(base - item.base) <= _LEVEL for base in bases) for item in fewer)
    return level / len(fewer)


def _are_marks(side: Sequence[Item]) -> bool:
    """Say whether a side holds only the bullets or numbers of the other."""
    marks = sum(is_mark(item.text) or item.text.isdigit() for item in side)
    return marks * 2 > len(side)


def _wordy(side: Sequence[Item]) -> bool:
    return median(len(item.text.split()) for item in side) >= 2


def _reads_on(side: Sequence[Item]) -> bool:
    """Say whether a side is running text: most of its lines are full, and they hold words."""
    words = sum(len(item.text.split()) for item in side) / len(side)
    width = sorted(item.right - item.left for item in side)[-max(1, len(side) // 10)]
    full = sum(item.right - item.left >= _FULL * width for item in side)
    figures = sum(bool(re.fullmatch(r"[\d\s.,%£/()-]+", item.text)) for item in side)
    return words >= _PROSE_WORDS and full * 2 > len(side) and figures * 5 < len(side)


def _steps(side: Sequence[Item]) -> list[float]:
    """Return how far under each item the next one stands, in parts of its height.

    Lines of several columns, or of text and notes, may stand between each other's baselines.
    """
    steps: list[float] = []
    for index, item in enumerate(side):
        for below in side[index + 1 : index + 1 + _LOOK_DOWN]:
            if below.base - item.base > _STEP and _overlap(item, below):
                steps.append((below.base - item.base) / _height(below))
                break
    return steps


def _overlap(item: Item, other: Item) -> bool:
    return item.left < other.right and other.left < item.right


def _height(item: Item) -> float:
    return max((item.bottom - item.top) / max(item.count, 1), 1.0)


def _in_bands(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Say whether gaps part both sides at the same heights: the rows of a table without rules."""
    both = sorted([*left, *right], key=lambda item: item.base)
    steps = sorted([*_steps(left), *_steps(right)])
    if len(steps) < 4:
        return False
    usual = steps[len(steps) // 4]
    tops = [both[0].base]
    for before, item in itertools.pairwise(both):
        if item.base - before.base > 1.3 * usual * _height(item):
            tops.append(item.base)
    if len(tops) < 3 or min(len(left), len(right)) > _LONGEST_ROW * len(tops):
        return False
    paired = sum(
        any(abs(item.base - top) <= _LEVEL for item in left)
        and any(abs(item.base - top) <= _LEVEL for item in right)
        for top in tops
    )
    return paired >= 0.8 * len(tops)
