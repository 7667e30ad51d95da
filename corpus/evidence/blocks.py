"""A document as headings, bullets, paragraphs and rows, each with the lines it stands on.

Readers keep physical lines; people think in paragraphs. Lines that a program broke at the margin
are put together again, lines that a person ended on purpose are not: a line was broken at the
margin when the next line's first word would not have fitted on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from corpus.evidence.groups import heading_group
from corpus.evidence.tables import cells_of
from corpus.text import DocumentText, Line, LinePart, Media, Place, Value, collapse

BULLET = re.compile(r"^\s*(?:[-*+•‣▪◦●■□➢✓✔–—]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+")
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+|\s+#+\s*$")
_MARKS = re.compile(r"^[*_>\s]+|[*_\s]+$")
_WRAPPED = (Media.TEXT, Media.PDF, Media.MARKDOWN, Media.EMAIL)
_LONGEST_LABEL = 70
_SHORTEST_MARGIN = 40
_SLACK = 0.82  # a proportional font fits more letters on some lines than on others
_SENTENCE_END = (".", "!", "?", ";", ",")
_SECTION = re.compile(
    r"^(?:\d+[.)]?\s+)?(?:previous actions?|follow.?up|patient safety|good practice|background"
    r"|attendance|next steps|requirements?|recommendations?|(?:executive )?summary|welcome"
    r"|introduction|feedback|conclusions?|concerns?|strengths|actions?|verbal feedback"
    r"|areas? (?:for|of) \w+|immediate \w+ requirements?|who (?:was|we) met|overview)$",
    re.IGNORECASE,
)


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    ROW = "row"
    HEADER = "header"  # of a table


class Block(Value):
    """Lines that belong together. `starts[i]` is where line `first + i` begins in `text`."""

    kind: BlockKind
    text: str  # the lines' words, white space collapsed
    first: int
    starts: tuple[int, ...]
    level: int = 0  # of a heading; 0 for a label that only the layout shows
    cells: tuple[str, ...] = ()

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last line of the words from `start` to `end`."""
        here = [index for index, begins in enumerate(self.starts) if begins <= start]
        last = [index for index, begins in enumerate(self.starts) if begins < max(end, start + 1)]
        return self.first + here[-1], self.first + last[-1]


def blocks_of(text: DocumentText) -> Iterator[Block]:
    """Yield the document's blocks in order; empty lines and junk are left out."""
    margin = _margin(text)
    held: list[tuple[int, Line]] = []
    for number, line in enumerate(text.lines, start=1):
        if held and not (_runs_on(held[-1][1], line, margin) and number == held[-1][0] + 1):
            yield _block(held)
            held = []
        if line.text.strip() and line.part is not LinePart.JUNK:
            held.append((number, line))
    if held:
        yield _block(held)


def title_of(heading: str) -> str:
    """Return a heading's words without hashes, stars and a closing colon."""
    return _MARKS.sub("", _HASHES.sub("", collapse(heading))).rstrip(":").strip()


def place_of(text: DocumentText, block: Block, start: int, end: int) -> Place:
    """Return where the words from `start` to `end` of a block stand."""
    return text.place(*block.lines(start, end))


def _margin(text: DocumentText) -> int | None:
    """Return the width at which lines were broken, or None where each line is a paragraph."""
    if text.media not in _WRAPPED:
        return None
    prose = (LinePart.PROSE, LinePart.LIST_ITEM)
    widths = sorted(len(line.text.rstrip()) for line in text.lines if line.part in prose)
    widths = [width for width in widths if width]
    return widths[int(len(widths) * 0.9)] if widths else None


def _runs_on(line: Line, following: Line, margin: int | None) -> bool:
    if margin is None or margin < _SHORTEST_MARGIN or following.part is not LinePart.PROSE:
        return False
    words = following.text.split()
    if line.part not in (LinePart.PROSE, LinePart.LIST_ITEM) or not words or line.sheet:
        return False
    if BULLET.match(following.text) or _is_label(line) or _is_label(following):
        return False
    fits = len(line.text.rstrip()) + 1 + len(words[0]) <= margin * _SLACK
    ended = line.text.rstrip().endswith((".", "!", "?", ":"))
    return not fits or (words[0][0].islower() and not ended)


def _block(held: Sequence[tuple[int, Line]]) -> Block:
    first, line = held[0]
    starts: list[int] = []
    words = ""
    for _, one in held:
        piece = collapse(one.text)
        starts.append(len(words) + 1 if words else 0)
        words = f"{words} {piece}" if words else piece
    kind = _kind(line, alone=len(held) == 1)
    cells = _cells(line) if kind in (BlockKind.ROW, BlockKind.HEADER) else ()
    return Block(
        kind=kind,
        text=words,
        first=first,
        starts=tuple(starts),
        level=line.level if line.part is LinePart.HEADING else 0,
        cells=cells,
    )


def _kind(line: Line, *, alone: bool) -> BlockKind:
    if line.part is LinePart.TABLE_HEADER:
        return BlockKind.HEADER
    if line.part is LinePart.TABLE_ROW:
        return BlockKind.ROW
    if line.part is LinePart.HEADING or (alone and _is_label(line)):
        return BlockKind.HEADING
    if line.part is LinePart.LIST_ITEM or BULLET.match(line.text):
        return BlockKind.BULLET
    return BlockKind.PARAGRAPH


def _cells(line: Line) -> tuple[str, ...]:
    cells = cells_of(line)
    if not line.cells and line.text.strip().startswith("|") and line.text.strip().endswith("|"):
        return cells[1:-1]  # Markdown's outer bars
    return cells


def _is_label(line: Line) -> bool:
    """Say whether a line is a heading that only its layout or its words show."""
    if line.part not in (LinePart.PROSE, LinePart.LIST_ITEM):
        return False
    said = collapse(line.text)
    title = title_of(BULLET.sub("", said))
    if not title or len(title) > _LONGEST_LABEL or title.endswith(_SENTENCE_END):
        return False
    if _SECTION.match(title) or heading_group(title):
        return True
    if line.part is LinePart.LIST_ITEM or BULLET.match(line.text):
        return False
    shouted = title.isupper() and len(title.split()) > 1
    return shouted or (said.rstrip("*_ ").endswith(":") and len(title.split()) <= 8)
