"""What belongs together: paragraphs, lists with their lead-in, numbered standards.

A paragraph that a page breaks is one unit: what stands between (headers, footnotes) is no part of
it. Where a format keeps its paragraphs apart, each line is one; elsewhere the layout tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
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
from corpus.text import DocumentText, LinePart


class Kind(Enum):
    """What a unit is."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    CLAUSE = "clause"  # a numbered standard
    CAPTION = "caption"  # of a figure, whose picture is not read


@dataclass
class Unit:
    """Lines first to last (indices from 0) that should stay together, and where they may part."""

    kind: Kind
    first: int
    last: int
    size: int = 0  # characters, white space collapsed
    partings: list[int] = field(default_factory=list)  # lines that begin an item


def units_of(text: DocumentText, layout: Layout, among: Sequence[int]) -> Iterator[Unit]:
    """Give the units among these lines; what is no text of its own there is passed over."""
    unit: Unit | None = None
    for index in among:
        if not layout.is_text(index):
            continue
        kind = _kind_begun(text, layout, index, unit)
        if kind is None and unit is not None:
            unit.last = index
        elif kind is Kind.LIST and unit is not None and _joins_list(layout, unit, index):
            unit.kind = Kind.LIST
            unit.partings.append(index)
            unit.last = index
        else:
            if unit is not None:
                yield _measured(text, unit)
            unit = Unit(kind or Kind.PARAGRAPH, index, index)
    if unit is not None:
        yield _measured(text, unit)


def _measured(text: DocumentText, unit: Unit) -> Unit:
    return replace(unit, size=len(text.between(unit.first + 1, unit.last + 1)))


def _kind_begun(text: DocumentText, layout: Layout, index: int, unit: Unit | None) -> Kind | None:
    """Return what kind of unit or item a line begins; None where it goes on with the last one."""
    line = text.lines[index]
    if line.part is LinePart.CAPTION:
        goes_on = unit is not None and unit.kind is Kind.CAPTION and unit.last == index - 1
        return None if goes_on else Kind.CAPTION
    if line.part is LinePart.LIST_ITEM:
        return Kind.LIST
    if unit is None or unit.kind is Kind.CAPTION:
        return _sign_of(line.text) or Kind.PARAGRAPH
    if layout.has_paragraph_lines:  # but for those that were pasted from a page, line by line
        goes_on = _goes_on(layout, index, unit)
        return _sign_of(line.text) or (None if goes_on else Kind.PARAGRAPH)
    if not layout.is_rest_of(unit.last, index) and (sign := _sign_of(line.text)):
        return sign
    apart = layout.is_apart(unit.last, index)
    if is_dash(line.text) and (apart or is_dash(layout.text(unit.last))):
        return Kind.LIST
    if layout.is_overleaf(unit.last, index):
        return (
            None if layout.is_full(unit.last) or _goes_on(layout, index, unit) else Kind.PARAGRAPH
        )
    if not apart:
        return Kind.PARAGRAPH if layout.is_new_paragraph(unit.last, index) else None
    return None if _goes_on(layout, index, unit) else Kind.PARAGRAPH


def _sign_of(text: str) -> Kind | None:
    """Return what a line begins by its number or bullet."""
    if is_clause(text):
        return Kind.CLAUSE
    return Kind.LIST if is_bullet(text) else None


def _goes_on(layout: Layout, index: int, unit: Unit) -> bool:
    """Say whether a sentence goes on after a blank line, as it does in text taken from a PDF."""
    before, text = layout.text(unit.last), layout.text(index)
    if ends_a_clause(before) or not any(map(str.isalpha, text)):
        return False
    if text.strip()[:1].islower() or is_unfinished(before):
        return True
    return unit.kind is Kind.LIST and layout.is_full(unit.last)


def _joins_list(layout: Layout, unit: Unit, index: int) -> bool:
    """Say whether an item belongs to the unit before it: its list, or its lead-in."""
    if unit.kind is Kind.LIST:
        return True
    if unit.kind is not Kind.PARAGRAPH:
        return False
    before = layout.text(unit.last)
    beside = layout.is_print or not layout.is_apart(unit.last, index)
    return leads_in(before) or (beside and not ends_a_sentence(before))
