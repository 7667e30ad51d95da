"""Finding the words in a concern that point to a step of a scale; the longest reading counts.

"Not likely" holds "likely" and "little effect on patients" holds "patients": of readings that
overlap, only the longest is kept. Must not know the scales: `risk_likelihood.py` and
`risk_impact.py` hold the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, the step it points to and the reason as the rest of a sentence."""

    pattern: re.Pattern[str]
    step: int  # 0: the words are no sign of anything, whatever shorter cue they hold
    why: str
    denied: int | None = None  # the step where the words are denied; None: no sign then


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of a concern that point to a step, and why."""

    step: int
    words: str
    why: str
    start: int
    end: int


_DENIED = re.compile(
    r"\b(?:no|not|nobody|none|without|never|nor|cannot|\w+n['’]t|hardly|far from|free of)"
    r"(?:\s+(?:think|expect|believe|foresee|anticipate|see)(?:\s+(?!but\b|and\b)\w+){0,4}|"
    r"(?:\s+(?!but\b|and\b)\w+){0,2})\s*$",
    re.IGNORECASE,
)
#: Words that deny something themselves: a denial before them is part of what they say.
_SAYS_NO = re.compile(
    r"(?:no|not|never|nobody|none|nothing|neither|without|hardly|\w*n['’]t|un\w+)(?!\w)",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(r"\b(?:not only|no doubt|not just|nothing but)\s*$", re.IGNORECASE)


def cue(step: int, why: str, *patterns: str, denied: int | None = None) -> Cue:
    """Return the cue of any of these patterns, each matched as whole words, in any case."""
    whole = r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)"
    return Cue(re.compile(whole, re.IGNORECASE), step, why, denied)


def signs(cues: Sequence[Cue], text: str) -> tuple[Sign, ...]:
    """Return what a text's words point to, in their order, of overlapping ones the longest."""
    found: list[tuple[int, int, Cue]] = [
        (match.start(), match.end(), each) for each in cues for match in each.pattern.finditer(text)
    ]
    found.sort(key=lambda one: (one[0] - one[1], one[0], one[2].step))
    kept: list[tuple[int, int, Cue]] = []
    for start, end, each in found:
        if all(end <= before or start >= after for before, after, _ in kept):
            kept.append((start, end, each))
    read = (_sign(text, start, end, each) for start, end, each in sorted(kept, key=lambda k: k[0]))
    return tuple(sign for sign in read if sign is not None)


def _sign(text: str, start: int, end: int, found: Cue) -> Sign | None:
    clause = re.split(r"[.;:!?]|,\s+(?=but|and|yet|though)", text[:start])[-1]
    denial = _DENIED.search(clause) if not _NO_DENIAL.search(clause) else None
    says_no = _SAYS_NO.match(text[start:end])
    if denial is None or says_no:
        return Sign(found.step, text[start:end], found.why, start, end) if found.step else None
    if found.denied is None or not found.step:
        return None
    words = text[start - len(clause) + denial.start() : end]
    return Sign(found.denied, words, f"{found.why}, which is denied", start, end)
