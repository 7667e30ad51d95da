"""Figures in a text: numbers, percentages, dates, standard ids, ratings and grades, comparable.

Each becomes a plain string ("92%", "27", "2016-04", "std:3.4", "rating:A/R", "grade:ST3"), so that
a sentence's figures can be looked for among those of its source. Knows nothing of either.
"""

from __future__ import annotations

import re

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"),
        start=1,
    )
}  # fmt: skip
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WORDS = {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
         "eighteen", "nineteen"),
    )
}  # fmt: skip
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_UNITS = "|".join(list(_WORDS)[1:10])

_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\b(?:,?\s+(\d{{4}}))?", re.I)
_MONTH_YEAR = re.compile(rf"\b{_MONTH}\s+(\d{{4}})\b", re.I)
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_RATING = re.compile(r"(?<![\w/])(A/R|G/A)(?![\w/])")
_GRADE = re.compile(r"\b(ST|CT|FY|F|GPST|IMT|Band|Year)\s?(\d)\b")
_STANDARD = re.compile(r"(?<![\d.])(?:2017-18:)?([1-9]\.\d{1,2})(?![\d.]*\d|\s?%)")
_NUMBER = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s?(%|per\s?cent\b|percent\b)?(?!\w)", re.I)
_TEN_WORD = re.compile(rf"\b({'|'.join(_TENS)})(?:[\s-]({_UNITS}))?\b", re.I)
_WORD = re.compile(rf"\b({'|'.join(word for word in _WORDS if word != 'one')})\b", re.I)


def figures_of(text: str) -> set[str]:
    """Return the figures of a text. "one" is left out: it is seldom a count.

    >>> sorted(figures_of("92 per cent of five ST3 trainees met 3.4 on 4 May 2026"))
    ['2026-05-04', '5', '92%', 'grade:ST3', 'std:3.4']
    """
    found: set[str] = set()
    for pattern, name in _READERS:

        def take(match: re.Match[str], name: str = name) -> str:
            found.add(_named(name, match))
            return " "

        text = pattern.sub(take, text)
    return found


def agree(figure: str, known: set[str]) -> bool:
    """Say whether a figure is among the known ones; a month agrees with a day in it."""
    if figure in known:
        return True
    if re.fullmatch(r"\d{4}-\d{2}|\d{4}|--\d{2}(?:-\d{2})?", figure):
        return any(figure.lstrip("-") in one and re.match(r"[\d-]+$", one) for one in known)
    if figure.startswith("std:"):
        return figure[4:] in known
    return f"std:{figure}" in known or f"{figure}%" in known


def _named(name: str, match: re.Match[str]) -> str:
    """Return one figure in its comparable form."""
    first, *rest = match.groups()
    match name:
        case "day":
            month = _MONTHS[rest[0][:3].lower()]
            return f"{rest[1] or '-'}-{month:02}-{int(first):02}"
        case "month":
            return f"{rest[0]}-{_MONTHS[first[:3].lower()]:02}"
        case "slashed":
            return f"{rest[1]}-{int(rest[0]):02}-{int(first):02}"
        case "iso":
            return match.group()
        case "rating" | "std":
            return f"{name}:{first}"
        case "grade":
            return f"grade:{first.upper()}{rest[0]}"
        case "ten":
            return str(_TENS[first.lower()] + (_WORDS[rest[0].lower()] if rest[0] else 0))
        case "word":
            return str(_WORDS[first.lower()])
    number = first.replace(",", "").rstrip(".")
    return f"{number}%" if rest[0] else number


_READERS = (
    (_ISO, "iso"),
    (_SLASHED, "slashed"),
    (_DAY_MONTH, "day"),
    (_MONTH_YEAR, "month"),
    (_RATING, "rating"),
    (_GRADE, "grade"),
    (_STANDARD, "std"),
    (_NUMBER, "number"),
    (_TEN_WORD, "ten"),
    (_WORD, "word"),
)
