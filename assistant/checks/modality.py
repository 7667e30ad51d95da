"""May, should, must, will, is: does a sentence say a thing more firmly than its source does?

Also what is planned against what is done, what is said with a condition against what is said
without, and "only". The clauses that share most words are compared.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from assistant.checks.clauses import clauses_of
from assistant.checks.cues import cue
from assistant.words import stemmed, stems


class Force(StrEnum):
    """How a clause says its thing."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    PLANNED = "planned"
    CERTAIN = "certain"
    ONLY = "only"
    CONDITION = "condition"


_PATTERNS: Final = {force: cue("force", force.value) for force in Force}
_MAY_MONTH: Final = re.compile(
    r"\b(?:in|of|until|since|by|from|\d{1,2})\s+May\b|\bMay\s+\d", re.ASCII
)
_DENIED: Final = re.compile(
    r"\b(?:not|n[’']t|no longer)\s+(?:yet\s+)?(?:mandatory|compulsory|required|obliged|essential"
    r"|confirmed|certain|proven|clear)\b",
    re.IGNORECASE,
)  # a force that is denied is none
_UNABLE: Final = re.compile(
    r"\b(?:nobody|no one|none|neither|no)\b[^.;]*?\b(?:can|could)\b|\b(?:can|could)\s+not\b",
    re.IGNORECASE,
)  # what nobody could do is not said with less force
_UNSURE: Final = frozenset({Force.MAY, Force.SHOULD, Force.PLANNED})
_REACH: Final = 3  # telling words after a cue
_SENTENCE_WIDE: Final = frozenset({Force.CONDITION})


def firmer(claim: str, source: str) -> bool:
    """Say whether a claim is firmer than its source, or of another force.

    >>> firmer("Records must be signed.", "Records should be signed.")
    True
    >>> firmer("Records must be signed.", "It is compulsory to sign records.")
    False
    """
    wide = _forces(claim) & _SENTENCE_WIDE
    return any(_clause_firmer(clause, wide, source) for clause in clauses_of(claim))


def _clause_firmer(claim: str, wide: frozenset[Force], source: str) -> bool:
    said = _forces(claim) | wide
    there = _forces_on(_nearest_clause(claim, source), stems(claim))
    there |= _forces(source) & _SENTENCE_WIDE
    if _DENIED.search(claim) and _DENIED.search(source):
        return False
    if Force.MUST in said and Force.MUST not in there:
        return bool(there & _UNSURE) or _plain(there)
    if Force.SHOULD in said and not there & {Force.SHOULD}:
        return bool(there & {Force.MUST, Force.MAY}) or _plain(there)
    if Force.MAY in said and Force.MUST in there:
        return True
    if Force.MAY in said and Force.SHOULD in there and Force.MAY not in there:
        return True
    if Force.CERTAIN in said and Force.CERTAIN not in there:
        return True
    if Force.ONLY in said and Force.ONLY not in _forces(source):
        return not re.search(r"\bfew\b", source, re.IGNORECASE)
    if Force.CONDITION in there and Force.CONDITION not in said:
        return True
    if Force.PLANNED in said:
        return bool(there & {Force.MAY, Force.SHOULD}) and Force.PLANNED not in there
    unsure = bool(said & _UNSURE)
    return (
        not unsure and Force.MUST not in said and bool(there & _UNSURE) and Force.MUST not in there
    )


def _plain(there: frozenset[Force]) -> bool:
    return not there & {Force.MUST, Force.SHOULD, Force.MAY, Force.PLANNED}


def _nearest_clause(claim: str, source: str) -> str:
    said = stems(claim)
    return max(clauses_of(source) or (source,), key=lambda clause: len(said & stems(clause)))


def _forces_on(clause: str, said: frozenset[str]) -> frozenset[Force]:
    """Return the forces of a clause that bear on words which a claim has too."""
    plain = _without_denied(clause)
    found = set()
    for force, pattern in _PATTERNS.items():
        for match in pattern.finditer(plain):
            after = [each for each, _ in stemmed(plain[match.end() :])][:_REACH]
            if not after or said & set(after):
                found.add(force)
    return frozenset(found)


@lru_cache(maxsize=4096)
def _forces(text: str) -> frozenset[Force]:
    plain = _without_denied(text)
    return frozenset(force for force, pattern in _PATTERNS.items() if pattern.search(plain))


def _without_denied(text: str) -> str:
    return _DENIED.sub(" ", _MAY_MONTH.sub(" ", _UNABLE.sub(" ", text)))
