"""Characters that no reader sees, where they change or carry what a program reads.

The same characters have honest uses, and those are let through: joiners in emoji and in Persian
or Indian scripts, a mark at the start of a file, soft hyphens at syllables, break points after
a slash. Each rule here says what is not honest. Must not know documents or findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from corpus.screening.alphabets import is_pictogram, joins_letters, reads_right_to_left

_ZERO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff"
_INVISIBLE: Final = (
    _ZERO_WIDTH + "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2064\u206a-\u206f"
    "\u3164\uffa0\ufff9-\ufffb"
)
_SELECTORS: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_MARKS: Final = "\u200e\u200f"
_DIRECTION: Final = "\u202a-\u202e\u2066-\u2069"
_TAGS: Final = "\U000e0000-\U000e007f"
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_CONTROLS: Final = "\x00-\x08\x0e-\x1b\x7f"

_ANY: Final = re.compile(
    f"[\u00ad{_INVISIBLE}{_SELECTORS}{_MARKS}{_DIRECTION}{_TAGS}{_PRIVATE}{_CONTROLS}]"
)
#: What is taken out of a copy before it is searched for words.
NOT_SEEN: Final = re.compile(f"[\u00ad{_INVISIBLE}{_SELECTORS}{_MARKS}{_DIRECTION}{_TAGS}]+")

_FLAG: Final = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")  # Wales, Scotland
_TAG: Final = re.compile(f"[{_TAGS}]")
_INSIDE: Final = re.compile(f"(\\w)[{_INVISIBLE}]+(\\w)")
_MANY: Final = re.compile(f"[{_INVISIBLE}{_MARKS}]{{4,}}")
_SELECTED: Final = re.compile(f"(?:[{_SELECTORS}]{{2,}}|(?<=[A-Za-z\\s])[{_SELECTORS}])")
_PRIVATE_RUN: Final = re.compile(f"(?:[{_PRIVATE}] ?){{4,}}")
_TERMINAL: Final = re.compile("[\x08\x1b]")
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
_FEW_CONTROLS: Final = 3  # a stray one is what some PDF readers leave for a hyphen
_SOFT_WORD: Final = re.compile("\\w+(?:\u00ad+\\w+)+")
_TURNED: Final = re.compile(f"[{_DIRECTION}]([^{_DIRECTION}]*)")
_FORCED: Final = re.compile("[\u202d\u202e]([^\u202c]*)")
_LATIN: Final = re.compile("[A-Za-z]")


def unseen_in(text: str, *, starts_file: bool = False) -> str:
    """Return what is the matter with a line's unseen characters, as part of a sentence, or "".

    >>> unseen_in("ig\u200bnore this"), unseen_in("see https://a.example/\u200bpage")
    ('characters without width stand inside words', '')
    """
    if text.isascii():
        return _controls(text)
    if not _ANY.search(text):
        return ""
    seen = _FLAG.sub("", text.removeprefix("\ufeff") if starts_file else text)
    return next((what for rule in _RULES if (what := rule(seen))), "")


def reversed_in(text: str) -> bool:
    """Say whether marks turn the direction of Latin words, so that a person reads other words.

    >>> reversed_in("abc\u202egnihton\u202c"), reversed_in("call \u202a+44 20 7946\u202c")
    (True, False)
    """
    if text.isascii() or not _TURNED.search(text):
        return False
    turned = _FORCED if reads_right_to_left(text) else _TURNED
    return any(_LATIN.search(found[1]) for found in turned.finditer(text))


def spelt_in_tags(text: str) -> str:
    """Return what tag characters (and no reader's eye) spell in a text."""
    return "".join(chr(ord(char) - 0xE0000) for char in _TAG.findall(_FLAG.sub("", text)))


def _controls(text: str) -> str:
    if _TERMINAL.search(text) or len(_CONTROL.findall(text)) >= _FEW_CONTROLS:
        return "control characters stand in it"
    return ""


def _tags(text: str) -> str:
    return "it holds tags, which spell words that nobody sees" if _TAG.search(text) else ""


def _zero_width(text: str) -> str:
    if _MANY.search(text) and not reads_right_to_left(text):
        return "it holds a run of characters without width"
    for found in _INSIDE.finditer(text):
        if not any(joins_letters(char) or is_pictogram(char) for char in found.groups()):
            return "characters without width stand inside words"
    return ""


def _soft_hyphens(text: str) -> str:
    for found in _SOFT_WORD.finditer(text):
        pieces = [piece for piece in found[0].split("\u00ad") if piece]
        single = sum(len(piece) == 1 for piece in pieces)
        ends = len(pieces[0]) == 1 or len(pieces[-1]) == 1
        if any(piece.isdigit() for piece in pieces) or ends or single > 1:
            return "soft hyphens stand where no word is divided"
    return ""


def _selectors(text: str) -> str:
    return "it holds selectors that select nothing" if _SELECTED.search(text) else ""


def _private(text: str) -> str:
    return "it holds a run of characters without a meaning" if _PRIVATE_RUN.search(text) else ""


_RULES: Final[tuple[Callable[[str], str], ...]] = (
    _tags,
    _zero_width,
    _soft_hyphens,
    _selectors,
    _private,
    _controls,
)
