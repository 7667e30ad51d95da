"""Where words stand in a document, so that passages of any system can be compared with an answer.

A position counts the signs before it that are not white space: splitters wrap, strip and join
lines in ways of their own, and none of that moves a sign. Knows nothing of searching.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple


class Stretch(NamedTuple):
    """Part of a document, from position `start` up to position `end`."""

    document: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """Return how many signs it has."""
        return self.end - self.start

    def shared(self, other: Stretch) -> int:
        """Return how many signs both hold.

        >>> Stretch("a", 0, 10).shared(Stretch("a", 6, 20))
        4
        >>> Stretch("a", 0, 10).shared(Stretch("b", 6, 20))
        0
        """
        if self.document != other.document:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class SourceText:
    """A document's text with its positions."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = [line.removesuffix("\r") for line in text.split("\n")]
        self.signs = signs(text)
        self._before = [0, *accumulate(len(signs(line)) for line in self.lines)]

    def at_lines(
        self, first: int, last: int, start: int | None = None, end: int | None = None
    ) -> Stretch:
        """Return lines first to last (from 1, inclusive), or a part of them.

        `start` counts characters in the first line, `end` in the last, as a `corpus.text.Place`
        does. Raises `IndexError` where there are no such lines.
        """
        begins, ends = self._before[first - 1], self._before[last]
        if start is not None:
            begins += len(signs(self.lines[first - 1][:start]))
        if end is not None:
            ends = self._before[last - 1] + len(signs(self.lines[last - 1][:end]))
        return Stretch(self.name, begins, ends)

    def find(self, words: str, after: int = 0) -> Stretch | None:
        """Return where words stand, from position `after` if they do, else anywhere."""
        wanted = signs(words)
        at = self.signs.find(wanted, after)
        if at < 0:
            at = self.signs.find(wanted)
        return Stretch(self.name, at, at + len(wanted)) if wanted and at >= 0 else None


def signs(text: str) -> str:
    """Return text without white space."""
    return "".join(text.split())


def source_texts(folder: Path) -> Mapping[str, SourceText]:
    """Return the documents of a folder by file name."""
    texts = sorted(folder.glob("*.txt"))
    return {path.name: SourceText(path.name, path.read_text(encoding="utf-8")) for path in texts}
