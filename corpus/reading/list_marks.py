"""Marks before the items of a list: those that only lay it out, and those that say something.

A bullet is layout and leaves the stored text; a tick, a cross or a box says something and stays.
"""

from __future__ import annotations

import re
from typing import Final

_EMPTY: Final = frozenset("•●▪◦‣⁃∙·○■◉◎◆◇❖➢➤➲►▶▸▹➔⬥⬧⧫❍❑❒✦⇨⚫⚪▫□★☆❥◾◽⦁⚬-–—−*+→\ufffd")
_LETTERS: Final = frozenset({"o", "§", "ü", "v", "Ø", "q"})  # bullets whose typeface got lost
_TELLING: Final = frozenset("✓✔✗✘☑☒☐✕✖❌✅")
_TYPED: Final = re.compile(
    r"\s*(?:(?P<sign>[•●▪◦‣⁃∙·○■◉◆◇❖➢➤►▶▸▹⬥⬧⧫❍❑❒✦➔⇨⚫⚪▫□])\s*|(?P<dash>[-–—−*])\s+|o(?:\t|\s{2,}))"
    r"(?=\S)"
)


def is_empty_bullet(sign: str) -> bool:
    """Say whether a list's sign only lays it out.

    >>> is_empty_bullet("•"), is_empty_bullet("✓"), is_empty_bullet("o"), is_empty_bullet("a)")
    (True, False, True, False)
    """
    bare = sign.strip()
    return not bare or bare in _EMPTY or bare in _LETTERS


def is_telling(sign: str) -> bool:
    """Say whether a sign is a tick, a cross or a box: a mark that says something."""
    return sign.strip()[:1] in _TELLING if sign.strip() else False


def without_typed_bullet(text: str) -> str | None:
    r"""Return the words after a bullet that somebody typed; None where there is none.

    >>> without_typed_bullet("•\tRotas came late"), without_typed_bullet("Rotas came late")
    ('Rotas came late', None)
    """
    typed = _TYPED.match(text)
    return text[typed.end() :] if typed else None
