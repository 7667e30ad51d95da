"""A number as a list's format writes it: "3", "c", "iii", "III", "3rd", "three".

Knows the formats that Word names in `w:numFmt` (ECMA-376, part 1, 17.18.59) and that people here
use; any other is written in figures.
"""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = (
    "", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_MOST_ROMAN: Final = 4000
_MOST_LETTERS: Final = 26 * 40  # "aaa…": beyond this it is no list that a person reads
_CHICAGO: Final = "*†‡§"


def in_format(number: int, name: str) -> str:
    """Return a number in the format of that name.

    >>> [in_format(4, name) for name in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    >>> in_format(28, "lowerLetter"), in_format(22, "ordinal"), in_format(21, "ordinalText")
    ('bb', '22nd', 'Twenty-first')
    """
    if number < 1:
        return str(number)
    match name:
        case "lowerLetter" | "upperLetter":
            return _case(letters(number), name)
        case "lowerRoman" | "upperRoman":
            return _case(roman(number), name)
        case "decimalZero":
            return f"{number:02d}"
        case "ordinal":
            return f"{number}{_ending(number)}"
        case "cardinalText":
            return _spelt(number).capitalize()
        case "ordinalText":
            return _spelt_ordinal(number).capitalize()
        case "chicago":
            return _CHICAGO[(number - 1) % 4] * ((number - 1) // 4 % 40 + 1)
        case "none":
            return ""
        case _:
            return str(number)


def letters(number: int) -> str:
    """Return a, b, … z, aa, bb, as Word counts."""
    if not 1 <= number <= _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Return i, ii, iii, iv."""
    if not 1 <= number < _MOST_ROMAN:
        return str(number)
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (number // worth)
        number %= worth
    return written


def _case(text: str, name: str) -> str:
    return text.upper() if name.startswith("upper") else text


def _ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _spelt(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    return str(number)


def _spelt_ordinal(number: int) -> str:
    if number >= 100:
        return f"{number}{_ending(number)}"
    head, dash, last = _spelt(number).rpartition("-")
    if last in _ORDINALS:
        return head + dash + _ORDINALS[last]
    return head + dash + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
