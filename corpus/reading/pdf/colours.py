"""Colours of a PDF as red, green and blue, near enough to tell what can be seen on what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from corpus.reading.pdf.ink import Colour

BLACK: Final[Colour] = (0.0, 0.0, 0.0)
WHITE: Final[Colour] = (1.0, 1.0, 1.0)
_WHITISH: Final = 0.95
_ALIKE: Final = 0.05  # the most that two colours may differ in any part and still look the same
_BY_COUNT: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


def is_white(colour: Colour) -> bool:
    """Say whether a colour is white or next to it."""
    return min(colour) > _WHITISH


def look_alike(one: Colour, other: Colour) -> bool:
    """Say whether letters of the one colour cannot be read on the other."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < _ALIKE


def thinned(colour: Colour, alpha: float) -> Colour:
    """Return what a colour looks like on white when it covers only in part."""
    red, green, blue = (1 - alpha * (1 - part) for part in colour)
    return red, green, blue


def first_colour(space: Any) -> Colour | None:
    """Return the colour that stands when a colour space is chosen; None if that is a pattern."""
    name = _name(space)
    return None if name == "/Pattern" else BLACK


def colour_of(space: Any, parts: Sequence[Any]) -> Colour | None:
    """Return the colour that numbers mean in a colour space; None for patterns and unknowns."""
    values = [float(part) for part in parts if isinstance(part, (int, float))]
    name = _name(space)
    if name == "/Pattern" or not values:
        return None
    if name in {"/Separation", "/DeviceN"}:
        return _ink(space, values)
    if name == "/ICCBased":
        name = _BY_COUNT.get(len(values), "")
    if name == "/Indexed":
        return _indexed(space, int(values[0]))
    if name == "/Lab":
        grey = min(max(values[0] / 100, 0.0), 1.0)
        return grey, grey, grey
    return _device(name, values)


def _name(space: Any) -> str:
    space = space.get_object() if hasattr(space, "get_object") else space
    first = space[0] if isinstance(space, list) and space else space
    return first if isinstance(first, str) else ""


def _device(name: str, values: list[float]) -> Colour | None:
    parts = [min(max(value, 0.0), 1.0) for value in values]
    if name in {"/DeviceGray", "/CalGray", "/G"} or len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if name in {"/DeviceCMYK", "/CMYK"} or len(parts) == 4:
        cyan, magenta, yellow, black = parts[:4] if len(parts) >= 4 else (0, 0, 0, 1)
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return (parts[0], parts[1], parts[2]) if len(parts) >= 3 else None


def _ink(space: Any, tints: list[float]) -> Colour | None:
    """Return what a spot ink of this strength looks like: its own function, or plain darkness."""
    space = space.get_object()
    if space[1] == "/None":
        return WHITE
    function: Any = space[3].get_object() if len(space) > 3 else {}
    if function.get("/FunctionType") == 2 and "/C1" in function:
        full = [float(value) for value in function["/C1"].get_object()]
        none = [float(value) for value in function.get("/C0", [0.0] * len(full))]
        power = tints[0] ** float(function.get("/N", 1))
        mixed = [a + power * (b - a) for a, b in zip(none, full, strict=False)]
        return colour_of(space[2], mixed)
    if space[1] == "/All" or max(tints) > 0:
        dark = 1 - min(max(tints), 1.0)
        return dark, dark, dark
    return WHITE


def _indexed(space: Any, index: int) -> Colour | None:
    space = space.get_object()
    base, table = space[1], space[3].get_object()
    raw = table.get_data() if hasattr(table, "get_data") else table
    listed = raw.encode("latin-1", "replace") if isinstance(raw, str) else bytes(raw)
    width = {"/DeviceGray": 1, "/DeviceCMYK": 4}.get(_name(base), 3)
    entry = listed[index * width : (index + 1) * width]
    return colour_of(base, [value / 255 for value in entry]) if len(entry) == width else None
