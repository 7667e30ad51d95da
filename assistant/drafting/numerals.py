"""The numbers in a text, by value, so that "fourteen" and "14" are one number."""

from __future__ import annotations

import re

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_NAMED = re.compile(
    rf"\b(?:({'|'.join(_TENS)})[- ]({'|'.join(_UNITS[1:10])})|({'|'.join(_WORDS)}))\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
#: "One of the" and "no one" count nothing; a draft's own sentences may say them freely.
_FREE = frozenset({0, 1})


def numbers_in(text: str) -> frozenset[int]:
    """Return every number in a text: runs of figures, and words up to ninety-nine.

    A date gives its day, month and year, a decimal its two parts.

    >>> sorted(map(int, numbers_in("Fourteen of 20 learners on 3.11.2026, twenty-five places")))
    [3, 11, 14, 20, 25, 2026]
    """
    found: set[int] = set()
    for figure in re.findall(r"\d+", _THOUSANDS.sub("", text)):
        found.add(int(figure))
    for ten, unit, plain in _NAMED.findall(text):
        value = _WORDS[ten.lower()] + _WORDS[unit.lower()] if ten else _WORDS[plain.lower()]
        found.add(value)
    return frozenset(found)


def unsupported(text: str, sources: str) -> frozenset[int]:
    """Return the numbers in a text that its sources do not have."""
    return numbers_in(text) - numbers_in(sources) - _FREE
