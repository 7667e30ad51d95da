"""The words of a sentence, by what each would say wrongly if its source lacked it.

A number or a name that a source lacks is a fault by itself; any other telling word may be worded
otherwise there; a small word says nothing. Knows punctuation and capitals, no meanings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from assistant.words import COMMON, stem


class Kind(StrEnum):
    """What a word is, as far as its letters show."""

    NUMBER = "number"
    NAME = "name"
    WORD = "word"
    SMALL = "small"


#: What each kind counts in a sentence's coverage; fitted by hand on WiCE's `develop` half.
WEIGHTS: Final = {Kind.NUMBER: 1.0, Kind.NAME: 0.9, Kind.WORD: 0.5, Kind.SMALL: 0.05}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, its lower-case stem, and where it begins."""

    text: str
    stem: str
    kind: Kind
    at: int

    @property
    def weight(self) -> float:
        """Return what it counts."""
        return WEIGHTS[self.kind]


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of one sentence in order; signs are left out.

    >>> [f"{w.text}:{w.kind}" for w in words_of("In March, 12 learners met Dr Elm.")]
    ['In:small', 'March:name', '12:number', 'learners:word', 'met:word', 'Dr:name', 'Elm:name']
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        lower = word.casefold()
        found.append(Word(word, stem(lower), _kind(word, lower, not found), match.start()))
    return tuple(found)


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of every word of a sentence, small ones too."""
    return frozenset(word.stem for word in words_of(text))


def _kind(word: str, lower: str, opens: bool) -> Kind:
    if any(letter.isdigit() for letter in word):
        return Kind.NUMBER
    capitals = len(word) > 1 and word.isupper()
    if lower in COMMON and not capitals:
        return Kind.SMALL
    if capitals or (word[0].isupper() and not opens):
        return Kind.NAME
    return Kind.WORD if len(word) > 1 else Kind.SMALL


_WORD = re.compile(r"[^\W_]+")  # as the embedding model splits them before it looks for pieces
