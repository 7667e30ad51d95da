"""What belongs together: paragraphs, lists with their lead-in, numbered standards, table rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from corpus.splitting.layout import Layout
from corpus.splitting.signs import (
    ends_a_clause,
    ends_a_sentence,
    is_bullet,
    is_clause,
    is_dash,
    is_unfinished,
    leads_in,
)
from corpus.text import Line, LinePart, collapse


class Kind(Enum):
    """What a unit is."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    CLAUSE = "clause"  # a numbered standard
    ROW = "row"


@dataclass
class Unit:
    """Lines first to last (indices from 0) that should stay together, and where they may part."""

    kind: Kind
    first: int
    last: int
    size: int = 0  # characters, white space collapsed
    partings: list[int] = field(default_factory=list)  # lines that begin an item or a sentence


def units_of(lines: Sequence[Line], layout: Layout, among: range) -> Iterator[Unit]:
    """Give the units among these lines; none of them is a heading or junk."""
    unit: Unit | None = None
    for index in among:
        line = lines[index]
        size = len(collapse(line.text))
        if not size:
            continue
        if line.part is LinePart.TABLE_ROW:
            kind: Kind | None = Kind.ROW
        else:
            kind = _kind_begun(lines, layout, index, unit)
        if kind is None and unit is not None:
            _extend(lines, unit, index, size)
        elif kind is Kind.LIST and unit is not None and _joins_list(lines, unit, index):
            unit.kind = Kind.LIST
            unit.partings.append(index)
            unit.last, unit.size = index, unit.size + 1 + size
        else:
            if unit is not None:
                yield unit
            unit = Unit(kind or Kind.PARAGRAPH, index, index, size)
    if unit is not None:
        yield unit


def _extend(lines: Sequence[Line], unit: Unit, index: int, size: int) -> None:
    if unit.kind is not Kind.LIST and ends_a_sentence(lines[unit.last].text):
        unit.partings.append(index)
    unit.last, unit.size = index, unit.size + 1 + size


def _kind_begun(
    lines: Sequence[Line], layout: Layout, index: int, unit: Unit | None
) -> Kind | None:
    """Return what kind of unit or item a line begins; None where it goes on with the last one."""
    text = lines[index].text
    if is_clause(text):
        return Kind.CLAUSE
    if lines[index].part is LinePart.LIST_ITEM or is_bullet(text):
        return Kind.LIST
    if unit is None or unit.kind is Kind.ROW:
        return Kind.PARAGRAPH
    if is_dash(text) and (unit.last < index - 1 or is_dash(lines[unit.last].text)):
        return Kind.LIST
    if unit.last == index - 1:
        return Kind.PARAGRAPH if layout.is_new_paragraph(index) else None
    return None if _goes_on(lines, layout, index, unit) else Kind.PARAGRAPH


def _goes_on(lines: Sequence[Line], layout: Layout, index: int, unit: Unit) -> bool:
    """Say whether a sentence goes on after a blank line, as it does in text taken from a PDF."""
    before = lines[unit.last].text
    if ends_a_clause(before) or not any(map(str.isalpha, lines[index].text)):
        return False
    if lines[index].text.strip()[:1].islower() or is_unfinished(before):
        return True
    return unit.kind is Kind.LIST and layout.is_full(unit.last)


def _joins_list(lines: Sequence[Line], unit: Unit, index: int) -> bool:
    """Say whether an item belongs to the unit before it: its list, or its lead-in."""
    if unit.kind is Kind.LIST:
        return True
    if unit.kind is not Kind.PARAGRAPH:
        return False
    before = lines[unit.last].text
    beside = unit.last == index - 1
    return leads_in(before) or (beside and not ends_a_sentence(before))
