"""A copy of a text in plain small letters, for searching only: disguises taken off.

Full-width and mathematical letters, accents, letters of other alphabets, unseen characters,
spaced-out letters and words run together all come out as plain words. The copy keeps the lines,
so that what is found in it can be shown in the original. Must not know what is searched for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from corpus.screening.alphabets import LOOKALIKES
from corpus.screening.unseen import NOT_SEEN

_TYPOGRAPHIC: Final = str.maketrans("‘’‚“”„–—−‐‑ł·•ßı", "'''\"\"\"-----l..si")
_EMPHASIS: Final = re.compile(r"\*+|~~")
_BLANKS: Final = re.compile(r"[\s_]+")
_LETTER_BY_LETTER: Final = re.compile(
    r"(?<![a-z'.])[a-z](?:( )(?:[a-z] ){2,}|([.\-/|])(?:[a-z]\2)+)[a-z](?![a-z])"
)
_LONG_WORD: Final = re.compile(r"[a-z]{14,}")
_MARK: Final = re.compile(r"[\u0300-\u036f]+")


def plain(line: str, squeezed: re.Pattern[str] | None = None) -> str:
    """Return a line in plain small letters; `squeezed` knows the words to part where run together.

    >>> plain("I g n o r e  \uff41\uff4c\uff4c p\u0433ior *rules*")
    'ignore all prior rules'
    """
    if not line.isascii():
        line = unicodedata.normalize("NFKC", NOT_SEEN.sub("", line)).translate(LOOKALIKES)
        line = _MARK.sub("", unicodedata.normalize("NFKD", line)).translate(_TYPOGRAPHIC)
    line = _BLANKS.sub(" ", _EMPHASIS.sub("", line)).strip().lower()
    line = _LETTER_BY_LETTER.sub(lambda found: found[0].replace(found[1] or found[2], ""), line)
    if squeezed is None:
        return line
    return _LONG_WORD.sub(lambda found: _parted(found[0], squeezed), line)


def _parted(word: str, squeezed: re.Pattern[str]) -> str:
    parts = squeezed.findall(word)
    return " ".join(parts) if sum(map(len, parts)) == len(word) else word


class Copy:
    """Lines of plain text as one string, with the way back to their numbers.

    Lines are parted by a line feed; where a paragraph ends, by two.
    """

    def __init__(self, lines: Iterable[tuple[int, str, bool]]) -> None:
        """Take (number, plain text, whether a paragraph begins here) for each line."""
        parts: list[str] = []
        self._starts: list[int] = []
        self._numbers: list[int] = []
        at = 0
        for number, text, begins in lines:
            gap = ("\n\n" if begins else "\n") if parts else ""
            at += len(gap)
            self._starts.append(at)
            self._numbers.append(number)
            parts.append(gap + text)
            at += len(text)
        self.text = "".join(parts)
        self._in_one_line = self.text.replace("\n", " ")

    def line(self, at: int) -> int:
        """Return the number of the line that a character stands on."""
        return self._numbers[max(bisect_right(self._starts, at) - 1, 0)]

    def find_all(self, anchors: Sequence[str]) -> list[int]:
        """Return where any of some words stand, in no order."""
        places: list[int] = []
        for anchor in anchors:
            at = self._in_one_line.find(anchor)
            while at >= 0:
                places.append(at)
                at = self._in_one_line.find(anchor, at + 1)
        return places
