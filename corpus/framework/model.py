"""The Quality Framework as typed values: standards, matrix, scales, interventions and roles.

Source of the structure: Quality Framework Handbook 2017/18 (and, for roles of 2021, the Quality
Strategy 2021). The values ship in our own words; the importer replaces each by the exact wording
of the user's own copy. `Wording.origin` says which of the two a reader has in front of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from corpus.text import Place, Value

Origin = Literal["official", "digest"]


class Wording(Value):
    """A piece of wording and where it stands: in the official document, or in our digest of it."""

    text: str
    place: Place | None = None  # None only before the digest is laid out
    origin: Origin = "digest"


class Rating(StrEnum):
    """A cell of the matrix. The source says nowhere what the letters stand for."""

    G = "G"
    G_A = "G/A"
    A = "A"
    A_R = "A/R"
    R = "R"


class RiskLevel(StrEnum):
    """The three levels that the table of interventions uses."""

    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


class Domain(Value):
    """One of the six domains."""

    number: int
    title: Wording


class Standard(Value):
    """One of the 27 standards of 2017/18."""

    number: str  # "3.4"
    edition: str  # "2017-18"
    domain: int
    wording: Wording

    @property
    def id(self) -> str:
        """Return the id with its edition, e.g. "2017-18:3.4"."""
        return f"{self.edition}:{self.number}"


class MatrixCell(Value):
    """One of the 25 cells. A rating is looked up here and never computed from a product."""

    likelihood: int
    impact: int
    rating: Rating
    wording: Wording  # the row of the matrix as it stands


class ScaleStep(Value):
    """One of the five steps of likelihood or of impact."""

    score: int
    label: str
    descriptors: tuple[Wording, ...]


class LevelRow(Value):
    """A level of risk with the interventions that the handbook gives as examples for it."""

    level: RiskLevel
    interventions: tuple[Wording, ...]


class ExploratoryIntervention(Value):
    """One of the four ways to find out more: why, what, who, and what it leads to."""

    name: str
    why: Wording
    what: Wording
    who: Wording
    outcomes: tuple[Wording, ...]
    # The figure prints the outcomes apart from their labels: which belong to which is inferred.
    outcomes_inferred: bool = True


class SupportiveIntervention(Value):
    """One of the eight ways to help a provider improve."""

    name: str
    description: Wording
    benefit: Wording


class Scenario(Value):
    """One of the six worked examples, numbered in the handbook's order."""

    number: int
    level: str  # in the handbook's words; "Medium / Low" is a level the table lacks
    situation: Wording
    interventions: tuple[Wording, ...]
    outcome: tuple[Wording, ...]


class Pathway(Value):
    """One of the three routes a learner can take a concern."""

    number: int
    name: str
    wording: Wording


class ReportingCadence(Value):
    """A tier of the reporting hierarchy: daily, monthly, quarterly, annual."""

    name: str
    wording: Wording


class Role(Value):
    """A body, office or kind of organisation with its duties, in one edition."""

    name: str
    edition: str
    duties: tuple[Wording, ...]


class Framework(Value):
    """One edition of the framework. Counts of a complete one: `COMPLETE`."""

    edition: str
    title: str
    domains: tuple[Domain, ...]
    standards: tuple[Standard, ...]
    matrix: tuple[MatrixCell, ...]
    likelihood: tuple[ScaleStep, ...]
    impact: tuple[ScaleStep, ...]
    levels: tuple[LevelRow, ...]
    exploratory: tuple[ExploratoryIntervention, ...]
    supportive: tuple[SupportiveIntervention, ...]
    scenarios: tuple[Scenario, ...]
    pathways: tuple[Pathway, ...]
    cadences: tuple[ReportingCadence, ...]
    roles: tuple[Role, ...]

    def standard(self, number: str) -> Standard | None:
        """Return the standard with this number ("3.4"), or None."""
        return next((standard for standard in self.standards if standard.number == number), None)

    def cell(self, likelihood: int, impact: int) -> MatrixCell:
        """Return the cell of this likelihood and impact, each 1 to 5."""
        return next(
            cell for cell in self.matrix if (cell.likelihood, cell.impact) == (likelihood, impact)
        )


class ImportReport(Value):
    """What the importer read exactly, by part; the rest stays in our own words."""

    found: dict[str, int]  # part of the framework -> how many values were read exactly
    expected: dict[str, int]

    @property
    def complete(self) -> bool:
        """Say whether every value was read exactly."""
        return self.found == self.expected


#: How many values a complete framework 2017/18 holds, part by part.
COMPLETE: dict[str, int] = {
    "domains": 6,
    "standards": 27,
    "cells": 25,
    "likelihood": 5,
    "impact": 5,
    "levels": 3,
    "exploratory": 4,
    "supportive": 8,
    "scenarios": 6,
    "pathways": 3,
    "cadences": 4,
}
