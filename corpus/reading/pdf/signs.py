"""Signs of symbol fonts as a PDF gives them, and which marks at a line's start mean something."""

from __future__ import annotations

import re
from typing import Final

from corpus.reading.list_marks import is_telling
from corpus.reading.symbols import drawn, guessed

_PRIVATE: Final = 0xF000  # where programs put the codes of a symbol font

#: How the names of symbol faces begin in PDFs ("ABCDEF+Wingdings2", "SymbolMT").
_FACES: Final = {
    "wingdings 2": "wingdings2",
    "wingdings 3": "wingdings3",
    "wingdings": "wingdings",
    "webdings": "webdings",
    "symbol": "symbol",
}
_EMPTY_BULLETS: Final = frozenset("•●▪◦‣⁃∙·○■◉◆◇❖➢➤►▶▸▹⬥⬧⧫❍❑❒✦➔⇨⚫⚪▫□\u25aa\u2043")
_DASHES: Final = frozenset("-–—−")
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
    code = ord(char) if len(char) == 1 else -1
    private = _PRIVATE <= code <= _PRIVATE + 0xFF
    lower = face.lower().replace(" ", "").replace("-", "")
    named = next((name for name, begins in _FACES.items() if begins in lower), None)
    if named is None or (named == "symbol" and not private):
        return (guessed(code & 0xFF) or char) if private else char
    known = drawn(code & 0xFF, named) if private or 0 <= code < 0x100 else None
    return known or char


def is_empty_bullet(word: str) -> bool:
    """Say whether a word is a bullet that only lays out a list."""
    return len(word) == 1 and word in _EMPTY_BULLETS


def is_dash(word: str) -> bool:
    """Say whether a word is a lone dash, which may lay out a list or stand in a sentence."""
    return len(word) == 1 and word in _DASHES


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
        or (len(word) == 1 and is_telling(word))
        or is_number(word)
        or (word in {"o", "➝", "→"})
    )
