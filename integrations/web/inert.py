"""Text as a person sees it who decides about it: every character that hides is made visible.

What comes out is plain text. It is escaped where it is shown, like everything else on a page.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Characters without a look of their own that are letters or marks by their category.
_FILLERS: Final = frozenset(
    {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0}
    | {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
)
_HIDING: Final = frozenset(["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
_TAGS: Final = re.compile("[\U000e0020-\U000e007e]{2,}")
_MOST_IN_A_ROW: Final = 12


def inert(text: str) -> str:
    """Return text with what cannot be seen written out.

    >>> inert("up\\u200bon \\u202etxet"), inert("a\\tb")
    ('up⟨U+200B⟩on ⟨U+202E⟩txet', 'a\\tb')
    >>> inert("ok\\U000e0068\\U000e0069")
    'ok⟨written in invisible characters: hi⟩'
    """
    shown = _TAGS.sub(_spelt_out, text)
    written: list[str] = []
    in_a_row = 0
    for character in shown:
        if not _hides(character):
            in_a_row = 0
            written.append(character)
            continue
        in_a_row += 1
        if in_a_row <= _MOST_IN_A_ROW:
            written.append(f"⟨U+{ord(character):04X}⟩")
        elif in_a_row == _MOST_IN_A_ROW + 1:
            written.append("⟨and more of them⟩")
    return "".join(written)


def _spelt_out(found: re.Match[str]) -> str:
    words = "".join(chr(ord(character) - 0xE0000) for character in found[0])
    return f"⟨written in invisible characters: {words}⟩"


def _hides(character: str) -> bool:
    if character in "\t\n":
        return False
    return ord(character) in _FILLERS or unicodedata.category(character) in _HIDING
