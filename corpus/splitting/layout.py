"""How the lines of a text stand on its pages: blocks, line breaks, widths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Final

from corpus.splitting.signs import bare, ends_a_clause, ends_a_sentence, is_bullet, is_clause
from corpus.text import DocumentText, LinePart, Media

_NEIGHBOURS: Final = 12  # lines to either side that show how wide the text is set
_ROOM: Final = 0.8  # of that width: a word that would have fitted there was kept back on purpose
_OUTSIDE: Final = frozenset(
    {LinePart.HEADING, LinePart.TABLE_HEADER, LinePart.TABLE_ROW, LinePart.FOOTNOTE}
    | {LinePart.CAPTION}
)
_PRINTS: Final = frozenset({Media.PDF, Media.DOCX, Media.HTML})
_PARAGRAPH_LINES: Final = frozenset({Media.DOCX, Media.HTML})


class Layout:
    """Lines with the questions that heading and list finding ask; indices count from 0.

    `written` are the lines that count as text: not blank, not junk, not marked by the format as
    a heading or part of a table.
    """

    def __init__(self, text: DocumentText, junk: frozenset[int]) -> None:
        self._lines = text.lines
        self.is_print = text.media in _PRINTS
        self.written: tuple[int, ...] = tuple(
            index
            for index, line in enumerate(text.lines)
            if line.text.strip() and index not in junk and line.part not in _OUTSIDE
        )
        self.has_paragraph_lines = text.media in _PARAGRAPH_LINES
        self._position = {index: position for position, index in enumerate(self.written)}

    def __len__(self) -> int:
        return len(self._lines)

    def text(self, index: int) -> str:
        """Return a line's characters."""
        return self._lines[index].text

    def is_text(self, index: int) -> bool:
        """Say whether a line counts as text, or is a caption that stands in it."""
        line = self._lines[index]
        is_caption = line.part is LinePart.CAPTION and bool(line.text.strip())
        return is_caption or index in self._position

    def is_item(self, index: int) -> bool:
        """Say whether a line begins an item of a list, by its format or by its bullet."""
        return self._lines[index].part is LinePart.LIST_ITEM or is_bullet(self.text(index))

    def is_apart(self, before: int, index: int) -> bool:
        """Say whether anything, be it a blank line, stands between two lines of text."""
        return index - before > 1

    def is_overleaf(self, before: int, index: int) -> bool:
        """Say whether a page ends between two lines."""
        return self._lines[before].page != self._lines[index].page

    def is_rest_of(self, before: int, index: int) -> bool:
        """Say whether a line only holds what did not fit on a full line in mid-sentence."""
        if not self.is_print or self.has_paragraph_lines:
            return False
        beside = index - before == 1 or self.is_overleaf(before, index)
        return beside and not ends_a_clause(self.text(before)) and self.is_full(before)

    def before(self, index: int) -> int | None:
        """Return the written line before this one."""
        position = self._position[index]
        return self.written[position - 1] if position else None

    def after(self, index: int) -> int | None:
        """Return the written line after this one."""
        position = self._position[index] + 1
        return self.written[position] if position < len(self.written) else None

    def blocks(self) -> Sequence[Sequence[int]]:
        """Return the written lines in blocks: runs without a blank or other line between."""
        return self._blocks

    def blocks_after(self, index: int) -> Iterator[Sequence[int]]:
        """Give what is left of the line's block, then the blocks that follow."""
        number = self._block_of[index]
        rest = [other for other in self._blocks[number] if other > index]
        if rest:
            yield rest
        for following in range(number + 1, len(self._blocks)):
            yield self._blocks[following]

    def next_in_block(self, index: int) -> int | None:
        """Return the next line if nothing stands between."""
        return index + 1 if index + 1 in self._position else None

    def is_set_off(self, index: int) -> bool:
        """Say whether a line begins with exactly one blank."""
        text = self.text(index)
        return text[:1] in {" ", "\xa0", "\f"} and not text[1:2].isspace()

    def breaks_before(self, index: int) -> bool:
        """Say whether a line begins something new."""
        previous = self._position.get(index - 1)
        if previous is None:
            return True
        return ends_a_sentence(self.text(index - 1)) or self._leaves_room(index - 1, index)

    def breaks_after(self, index: int) -> bool:
        """Say whether a line ends there on purpose, not because the line was full."""
        if index + 1 not in self._position:
            return True
        following = self.text(index + 1)
        if self._lines[index + 1].part is LinePart.LIST_ITEM:
            return True
        signed = is_bullet(following) or is_clause(following)
        if signed and not self.is_rest_of(index, index + 1):
            return True
        return self._leaves_room(index, index + 1) and not following.strip()[:1].islower()

    def _leaves_room(self, index: int, following: int) -> bool:
        """Say whether the next line's first word would have fitted on this one."""
        word = self.text(following).split()[0]
        return len(self.text(index).rstrip()) + 1 + len(word) <= _ROOM * self.width(index)

    def is_full(self, index: int) -> bool:
        """Say whether a line is about as long as the text is wide."""
        return len(self.text(index).rstrip()) >= _ROOM * self.width(index)

    def is_new_paragraph(self, before: int, index: int) -> bool:
        """Say whether a line begins a paragraph although no blank line stands before it."""
        return ends_a_sentence(self.text(before)) and self._leaves_room(before, index)

    def width(self, index: int) -> int:
        """Return how many characters wide the text is set around a line."""
        position = self._position[index]
        around = self.written[max(0, position - _NEIGHBOURS) : position + _NEIGHBOURS + 1]
        return max(len(self.text(other).rstrip()) for other in around)

    def returns(self, index: int, often: int) -> bool:
        """Say whether the same words stand on at least so many lines."""
        return self._counted[bare(self.text(index)).casefold()] >= often

    @cached_property
    def _counted(self) -> Counter[str]:
        return Counter(bare(self.text(index)).casefold() for index in self.written)

    @cached_property
    def _blocks(self) -> list[list[int]]:
        numbered = enumerate(self.written)
        grouped = groupby(numbered, key=lambda pair: pair[1] - pair[0])
        return [[index for _, index in block] for _, block in grouped]

    @cached_property
    def _block_of(self) -> dict[int, int]:
        return {index: number for number, block in enumerate(self._blocks) for index in block}
