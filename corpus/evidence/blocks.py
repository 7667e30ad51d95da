"""A document as headings, bullets, paragraphs and rows, each with the lines it stands on.

Readers keep physical lines; people think in paragraphs. Lines that a program broke at the margin
are put together again, lines that a person ended on purpose are not: a line was broken at the
margin when the next line's first word would not have fitted on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate

from corpus.evidence.groups import heading_groups, speaker_in
from corpus.evidence.tables import cells_of
from corpus.evidence.words import words
from corpus.text import DocumentText, Line, LinePart, Media, Place, Value, collapse

BULLET = re.compile(
    r"^\s*(?:[-*+•\x7f\uf0b7\uf0a7·‣▪◦●■□➢✓✔–—]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+|^o\s+(?=[A-Z])"
)
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+|\s+#+\s*$")
_MARKS = re.compile(r"^[*_>\s]+|[*_\s]+$")
_WRAPPED = (Media.TEXT, Media.PDF, Media.MARKDOWN, Media.EMAIL)
_LEFT_OUT = (LinePart.JUNK, LinePart.HELD)
_LONGEST_LABEL = 70
_MOST_WORDS = 8  # of a label
_SHORTEST_MARGIN = 40
_FULL_LINES = 0.4  # of a text that a program wrapped; notes a line each have fewer
_FULL_LINES_OF_PAGES = 0.2  # a PDF is always wrapped, however short its lists
_SLACK = 0.82  # a proportional font fits more letters on some lines than on others
_SENTENCE_END = (".", "!", "?", ";", ",")


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
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(end - 1, start)) - 1
        return self.first + first, self.first + last


def blocks_of(text: DocumentText) -> Iterator[Block]:
    """Yield the document's blocks in order; empty lines, junk and held ones are left out."""
    margin = _margin(text)
    labels = _labels(text)
    held: list[tuple[int, Line]] = []
    for number, line in enumerate(text.lines, start=1):
        if held and not (
            number == held[-1][0] + 1
            and not {number, held[-1][0]} & labels
            and _runs_on(held[-1][1], line, margin)
        ):
            yield _block(held, labels)
            held = []
        if line.text.strip() and line.part not in _LEFT_OUT:
            held.append((number, line))
    if held:
        yield _block(held, labels)


def title_of(heading: str) -> str:
    """Return a heading's words without hashes, stars and a closing colon."""
    return _MARKS.sub("", _HASHES.sub("", collapse(heading))).rstrip(":").strip()


def place_of(text: DocumentText, block: Block, start: int, end: int) -> Place:
    """Return where the words from `start` to `end` of a block stand."""
    return text.place(*block.lines(start, end))


def _margin(text: DocumentText) -> tuple[int, bool]:
    """Return the width at which lines were broken (0: never), and whether most lines reach it.

    In notes of a line each few do; there only a small letter tells that a sentence goes on.
    """
    if text.media not in _WRAPPED:
        return 0, False
    prose = (LinePart.PROSE, LinePart.LIST_ITEM)
    widths = sorted(len(line.text.rstrip()) for line in text.lines if line.part in prose)
    widths = [width for width in widths if width]
    margin = widths[int(len(widths) * 0.9)] if widths else 0
    full = sum(1 for width in widths if width >= margin * _SLACK)
    enough = _FULL_LINES_OF_PAGES if text.media is Media.PDF else _FULL_LINES
    return (margin if margin >= _SHORTEST_MARGIN else 0), full >= len(widths) * enough


def _runs_on(line: Line, following: Line, margin: tuple[int, bool]) -> bool:
    ahead = following.text.split()
    prose = (LinePart.PROSE, LinePart.LIST_ITEM)
    width, wrapped = margin
    if not width or not ahead or line.part not in prose or line.sheet:
        return False
    if following.part is not LinePart.PROSE or BULLET.match(following.text):
        return False
    label, colon, _ = following.text.partition(":")
    if colon and (_is_field(label.strip()) or heading_groups(label)):
        return False
    if not wrapped and not (ahead[0][0].islower() and line.text.rstrip()[-1:].isalnum()):
        return False
    return len(line.text.rstrip()) + 1 + len(ahead[0]) > width * _SLACK


def _block(held: Sequence[tuple[int, Line]], labels: frozenset[int]) -> Block:
    first, line = held[0]
    pieces = [collapse(one.text) for _, one in held]
    starts = [0, *accumulate(len(piece) + 1 for piece in pieces[:-1])]
    kind = BlockKind.HEADING if first in labels else _kind(line)
    cells = _cells(line) if kind in (BlockKind.ROW, BlockKind.HEADER) else ()
    return Block(
        kind=kind,
        text=" ".join(pieces),
        first=first,
        starts=tuple(starts),
        level=line.level if line.part is LinePart.HEADING else 0,
        cells=cells,
    )


def _kind(line: Line) -> BlockKind:
    if line.part is LinePart.TABLE_HEADER:
        return BlockKind.HEADER
    if line.part is LinePart.TABLE_ROW:
        return BlockKind.ROW
    if line.part is LinePart.HEADING:
        return BlockKind.HEADING
    if line.part is LinePart.LIST_ITEM or BULLET.match(line.text):
        return BlockKind.BULLET
    return BlockKind.PARAGRAPH


def _cells(line: Line) -> tuple[str, ...]:
    cells = cells_of(line)
    if not line.cells and line.text.strip().startswith("|") and line.text.strip().endswith("|"):
        return cells[1:-1]  # Markdown's outer bars
    return cells


def _labels(text: DocumentText) -> frozenset[int]:
    """Return the lines that are headings although only their words or their layout say so."""
    found: set[int] = set()
    before: Line | None = None
    for number, line in enumerate(text.lines, start=1):
        # A PDF gives a table cell by cell: there a heading must stand free of what is before it.
        apart = (
            text.media is not Media.PDF
            or before is None
            or before.part is LinePart.HEADING
            or not before.text.strip()
            or bool(BULLET.match(before.text))
            or before.text.rstrip().endswith((".", "!", "?", ":"))
        )
        if _is_label(line) and (apart or line.text.rstrip().endswith(":")):
            found.add(number)
        before = line
    return frozenset(found)


def _is_label(line: Line) -> bool:
    if line.part not in (LinePart.PROSE, LinePart.LIST_ITEM) or line.row is not None:
        return False
    said = collapse(line.text)
    title = title_of(BULLET.sub("", said))
    if not title or len(title) > _LONGEST_LABEL or title.endswith(_SENTENCE_END):
        return False
    if _is_field(title):
        return False  # a field that was left blank, such as "Number of supervisors met:"
    if _is_section(title) or heading_groups(title):
        return True
    if line.part is LinePart.LIST_ITEM or BULLET.match(line.text):
        return False
    if speaker_in(title):
        return False  # "Trainees told the panel that:" leads to what they said
    shouted = title.isupper() and len(title.split()) > 1
    return shouted or (said.rstrip("*_ ").endswith(":") and len(title.split()) <= _MOST_WORDS)


def _is_field(title: str) -> bool:
    """Say whether a title is a label by which documents say what they are about."""
    return any(label.fullmatch(title) for label in words("labels").values())


def _is_section(title: str) -> bool:
    plain = re.sub(r"^\d+[.)]?\s+", "", title)
    return bool(words("sections")["titles"].fullmatch(plain))
