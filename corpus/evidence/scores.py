"""Likelihood, impact and rating as a cell states them: a number, a word of the scale, a colour.

The words are the five steps of each scale and the colours behind G, G/A, A, A/R and R. A product
such as "12" is neither a score nor a rating here, and is left as it was written.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.framework.model import Rating

LIKELIHOOD: Final = {"rare": 1, "unlikely": 2, "possible": 3, "likely": 4, "almost certain": 5}
IMPACT: Final = {"negligible": 1, "minor": 2, "moderate": 3, "major": 4, "significant": 5}
_HIGHEST = 5
_NUMBER = re.compile(r"(?<![\d.])((?:^-)?\d+(?:\.\d+)?)(?![\d.])")
_CHANGED = re.compile(
    r"^(\d)\s*\(?(?:was|from|previously|prev\.?)\s*:?\s*(\d)\)?$|^(\d)\s*(?:->|→|to|>)\s*(\d)$"
)
_PAIR = re.compile(r"^\D{0,12}?(\d)\s*[x×*/,]\s*\D{0,3}(\d)(?:\s*=\s*\d+)?$", re.IGNORECASE)
_PAIR_WITHIN = re.compile(r"\b[Ll]?\s?(\d)\s?[x×*]\s?[IiCc]?\s?(\d)(?:\s?=\s?\d+)?\b")
_BESIDE = re.compile(r"\([^)]*\)|\b[Ll]?\s?\d\s?[x×*]\s?[IiCc]?\s?\d\b|=\s?\d+|[:=,;]|\b\d\d?\b")
_TWO_RATINGS = re.compile(
    r"^(?P<before>.+?)\s*(?:->|→|⇒|>|\bto\b|\bnow\b)\s*(?P<now>.+)$", re.IGNORECASE
)
_WAS_RATED = re.compile(
    r"^(?P<now>.+?)[\s,;(]+(?:was|from|previously|prev\.?|before)\b:?\s*(?P<before>[^)]+)\)?$",
    re.IGNORECASE,
)
_COLOURS = {"green": "G", "amber": "A", "yellow": "A", "red": "R", "g": "G", "a": "A", "r": "R"}
_BY_LETTERS = {
    "G": Rating.G, "GA": Rating.G_A, "AG": Rating.G_A, "A": Rating.A,
    "AR": Rating.A_R, "RA": Rating.A_R, "R": Rating.R,
}  # fmt: skip
_RANK: Final = {rating: rank for rank, rating in enumerate(Rating)}


def read_score(cell: str, labels: dict[str, int]) -> tuple[int | None, int | None]:
    """Return the score (1 to 5) in a cell and, where the cell says it, the one before.

    >>> read_score("4 - Likely", LIKELIHOOD), read_score("3 (was 2)", IMPACT)
    ((4, None), (3, 2))
    >>> read_score("6", IMPACT), read_score("2.5", IMPACT), read_score("tbc", IMPACT)
    ((None, None), (None, None), (None, None))
    """
    cell = cell.strip().lower()
    if changed := _CHANGED.match(cell):
        now, before = (changed[1], changed[2]) if changed[1] else (changed[4], changed[3])
        return _in_range(now), _in_range(before)
    numbers = set(_NUMBER.findall(cell))
    named = {labels[word] for word in _words(cell, labels)}
    if len(numbers) == 1:
        score = _in_range(numbers.pop())
        return (score if not named or named == {score} else None), None
    return (named.pop() if not numbers and len(named) == 1 else None), None


def read_pair(cell: str) -> tuple[int | None, int | None]:
    """Return the two scores of a cell such as "4 x 3", in the order they stand.

    >>> read_pair("L4 x I3"), read_pair("A/R (4x3)"), read_pair("12")
    ((4, 3), (4, 3), (None, None))
    """
    match = _PAIR.match(cell.strip()) or _PAIR_WITHIN.search(cell)
    return (_in_range(match[1]), _in_range(match[2])) if match else (None, None)


def read_rating(cell: str) -> Rating | None:
    """Return the rating that a cell's letters or colours name, or None.

    >>> read_rating("Amber / Red"), read_rating("g/a"), read_rating("High"), read_rating("12")
    (<Rating.A_R: 'A/R'>, <Rating.G_A: 'G/A'>, None, None)
    """
    words = [word for word in re.split(r"[\s/\-–+&,]+|\band\b", cell.strip().lower()) if word]
    if len(words) == 1 and words[0] in ("ga", "ag", "ar", "ra"):
        words = list(words[0])
    if not words or any(word not in _COLOURS for word in words):
        return None
    return _BY_LETTERS.get("".join(_COLOURS[word] for word in words))


def read_ratings(cell: str) -> tuple[Rating | None, Rating | None]:
    """Return the rating that a cell gives now and, where the cell says it, the one before.

    >>> read_ratings("A → A/R"), read_ratings("R (was A)")
    ((<Rating.A_R: 'A/R'>, <Rating.A: 'A'>), (<Rating.R: 'R'>, <Rating.A: 'A'>))
    >>> read_ratings("Amber (4x2)"), read_ratings("Amber alert")
    ((<Rating.A: 'A'>, None), (None, None))
    """
    whole = read_rating(cell)
    if whole is not None:
        return whole, None
    for pattern in (_WAS_RATED, _TWO_RATINGS):
        if match := pattern.match(cell.strip()):
            now, before = (read_rating(_bare(match[name])) for name in ("now", "before"))
            if now and before:
                return now, before
    return read_rating(_bare(cell)), None


def _bare(cell: str) -> str:
    """Return a cell without the scores and brackets that stand beside its colour."""
    return _BESIDE.sub(" ", cell).strip()


def rank(rating: Rating) -> int:
    """Return where a rating stands from lowest (0) to highest (4)."""
    return _RANK[rating]


def _words(cell: str, labels: dict[str, int]) -> list[str]:
    return [label for label in labels if re.search(rf"\b{label}\b", cell)]


def _in_range(number: str) -> int | None:
    value = float(number)
    return int(value) if value.is_integer() and 1 <= value <= _HIGHEST else None
