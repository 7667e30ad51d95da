"""What is measured of a task: one value for each case that it applies to, and how to sum them up.

Knows no task, no document and no way to print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, Self

from corpus.text import Value
from evaluations.intervals import NOT_MEASURED, Estimate, mean, quantile, share


class How(StrEnum):
    """How the values of the cases become one figure."""

    SHARE = "share"  # each value is 0 or 1
    MEAN = "mean"
    MEDIAN = "median"
    NINETY_FIFTH = "95th percentile"
    TOTAL = "total"  # a count of what was seen; it has no interval


_PART: Final = {How.MEDIAN: 0.5, How.NINETY_FIFTH: 0.95}


class Measure(Value):
    """A measure of one task. A case that it does not apply to is not among its values."""

    name: str
    values: Mapping[str, float]  # by the case's id
    how: How = How.SHARE
    more_is_better: bool = True
    #: Whether a baseline is compared with: not for times, which are the machine's as much as ours.
    compared: bool = True

    @classmethod
    def share(
        cls, name: str, met: Iterable[tuple[str, bool]], *, more_is_better: bool = True
    ) -> Self:
        """Return the share of cases for which something holds, from (id, does it hold)."""
        values = {case: float(holds) for case, holds in met}
        return cls(name=name, values=values, more_is_better=more_is_better)

    @property
    def estimate(self) -> Estimate:
        """Return the figure with its interval; NaN where no case was measured."""
        each = list(self.values.values())
        if not each:
            return NOT_MEASURED
        if self.how is How.SHARE:
            return share(round(sum(each)), len(each))
        if self.how is How.TOTAL:
            return Estimate(sum(each), sum(each), sum(each))
        return mean(each) if self.how is How.MEAN else quantile(each, _PART[self.how])

    def by_kind(self, kinds: Mapping[str, str]) -> dict[str, Estimate]:
        """Return the figure for each kind of case."""
        parts: dict[str, dict[str, float]] = defaultdict(dict)
        for case, value in self.values.items():
            parts[kinds[case]][case] = value
        some = {kind: self.model_copy(update={"values": of}) for kind, of in parts.items()}
        return {kind: some[kind].estimate for kind in sorted(some)}
