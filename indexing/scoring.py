"""How surely a passage is about a question: one curve for all questions, so that scores compare.

What is measured of a passage goes into a logistic curve. A passage of an official document has an
index of subjects beside it and evidence has none, so each has weights of its own, both fitted to
say the same: how often a passage with that score is about the question (docs/decisions/0018).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Signs:
    """What is measured of a passage, each on the same scale for every question."""

    cosine: float  # of meanings
    coverage: float  # of the question's weight in words, 0 to 1
    close: float | None = None  # how near its tokens come to the question's; None: not read closely
    asked: float | None = None  # cosine to the nearest way of asking for it; None: no index
    ways: float = 0.0  # coverage by the words of the ways of asking for it
    named: bool = False


@dataclass(frozen=True, slots=True)
class _Weights:
    cosine: float
    coverage: float
    close: float
    asked: float
    ways: float
    doubt: float
    usually_close: float  # what stands for a passage that was not read closely


_INDEXED: Final = _Weights(0.9, 1.8, 5.3, 2.2, 1.3, doubt=6.2, usually_close=0.6)
_PLAIN: Final = _Weights(2.2, 3.6, 4.3, 0.0, 0.0, doubt=3.6, usually_close=0.5)
_NAMED: Final = 2.5  # for a passage that the question names
_NOT_ASKED: Final = 0.35  # a cosine below which two ways of asking have nothing in common


def score(signs: Signs) -> float:
    """Return how surely a passage is about the question, 0 to 1."""
    return 1 / (1 + math.exp(-surety(signs)))


def surety(signs: Signs) -> float:
    """Return the same before the curve: below 0 means that it rather is not."""
    weights = _PLAIN if signs.asked is None else _INDEXED
    close = weights.usually_close if signs.close is None else signs.close
    sure = (
        weights.cosine * signs.cosine
        + weights.coverage * signs.coverage
        + weights.close * close
        + weights.ways * signs.ways
        - weights.doubt
    )
    if signs.asked is not None:
        sure += weights.asked * max(signs.asked, _NOT_ASKED)
    return sure + _NAMED * signs.named
