"""Acronyms that documents explain themselves: "Annual Review of Progress (ARP)", found as they run.

After Schwartz and Hearst (2003), but stricter: every capital begins a word of the long form or
stands in one whose beginning is in the acronym too, and the long form has no word of weight that
the acronym leaves out. It knows neither documents nor scopes: whoever gives the texts of one
collection gets that collection's acronyms and no other's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from corpus.labels import Labels, holds, singulars
from corpus.repairs.vocabulary import english

_SHORT: Final = r"[A-Z][A-Za-z]{0,7}[A-Z](?:s|['’]s)?"
_LONG_THEN_SHORT: Final = re.compile(rf"\(\s*[“\"‘']?({_SHORT})[”\"’']?\s*\)")
_SHORT_THEN_LONG: Final = re.compile(rf"(?<![\w&/-])({_SHORT})\s*\(([^()\n]{{5,120}})\)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BREAK: Final = re.compile(r"[.;:!?()\[\]|•\n]")
_SMALL: Final = frozenset(
    ["a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"]
)
_LONGEST: Final = 140  # characters of a long form
_WITHIN: Final = 2  # letters from within a word, after its first
_MOST: Final = 3  # long forms of one acronym; one with more is explained by nobody


class Acronym(NamedTuple):
    """An acronym with the words it is short for, each as the text has it but for its plural."""

    short: str
    long: str


def acronyms_in(text: str) -> Iterator[Acronym]:
    """Give the acronyms that a text explains in brackets, in either order.

    >>> list(acronyms_in("Each Clinical Learning Lead (CLL) meets the QRB (Quality Review Board)."))
    [Acronym(short='CLL', long='Clinical Learning Lead'), Acronym(short='QRB', \
long='Quality Review Board')]
    """
    for found in _LONG_THEN_SHORT.finditer(text):
        short = _single(found[1])
        before = text[max(0, found.start() - _LONGEST) : found.start()]
        clause = _BREAK.split(before.rstrip())[-1]
        if long := _long_form(short, clause):
            yield Acronym(short, long)
    for found in _SHORT_THEN_LONG.finditer(text):
        short = _single(found[1])
        if (long := _long_form(short, found[2])) and long == " ".join(found[2].split()):
            yield Acronym(short, long)


class Acronyms:
    """The acronyms that the passages of one collection explain, unchanging once built."""

    def __init__(self, explained: Iterable[Acronym]) -> None:
        """Take what the texts of one collection explain, as often as they do."""
        meant: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for short, long in explained:
            meant[short].setdefault(singulars(long), long)
        self.pairs = tuple(
            Acronym(short, long)
            for short, longs in meant.items()
            if len(longs) <= _MOST
            for long in longs.values()
        )

    def expansions(self, question: str) -> tuple[str, ...]:
        """Return the other form of each acronym that a question says in either; none it says."""
        said = singulars(question)
        found = dict.fromkeys(self._labels.said_in(question))
        return tuple(words for words in found if not holds(said, singulars(words)))

    @cached_property
    def _labels(self) -> Labels[str]:
        both = [(short, long) for short, long in self.pairs]
        both += [(long, short) for short, long in self.pairs]
        words = [short for short, _ in self.pairs if short.casefold() in english()]
        return Labels(both, in_capitals=words)


def _long_form(short: str, clause: str) -> str | None:
    """Return the words at the end of a clause that an acronym is short for, or None."""
    words = list(_WORD.finditer(clause))
    if not words or re.search(r"\w", clause[words[-1].end() :]):
        return None
    letters = short.casefold()
    start = _start(letters, [word[0].casefold() for word in words], len(short) + 4)
    if start is None:
        return None
    long = re.sub(r"['’]s?$", "", " ".join(clause[words[start].start() :].split()))
    return long if len(long) > len(short) + 2 else None


def _start(letters: str, words: list[str], most: int) -> int | None:
    """Return the word at which the long form begins: the nearest at which all letters fit.

    Letters that all begin a word win over letters of which some stand within one.
    """
    last, first = len(words) - 2, max(0, len(words) - most)
    for within in (0, _WITHIN):
        for start in range(last, first - 1, -1):
            if words[start][0] == letters[0] and _fits(letters, words[start:], within):
                return start
    return None


def _fits(letters: str, words: list[str], within: int) -> bool:
    """Say whether the letters are the words' beginnings in order, small words left out or not.

    A word gives its first letter and at most `within` others.
    """
    if not words:
        return not letters
    first, *others = words
    if first in _SMALL and _fits(letters, others, within):
        return True
    if not letters or first[0] != letters[0]:
        return False
    return any(
        _in_order(letters[1:taken], first[1:]) and _fits(letters[taken:], others, within)
        for taken in range(1, min(len(letters), 1 + within) + 1)
    )


def _in_order(letters: str, word: str) -> bool:
    at = 0
    for letter in letters:
        at = word.find(letter, at) + 1
        if not at:
            return False
    return True


def _single(short: str) -> str:
    return re.sub(r"['’]?s$", "", short)
