"""Signs of symbol fonts as characters, and which marks at the start of a line mean something.

Sources: the code charts of Wingdings and Symbol, as the Unicode Consortium maps them.
"""

from __future__ import annotations

import re
from typing import Final

# what Office programs and Acrobat list with; a box that can be ticked means something
_WINGDINGS: Final = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA1: "○",
    0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xB2: "✦", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Final = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "☐",
}  # fmt: skip
_SYMBOL: Final = {0xB7: "•", 0xD8: "¬", 0xAE: "→", 0xD2: "®", 0xD3: "©", 0xD4: "™"}
_PRIVATE: Final = 0xF000  # where programs put the codes of a symbol font

_EMPTY_BULLETS: Final = frozenset("•●▪◦‣⁃∙·○■◉◆◇❖➢➤►▶▸▹⬥⬧⧫❍❑❒✦➔⇨⚫⚪▫□\u25aa\u2043")
_DASHES: Final = frozenset("-–—−")
_TELLING: Final = frozenset("✓✔✗✘☑☒☐✕✖❌✅")
_NUMBER: Final = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]")


CAPTION: Final = re.compile(
    r"(?i:table|figure|fig\.?|chart|diagram|box|map|exhibit)\s+(?:[A-Z]\.?)?\d+(?:[.\-]\d+)*[a-z]?"
    r"(?:\s*[.:–—|-]|\s+(?=[A-Z“‘(])|\s*$)"
)  # how what names a table or figure begins


def sign_of(char: str, face: str) -> str:
    """Return the character that a symbol font shows for a code.

    >>> sign_of("\\uf0b7", "SymbolMT"), sign_of("ü", "Wingdings-Regular"), sign_of("ü", "Arial")
    ('•', '✓', 'ü')
    """
    code = ord(char) if len(char) == 1 else 0
    private = _PRIVATE <= code <= _PRIVATE + 0xFF
    lower = face.lower().replace(" ", "")
    if "wingdings2" in lower or "wingdings-2" in lower:
        table = _WINGDINGS_2
    elif "wingdings" in lower:
        table = _WINGDINGS
    elif private:
        table = _SYMBOL if "symbol" in lower else _SYMBOL | _WINGDINGS | {0xB7: "•"}
    else:
        return char
    return table.get(code & 0xFF if private or code < 0x100 else -1, char)


def is_empty_bullet(word: str) -> bool:
    """Say whether a word is a bullet that only lays out a list."""
    return len(word) == 1 and word in _EMPTY_BULLETS


def is_dash(word: str) -> bool:
    """Say whether a word is a lone dash, which may lay out a list or stand in a sentence."""
    return len(word) == 1 and word in _DASHES


def is_telling(word: str) -> bool:
    """Say whether a word is a tick, a cross or a box: a mark that says something."""
    return len(word) == 1 and word in _TELLING


def is_number(word: str) -> bool:
    """Say whether a word is the number or letter of a list item.

    >>> is_number("1."), is_number("(b)"), is_number("3.2"), is_number("Ward")
    (True, True, False, False)
    """
    return bool(_NUMBER.fullmatch(word))


def is_mark(word: str) -> bool:
    """Say whether a word may begin a list item."""
    return (
        is_empty_bullet(word)
        or is_dash(word)
        or is_telling(word)
        or is_number(word)
        or (word in {"o", "➝", "→"})
    )
