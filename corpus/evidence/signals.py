"""What a sentence of evidence signals: good or bad, danger.

Each is a cue for a person or a later check, never a judgement: a flag says "look here". Danger is
read generously (a missed safety statement is worse than one too many) and only an explicit denial
("no patient-safety concerns were raised") takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from corpus.evidence.words import words


class Polarity(StrEnum):
    """Which way a statement points."""

    CONCERN = "concern"
    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NONE = "none"  # a label, a date, a name: nothing that points either way


_NEGATION_REACH = 6  # words between "not" and what it denies
_CLAUSE_END = re.compile(r"[,;:()–—]|\b(?:and|but|however|although|though|while|whereas)\b", re.I)
_LEAST_WORDS = 3
_LONGEST = 5_000  # characters of a row that are weighed


def polarity_of(sentence: str) -> Polarity:
    """Return which way a sentence points; where it points both ways, the concern is kept.

    >>> polarity_of("Two of five had not been signed off."), polarity_of("No concerns were raised.")
    (<Polarity.CONCERN: 'concern'>, <Polarity.POSITIVE: 'positive'>)
    """
    if len(re.findall(r"[^\W\d]+", sentence)) < _LEAST_WORDS:
        return Polarity.NONE
    cues = words("polarity")
    plain = cues["aside"].sub(lambda match: "x" * len(match[0]), sentence[:_LONGEST])
    good, bad, used = False, False, False
    for cue, way in (("concern", False), ("positive", True)):
        for match in cues[cue].finditer(plain):
            denied = _denied(plain, match.start())
            used = used or denied
            if way is not denied:
                good = True
            else:
                bad = True
    if not used and cues["negations"].search(plain):
        bad = True  # "did not know who their supervisor was"
    if bad:
        return Polarity.CONCERN
    return Polarity.POSITIVE if good else Polarity.NEUTRAL


def _denied(sentence: str, at: int) -> bool:
    """Say whether a negation stands close before a word, within its clause."""
    before = _CLAUSE_END.split(sentence[:at])[-1]
    close = " ".join(before.split()[-_NEGATION_REACH:])
    return bool(words("polarity")["negations"].search(close)) or close.endswith("n't")


def is_safety_signal(sentence: str) -> bool:
    """Say whether a sentence speaks of danger to patients or to learners.

    >>> is_safety_signal("F1s were left alone overnight."), is_safety_signal("No safety concerns.")
    (True, False)
    """
    cues = words("safety")
    set_aside = [
        match.span() for name in ("denied", "routine") for match in cues[name].finditer(sentence)
    ]
    return any(not _within(match.span(), set_aside) for match in cues["always"].finditer(sentence))


def _within(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
