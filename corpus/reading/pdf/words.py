"""Letters become words, in the order of drawing; nothing is lost but what was drawn twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.ink import Glyph

LEVEL: Final = (1.0, 0.0)
BLANK: Final = 0.17  # of the type size: a wider gap between letters parts words
_BACK: Final = -0.35  # of the type size: a letter set that far back begins something else
_ASCENT: Final = 0.75  # of the type size above the baseline
_DESCENT: Final = 0.22
_TWICE: Final = 0.12  # of the type size: the same letters as close together are one, made bold
RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RUN: Final = re.compile(rf"{RIGHT_TO_LEFT.pattern}(?:\s*{RIGHT_TO_LEFT.pattern})*")


@dataclass(slots=True)
class Word:
    """Letters that stand side by side; `start`, `end` and `base` along its own line."""

    text: str
    start: float
    end: float
    base: float
    size: float
    x: float  # of the middle of its first letter, on the page
    y: float
    run: tuple[float, float]
    bold: bool
    face: str
    hidden: str
    blank_before: bool = False
    blank_after: bool = False
    strong: bool = False  # drawn twice, slightly apart

    @property
    def top(self) -> float:
        """Return where its tallest letters end, in its own direction."""
        return self.base - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Return where its lowest letters end."""
        return self.base + _DESCENT * self.size

    @property
    def box(self) -> Box:
        """Return its box along its own line."""
        return Box(self.start, self.top, self.end, self.bottom)


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """Return the words of a page, each letter in one of them."""
    words: list[Word] = []
    word: Word | None = None
    blank = False
    for glyph in glyphs:
        if glyph.blank:
            if word is not None:
                word.blank_after = True
            word, blank = None, True
            continue
        if word is not None and _goes_on(word, glyph):
            word.text += _visual(glyph.text)
            word.end = max(word.end, glyph.end)
            word.bold = word.bold and glyph.bold
        else:
            word = Word(
                _visual(glyph.text), glyph.start, glyph.end, glyph.base, glyph.size, glyph.x,
                glyph.y, glyph.run, glyph.bold, glyph.face, glyph.hidden, blank,
            )  # fmt: skip
            words.append(word)
        blank = False
    return _once(words)


def _goes_on(word: Word, glyph: Glyph) -> bool:
    gap = glyph.start - word.end
    return (
        _BACK * word.size < gap < BLANK * word.size
        and abs(glyph.base - word.base) < 0.05 * word.size
        and abs(glyph.size - word.size) < 0.08 * word.size
        and glyph.run == word.run
        and glyph.hidden == word.hidden
    )


def _visual(text: str) -> str:
    """Return a glyph's letters as they stand from left to right (see `lines.text_of`)."""
    return turned_round(text) if len(text) > 1 and RIGHT_TO_LEFT.search(text) else text


def turned_round(text: str) -> str:
    """Return text with each run from right to left in the opposite order."""
    return _RUN.sub(lambda found: found[0][::-1], text)


def _once(words: list[Word]) -> list[Word]:
    """Leave out words drawn again in the same place: how programs without a bold face make one."""
    seen: dict[tuple[str, int, int], list[Word]] = {}
    kept: list[Word] = []
    for word in words:
        step = max(4 * _TWICE * word.size, 0.1)
        column, row = round(word.start / step), round(word.base / step)
        twin = next(
            (
                other
                for shift in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))
                for other in seen.get((word.text, column + shift[0], row + shift[1]), ())
                if abs(other.start - word.start) < _TWICE * word.size
                and abs(other.base - word.base) < _TWICE * word.size
                and other.run == word.run
                and other.hidden == word.hidden
            ),
            None,
        )
        if twin is None:
            kept.append(word)
            seen.setdefault((word.text, column, row), []).append(word)
        else:
            twin.strong = True
            twin.blank_after = twin.blank_after or word.blank_after
    return kept
