"""The block of a page at hand: the words gathered for its line, and the lines that are finished."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from corpus.reading.list_marks import is_telling, without_typed_bullet
from corpus.reading.raised import apart
from corpus.reading.transcript import RawLine, Transcript
from corpus.reading.web_page.sight import Sight

_WHITE_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_IN_PARAGRAPHS: Final = frozenset({"prose", "list_item"})


class Piece(NamedTuple):
    """Characters, and why nobody sees them ("": they are seen)."""

    text: str
    hidden: str


class Item:
    """An item of a list: its mark stands before its first line."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.is_begun = False


class Blocks:
    """Gathers words and makes lines of them."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self._pieces: list[Piece] = []
        self._part, self._level = "prose", 0
        self._item: Item | None = None
        self._gap = False
        self._before = ""  # the part of the line before, if it was seen

    def say(self, text: str, sight: Sight, part: str, level: int, item: Item | None) -> None:
        """Take in words of the block at hand."""
        self._pieces.append(Piece(text, sight.hidden if text.strip() else ""))
        if text.strip() and not sight.hidden:
            self._part, self._level = "junk" if sight.is_junk else part, level
            self._item = item

    def say_raised(self, text: str) -> str:
        """Return raised characters as they follow what has been said."""
        return apart(_collapsed(self._pieces), text)

    def leave_gap(self) -> None:
        """Remember that a gap is seen before the next line."""
        self._gap = True

    def end_line(self, *, broken: bool = False) -> None:
        """Finish the line at hand; a break where nothing was said makes a blank line."""
        pieces, self._pieces = self._pieces, []
        text = _collapsed(pieces)
        if text.strip():
            self._add(text)
        elif broken and self._before:
            self._blank()
        self.add_unseen(pieces)

    def add(self, line: RawLine) -> None:
        """Add a line that is made elsewhere (a table's row), after a gap if one is due."""
        self._before = line.part if not line.hidden else self._before
        self._gap = False
        self.transcript.add(line)

    def add_unseen(self, pieces: list[Piece]) -> None:
        """Add words that nobody sees, those of one reason that stand together as one line."""
        held = Piece("", "")
        for piece in [*pieces, Piece("", "")]:
            if piece.hidden != held.hidden and (piece.text.strip() or not piece.text):
                if held.hidden:
                    self.transcript.add(RawLine(" ".join(held.text.split()), hidden=held.hidden))
                held = Piece("", piece.hidden)
            held = Piece(held.text + piece.text, held.hidden)

    def _add(self, text: str) -> None:
        part = self._part
        if self._item is not None and part == "list_item":
            if self._item.is_begun:
                part = "prose"
            elif self._item.mark:
                text = f"{self._item.mark} {text}"
            self._item.is_begun = True
        elif part == "footnote" and self._item is not None and not self._item.is_begun:
            self._item.is_begun = True
            text = f"{self._item.mark.rstrip('.')} {text}".strip()
        elif part == "prose":
            bare = without_typed_bullet(text)
            part = "list_item" if bare is not None or is_telling(text) else part
            text = text if bare is None else bare
        within_list = part == self._before == "list_item"
        if self._gap and {part, self._before} <= _IN_PARAGRAPHS and not within_list:
            self._blank()
        self.transcript.add(RawLine(text, part, self._level if part == "heading" else 0))
        self._before, self._gap = part, False

    def _blank(self) -> None:
        if self.transcript.lines and self.transcript.lines[-1].text:
            self.transcript.add(RawLine(""))


def _collapsed(pieces: list[Piece]) -> str:
    seen = "".join(piece.text for piece in pieces if not piece.hidden)
    return _WHITE_SPACE.sub(" ", seen).strip(" ")
