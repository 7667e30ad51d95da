"""Names of parts that people type: "3.4", "domain 2", "scenario 3", "4 x 3".

A question that names a part is about that part, however its other words compare.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.passage import Passage

_NUMBER_WORDS: Final = ("one", "two", "three", "four", "five", "six")
_STANDARD: Final = re.compile(r"(?<![\d.,/])(\d{1,2}\.\d{1,2})(?![\d%]|\.\d)")
_PART: Final = re.compile(
    rf"\b(domain|scenario|pathway|step|priority|figure)s?\s+(?:number\s+)?(\d|{'|'.join(_NUMBER_WORDS)})\b",
    re.IGNORECASE,
)
_PRODUCT: Final = re.compile(r"\b[1-5]\s*(?:[x×*]|by)\s*[1-5]\b", re.IGNORECASE)
_SCORED: Final = re.compile(
    r"\b(?:likelihood|impact)\b\D{0,12}\d|\d\D{0,6}\b(?:likelihood|impact)\b|\brisk matrix\b",
    re.IGNORECASE,
)
_RATING: Final = re.compile(r"\b(?:G/A|A/R)\b")
_OPENING: Final = 80  # characters of a passage in which its own name stands


def identifiers(question: str) -> frozenset[str]:
    """Return the parts that a question names.

    >>> sorted(identifiers("whats standard 3.5 and domain two"))
    ['domain:2', 'standard:3.5']
    >>> sorted(identifiers("rating for 4x3"))
    ['matrix']
    """
    named = {f"standard:{number}" for number in _STANDARD.findall(question)}
    named |= {f"{kind.lower()}:{_digit(number)}" for kind, number in _PART.findall(question)}
    if _PRODUCT.search(question) or _SCORED.search(question):
        named.add("matrix")
    return frozenset(named)


def identifiers_of(passage: Passage) -> frozenset[str]:
    """Return the parts that a passage is, told from its last heading and its opening words."""
    last = passage.headings[-1] if passage.headings else ""
    opening = f"{last}\n{passage.text[:_OPENING]}"
    starts = (last.lstrip(), passage.text.lstrip(" -–•*"))
    named = {f"{kind.lower()}:{_digit(number)}" for kind, number in _PART.findall(opening)}
    for start in starts:
        standard = _STANDARD.match(re.sub(r"^standard\s+", "", start, flags=re.IGNORECASE))
        if standard:
            named.add(f"standard:{standard.group(1)}")
    if len(_RATING.findall(passage.text)) >= 4:
        named.add("matrix")
    return frozenset(named)


def _digit(number: str) -> str:
    lowered = number.lower()
    return str(_NUMBER_WORDS.index(lowered) + 1) if lowered in _NUMBER_WORDS else lowered
