"""Words of which a sentence holds one and not another: days, seasons, shares, fields, professions.

A claim that names another of the same kind than its source does speaks of something else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from assistant.checks.cues import any_of, cues

_PATTERNS: Final = {kind: any_of(patterns) for kind, patterns in cues("values").items()}
_SAME: Final = 5  # letters by which two forms of one word agree


def other_value(claim: str, source: str) -> bool:
    """Say whether a claim holds a value of a kind of which its source holds only others.

    >>> other_value("Teaching is on Thursday.", "Teaching is kept free on Mondays.")
    True
    >>> other_value("Teaching is on Thursday.", "Teaching is kept free.")
    False
    """
    said, there = _values(claim), _values(source)
    return any(
        there[kind] and not values <= there[kind] for kind, values in said.items() if kind in there
    )


@lru_cache(maxsize=4096)
def _values(text: str) -> dict[str, frozenset[str]]:
    found = {}
    for kind, pattern in _PATTERNS.items():
        values = {
            next(group for group in match.groups() if group).casefold()[:_SAME]
            for match in pattern.finditer(text)
        }
        if values:
            found[kind] = frozenset(values)
    return found
