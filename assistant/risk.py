"""Rating a risk: look up the cell of likelihood and impact, and say what the source leaves open.

Source: Quality Framework Handbook 2017/18, Risk assessment. The rating is a cell of the matrix and
never a product. The handbook does not map ratings to levels: G, A and R read naturally as Low,
Medium and High; G/A and A/R straddle two, and a named person chooses. Must not know words or
sources: `risk_proposal.py` reads concerns, the tools word and cite.
"""

from __future__ import annotations

import math
from typing import Any, Literal

from assistant.ports import LoadedFramework
from assistant.sources import source_of
from corpus.failures import BadInput
from corpus.framework.model import Framework, MatrixCell, Rating, RiskLevel, ScaleStep
from corpus.text import Value

LevelStatus = Literal["reads_as", "person_chooses"]

#: Which levels a rating could stand for. An inference of ours, said so wherever it is shown.
LEVELS: dict[Rating, tuple[RiskLevel, ...]] = {
    Rating.G: (RiskLevel.LOW,),
    Rating.G_A: (RiskLevel.LOW, RiskLevel.MEDIUM),
    Rating.A: (RiskLevel.MEDIUM,),
    Rating.A_R: (RiskLevel.MEDIUM, RiskLevel.HIGH),
    Rating.R: (RiskLevel.HIGH,),
}


class RiskRating(Value):
    """A cell of the matrix with the level or levels it could be read as."""

    cell: MatrixCell
    levels: tuple[RiskLevel, ...]
    level_status: LevelStatus

    @property
    def rating(self) -> Rating:
        """Return the letters of the cell."""
        return self.cell.rating


def rate(framework: Framework, likelihood: object, impact: object) -> RiskRating:
    """Return the cell of a likelihood and an impact. Raises `BadInput` unless both are 1 to 5."""
    cell = framework.cell(score("likelihood", likelihood), score("impact", impact))
    return RiskRating(cell=cell, levels=LEVELS[cell.rating], level_status=status_of(cell.rating))


def status_of(rating: Rating) -> LevelStatus:
    """Say whether a rating reads as one level or straddles two."""
    return "reads_as" if len(LEVELS[rating]) == 1 else "person_chooses"


def score(name: str, value: object) -> int:
    """Return a likelihood or an impact as a whole number from 1 to 5. Raises `BadInput`.

    A whole number may be written 4 or, as some programs write JSON, 4.0; text may not.

    >>> score("likelihood", 4.0)
    4
    """
    if value is None or value == "":
        message = f"No {name} was given; give a whole number from 1 to 5. Nothing was rated."
        raise BadInput(message)
    if isinstance(value, bool) or not isinstance(value, int | float):
        shown = f"“{value}”" if isinstance(value, str) and len(value) <= 40 else "what was given"
        message = f"The {name} must be a whole number from 1 to 5, not {shown}. Nothing was rated."
        raise BadInput(message)
    if isinstance(value, float) and (not math.isfinite(value) or value != int(value)):
        message = f"The {name} must be a whole number from 1 to 5, not {value}. Nothing was rated."
        raise BadInput(message)
    if not 1 <= value <= 5:
        shown = str(int(value)) if abs(value) < 10**9 else "a number that large"
        message = f"The {name} must be from 1 to 5, not {shown}. Nothing was rated."
        raise BadInput(message)
    return int(value)


def as_number(text: str) -> object:
    """Return a command line's text as the number it spells, or unchanged where it spells none.

    >>> as_number("4"), as_number("3.5"), as_number("four")
    (4, 3.5, 'four')
    """
    stripped = text.strip()
    for kind in (int, float):
        try:
            return kind(stripped)
        except ValueError:
            continue
    return stripped


def cells_with_product(framework: Framework, product: int) -> tuple[MatrixCell, ...]:
    """Return the cells whose two scores multiply to this, to show that a product is no rating."""
    return tuple(
        sorted(
            (cell for cell in framework.matrix if cell.likelihood * cell.impact == product),
            key=lambda cell: (cell.likelihood, cell.impact),
        )
    )


def step(scale: tuple[ScaleStep, ...], number: int) -> ScaleStep | None:
    """Return the step of a scale with this score, or None where the scale lacks it."""
    return next((step for step in scale if step.score == number), None)


def risk_row(loaded: LoadedFramework, likelihood: object, impact: object) -> dict[str, Any]:
    """Return a rating in the shape of `risk --json`. Raises `BadInput`."""
    return as_row(loaded, rate(loaded.framework, likelihood, impact))


def as_row(loaded: LoadedFramework, rating: RiskRating) -> dict[str, Any]:
    """Return a rating in the shape of `risk --json`."""
    return {
        "likelihood": rating.cell.likelihood,
        "impact": rating.cell.impact,
        "rating": rating.rating.value,
        "levels": [level.value for level in rating.levels],
        "level_status": rating.level_status,
        "source": source_of(loaded, rating.cell.wording),
    }
