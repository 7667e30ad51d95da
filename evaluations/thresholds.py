"""What a task must reach: `evaluations/TASK/thresholds.toml`.

`aim` is what its users need, on cases kept aside; a report says whether it is met. `floor` is what
must always hold; a run that breaks it fails.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Final, Literal

from evaluations.measure import Measure

Level = Literal["aim", "floor"]
LEVELS: Final[tuple[Level, ...]] = ("aim", "floor")


def thresholds(task: str) -> dict[Level, Mapping[str, float]]:
    """Return the aims and floors of a task by measure."""
    content = (files("evaluations") / task / "thresholds.toml").read_text(encoding="utf-8")
    read = tomllib.loads(content)
    return {level: read.get(level, {}) for level in LEVELS}


def meets(measure: Measure, wanted: float) -> bool | None:
    """Say whether a measure reaches what is wanted of it; None where nothing was measured."""
    if not measure.values:
        return None
    value = measure.estimate.value
    return value >= wanted if measure.more_is_better else value <= wanted
