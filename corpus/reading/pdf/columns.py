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

_GUTTER: Final = 6.0  # points that must be free before a column
_NEAR: Final = 4.0  # points within which pieces begin at the same place
_FEWEST: Final = 3  # pieces on either side
_CANDIDATES: Final = 12
_DEEPEST: Final = 5  # columns beside one another
_FULL: Final = 0.6  # of the column's width: a line that goes on in the next one
_LEVEL: Final = 1.5  # points between baselines in one row
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
    def text(self) -> str: ...  # noqa: D102


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
    edges = sorted(item.left for item in items)
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
        if item.left >= start - 1:
            right.append(index)
        elif item.right <= start - _GUTTER:
            left.append(index)
        else:
            if left or right:
                zones.append(_Zone(across, left, right))
                across, left, right = [], [], []
            across.append(index)
    zones.append(_Zone(across, left, right))
    return zones


def _is_in_columns(items: Sequence[Item], zone: _Zone) -> bool:
    left = [items[index] for index in zone.left]
    right = [items[index] for index in zone.right]
    if min(len(left), len(right)) < _FEWEST:
        return False
    overlap = min(left[-1].base, right[-1].base) - max(left[0].top, right[0].top)
    height = max(left[-1].base, right[-1].base) - min(left[0].top, right[0].top)
    if overlap < 0.3 * height:
        return False
    if _share_level(left, right) < 0.5:  # rows that do not match make no table
        return _wordy(left) or _wordy(right)
    return _reads_on(left) and _reads_on(right) and not _in_bands(left, right)


def _share_level(left: Sequence[Item], right: Sequence[Item]) -> float:
    """Return how many of the shorter side's baselines have a partner on the other side."""
    fewer, more = sorted((left, right), key=len)
    bases = [item.base for item in more]
    level = sum(any(abs(base - item.base) <= _LEVEL for base in bases) for item in fewer)
    return level / len(fewer)


def _wordy(side: Sequence[Item]) -> bool:
    return median(len(item.text.split()) for item in side) >= 2


def _reads_on(side: Sequence[Item]) -> bool:
    """Say whether a side is running text: most of its lines are full, and they hold words."""
    words = sum(len(item.text.split()) for item in side) / len(side)
    width = sorted(item.right - item.left for item in side)[-max(1, len(side) // 10)]
    full = sum(item.right - item.left >= _FULL * width for item in side)
    figures = sum(bool(re.fullmatch(r"[\d\s.,%£/()-]+", item.text)) for item in side)
    return words >= _PROSE_WORDS and full * 2 > len(side) and figures * 5 < len(side)


def _in_bands(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Say whether gaps part both sides at the same heights: the rows of a table without rules."""
    both = sorted([*left, *right], key=lambda item: item.base)
    steps = [b.base - a.base for a, b in itertools.pairwise(both) if b.base - a.base > 2]
    if len(steps) < 4:
        return False
    usual = sorted(steps)[len(steps) // 4]
    tops = [both[0].base]
    for before, item in itertools.pairwise(both):
        if item.base - before.base > 1.3 * usual:
            tops.append(item.base)
    if len(tops) < 3:
        return False
    paired = sum(
        any(abs(item.base - top) <= _LEVEL for item in left)
        and any(abs(item.base - top) <= _LEVEL for item in right)
        for top in tops
    )
    return paired >= 0.8 * len(tops)
