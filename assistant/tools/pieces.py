"""A passage as its sentences and list items, each with the lines it stands on.

A list's items are told by the format or by their marks at the start of a line, so that a dash
within a sentence is no bullet. Must not know what anybody asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import DocumentText, Line, LinePart, Place, collapse

MARK = re.compile(
    r"^(?:\s*(?:[•✓▪●◦‣·✔]|[-–*](?=\s)|(?:\*\*)?\(?(?:\d{1,2}|[a-z])[.)](?=\s|$))\s*)+"
)
_INLINE_MARK = re.compile(r"\s+(?=[•✓▪●◦‣✔])")
_SENTENCE_END = re.compile(
    r"(?<![ .(][A-Za-z])(?<!e\.g)(?<!i\.e)(?<!\beg)(?<!\bie)(?<!Dr)(?<!Mr)(?<!Prof)(?<!No)(?<!\d)"
    r"[.!?][”\"’)]?\s+(?=[“\"(]?[A-Z0-9])"
    r"|(?<=\d)\.\s+(?=[“\"(]?[A-Z])"
)
_ENDS = re.compile(r"[.:;!?][”\"’)]?\s*$")
_GOES_ON = re.compile(r"\b(?:the|a|an|of|to|and|or|with|for|in|on|by|from|that|as|is|are)\s*$")
_ALONE = (LinePart.LIST_ITEM, LinePart.TABLE_ROW, LinePart.TABLE_HEADER, LinePart.HEADING)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, list item or table row, white space collapsed, and where it stands."""

    text: str
    place: Place
    is_item: bool

    @property
    def bare(self) -> str:
        """Return the words without the mark of a list."""
        return MARK.sub("", self.text)


def pieces_of(text: DocumentText, place: Place) -> list[Piece]:
    """Return the pieces of a place in a document, in order, nothing but navigation left out."""
    return [piece for block in _blocks(text, place) for piece in _sentences(text, block)]


def _blocks(text: DocumentText, place: Place) -> list[list[tuple[int, str]]]:
    """Return the lines, as number and words, of each paragraph, list item or table row."""
    blocks: list[list[tuple[int, str]]] = []
    after_blank = False
    last = min(place.last, len(text.lines))
    for number, words in text.lines_at(place.model_copy(update={"last": last})):
        if not words.strip():
            after_blank = True
            continue
        line = text.lines[number - 1]
        before = text.lines[blocks[-1][-1][0] - 1] if blocks else None
        if before is None or _begins(line, before, after_blank=after_blank):
            blocks.append([(number, words)])
        else:
            blocks[-1].append((number, words))
        after_blank = False
    return blocks


def _begins(line: Line, before: Line, *, after_blank: bool) -> bool:
    """Say whether a line begins a block: an item, a row, or a paragraph after a finished one."""
    if line.part in _ALONE or before.part in _ALONE[1:] or MARK.match(line.text):
        return True
    goes_on = line.text.strip()[0].islower() or _GOES_ON.search(before.text) is not None
    return after_blank and (_ENDS.search(before.text) is not None or not goes_on)


def _sentences(text: DocumentText, block: list[tuple[int, str]]) -> list[Piece]:
    """Return the sentences of a block, each with the lines that its first and last words are on."""
    words, starts = "", []
    numbers = [number for number, _ in block]
    for _, stored in block:
        line = collapse(stored)
        words = f"{words}{text.joint(words, line)}{line}"
        starts.append(len(words) - len(line))

    def line_at(offset: int) -> int:
        return max(n for n, start in zip(numbers, starts, strict=True) if start <= offset)

    is_item = bool(MARK.match(words)) or text.lines[numbers[0] - 1].part is LinePart.LIST_ITEM
    found = []
    for start, end in _bounds(words):
        place = text.place(line_at(start), line_at(end - 1))
        inside = bool(MARK.match(words[start:end]))
        found.append(Piece(words[start:end], place, is_item or inside))
    return found


def _bounds(words: str) -> list[tuple[int, int]]:
    """Return where each sentence of a block starts and ends."""
    cuts = sorted(
        {(m.start() + len(m.group(0).rstrip()), m.end()) for m in _SENTENCE_END.finditer(words)}
        | {(m.start(), m.end()) for m in _INLINE_MARK.finditer(words)}
    )
    bounds, start = [], 0
    for end, following in cuts:
        if MARK.fullmatch(words[start:following]):  # "1." is the mark of what follows
            continue
        bounds.append((start, end))
        start = following
    return [(first, last) for first, last in [*bounds, (start, len(words))] if first < last]
