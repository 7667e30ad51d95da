"""Does a sentence deny what its source says, or say what it denies?

Clauses are set beside those that share most of their words. A denial counts if it reaches a word
that both have, and so does an opposite ("late" where the other has "early"); two undo each other.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from assistant.checks.clauses import clauses_of
from assistant.checks.cues import cue, listed, opposites
from assistant.words import COMMON, stem

_WORD_OR_DENIAL: Final = re.compile(
    rf"(?P<denial>{cue('denial', 'denies').pattern})|(?P<word>[^\W\d_][\w’'-]*)", re.IGNORECASE
)
_BOUND: Final = cue("denial", "bounds")
_PREFIXES: Final = re.compile(r"^(?:un|non|dis|in|im|il|ir|mis)-?(?=\w{3,})")
_MOST_AFTER: Final = 8  # words: a denial does not reach further


def contradicts(claim: str, source: str) -> bool:
    """Say whether a clause of a claim is denied where its source's nearest clause is not, or not.

    >>> contradicts("Standard 3.4 was met.", "Standard 3.4 was not met.")
    True
    >>> contradicts("No learner reported harm.", "Learners did not report harm.")
    False
    """
    there = [_read(clause) for clause in clauses_of(source)]
    return any(_against(_read(clause), there) for clause in clauses_of(claim))


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause's telling words, which of them were an opposite, and what each denial reaches."""

    opposite: dict[str, bool]
    denials: tuple[frozenset[str], ...]


def _against(said: _Clause, source: list[_Clause]) -> bool:
    """Say whether the clauses nearest to a claim's all have the other sign."""
    shared = [said.opposite.keys() & clause.opposite.keys() for clause in source]
    most = max((len(words) for words in shared), default=0)
    if most < min(2, len(said.opposite)) or not most:
        return False
    near = [(c, words) for c, words in zip(source, shared, strict=True) if len(words) == most]
    return all(_sign(said, words, clause) != _sign(clause, words, said) for clause, words in near)


def _sign(clause: _Clause, shared: Set[str], other: _Clause) -> bool:
    """Say whether a clause denies the words it shares with another; twice denied is not."""
    denials = sum(bool(reached & shared) for reached in clause.denials)
    turned = sum(clause.opposite[word] and not other.opposite[word] for word in shared)
    return (denials + turned) % 2 == 1


@lru_cache(maxsize=4096)
def _read(clause: str) -> _Clause:
    clause = _BOUND.sub(" ", clause)
    opposite: dict[str, bool] = {}
    reached: list[set[str]] = []
    left: list[int] = []
    for match in _WORD_OR_DENIAL.finditer(clause):
        if match.lastgroup == "denial":
            reached.append(set())
            left.append(_MOST_AFTER)
            continue
        word = match.group().casefold()
        if word in COMMON and word not in _apart():
            continue
        base, turned = _base(word)
        opposite.setdefault(base, turned)
        for n, words in enumerate(reached):
            if left[n] > 0:
                words.add(base)
                left[n] -= 1
    return _Clause(opposite, tuple(map(frozenset, reached)))


def _base(word: str) -> tuple[str, bool]:
    """Return a word's stem, and whether it was its opposite that stood there."""
    own = stem(word)
    if word in _apart():
        return _apart()[word]
    if own in _apart():
        return _apart()[own]
    plain = _PREFIXES.sub("", word)
    if plain != word and stem(plain) in _PLAIN:
        return stem(plain), True
    return own, False


@cache
def _apart() -> dict[str, tuple[str, bool]]:
    """Return each word of a pair, and its stem, as its first word and whether it denies it."""
    apart: dict[str, tuple[str, bool]] = {}
    for word, opposite in opposites():
        base = apart.get(word, (stem(word), False))[0]
        for form in (word, stem(word)):
            apart.setdefault(form, (base, False))
        for form in (opposite, stem(opposite)):
            apart.setdefault(form, (base, True))
    return apart


_PLAIN: Final = listed("denial", "take_prefix")
