"""How far to trust a mean of few cases: 95 % intervals by drawing the cases anew, 2,000 times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

SEED: Final = 7
DRAWS: Final = 2_000


class Estimate(NamedTuple):
    """A figure with the interval that holds it in 95 of 100 draws."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})"


def mean(each: Sequence[float]) -> Estimate:
    """Return the mean of a value for each case. Raises `ValueError` where there is none.

    >>> mean([1.0, 1.0, 1.0])
    Estimate(value=1.0, low=1.0, high=1.0)
    """
    drawn = _means(each)
    return _estimate(float(np.mean(each)), drawn)


def difference(ours: Sequence[float], theirs: Sequence[float]) -> Estimate:
    """Return how much higher the first mean is, over the same cases in the same order."""
    pairs = [one - other for one, other in zip(ours, theirs, strict=True)]
    return mean(pairs)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Estimate:
    """Return the first mean as a multiple of the second, over the same cases."""
    value = float(np.mean(ours)) / max(float(np.mean(theirs)), 1e-9)
    return _estimate(value, _means(ours) / np.maximum(_means(theirs), 1e-9))


def _means(each: Sequence[float]) -> NDArray[np.float64]:
    if not each:
        message = "There are no cases to measure."
        raise ValueError(message)
    drawn = np.random.default_rng(SEED).integers(0, len(each), (DRAWS, len(each)))
    means: NDArray[np.float64] = np.asarray(each, dtype=float)[drawn].mean(axis=1)
    return means


def _estimate(value: float, drawn: NDArray[np.float64]) -> Estimate:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Estimate(round(value, 4), round(float(low), 4), round(float(high), 4))
