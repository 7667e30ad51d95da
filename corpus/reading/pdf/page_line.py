"""A line of a page as it is read: its characters, where it stands, and its mark if it has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.reading.list_marks import is_telling
from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.headers import Line
from corpus.reading.pdf.lines import Piece, text_of
from corpus.reading.pdf.signs import is_dash, is_empty_bullet, is_number
from corpus.reading.pdf.words import Word

_HANGING: Final = 0.45  # of the type size between a mark and its item: more than a blank
_CONTENTS: Final = 2.0  # of the type size before a page number in a table of contents
_LETTER_O: Final = frozenset({"o"})  # what Office lists with on the second level


@dataclass(slots=True)
class PageLine:
    """What one line of stored text is made from."""

    text: str
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    bold: bool = False
    part: str = "prose"
    cells: Sequence[str] = ()
    row: int | None = None
    table: int = 0  # number of its table on the page, from 1; 0 outside tables
    hidden: str = ""
    stretch: int = 0  # lines with the same number stand beneath one another
    letters: dict[float, int] = field(default_factory=dict)  # by type size
    noted: bool = False  # begins with a raised mark, as a footnote does
    columns: int = 0  # of its table
    box: int = 0  # number of the frame it stands in; 0 outside
    numbered: bool = False  # a list item by its number: it may be a heading's
    turned: bool = False  # runs in another direction than the page's text


def line_of(pieces: Line, stretch: int = 0) -> PageLine:
    """Return the pieces on one baseline as a line."""
    words = [word for piece in pieces for word in piece.words]
    whole = Piece(words)
    letters: dict[float, int] = {}
    for word in words:
        size = round(word.size, 1)
        letters[size] = letters.get(size, 0) + len(word.text)
    line = PageLine(
        text=_text(pieces),
        left=whole.left,
        right=whole.right,
        base=whole.base,
        size=round(whole.size, 1),
        bold=all(word.bold or word.strong for word in words),
        hidden=words[0].hidden,
        stretch=stretch,
        letters=letters,
        noted=len(words) > 1 and words[0].base < words[1].base - 0.1 * words[1].size,
    )
    _take_mark(line, words)
    return line


def _text(pieces: Line) -> str:
    words = [word for piece in pieces for word in piece.words]
    if len(pieces) > 1:
        last = pieces[-1]
        gap = last.left - pieces[-2].right
        if last.text.isdigit() and gap > _CONTENTS * last.size:
            before = text_of([word for piece in pieces[:-1] for word in piece.words])
            return f"{before}   {last.text}"  # as an entry of contents is written in plain text
    return text_of(words)


def _take_mark(line: PageLine, words: Sequence[Word]) -> None:
    """Tell a list item by its mark; a bullet that says nothing is layout and goes."""
    if len(words) < 2:
        return
    mark, first = words[0], words[1]
    hanging = first.start - mark.end > _HANGING * first.size
    if is_empty_bullet(mark.text) or ((is_dash(mark.text) or mark.text in _LETTER_O) and hanging):
        line.text = text_of(words[1:])
        line.left = first.start
        line.part = "list_item"
    elif len(mark.text) == 1 and is_telling(mark.text):
        line.part = "list_item"
    elif is_number(mark.text) and hanging:
        line.part, line.numbered = "list_item", True


def mark_dotted(lines: Sequence[PageLine], dots: Sequence[Box]) -> None:
    """Tell the items of lists whose bullets are drawn as shapes, as browsers print them."""
    for dot in dots:
        middle = (dot.top + dot.bottom) / 2
        for line in lines:
            if (
                line.part == "prose"
                and 0.15 * line.size < line.left - dot.right < 2.5 * line.size
                and line.base - 0.75 * line.size < middle < line.base
            ):
                line.part = "list_item"
