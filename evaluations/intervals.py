"""How far to trust a figure of few cases: 95 % intervals.

Means, ratios and quantiles by drawing the cases anew, 2,000 times; shares by Wilson's formula,
which holds for few cases and near 0 and 1. Where nothing was measured the figure is NaN, never 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

SEED: Final = 7
DRAWS: Final = 2_000
_Z: Final = 1.959964  # of the normal distribution, 2.5 % beyond on either side


class Estimate(NamedTuple):
    """A figure with the interval that holds it in 95 of 100 draws."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})"


NOT_MEASURED: Final = Estimate(math.nan, math.nan, math.nan)


def mean(each: Sequence[float]) -> Estimate:
    """Return the mean of a value for each case. Raises `ValueError` where there is none.

    >>> mean([1.0, 1.0, 1.0])
    Estimate(value=1.0, low=1.0, high=1.0)
    """
    drawn = _means(each)
    return _estimate(float(np.mean(each)), drawn)


def quantile(each: Sequence[float], part: float) -> Estimate:
    """Return the value that this part (0 to 1) of the cases does not exceed."""
    drawn = np.quantile(_draws(each), part, axis=1)
    return _estimate(float(np.quantile(each, part)), drawn)


def share(met: int, of: int) -> Estimate:
    """Return a share of cases with Wilson's interval.

    >>> share(20, 20)
    Estimate(value=1.0, low=0.8389, high=1.0)
    """
    if not of:
        return NOT_MEASURED
    value, z2 = met / of, _Z**2 / of
    middle = (value + z2 / 2) / (1 + z2)
    reach = _Z * math.sqrt(value * (1 - value) / of + z2 / (4 * of)) / (1 + z2)
    low, high = max(0.0, middle - reach), min(1.0, middle + reach)
    return Estimate(round(value, 4), round(low, 4), round(high, 4))


def difference(ours: Sequence[float], theirs: Sequence[float]) -> Estimate:
    """Return how much higher the first mean is, over the same cases in the same order."""
    pairs = [one - other for one, other in zip(ours, theirs, strict=True)]
    return mean(pairs)


def apart(now: Estimate, then: Estimate) -> Estimate:
    """Return how much higher one figure is than another, where only their intervals are known.

    The two may be of the same cases: the interval is then wider than it need be (Newcombe, 1998).

    >>> apart(share(90, 100), share(60, 100)).low > 0
    True
    """
    value = now.value - then.value
    low = value - math.hypot(now.value - now.low, then.high - then.value)
    high = value + math.hypot(now.high - now.value, then.value - then.low)
    return Estimate(round(value, 4), round(low, 4), round(high, 4))


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Estimate:
    """Return the first mean as a multiple of the second, over the same cases."""
    value = float(np.mean(ours)) / max(float(np.mean(theirs)), 1e-9)
    return _estimate(value, _means(ours) / np.maximum(_means(theirs), 1e-9))


def _draws(each: Sequence[float]) -> NDArray[np.float64]:
    """Return the cases drawn anew with replacement, shape (draws, cases)."""
    if not each:
        message = "There are no cases to measure."
        raise ValueError(message)
    drawn = np.random.default_rng(SEED).integers(0, len(each), (DRAWS, len(each)))
    draws: NDArray[np.float64] = np.asarray(each, dtype=float)[drawn]
    return draws


def _means(each: Sequence[float]) -> NDArray[np.float64]:
    means: NDArray[np.float64] = _draws(each).mean(axis=1)
    return means


def _estimate(value: float, drawn: NDArray[np.float64]) -> Estimate:
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Estimate(round(value, 4), round(float(low), 4), round(float(high), 4))
