"""Things that go by several labels, found in what people type whatever its capitals and number.

It knows neither terms nor acronyms: whoever makes the labels says what stands behind them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Generic, TypeVar

Thing = TypeVar("Thing")

_WORD: Final = re.compile(r"[^\W_]+")
_SHORT: Final = 2  # an acronym of two letters is a word of English too often to be heard otherwise
#: Acronyms whose last letter is no plural ending.
_ENDS_IN_S: Final = frozenset(("nets", "nts", "nss", "hes", "ics", "nhs"))


class Labels(Generic[Thing]):
    """Things by their labels, in the order in which they were given."""

    def __init__(
        self, labelled: Iterable[tuple[str, Thing]], in_capitals: Iterable[str] = ()
    ) -> None:
        """Take labels with what each stands for.

        Those `in_capitals`, and those of two letters, are heard only as they are written.
        """
        self._things: list[Thing] = []
        self._runs: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        self._as_written: dict[str, list[int]] = defaultdict(list)
        strict = set(in_capitals)
        for at, (label, thing) in enumerate(labelled):
            self._things.append(thing)
            run = singulars(label)
            if len(label) <= _SHORT or label in strict:
                self._as_written[label].append(at)
            elif run:
                self._runs[run[0]].append((run, at))

    def said_in(self, text: str) -> Iterator[Thing]:
        """Give the things that a text names, in order; one that it names twice comes twice."""
        said = singulars(text)
        found = {
            at
            for word in _WORD.findall(text)
            for label in (word, word.removesuffix("s"))
            for at in self._as_written.get(label, ())
        }
        for start, word in enumerate(said):
            for run, at in self._runs.get(word, ()):
                if said[start : start + len(run)] == run:
                    found.add(at)
        for at in sorted(found):
            yield self._things[at]


def same(label: str, other: str) -> bool:
    """Say whether two labels differ in nothing but capitals, marks and number.

    >>> same("KLOEs", "kloe"), same("self-assessment", "Self assessments")
    (True, True)
    """
    return singulars(label) == singulars(other)


def holds(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Say whether the run stands in the words, in its order and without a gap."""
    starts = range(len(words) - len(run) + 1)
    return any(words[start : start + len(run)] == run for start in starts)


@lru_cache(maxsize=4_096)
def of_label(label: str) -> tuple[str, ...]:
    """Return a label's words; kept, unlike a question's, of which nothing may stay behind."""
    return singulars(label)


def singulars(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without their plural endings."""
    return tuple(_singular(word) for word in _WORD.findall(text.casefold()))


def _singular(word: str) -> str:
    """Return a word without its plural ending; acronyms that end in S keep it.

    Both sides of a comparison go through it, so a word that only looks like a plural does no harm.

    >>> [_singular(word) for word in ("kloes", "heis", "universities", "nets", "illness")]
    ['kloe', 'hei', 'university', 'nets', 'illness']
    """
    if word in _ENDS_IN_S or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("s")
