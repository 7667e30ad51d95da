"""What a page shows while it is painted: each letter is checked against what lies around it.

Says of a letter why nobody sees it; what is painted over it later is looked at in the end.
"""

from __future__ import annotations

from typing import Final

from corpus.reading.pdf.colours import is_white, look_alike, thinned
from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.ink import Colour, Fill, Glyph, Ink, Rule
from corpus.reading.pdf.state import State

TINY: Final = 1.5  # points: nobody reads type under it
_FAINT: Final = 0.05  # of full strength
_SLACK: Final = 1.0  # points
_THIN: Final = 3.0  # points: a filled shape no thicker is a rule
_SHORTEST_RULE: Final = 3.0
_DOT: Final = (1.0, 9.0)  # points: the sides of a bullet that is drawn as a shape
_MOST_DOTS: Final = 2_000
_MOST_FILLS: Final = 20_000
_MOST_RULES: Final = 20_000
_PAGE_SIZE: Final = 0.5  # of the page's area: a picture as large is a scan


class Canvas:
    """A page and what was painted on it so far."""

    def __init__(self, page: Box) -> None:
        self.ink = Ink(page)
        self.forms = 0  # shown so far
        self._coloured: list[Fill] = []  # what may lie under a letter of its own colour

    def letter(self, glyph: Glyph, state: State, *, off: bool, own_colours: bool) -> None:
        """Take in a letter and say of it why it is not seen, if it is not."""
        if not glyph.blank:
            glyph.invisible = state.mode in {3, 7} and not off
            glyph.hidden = "" if glyph.invisible else self._why_unseen(glyph, state, off)
            if not glyph.hidden and not glyph.invisible and not own_colours:
                glyph.hidden = self._why_unread(glyph, state)
        self.ink.glyphs.append(glyph)

    def _why_unseen(self, glyph: Glyph, state: State, off: bool) -> str:
        if off:
            return "layer switched off"
        if glyph.size < TINY or abs(state.stretch) < 0.05:
            return "tiny"
        if not self.ink.page.holds(glyph.x, glyph.y, _SLACK):
            return "off the page"
        if not state.clip.holds(glyph.x, glyph.y, _SLACK):
            return "clipped away"
        return ""

    def _why_unread(self, glyph: Glyph, state: State) -> str:
        """Return why a letter cannot be told from what it stands on; "" where it can."""
        inks: list[tuple[Colour | None, float]] = []
        if state.mode in {0, 2, 4, 6}:
            inks.append((state.fill, state.fill_alpha))
        if state.mode in {1, 2, 5, 6}:
            inks.append((state.stroke, state.stroke_alpha))
        reasons = {self._why_faint(colour, alpha, glyph) for colour, alpha in inks}
        return reasons.pop() if len(reasons) == 1 else ""

    def _why_faint(self, colour: Colour | None, alpha: float, glyph: Glyph) -> str:
        if alpha < _FAINT:
            return "transparent"
        if colour is None:
            return ""
        shown = thinned(colour, alpha)
        if not is_white(shown) and not self._coloured:
            return ""
        paper = self._under(glyph.x, glyph.y)
        if paper is None:  # a picture: what it shows there is not known
            return ""
        if is_white(shown) and is_white(paper):
            return "white"
        return "same colour as its background" if look_alike(shown, paper) else ""

    def _under(self, x: float, y: float) -> Colour | None:
        """Return the colour of the paper or of what was painted there last."""
        for fill in reversed(self._coloured):
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
            self._coloured.append(fill)

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
