"""A text as the words that tell it apart: lower case, stemmed, without the common ones."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_WORD = re.compile(r"[a-z][a-z'’]*[a-z]|\d+")

_SMALL = """
a about after again all also am an and any are as at be because been before being both but by can
could did do does doing down during each eight every few five for four from further get gets
getting got had half has have having he her here hers him his how i if in into is it its itself
just like made make me more most my nine no nor not now of off on once one only or other our out
over own per said same say says seven she should six so some still such ten than that the their
them then there these they this those three through to told too twelve two under until up us very
was we were what when where which while who whom why will with would you your
"""
COMMON = frozenset(_SMALL.split())


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of one word in lower case."""
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


def stemmed(text: str) -> list[tuple[str, str]]:
    """Return the telling words of a text in order, each as (stem, word as written)."""
    return [
        (stem(word), word)
        for word in _WORD.findall(text.casefold().replace("’", "'"))
        if word not in COMMON
    ]


def stems(text: str) -> frozenset[str]:
    """Return the stems of the telling words of a text.

    >>> sorted(stems("The students were supervised by a supervisor"))
    ['student', 'supervis', 'supervisor']
    """
    return frozenset(each for each, _ in stemmed(text))
