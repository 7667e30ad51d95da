"""Who does what to whom: the same words with the roles turned round.

Roles are read by place around a verb of the field, the passive taken into account. Verbs not in the
list are not looked at: between other words, places tell too little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.checks.claim_words import Kind, words_of
from assistant.checks.clauses import clauses_of
from assistant.checks.cues import listed

_VERBS: Final = listed("roles", "verbs")
_GIVING: Final = listed("roles", "giving")
_BE: Final = re.compile(
    r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+|also\s+|not\s+)?$", re.I
)
_SIDE: Final = 3  # telling words on each side of a verb that may be its roles


@dataclass(frozen=True, slots=True)
class _Act:
    """A verb with the stems of who acts, nearest last, and of who or what is acted on."""

    verb: str
    who: tuple[str, ...]
    whom: tuple[str, ...]


def swaps_roles(claim: str, source: str) -> bool:
    """Say whether a claim gives a verb's roles to others than its source does.

    >>> swaps_roles("The tutor told the trainees.", "The trainees told the tutor.")
    True
    >>> swaps_roles("The tutor was told by the trainees.", "The trainees told the tutor.")
    False
    """
    in_claim, in_source = _stems(claim), _stems(source)
    names = _names(claim) & in_source | _names(source)
    for said in _acts(claim):
        same = [act for act in _acts(source) if act.verb == said.verb]
        if same and all(_other_roles(said, act, in_claim, in_source, names) for act in same):
            return True
    return False


def _other_roles(
    said: _Act,
    there: _Act,
    in_claim: frozenset[str],
    in_source: frozenset[str],
    names: frozenset[str],
) -> bool:
    if said.verb in _GIVING and not (said.who and there.who):
        return False
    if not said.who:  # a passive without "by" names who was acted on
        head = said.whom[-1:] if said.whom else ()
        return bool(head) and head[0] in there.who and head[0] not in there.whom
    if not there.who:
        return said.who[-1] in there.whom and not set(said.whom) & set(there.whom)
    one, other = said.who[-1], there.who[-1]
    if one in there.who or other in said.who:
        return False
    if one in there.whom and set(said.whom) & set(there.who):
        return True
    return one in in_source and (other in in_claim or {one, other} <= names)


@lru_cache(maxsize=4096)
def _acts(sentence: str) -> tuple[_Act, ...]:
    found = []
    for clause in clauses_of(sentence):
        telling = [w for w in words_of(clause) if w.kind is not Kind.SMALL or w.stem in _VERBS]
        for n, word in enumerate(telling):
            if word.stem not in _VERBS or n in (0, len(telling)):
                continue
            before = tuple(each.stem for each in telling[max(0, n - _SIDE) : n])
            after = telling[n + 1 : n + 1 + _SIDE]
            if _BE.search(clause[: word.at]):
                by = re.search(r"\bby\b", clause[word.at :])
                who = [each for each in telling[n + 1 :] if by and each.at > word.at + by.start()]
                found.append(_Act(word.stem, tuple(e.stem for e in reversed(who[:2])), before))
            else:
                found.append(_Act(word.stem, before, tuple(each.stem for each in after)))
    return tuple(found)


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(sentence))


def _names(sentence: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(sentence) if word.kind is Kind.NAME)
