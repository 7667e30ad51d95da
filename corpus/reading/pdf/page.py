"""A page's lines in reading order: tables and boxes whole, columns one after the other.

Each word of the page ends in exactly one line. What is hidden stands in lines of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from corpus.reading.pdf.aligned import aligned_tables
from corpus.reading.pdf.boxes import box_words
from corpus.reading.pdf.cells import aligned_lines, centre, filled_grid, ruled_lines
from corpus.reading.pdf.columns import in_order
from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.ink import Ink
from corpus.reading.pdf.lines import Piece, pieces_of
from corpus.reading.pdf.page_line import PageLine, line_of, mark_dotted
from corpus.reading.pdf.ruled import Grid, grids
from corpus.reading.pdf.words import LEVEL, Word, words_of

_LARGEST_BOX: Final = 0.6  # of the page: a larger frame holds the page, no sidebar
_FEWEST_IN_BOX: Final = 3  # lines
_NOTE_RULE: Final = (0.08, 0.45)  # of the page's width
_MARGIN: Final = 0.08  # of the page's height: running headers and footers stand there
_ROW: Final = 2.0  # points between baselines of one row
_FEW: Final = 3  # pieces of a running header or footer
_CLEAR: Final = 1.2  # of its own height that is free beside it
_MOST_BOXES: Final = 50
_STACKED: Final = 3  # frames of one width beneath one another are rows, not sidebars


@dataclass(frozen=True)
class _Block:
    """Lines that stay together: a table, or what stands in a box."""

    box: Box
    lines: list[PageLine]

    @property
    def left(self) -> float:
        return self.box.left

    @property
    def right(self) -> float:
        return self.box.right

    @property
    def top(self) -> float:
        return self.box.top

    @property
    def base(self) -> float:
        return self.lines[0].base if self.lines else self.box.top

    @property
    def bottom(self) -> float:
        return self.box.bottom

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


class PageLayout:
    """Puts the words of one page in order."""

    def __init__(self, ink: Ink) -> None:
        self._page = ink.page
        self._ink = ink
        self._tables = 0
        self._stretches = 0
        self._boxes = 0

    def lines(self) -> list[PageLine]:
        """Return the lines of the page in reading order."""
        words = words_of(self._ink.glyphs)
        words += box_words(self._ink, words)
        seen = [word for word in words if not word.hidden]
        found = grids(self._ink.rules)
        blocks, rest = self._ruled(found, seen)
        level = [word for word in rest if word.run == LEVEL]
        items: list[Piece | _Block] = [*blocks, *pieces_of(level)]
        items = self._boxed(items, self._frames(found))
        head, items, foot = self._parted(items)
        lines = [*self._in_order(head), *self._in_order(items), *self._in_order(foot)]
        mark_dotted(lines, self._ink.dots)
        lines += self._turned([word for word in rest if word.run != LEVEL])
        for hidden in self._hidden([word for word in words if word.hidden]):
            lines.insert(_beside(lines, hidden), hidden)
        return lines

    def _ruled(self, found: Sequence[Grid], words: list[Word]) -> tuple[list[_Block], list[Word]]:
        """Return the tables between rules, and the words outside them."""
        blocks: list[_Block] = []
        for grid in sorted(found, key=lambda one: one.box.area):
            inside = [word for word in words if grid.box.holds(*centre(word))]
            filled = filled_grid(grid, inside)
            if filled is None:
                continue
            rows, outside = filled
            taken = {id(word) for word in inside} - {id(word) for word in outside}
            words = [word for word in words if id(word) not in taken]
            self._tables += 1
            blocks.append(_Block(grid.box, ruled_lines(rows, grid.box, self._tables)))
        return blocks, words

    def _frames(self, found: Sequence[Grid]) -> list[Box]:
        """Return boxes that may be sidebars: frames and coloured grounds."""
        boxes = [grid.box for grid in found]
        boxes += [fill.box for fill in self._ink.fills if fill.colour and min(fill.colour) < 0.98]
        small = {box for box in boxes if box.area < _LARGEST_BOX * self._page.area}
        sides = Counter((round(box.left / 2), round(box.right / 2)) for box in small)
        alone = [
            box for box in small if sides[round(box.left / 2), round(box.right / 2)] < _STACKED
        ]
        return sorted(alone, key=lambda box: box.area)[:_MOST_BOXES]

    def _boxed(self, items: list[Piece | _Block], frames: Sequence[Box]) -> list[Piece | _Block]:
        """Return the items with what stands in a frame as one block."""
        for frame in frames:
            inside = [item for item in items if _holds(frame, item)]
            rows = {round(item.base) for item in inside}
            if len(rows) < _FEWEST_IN_BOX or len(inside) > 0.9 * len(items):
                continue
            self._boxes += 1
            block = _Block(frame, self._in_order(inside))
            for line in block.lines:
                line.box = line.box or self._boxes
            items = [item for item in items if not _holds(frame, item)]
            items.append(block)
        return items

    def _parted(
        self, items: list[Piece | _Block]
    ) -> tuple[list[Piece | _Block], list[Piece | _Block], list[Piece | _Block]]:
        """Return what stands alone at the head, the page, and what stands alone at its foot.

        A page number under one of several columns is no line of that column.
        """
        if not items:
            return [], [], []
        ordered = sorted(items, key=lambda item: item.base)
        first = [item for item in items if item.base - ordered[0].base < _ROW]
        last = [item for item in items if ordered[-1].base - item.base < _ROW]
        high = first[0].base < _MARGIN * self._page.height
        low = last[0].base > (1 - _MARGIN) * self._page.height
        head = first if high and _is_alone(first, items) else []
        foot = last if low and _is_alone(last, items) else []
        aside = {id(item) for item in (*head, *foot)}
        return head, [item for item in items if id(item) not in aside], foot

    def _in_order(self, items: Sequence[Piece | _Block]) -> list[PageLine]:
        lines: list[PageLine] = []
        for stretch in in_order(items):
            self._stretches += 1
            for is_block, group in groupby(stretch, key=lambda item: isinstance(item, _Block)):
                if is_block:
                    for block in group:
                        lines += block.lines if isinstance(block, _Block) else []
                else:
                    lines += self._plain([one for one in group if isinstance(one, Piece)])
        return lines

    def _plain(self, pieces: Sequence[Piece]) -> list[PageLine]:
        """Return pieces as lines, tables without rules among them as rows."""
        physical: list[list[Piece]] = []
        for piece in pieces:
            if physical and abs(physical[-1][0].base - piece.base) <= 0.3 * piece.size:
                physical[-1].append(piece)
            else:
                physical.append([piece])
        for line in physical:
            line.sort(key=lambda piece: piece.left)
        lines: list[PageLine] = []
        done = 0
        for table in aligned_tables(physical, self._ink.rules):
            lines += [line_of(line, self._stretches) for line in physical[done : table.first]]
            self._tables += 1
            lines += aligned_lines(table, self._tables)
            done = table.last + 1
        return lines + [line_of(line, self._stretches) for line in physical[done:]]

    def _turned(self, words: Sequence[Word]) -> list[PageLine]:
        """Return text that does not run level, kept apart from the rest."""
        lines: list[PageLine] = []
        for run in dict.fromkeys(word.run for word in words):
            self._stretches += 1
            pieces = pieces_of([word for word in words if word.run == run])
            lines += [line_of([piece], self._stretches) for piece in pieces]
        for line in lines:
            line.turned = True
        return lines

    def _hidden(self, words: Sequence[Word]) -> list[PageLine]:
        lines: list[PageLine] = []
        for kind in dict.fromkeys((word.hidden, word.run) for word in words):
            same = [word for word in words if (word.hidden, word.run) == kind]
            lines += [line_of([piece], -1) for piece in pieces_of(same)]
        for line in lines:
            line.part = "prose"
        return lines


def _is_alone(row: Sequence[Piece | _Block], items: Sequence[Piece | _Block]) -> bool:
    """Say whether a row of few pieces keeps clear of everything else on the page."""
    if len(row) > _FEW or len(row) == len(items) or any(isinstance(one, _Block) for one in row):
        return False
    aside = {id(item) for item in row}
    top, bottom = min(item.top for item in row), max(item.bottom for item in row)
    free = _CLEAR * (bottom - top)
    return not any(
        item.top < bottom + free and item.bottom > top - free
        for item in items
        if id(item) not in aside
    )


def _holds(frame: Box, item: Piece | _Block) -> bool:
    middle = (item.left + item.right) / 2
    return (
        frame.holds(middle, item.base, 1.0)
        and item.left >= frame.left - 2
        and item.right <= frame.right + 2
        and (not isinstance(item, _Block) or item.box.area < frame.area)
    )


def _beside(lines: Sequence[PageLine], hidden: PageLine) -> int:
    """Return where a hidden line goes: after the line that it stands beside or under."""
    near = [
        (abs(line.base - hidden.base), index)
        for index, line in enumerate(lines)
        if not line.hidden and line.left <= hidden.right and line.right >= hidden.left
    ]
    if not near:
        return len(lines)
    after = min(near)[1] + 1
    while after < len(lines) and lines[after].hidden:
        after += 1
    return after


def note_rules(ink: Ink) -> list[float]:
    """Return the heights of the short level rules that may part footnotes from the text."""
    least, most = (share * ink.page.width for share in _NOTE_RULE)
    return sorted(
        {rule.box.top for rule in ink.rules if rule.level and least <= rule.box.width <= most}
    )
