"""What the styles of a workbook say of a cell: its number format, whether it is bold or unseen."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from corpus.reading.workbook.names import S, is_yes
from corpus.reading.workbook.number_forms import BUILT_IN

_WHITE: Final = "FFFFFF"
_INDEXED: Final = {"0": "000000", "1": _WHITE, "8": "000000", "9": _WHITE, "64": "000000"}
_THEME: Final = {"0": _WHITE, "1": "000000"}  # the theme's colours of paper and ink
_LEAST_SIZE: Final = 2.0  # points
_TINY: Final = "too small to be read"
_LIKE_PAPER: Final = "white on white"
_LIKE_FILL: Final = "in the colour of its cell"


class Look(NamedTuple):
    """A cell's look."""

    form: str = "General"
    is_bold: bool = False
    hidden: str = ""


class _Font(NamedTuple):
    colour: str | None  # None: the automatic one, which is always seen
    size: float
    is_bold: bool


def looks_in(root: Any | None) -> tuple[Look, ...]:
    """Return the looks of a workbook in the order in which cells refer to them."""
    if root is None:
        return (Look(),)
    codes = {one.get("numFmtId"): one.get("formatCode") or "" for one in root.iter(S + "numFmt")}
    fonts = [_font(font) for font in root.iterfind(f"{S}fonts/{S}font")]
    fills = [_fill(fill) for fill in root.iterfind(f"{S}fills/{S}fill")]
    found = []
    for cell in root.iterfind(f"{S}cellXfs/{S}xf"):
        key = cell.get("numFmtId", "0")
        form = codes.get(key) or BUILT_IN.get(int(key) if key.isdecimal() else 0, "General")
        font = _at(fonts, cell.get("fontId")) or _Font(None, 10, is_bold=False)
        found.append(Look(form, font.is_bold, _hidden(font, _at(fills, cell.get("fillId")))))
    return tuple(found) or (Look(),)


def _hidden(font: _Font, fill: str | None) -> str:
    """Return why letters of a font cannot be seen on a fill; "" where they can."""
    if font.size < _LEAST_SIZE:
        return _TINY
    if font.colour is None or fill == "":
        return ""
    if fill is None:
        return _LIKE_PAPER if font.colour == _WHITE else ""
    return _LIKE_FILL if font.colour == fill else ""


def _font(font: Any) -> _Font:
    size = font.find(S + "sz")
    bold = font.find(S + "b")
    return _Font(
        _colour(font.find(S + "color")),
        _number(size.get("val") if size is not None else None),
        is_bold=bold is not None and is_yes(bold.get("val", "1")),
    )


def _fill(fill: Any) -> str | None:
    """Return the colour of a cell; None for no fill, "" for one that is not known."""
    pattern = fill.find(S + "patternFill")
    if pattern is None:
        return ""
    if pattern.get("patternType", "none") == "none":
        return None
    solid = pattern.get("patternType") == "solid"
    return (_colour(pattern.find(S + "fgColor")) or "") if solid else ""


def _colour(element: Any) -> str | None:
    """Return a colour's six digits; None where it is automatic, or a tint of the theme's."""
    if element is None or element.get("auto"):
        return None
    if element.get("rgb"):
        return str(element.get("rgb"))[-6:].upper()
    if element.get("indexed"):
        return _INDEXED.get(element.get("indexed"))
    plain = _number(element.get("tint"), 0.0) == 0
    return _THEME.get(element.get("theme", "")) if plain else None


def _number(value: str | None, otherwise: float = 10.0) -> float:
    try:
        return float(value) if value is not None else otherwise
    except ValueError:
        return otherwise


def _at(listed: list[Any], key: str | None) -> Any:
    index = int(key) if key is not None and key.isdecimal() else 0
    return listed[index] if index < len(listed) else None
