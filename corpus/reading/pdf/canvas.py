"""What a page shows while it is painted: each letter is checked against what lies around it.

Says of a letter why nobody sees it; what is painted over it later is looked at in the end.
"""

from __future__ import annotations

from typing import Final

from corpus.reading.pdf.colours import is_white, look_alike, thinned
from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.ink import Colour, Fill, Glyph, Ink, Rule, Stroke
from corpus.reading.pdf.paths import Path
from corpus.reading.pdf.state import State

TINY: Final = 1.5  # points: nobody reads type under it
_FAINT: Final = 0.05  # of full strength
_SLACK: Final = 1.0  # points
_THIN: Final = 3.0  # points: a filled shape no thicker is a rule
_SHORTEST_RULE: Final = 3.0
_DOT: Final = (1.0, 9.0)  # points: the sides of a bullet that is drawn as a shape
_LARGEST_SQUARE: Final = 16.0  # points
_MOST_DOTS: Final = 2_000
_MOST_GLYPHS: Final = 300_000
_MOST_COLOURS: Final = 500
_MOST_FILLS: Final = 20_000
_MOST_RULES: Final = 20_000
_PAGE_SIZE: Final = 0.5  # of the page's area: a picture as large is a scan


class Overfull(Exception):  # noqa: N818 - it reads as what is wrong with the page
    """A page holds more than any page can show."""


class Canvas:
    """A page and what was painted on it so far."""

    def __init__(self, page: Box) -> None:
        self.ink = Ink(page)
        self.forms = 0  # shown so far
        self._grounds: set[Colour] = set()  # colours of what letters may stand on

    def strung(self, glyphs: list[Glyph], state: State, *, off: bool, own_colours: bool) -> None:
        """Take in the letters of one string, and say of each why it is not seen, if it is not."""
        self.ink.glyphs += glyphs
        if len(self.ink.glyphs) > _MOST_GLYPHS:
            message = "more letters than a page can show"
            raise Overfull(message)
        seen = [glyph for glyph in glyphs if not glyph.blank]
        if not seen:
            return
        reason = self._why_unseen(seen[0].size, state, off)
        if reason or state.mode in {3, 7}:
            for glyph in seen:
                glyph.hidden, glyph.invisible = reason, not reason
            return
        if not self._is_inside(seen[0], state) or not self._is_inside(seen[-1], state):
            for glyph in seen:
                glyph.hidden = self._why_outside(glyph, state)
        inks = [] if own_colours else self._inks(state)
        if inks:
            for glyph in seen:
                glyph.hidden = glyph.hidden or self._why_unread(glyph, inks)

    def _why_unseen(self, size: float, state: State, off: bool) -> str:
        """Return why nobody sees a string with this state, wherever it stands."""
        if off:
            return "layer switched off"
        if size < TINY or abs(state.stretch) < _FAINT:
            return "tiny"
        strengths = [alpha for _, alpha in _colours(state)]
        return "transparent" if strengths and max(strengths) < _FAINT else ""

    def _is_inside(self, glyph: Glyph, state: State) -> bool:
        page, clip = self.ink.page, state.clip
        return page.holds(glyph.x, glyph.y, _SLACK) and clip.holds(glyph.x, glyph.y, _SLACK)

    def _why_outside(self, glyph: Glyph, state: State) -> str:
        if not self.ink.page.holds(glyph.x, glyph.y, _SLACK):
            return "off the page"
        return "" if state.clip.holds(glyph.x, glyph.y, _SLACK) else "clipped away"

    def _inks(self, state: State) -> list[Colour]:
        """Return the colours of letters if one of their backgrounds may swallow them."""
        inks: list[Colour] = []
        for colour, alpha in _colours(state):
            if colour is None:
                return []
            shown = thinned(colour, alpha)
            if not is_white(shown) and not any(look_alike(shown, one) for one in self._grounds):
                return []
            inks.append(shown)
        return inks

    def _why_unread(self, glyph: Glyph, inks: list[Colour]) -> str:
        """Return why a letter cannot be told from what it stands on; "" where it can."""
        paper = self._under(glyph.x, glyph.y)
        if paper is None:  # a picture: what it shows there is not known
            return ""
        if all(is_white(ink) and is_white(paper) for ink in inks):
            return "white"
        same = all(look_alike(ink, paper) for ink in inks)
        return "same colour as its background" if same else ""

    def _under(self, x: float, y: float) -> Colour | None:
        """Return the colour of the paper or of what was painted there last."""
        for fill in reversed(self.ink.fills):
            if fill.box.holds(x, y):
                return fill.colour
        return (1.0, 1.0, 1.0)

    def filled(self, box: Box, state: State, *, exact: bool, off: bool = False) -> None:
        """Take in a filled shape: paper for what comes, a cover for what was, or a rule."""
        box = box.within(state.clip)
        if off or state.fill_alpha < _FAINT or box.width < 0 or box.height < 0:
            return
        colour = thinned(state.fill, state.fill_alpha) if state.fill is not None else None
        thin = min(box.width, box.height) <= _THIN
        self.ink.drawn += not exact
        self.dotted(box)
        if exact and colour is not None and not is_white(colour):
            self._ruled(box, thin=thin)
        if not thin:
            solid = exact and state.fill_alpha > 1 - _FAINT and not state.blended
            self._laid(box, colour, exact=solid and colour is not None)

    def dotted(self, box: Box) -> None:
        """Take in a shape that is small enough for a drawn bullet."""
        small = _DOT[0] <= box.width <= _DOT[1] and _DOT[0] <= box.height <= _DOT[1]
        if small and 0.7 <= box.width / box.height <= 1.4 and len(self.ink.dots) < _MOST_DOTS:
            self.ink.dots.append(box)

    def pictured(self, box: Box, state: State, *, solid: bool, off: bool = False) -> None:
        """Take in a picture; one without holes covers what lies under it."""
        box = box.within(state.clip).within(self.ink.page)
        if off or box.area <= 0:
            return
        self.ink.pictures += 1
        exact = solid and state.fill_alpha > 1 - _FAINT and not state.blended
        self._laid(box, None, exact=exact, picture=True)

    def _laid(self, box: Box, colour: Colour | None, *, exact: bool, picture: bool = False) -> None:
        if len(self.ink.fills) < _MOST_FILLS:
            fill = Fill(box, colour, exact, len(self.ink.glyphs), picture)
            self.ink.fills.append(fill)
            if colour is not None and len(self._grounds) < _MOST_COLOURS:
                self._grounds.add(colour)

    def _ruled(self, box: Box, *, thin: bool) -> None:
        """Take the edges of a filled rectangle as rules; a thin one is a rule itself."""
        if thin and max(box.width, box.height) >= _SHORTEST_RULE:
            self.line(box, level=box.width >= box.height)
        elif not thin:
            for edge, level in (
                (box._replace(bottom=box.top), True),
                (box._replace(top=box.bottom), True),
                (box._replace(right=box.left), False),
                (box._replace(left=box.right), False),
            ):
                self.line(edge, level=level)

    def line(self, box: Box, *, level: bool) -> None:
        """Take in a level or upright line."""
        if len(self.ink.rules) < _MOST_RULES:
            self.ink.rules.append(Rule(box, level))

    def outlined(self, path: Path, state: State) -> None:
        """Take in what a stroked path draws: rules, rings, squares and short slanting lines."""
        for box, level in path.lines():
            self.line(box.within(state.clip), level=level)
        for shape in path.shapes():
            if not shape.exact:  # a ring; a stroked square is a box to tick, no bullet
                self.dotted(shape.box)
            elif shape.box.width <= _LARGEST_SQUARE and len(self.ink.squares) < _MOST_DOTS:
                self.ink.squares.append(shape.box)
        for (x0, y0), (x1, y1) in path.slants(_LARGEST_SQUARE):
            if len(self.ink.strokes) < _MOST_DOTS and state.clip.holds(x0, y0, _SLACK):
                self.ink.strokes.append(Stroke(x0, y0, x1, y1))

    def finished(self) -> Ink:
        """Return what the page shows, now that nothing can be painted over it any more."""
        scanned = self._is_scanned()
        for glyph in self.ink.glyphs:
            if glyph.invisible and not scanned and not glyph.blank:
                glyph.hidden = "invisible"
        for fill in self.ink.fills:
            if fill.exact and not (fill.picture and scanned):
                for glyph in self.ink.glyphs[: fill.after]:
                    if not glyph.hidden and fill.box.holds(glyph.x, glyph.y):
                        glyph.hidden = "" if glyph.blank else "covered"
        return self.ink

    def _is_scanned(self) -> bool:
        """Say whether pictures cover most of the page: its text is what a program saw on them."""
        shown = sum(fill.box.area for fill in self.ink.fills if fill.picture)
        return shown >= _PAGE_SIZE * self.ink.page.area > 0


def _colours(state: State) -> list[tuple[Colour | None, float]]:
    """Return the colours that letters are painted in, with how far each of them covers."""
    colours: list[tuple[Colour | None, float]] = []
    if state.mode in {0, 2, 4, 6}:
        colours.append((state.fill, state.fill_alpha))
    if state.mode in {1, 2, 5, 6}:
        colours.append((state.stroke, state.stroke_alpha))
    return colours
