"""A line of a PDF's page: its characters, where it stands and what type it is set in.

Knows the text matrices of PDF, and nothing of pypdf or of documents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

_GLYPH_WIDTH: Final = 0.6  # of the type size: exact for typewriter faces, near for the others
_WIDE_BLANK: Final = re.compile(r" {2,}")


def baseline_of(cm: Sequence[float], tm: Sequence[float]) -> float:
    """Return where text stands that is drawn with these matrices: points from the bottom."""
    return tm[5] * cm[3] + cm[5]


@dataclass
class PageLine:
    """What pypdf hands over between two line ends, in the order of drawing."""

    text: str = ""
    baseline: float | None = None  # points from the bottom of the page
    sizes: Counter[float] = field(default_factory=Counter)  # letters by type size in points
    _bold: int = 0
    _starts: list[tuple[float, int]] = field(default_factory=list)  # x, index into `text`

    @property
    def size(self) -> float:
        """Return the type size of most of its letters; 0 for a blank line."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 0.0

    @property
    def is_bold(self) -> bool:
        """Say whether all of its letters are bold."""
        return self._bold >= sum(self.sizes.values()) > 0

    def extend(
        self,
        piece: str,
        cm: Sequence[float],
        tm: Sequence[float],
        font: Mapping[str, Any] | None,
        size: float,
        *,
        apart: bool = False,
    ) -> None:
        """Take in a piece, drawn with the page's matrix `cm` and the text matrix `tm`.

        A piece that stands apart (a cell, a bullet) is kept from its neighbours by a blank.
        """
        letters = len(piece.strip())
        if not letters:
            self.text += piece
            return
        scaled = round(size * (abs(tm[3] * cm[3]) or 1.0), 1)
        self.sizes[scaled] += letters
        if "bold" in str((font or {}).get("/BaseFont", "")).lower():
            self._bold += letters
        if self.baseline is None:
            self.baseline = baseline_of(cm, tm)
        self._seat(piece, tm[4] * cm[0] + cm[4], scaled, apart=apart)

    def _seat(self, piece: str, x: float, size: float, *, apart: bool) -> None:
        """Put a piece where it is seen: signs of another face are often drawn after the line."""
        before = [start for start in self._starts if start[0] <= x + 1]
        after = [start for start in self._starts if start[0] > x + 1]
        end = min((index for _, index in after), default=len(self.text))
        at = end
        if before and self._starts[-1][0] < x:
            start_x, start = before[-1]
            guess = start + round((x - start_x) / (size * _GLYPH_WIDTH or 1.0))
            at = self._gap_near(guess, start, end) if guess < end else end
        if apart and at and not self.text[at - 1].isspace():
            piece = f" {piece}"
        if apart and at < len(self.text) and not self.text[at].isspace():
            piece = f"{piece} "
        self.text = self.text[:at] + piece + self.text[at:]
        moved = [(sx, index + len(piece) if index >= at else index) for sx, index in self._starts]
        self._starts = sorted([*moved, (x, at)])

    def _gap_near(self, guess: int, start: int, end: int) -> int:
        """Return the place in the nearest wide blank of a piece; its end where it has none."""
        gaps = [
            start + min(max(guess - start, gap.start()), gap.end() - 1)
            for gap in _WIDE_BLANK.finditer(self.text[start:end])
        ]
        near = [gap for gap in gaps if abs(gap - guess) <= 4]
        return min(near, key=lambda gap: abs(gap - guess), default=end)
