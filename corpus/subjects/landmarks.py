"""Finds landmarks in a document by their words alone: in which lines a short phrase stands.

White space, case, punctuation and line breaks play no part, and neither do lines that are no text
of the document: junk, lines held back, footnotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from corpus.text import DocumentText, LinePart

_WORD = re.compile(r"[a-z0-9]+")
_SOFT_HYPHEN = "\u00ad"
_NO_TEXT = frozenset({LinePart.JUNK, LinePart.HELD, LinePart.FOOTNOTE})


def words_in(text: str) -> list[str]:
    """Return the words of a text as landmarks are compared.

    >>> words_in("HEE’s Quality-\\nCycle (Fig. 3)")
    ['hee', 's', 'quality', 'cycle', 'fig', '3']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace(_SOFT_HYPHEN, "").lower())


class Landmarks:
    """The words of one document, each with its line."""

    def __init__(self, text: DocumentText) -> None:
        self._words: list[str] = []
        self._lines: list[int] = []  # of each word, from 1
        self._at: dict[str, list[int]] = defaultdict(list)  # positions of each word
        for number, line in enumerate(text.lines, start=1):
            if line.part not in _NO_TEXT:
                for word in words_in(line.text):
                    self._at[word].append(len(self._words))
                    self._words.append(word)
                    self._lines.append(number)

    def lines(self, landmark: str) -> tuple[int, int] | None:
        """Return the first and last line of a landmark; None unless it stands exactly once."""
        found = list(self._standing(landmark))
        return found[0] if len(found) == 1 else None

    def line_after(self, line: int, landmark: str) -> int | None:
        """Return the first line, from this one on, in which a landmark ends; None: in none."""
        return next((last for _, last in self._standing(landmark) if last >= line), None)

    def _standing(self, landmark: str) -> Iterator[tuple[int, int]]:
        """Yield the first and last line of each place where a landmark stands, in order."""
        wanted = words_in(landmark)
        for start in self._at.get(wanted[0], ()) if wanted else ():
            end = start + len(wanted)
            if self._words[start:end] == wanted:
                yield self._lines[start], self._lines[end - 1]
