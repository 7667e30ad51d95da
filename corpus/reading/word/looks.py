"""Whether a reader of the printed page can see a run of text: its colour, what is behind it, size.

A text is hidden when its program hides it, when it is set in (nearly) the colour behind it, or
when its type is too small to be seen. White text on a dark cell is to be seen.
"""

from __future__ import annotations

from typing import Any, Final

from corpus.reading.word.names import W, child_of, is_on, whole_number
from corpus.reading.word.styles import Styles

Colour = tuple[int, int, int]

WHITE: Final[Colour] = (255, 255, 255)
BLACK: Final[Colour] = (0, 0, 0)
VANISHED: Final = "its program hides it"
LIKE_PAPER: Final = "white on white"
LIKE_BACKGROUND: Final = "in the colour of what is behind it"
TINY: Final = "too small to be read"
_LEAST_SIZE: Final = 4  # half points
_LEAST_CONTRAST: Final = 1.15  # of luminances; light grey on white has 1.5
_HIGHLIGHTS: Final = {
    "black": BLACK, "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0),
    "magenta": (255, 0, 255), "red": (255, 0, 0), "yellow": (255, 255, 0), "white": WHITE,
    "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip
_LIGHT_THEME: Final = frozenset({"background1", "light1"})
_DARK_THEME: Final = frozenset({"text1", "dark1"})


def hidden_reason(run: Any, paragraph: Any, styles: Styles, behind: Colour | None) -> str:
    """Return why a run is not to be seen; "" when it is.

    `behind` is the colour of the paper, cell or box that it stands on, None when not known.
    """
    if is_on(styles.run_property(run, paragraph, "vanish")):
        return VANISHED
    size = styles.run_property(run, paragraph, "sz")
    points = whole_number(size.get(W + "val")) if size is not None else None
    if points is not None and points < _LEAST_SIZE:
        return TINY
    colour = _colour_of(styles.run_property(run, paragraph, "color"))
    if colour is None:
        return ""
    ground = _ground(run, paragraph, styles, behind)
    if ground is None or contrast(colour, ground) >= _LEAST_CONTRAST:
        return ""
    return LIKE_PAPER if min(ground) > 240 else LIKE_BACKGROUND


def contrast(one: Colour, other: Colour) -> float:
    """Return how far the luminances of two colours are apart, from 1 (the same) to 21.

    >>> contrast((255, 255, 255), (0, 0, 0)), contrast((255, 255, 255), (255, 255, 255))
    (21.0, 1.0)
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return round((high + 0.05) / (low + 0.05), 2)


def fill_of(shading: Any) -> Colour | None:
    """Return the colour that a <w:shd> paints; None where it paints nothing."""
    if shading is None:
        return None
    name = "color" if shading.get(W + "val") == "solid" else "fill"
    theme = shading.get(W + ("themeColor" if name == "color" else "themeFill"))
    return _hex(shading.get(W + name)) or _theme(theme)


def _ground(run: Any, paragraph: Any, styles: Styles, behind: Colour | None) -> Colour | None:
    highlight = styles.run_property(run, paragraph, "highlight")
    if highlight is not None and highlight.get(W + "val") in _HIGHLIGHTS:
        return _HIGHLIGHTS[highlight.get(W + "val")]
    own = fill_of(styles.run_property(run, paragraph, "shd"))
    if own is not None:
        return own
    painted = styles.paragraph_property(paragraph, "shd", "fill")
    solid = styles.paragraph_property(paragraph, "shd", "val") == "solid"
    if solid:
        painted = styles.paragraph_property(paragraph, "shd", "color")
    return _hex(painted) or behind


def _colour_of(color: Any) -> Colour | None:
    """Return the colour of type, None for the automatic one, which is always to be seen."""
    if color is None:
        return None
    plain = color.get(W + "themeTint") is None and color.get(W + "themeShade") is None
    theme = _theme(color.get(W + "themeColor")) if plain else None
    return theme or _hex(color.get(W + "val"))


def _theme(name: str | None) -> Colour | None:
    if name in _LIGHT_THEME:
        return WHITE
    return BLACK if name in _DARK_THEME else None


def _hex(value: str | None) -> Colour | None:
    digits = (value or "").lstrip("#")
    if len(digits) != 6:
        return None
    try:
        number = int(digits, 16)
    except ValueError:
        return None
    return number >> 16, number >> 8 & 255, number & 255


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def box_ground(box: Any) -> Colour | None:
    """Return the colour within a text box: white unless something is painted, None if unknown."""
    for holder in box.iterancestors():
        for fill in holder.iterchildren():
            if isinstance(fill.tag, str) and fill.tag.endswith("}spPr"):
                return _painted(fill)
        if holder.get("fillcolor"):
            return _hex(holder.get("fillcolor"))
    return WHITE


def _painted(shape: Any) -> Colour | None:
    for child in shape:
        name = str(child.tag).rpartition("}")[2]
        if name == "solidFill":
            return _hex(next((one.get("val") for one in child if one.get("val")), None))
        if name in {"gradFill", "blipFill", "pattFill", "grpFill"}:
            return None
    return WHITE


def page_ground(document: Any) -> Colour | None:
    """Return the colour of a document's pages."""
    background = child_of(document, "background")
    if background is None:
        return WHITE
    return _hex(background.get(W + "color")) or (
        _theme(background.get(W + "themeColor")) if background.get(W + "themeColor") else WHITE
    )
