"""Which of a concern's words settle its likelihood: what is said outright, else how often.

Where nothing of the kind is said, the way it is told: as how things are, as an event, as a threat.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.risk_cues import Sign, signs
from assistant.risk_likelihood_cues import (
    CONSEQUENCE,
    HOW_OFTEN,
    MAY,
    NOT_ALWAYS,
    OUTRIGHT,
    STATE,
    WILL,
)


def likelihood_signs(text: str) -> tuple[Sign, ...]:
    """Return the signs that settle a likelihood, the deciding one first; empty for none."""
    outright, often = signs(OUTRIGHT, text), signs(HOW_OFTEN, text)
    not_always = signs((NOT_ALWAYS,), text)
    decided = _of_outright(outright, often) or _of_frequency(often)
    if decided and not_always and decided.step == 5:
        return not_always[0], decided
    if decided:
        return (decided,)
    return not_always[:1] or _strongest(signs(STATE, text))


def _of_outright(outright: Sequence[Sign], often: Sequence[Sign]) -> Sign | None:
    """Return what is said outright, or None where how often it happens says more."""
    told = _of_frequency(often)
    firm = [sign for sign in outright if sign.why not in (MAY, CONSEQUENCE)]
    if not firm:
        return None if told else next(iter(outright), None)
    high = [sign for sign in firm if sign.step >= 4]
    low = [sign for sign in firm if sign.step <= 2]
    if high:
        hedged = [sign for sign in high if sign.why != WILL]
        return max(hedged or high, key=lambda sign: sign.step)
    if low:
        least = min(low, key=lambda sign: sign.step)
        return None if told and told.step >= 4 and _is_once(least) else least
    return told if told and told.step != 2 and told.start < firm[0].start else firm[0]


def _is_once(sign: Sign) -> bool:
    return any(
        word in sign.words.casefold() for word in ("off", "isolated", "single", "one ", "first")
    )


def _of_frequency(often: Sequence[Sign]) -> Sign | None:
    return max(often, key=lambda sign: sign.step, default=None)


def _strongest(found: Sequence[Sign]) -> tuple[Sign, ...]:
    return (max(found, key=lambda sign: sign.step),) if found else ()
