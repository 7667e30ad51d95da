"""What a reader writes while it reads: lines and losses, held within the limits.

Kept free of pydantic, so that the confined process starts fast; `file.py` makes the real values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.failures import Unread
from corpus.reading.limits import MOST_CHARACTERS, MOST_LINES

TOO_MUCH_TEXT = "it holds more than 5 MB of text; split it into smaller files"
_NOT_STORED = {0: "\ufffd", 10: " ", 13: " "} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Refused(Exception):  # noqa: N818 - it reads as what happened to the file
    """A file cannot be used; the reason completes the sentence "X was not read: ..."."""

    def __init__(self, reason: str, state: Unread | str = Unread.FAILED) -> None:
        super().__init__(reason)
        self.reason = reason
        self.state = Unread(state)


class RawLine(NamedTuple):
    """A line on its way to `corpus.text.Line`; `part` is a value of `LinePart`."""

    text: str
    part: str = "prose"
    level: int = 0
    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    cells: Sequence[str] = ()
    hidden: str = ""


class Transcript:
    """Lines in reading order and, in plain sentences, what was not read."""

    def __init__(self) -> None:
        self.lines: list[RawLine] = []
        self.losses: list[str] = []
        self.page_labels: list[str] = []
        self._characters = 0

    def add(self, line: RawLine) -> None:
        """Keep a line. Raises `Refused` once there is more text than a document may have."""
        self._characters += len(line.text)
        if self._characters > MOST_CHARACTERS or len(self.lines) >= MOST_LINES:
            raise Refused(TOO_MUCH_TEXT)
        cells = [cell.translate(_NOT_STORED) for cell in line.cells]
        self.lines.append(line._replace(text=line.text.translate(_NOT_STORED), cells=cells))

    def lost(self, sentence: str) -> None:
        """Note once what was not read."""
        if sentence not in self.losses:
            self.losses.append(sentence)

    def lost_count(self, count: int, one: str, many: str) -> None:
        """Note how many of a thing were not read, if there were any."""
        if count:
            self.lost(f"1 {one} was not read." if count == 1 else f"{count} {many} were not read.")
