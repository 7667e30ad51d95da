"""Letters that look like others, and characters that nobody sees: what they are, and when honest.

Tables and small questions only. Must not know what a finding is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Cyrillic and Greek letters that print like Latin ones (the common ones, by shape).
LOOKALIKES: Final = str.maketrans(
    "аеорсухіѕјԁһԛԝкмтпвнгАВЕКМНОРСТУХІЅЈԌԚԜЗ"
    "οαινρτυχκηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxisjdhqwkmtnbhrABEKMHOPCTYXISJGQW3"
    "oaivptuxknABEZHIKMNOPTYX",
)  # fmt: skip

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]")
_GREEK_INSIDE: Final = re.compile(r"(?<=[A-Za-z])[\u0370-\u03ff](?=[A-Za-z])")
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINING_SCRIPTS: Final = re.compile(r"[\u0600-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af]")


def mixes_alphabets(text: str) -> bool:
    """Say whether a word has letters of another alphabet that pass for Latin ones.

    A Greek letter as a sign of its own (μg, TNFα, β-blocker) is how scientists write.

    >>> mixes_alphabets("the \u0440rovider"), mixes_alphabets("5 \u03bcg of TNF\u03b1")
    (True, False)
    """
    if text.isascii():
        return False
    for found in _WORD.finditer(text):
        word = found[0]
        if word.isascii() or not _LATIN.search(word):
            continue
        foreign = _CYRILLIC.search(word) or _GREEK_INSIDE.search(word)
        if foreign and word.translate(LOOKALIKES) != word:
            return True
    return False


def reads_right_to_left(text: str) -> bool:
    """Say whether there are Arabic or Hebrew letters in a text."""
    return bool(_RIGHT_TO_LEFT.search(text))


def joins_letters(char: str) -> bool:
    """Say whether a character's script needs zero-width joiners to be written properly."""
    return bool(_JOINING_SCRIPTS.match(char))


def is_pictogram(char: str) -> bool:
    """Say whether a character is an emoji or a part of one."""
    return unicodedata.category(char) in {"So", "Sk", "Sm", "Po"} or char == "\ufe0f"
