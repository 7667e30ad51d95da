"""Whether a reader of a page sees an element's words, from its styles and attributes.

What its class says is for screen readers is no attack but no part of the page that is seen either:
it is junk. Everything else that cannot be seen is told with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

Colour = tuple[int, int, int]

WHITE: Final[Colour] = (255, 255, 255)
_NAMED: Final[Mapping[str, Colour]] = {
    "white": WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255), "yellow": (255, 255, 0),
    "red": (255, 0, 0), "blue": (0, 0, 255), "navy": (0, 0, 128), "green": (0, 128, 0),
    "lime": (0, 255, 0), "gray": (128, 128, 128), "grey": (128, 128, 128),
    "silver": (192, 192, 192), "maroon": (128, 0, 0), "purple": (128, 0, 128),
    "teal": (0, 128, 128), "olive": (128, 128, 0), "orange": (255, 165, 0),
}  # fmt: skip
_FOR_SCREEN_READERS: Final = re.compile(
    r"visually-?hidden|sr-only|screen-?reader|assistive-text|offscreen-text|skip-?(?:link|to)", re.I
)
_LENGTH: Final = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|ex|ch|%|vw|vh|cm|mm|in)?")
_PIXELS: Final = {
    "pt": 1.33,
    "em": 16,
    "rem": 16,
    "cm": 38,
    "mm": 3.8,
    "in": 96,
    "vw": 10,
    "vh": 10,
}
_FAR: Final = 900.0  # pixels to the left or above: no screen begins there
_TINY: Final = 2.0  # pixels
_ALIKE: Final = 12  # the most that two colours differ in any part and still look the same


class Sight(NamedTuple):
    """How words are seen that stand within an element."""

    hidden: str = ""  # why they are not
    is_junk: bool = False
    colour: Colour = (0, 0, 0)
    ground: Colour | None = WHITE  # None: not known
    is_covered: bool = False  # by `visibility`, which what is within may turn back


def seen_within(element: Any, declared: Mapping[str, str], outside: Sight) -> Sight:
    """Return how words within an element are seen, from how they are seen around it."""
    if outside.hidden and not outside.is_covered:
        return outside
    if _FOR_SCREEN_READERS.search(element.get("class", "")):
        return outside._replace(is_junk=True)
    colour = _colour(declared.get("color") or element.get("color", "")) or outside.colour
    ground = _ground(element, declared, outside.ground)
    sight = outside._replace(colour=colour, ground=ground)
    covered = _is_covered(declared, outside)
    if covered:
        return sight._replace(hidden="its page hides it", is_covered=True)
    return sight._replace(
        hidden=_reason(element, declared) or _faded(declared, sight), is_covered=False
    )


def _is_covered(declared: Mapping[str, str], outside: Sight) -> bool:
    said = declared.get("visibility", "")
    return said in {"hidden", "collapse"} or (outside.is_covered and said != "visible")


def _reason(element: Any, declared: Mapping[str, str]) -> str:
    if element.get("hidden") is not None or declared.get("display") == "none":
        return "its page hides it"
    if _length(declared.get("font-size", "")) is not None and _is_tiny(declared["font-size"]):
        return "too small to be read"
    opacity = _length(declared.get("opacity", ""))
    if opacity is not None and opacity < 0.05:
        return "transparent"
    away = (declared.get(side, "") for side in ("left", "top", "text-indent"))
    placed = declared.get("position") in {"absolute", "fixed", "relative"}
    for side, value in zip(("left", "top", "text-indent"), away, strict=True):
        length = _length(value)
        if length is not None and length <= -_FAR and (placed or side == "text-indent"):
            return "off the page"
    moved = declared.get("transform", "")
    if "translate" in moved and any(
        (_length(part) or 0) <= -_FAR for part in re.findall(r"-[\d.]+\s*\w*", moved)
    ):
        return "off the page"
    return "clipped to nothing" if _is_clipped(declared) else ""


def _is_tiny(size: str) -> bool:
    length = _length(size)
    return (length is not None and length < _TINY and not size.endswith(("em", "%"))) or size in {
        "0",
        "0%",
        "0em",
    }


def _is_clipped(declared: Mapping[str, str]) -> bool:
    clip = declared.get("clip", "") + declared.get("clip-path", "")
    if re.search(r"rect\((?:0|1px)[^1-9]*\)|inset\((?:50|100)%", clip):
        return True
    flat = any(
        (length := _length(declared.get(side, ""))) is not None and length <= 1
        for side in ("width", "height", "max-height")
    )
    return flat and declared.get("overflow") in {"hidden", "clip"}


def _faded(declared: Mapping[str, str], sight: Sight) -> str:
    said = declared.get("-webkit-text-fill-color") or declared.get("color", "")
    if said == "transparent" or re.search(r"rgba?\([^)]*[,/]\s*0(?:\.0\d*)?%?\s*\)", said):
        return "transparent"
    if sight.ground is None or not looks_alike(sight.colour, sight.ground):
        return ""
    return "white on white" if min(sight.ground) > 240 else "in the colour of what is behind it"


def looks_alike(one: Colour, other: Colour) -> bool:
    """Say whether letters of the one colour cannot be read on the other.

    >>> looks_alike((255, 255, 255), (250, 250, 250)), looks_alike((118, 118, 118), WHITE)
    (True, False)
    """
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= _ALIKE


def _ground(element: Any, declared: Mapping[str, str], around: Colour | None) -> Colour | None:
    said = declared.get("background-color") or declared.get("background") or ""
    said = said or element.get("bgcolor", "")
    if not said or said in {"transparent", "none", "inherit", "initial", "unset"}:
        return around
    if "url(" in said or "gradient" in said:
        return None
    found = (_colour(word) for word in re.findall(r"rgba?\([^)]*\)|[#\w]+", said))
    return next((colour for colour in found if colour is not None), None)


def _colour(said: str) -> Colour | None:
    """Return a colour as red, green and blue; None for one that is not known."""
    word = said.strip().lower()
    if word in _NAMED:
        return _NAMED[word]
    digits = word.removeprefix("#")
    if word.startswith("#") and len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) in {6, 8} and re.fullmatch(r"[0-9a-f]+", digits):
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    parts = re.fullmatch(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+).*\)", word)
    if parts is None:
        return None
    red, green, blue = (min(int(part), 255) for part in parts.groups())
    return red, green, blue


def _length(said: str) -> float | None:
    """Return a length in pixels, near enough; None where there is none."""
    match = _LENGTH.fullmatch(said.strip())
    if match is None:
        return None
    try:
        return float(match[1]) * _PIXELS.get(match[2] or "px", 1)
    except ValueError:
        return None
