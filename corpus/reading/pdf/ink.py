"""What is painted on a page: letters, filled shapes, pictures, rules. Values, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.reading.pdf.geometry import Box

Colour = tuple[float, float, float]  # red, green, blue from 0 to 1


@dataclass(slots=True)
class Glyph:
    """One sign as it is painted; `start`, `end` and `base` are measured along its own line."""

    text: str  # the characters it stands for: a ligature has several
    start: float
    end: float
    base: float  # of the baseline, growing from line to line
    size: float  # of the type as shown, in points
    x: float  # of its middle, on the page
    y: float
    run: tuple[float, float]  # the direction its line runs in; (1, 0) is level
    bold: bool
    face: str  # name of its typeface
    hidden: str = ""  # why no reader of the page sees it
    invisible: bool = False  # drawn without ink, as the text under a scan is
    blank: bool = False  # a space


class Fill(NamedTuple):
    """A filled shape; a picture and a shading count as shapes of no known colour."""

    box: Box
    colour: Colour | None
    exact: bool = True  # the box is the shape, and nothing shines through
    after: int = 0  # how many glyphs were painted before it
    picture: bool = False


class Rule(NamedTuple):
    """A line of the page that is level or upright."""

    box: Box
    level: bool


class Stroke(NamedTuple):
    """A short line of the page that is neither level nor upright."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def rises(self) -> bool:
        """Return whether it goes up from left to right."""
        return (self.x1 - self.x0) * (self.y1 - self.y0) < 0


@dataclass
class Ink:
    """All that a page shows."""

    page: Box
    glyphs: list[Glyph] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)  # small round or square shapes: drawn bullets
    squares: list[Box] = field(default_factory=list)  # drawn as outlines: boxes to tick
    strokes: list[Stroke] = field(default_factory=list)  # short and slanting
    pictures: int = 0
    drawn: int = 0  # shapes that are neither rules nor rectangles
