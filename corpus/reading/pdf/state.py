"""The graphics state while a page is painted (ISO 32000, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.reading.pdf.colours import BLACK
from corpus.reading.pdf.faces import Face
from corpus.reading.pdf.geometry import Box, Matrix
from corpus.reading.pdf.ink import Colour


@dataclass(slots=True)
class State:
    """What `q` keeps and `Q` brings back."""

    matrix: Matrix
    clip: Box
    face: Face | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0  # how letters are painted; 3 and 7 leave no ink
    fill: Colour | None = BLACK
    stroke: Colour | None = BLACK
    fill_space: Any = "/DeviceGray"
    stroke_space: Any = "/DeviceGray"
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blended: bool = False  # mixed with what lies beneath
