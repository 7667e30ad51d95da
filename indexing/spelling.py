"""Words that a question misspells, and what they were read as.

A word is looked at only where nobody knows it: neither the passages that may be seen, nor the
glossary, nor a list of English words. It is then read as the nearest word of those passages and of
the glossary, if one is near enough, and never as a word that only other passages have: whoever
asks gives the words of the collections that the scope allows. It must not know records or scopes.
"""

from __future__ import annotations

import math
import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.repairs.vocabulary import english
from indexing.words import COMMON

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 4  # letters of a word that is looked at
_ONE_SLIP: Final = 6  # letters up to which one slip is read over, and no more
_COMMON: Final = 1_000_000  # of an English word in print: common enough to have been meant
_OTHER_BEGINNING: Final = 0.6  # of a slip: people seldom mistake a word's first letter
_SAME_CONSONANTS: Final = 0.4  # taken off: vowels and doubled letters are what people mistake
_SAME_ENDING: Final = 0.2  # taken off: the last letter is seldom mistaken either
_HELD: Final = 16  # vocabularies kept: those of the scopes that asked last


class SeenWords:
    """The words of one collection's passages, unchanging once built."""

    def __init__(self, texts: Iterable[str], *others: SeenWords) -> None:
        """Count the words of texts of one collection, and what others counted of its texts."""
        written: Counter[str] = Counter()
        for text in texts:
            written.update(_LETTERS.findall(text))
        self.counts: dict[str, int] = defaultdict(int)  # in small letters
        self.in_small: set[str] = set()  # written so at least once: others may be names
        for word, count in written.items():
            self.counts[word.casefold()] += count
            if word.islower():
                self.in_small.add(word)
        for other in others:
            self.in_small |= other.in_small
            for word, count in other.counts.items():
                self.counts[word] += count


class Vocabulary:
    """What the words of one question are compared with: all that its scope may see, and no more."""

    def __init__(self, seen: Sequence[SeenWords], glossary: frozenset[str]) -> None:
        """Take the words of each collection that may be seen, and the glossary's."""
        self._seen = seen
        self._glossary = glossary

    def knows(self, word: str) -> bool:
        """Say whether a word, in small letters, is spelt as somebody spells it."""
        return any(self._has(form) for form in _forms(word))

    def nearest(self, word: str) -> str | None:
        """Return the word that an unknown one is read as, or None where none is near enough."""
        most = 1 if len(word) <= _ONE_SLIP else 2
        near = [(_slips(word, other), other) for other in self._near(word, most)]
        if not near:
            return None
        best = min(near, key=lambda each: (each[0] - self._weight(each[1]), each[1]))
        if best[1] in COMMON or word.removeprefix(best[1]) in _FORMS_END:
            return None
        if self._may_be_a_slip(best[1]) and OSA.distance(word, best[1]) > 1:
            return None
        rivals = (
            rival
            for rival in _near_in(_common_english(), word, most)
            if rival not in self._targets and _slips(word, rival) < best[0]
        )
        return best[1] if next(rivals, None) is None else None

    def _has(self, word: str) -> bool:
        return (
            word in english()
            or word in self._glossary
            or word in _known()
            or any(word in each.counts for each in self._seen)
        )

    def _near(self, word: str, most: int) -> list[str]:
        found = set(_near_in(self._by_beginning, word, most))
        found |= {other for other in _with_other_beginning(word) if other in self._targets}
        return [
            other
            for other in found
            if abs(len(other) - len(word)) <= most and not self._means_the_opposite(word, other)
        ]

    def _may_be_a_slip(self, word: str) -> bool:
        """Say whether a word stands once in what may be seen and in no list."""
        return self._targets[word] == 1 and word not in self._glossary and word not in english()

    def _weight(self, word: str) -> float:
        """Return how far a word's being common outweighs slips: 0 to 0.5."""
        return min(0.5, math.log10(1 + self._targets[word]) / 8)

    @staticmethod
    def _means_the_opposite(word: str, other: str) -> bool:
        """Say whether two words differ by a beginning that turns a meaning round."""
        return any(
            word.startswith(one) and other == two + word.removeprefix(one)
            for pair in _OPPOSITES
            for one, two in (pair, pair[::-1])
        )

    @cached_property
    def _targets(self) -> dict[str, int]:
        """The words that another may be read as, with how often they are written.

        No names: none that passages write only with a capital and no list has.
        """
        counts: Counter[str] = Counter(dict.fromkeys(filter(_is_long, self._glossary), 1))
        in_small: set[str] = set()
        for each in self._seen:
            counts.update({word: n for word, n in each.counts.items() if _is_long(word)})
            in_small |= each.in_small
        listed = english()
        return {
            word: count
            for word, count in counts.items()
            if word in self._glossary or word in listed or word in in_small
        }

    @cached_property
    def _by_beginning(self) -> Mapping[tuple[str, int], list[str]]:
        return _by_beginning(self._targets)


class Spelling:
    """The vocabularies of the scopes that asked last, each built when first needed."""

    def __init__(self) -> None:
        self._held: dict[tuple[object, ...], Vocabulary] = {}
        self._lock = threading.Lock()

    def vocabulary(self, seen: Sequence[SeenWords], glossary: frozenset[str]) -> Vocabulary:
        """Return the vocabulary of these collections, held for the next who may see the same."""
        key = (*seen, glossary)
        with self._lock:
            held = self._held.pop(key, None) or Vocabulary(tuple(seen), glossary)
            self._held[key] = held
            while len(self._held) > _HELD:
                del self._held[next(iter(self._held))]
        return held


def corrections(words: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """Return what misspelt words are read as, in small letters: word as typed -> word.

    `words` are those of `asked_words.words_to_check`. Words of fewer than four letters, with a
    digit, in capitals or with one inside, and those without a vowel are left alone; so is any word
    that is known, and any that no word is near enough to.
    """
    found: dict[str, str] = {}
    for word in dict.fromkeys(words):
        low = word.casefold()
        if not _is_looked_at(word) or vocabulary.knows(low):
            continue
        read = vocabulary.nearest(low)
        if read is not None and (word.islower() or OSA.distance(low, read) == 1):
            found[word] = read
    return found


def _is_looked_at(word: str) -> bool:
    low = word.casefold()
    ordinary = word.islower() or word.istitle()
    return len(low) >= _SHORTEST and ordinary and re.search("[aeiouy]", low) is not None


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST


def _forms(word: str) -> Iterator[str]:
    """Give the forms by which a word may be known: its own, the singular, without a prefix."""
    yield word
    if word.endswith("s"):
        yield word.removesuffix("s")
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > _SHORTEST and english().get(rest, 0) >= _COMMON:
            yield rest


#: Beginnings of which one says the opposite of the other: no slip of typing.
_OPPOSITES: Final = (("hyper", "hypo"), ("inter", "intra"), ("pre", "pro"), ("ante", "anti"))
_FORMS_END: Final = frozenset(["er", "ers", "ed", "ing", "ly", "ness", "ment"])
_PREFIXES: Final = (
    "anti",
    "co",
    "cross",
    "inter",
    "micro",
    "mid",
    "multi",
    "neuro",
    "non",
    "over",
    "post",
    "pre",
    "re",
    "sub",
    "un",
    "under",
)


def _slips(word: str, other: str) -> float:
    """Return how far a word is from another: slips of typing, the likelier ones counting less."""
    slips = float(OSA.distance(word, other))
    if word[0] != other[0] and word[:2] != other[1::-1]:
        slips += _OTHER_BEGINNING
    if _consonants(word) == _consonants(other):
        slips -= _SAME_CONSONANTS
    if word[-1] == other[-1]:
        slips -= _SAME_ENDING
    return slips


def _consonants(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiou]", "", word))


def _with_other_beginning(word: str) -> Iterator[str]:
    """Give what one slip in the first two letters makes of a word."""
    rest = word[1:]
    yield word[1] + word[0] + word[2:]
    yield rest
    for letter in "abcdefghijklmnopqrstuvwxyz":
        yield letter + rest
        yield letter + word


def _by_beginning(words: Iterable[str]) -> Mapping[tuple[str, int], list[str]]:
    """Return words by their first letter and length."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words:
        found[word[0], len(word)].append(word)
    return dict(found)


def _near_in(words: Mapping[tuple[str, int], list[str]], word: str, most: int) -> Iterator[str]:
    """Give the words of the same first letter at most so many slips away."""
    for length in range(len(word) - most, len(word) + most + 1):
        some = words.get((word[0], length), ())
        for near, _, _ in process.extract(
            word, some, scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            yield near


@cache
def _common_english() -> Mapping[tuple[str, int], list[str]]:
    return _by_beginning(word for word, count in english().items() if count >= _COMMON)


@cache
def _known() -> frozenset[str]:
    """Return words that people type rightly and that no list has: see `known_words.txt`."""
    written = files("indexing").joinpath("known_words.txt").read_text("utf-8")
    lines = (line.partition("#")[0] for line in written.splitlines())
    return frozenset(word for line in lines for word in line.split())
