"""Typefaces: from the bytes of a page to characters and their widths, as pypdf reads fonts.

Knows pypdf's `Font` and nothing of where text stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from pypdf.generic._font import Font

from corpus.reading.pdf.glyph_names import names_by_code, whole
from corpus.reading.pdf.signs import sign_of

_THOUSANDTH: Final = 0.001
_BULLET: Final = "•"  # what a code without a character of its own stands for (ISO 32000, D.2)
_UNKNOWN_WIDTH: Final = 500.0


class Sign(NamedTuple):
    """One code of a string: its characters, its width in parts of the type size."""

    text: str
    width: float
    is_space_code: bool  # code 32 of a simple font, which word spacing widens


class Face:
    """A font of the document."""

    def __init__(self, resource: Any) -> None:
        self._font = Font.from_font_resource(resource)
        self.name = self._font.name.split("+")[-1]
        flags = self._font.font_descriptor.flags
        weight = str(self._font.font_descriptor.weight)
        lower = self.name.lower()
        self.bold = (
            any(word in lower for word in ("bold", "black", "heavy", "semibold"))
            or (weight.isdigit() and int(weight) >= 600)
            or (isinstance(flags, int) and bool(flags & (1 << 18)))
        )
        self.drawn = self._font.sub_type == "Type3"
        self.scale, self.height = self._measures(resource)
        self._names = names_by_code(resource)
        self._known: dict[Any, Sign] = {}

    def _measures(self, resource: Any) -> tuple[float, float]:
        """Return the width of a unit and the height of the type, in parts of the type size."""
        if not self.drawn:
            return _THOUSANDTH, 1.0
        matrix = [float(part) for part in resource.get("/FontMatrix", (0.001, 0, 0, 0.001, 0, 0))]
        box = [float(part) for part in resource.get("/FontBBox", (0, 0, 0, 0))]
        height = abs((box[3] - box[1]) * matrix[3])
        return abs(matrix[0]) or _THOUSANDTH, height or 1.0

    def signs(self, string: Any) -> Iterator[Sign]:
        """Give the signs of a string of the page, in the order of drawing."""
        encoding = self._font.encoding
        raw = string.encode("latin-1", "replace") if isinstance(string, str) else bytes(string)
        if isinstance(encoding, str):
            try:
                codes: Any = raw.decode(encoding, "surrogatepass")
            except UnicodeDecodeError:
                codes = raw.decode(encoding, "replace")
        else:
            codes = raw
        known = self._known
        for code in codes:
            sign = known.get(code)
            if sign is None:
                sign = known[code] = self._sign(code)
            yield sign

    def _sign(self, code: int | str) -> Sign:
        font = self._font
        if isinstance(code, int):
            letter = font.encoding.get(code, chr(code)) if isinstance(font.encoding, dict) else ""
            measured = chr(code)
        else:
            letter = measured = code
        text = str(font.character_map.get(letter, letter))
        if isinstance(code, int) and code in self._names:
            text = whole(text, self._names[code])
        width = font.character_widths.get(measured)
        if width is None and measured == font.space_char:
            width = font.space_width
        if width is None:
            width = font.character_widths.get("default", _UNKNOWN_WIDTH)
        number = float(width) if isinstance(width, (int, float)) else _UNKNOWN_WIDTH
        shown = "".join(sign_of(char, self.name) for char in text.replace("\x7f", _BULLET))
        return Sign(shown, number * self.scale, code == 32)
