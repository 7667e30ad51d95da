"""Signs that are set in a symbol typeface, as the characters that a reader sees.

In Wingdings, Webdings and Symbol a letter's code draws a tick, a box, an arrow; the tables are
those of the typefaces (the code within the face, the sign in Unicode).
"""

from __future__ import annotations

from typing import Final

UNKNOWN: Final = "\ufffd"

_WINGDINGS: Final = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x2B: "✉", 0x36: "⌛", 0x37: "⌨", 0x3F: "✍", 0x41: "✌",
    0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4B: "😐",
    0x4C: "☹", 0x4F: "⚐", 0x52: "☼", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒",
    0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "☐",
    0xAA: "✦", 0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Final = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "·", 0x97: "•",
    0x98: "●", 0x99: "●", 0x9A: "○", 0xA0: "■", 0xA2: "■", 0xA3: "☐",
}  # fmt: skip
_WINGDINGS_3: Final = {
    0x70: "▲", 0x71: "▼", 0x75: "◀", 0x7D: "▶", 0x21: "→", 0x22: "↑", 0x23: "↓", 0x66: "←",
    0x67: "→", 0x68: "↑", 0x69: "↓",
}  # fmt: skip
_WEBDINGS: Final = {
    0x34: "▶", 0x36: "▼", 0x35: "▲", 0x33: "◀", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●",
    0x72: "✗", 0x98: "✓", 0x69: "ℹ",
}  # fmt: skip
_SYMBOL: Final = {
    0x2D: "−", 0x40: "≅", 0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x67: "γ",
    0x6B: "κ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ",
    0x77: "ω", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣",
    0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√",
    0xD7: "·", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑",
}  # fmt: skip
_FACES: Final = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
#: Bullets of Wingdings and Symbol are often written without saying which face it is.
_USUAL: Final = {0xB7: "•", 0xA7: "▪", 0xFC: "✓", 0xFB: "✗", 0xD8: "➢", 0xA8: "☐", 0xFE: "☑"}
_PRIVATE: Final = range(0xF000, 0xF100)  # where Word puts the codes of a symbol typeface


def is_symbol_face(face: str) -> bool:
    """Say whether a typeface draws signs in place of letters."""
    return face.casefold() in _FACES


def drawn(code: int, face: str) -> str | None:
    """Return the sign that a face of this name draws for a code, None where none is known."""
    return _FACES.get(face, {}).get(code)


def guessed(code: int) -> str | None:
    """Return the sign of a private code whose face is not told, where one is usual."""
    return _USUAL.get(code)


def seen(text: str, face: str) -> str:
    r"""Return the signs that characters draw in a typeface; `UNKNOWN` for one that is not known.

    >>> seen("\uf0fc", "Wingdings"), seen("þ", "Wingdings"), seen("\uf0b7", "Symbol"), seen("a", "")
    ('✓', '☑', '•', 'a')
    """
    return "".join(_sign(char, face.casefold()) for char in text)


def _sign(char: str, face: str) -> str:
    code = ord(char) - _PRIVATE.start if ord(char) in _PRIVATE else ord(char)
    if face not in _FACES:
        return _USUAL.get(code, UNKNOWN) if ord(char) in _PRIVATE else char
    if char.isspace():
        return char
    return _FACES[face].get(code, char if face == "symbol" and code < 0x7F else UNKNOWN)
