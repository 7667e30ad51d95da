"""Lists whose numbers skip, start late or come and go: only flagged, since nobody can say why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from corpus.repairs.repair import Repair, RepairKind
from corpus.repairs.vocabulary import is_read
from corpus.text import Line, LinePart

_ITEM: Final = re.compile(r"\s*([-*•–]\s+)?(?:\*\*)?(?:\(?(\d{1,2})[.)](?=\s|\*))?")
_GAP: Final = 8  # lines from one item of a list to the next
_FARTHEST_SKIP: Final = 3
_TABLE: Final = frozenset({LinePart.TABLE_HEADER, LinePart.TABLE_ROW})


class _Item(NamedTuple):
    line: int
    end: int
    bulleted: bool
    number: int | None
    follows: bool  # the item before it, with nothing but blank lines between


def numbering(lines: Sequence[Line]) -> Iterator[Repair]:
    """Flag the items at which a list's numbers go wrong."""
    before: list[_Item] = []
    for item in _items(lines):
        if before and item.line - before[-1].line > _GAP:
            before = []
        if _goes_wrong(before, item):
            yield Repair(
                line=item.line,
                start=0,
                end=item.end,
                kind=RepairKind.NUMBERING,
                read_as=None,
            )
        before.append(item)


def _items(lines: Sequence[Line]) -> Iterator[_Item]:
    follows = False
    for number, line in enumerate(lines, 1):
        if not is_read(line) or line.part in _TABLE or not line.text.strip():
            continue
        found = _ITEM.match(line.text)
        is_item = bool(found and (found[1] or found[2]))
        if found and is_item:
            marked = int(found[2]) if found[2] else None
            yield _Item(number, found.end(), bool(found[1]), marked, follows)
        follows = is_item


def _goes_wrong(before: Sequence[_Item], item: _Item) -> bool:
    """Say whether an item's number does not follow from the items before it."""
    if not before:
        return False
    if item.number is None:  # a bullet after a numbered one
        return item.follows and before[-1].bulleted and before[-1].number is not None
    numbered = [place for place, each in enumerate(before) if each.number is not None]
    if not numbered:
        return item.number > 1 and item.bulleted and item.follows
    bare = len(before) - 1 - numbered[-1]  # bullets since: each may have lost its number
    last = before[numbered[-1]].number or 0
    return last + 1 + bare < item.number <= last + 1 + bare + _FARTHEST_SKIP
