"""Which way a table's row points, told from the cell that says so and not from all its words.

A self-assessment's "Gap: none identified" is no concern, and a survey's colour says more than the
wording of its question. GMC colours: red and pink are low, the greens high. None where the row has
no such cell; the reader's own sense of the words then stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity, polarity_of

_POSITION = re.compile(
    r"position|rating|met\b|complian|assess|judgement|status|\brag\b|level", re.I
)
_NOT_MET = re.compile(
    r"\b(?:not|partially|partly|part|un)[- ]?\s*(?:met|complian\w*)|\b(?:no|red|amber|partial)\b",
    re.I,
)
_MET = re.compile(r"\b(?:fully |largely )?(?:met|compliant|complies|yes|green|achieved)\b", re.I)
_LOW = re.compile(r"\b(?:red|pink|below|low|negative)\b", re.I)
_HIGH = re.compile(r"green|\b(?:above|high|positive)\b", re.I)
_COLOUR = re.compile(r"colour|outlier|flag|\brag\b|result", re.I)
_SCORE = re.compile(r"agree|score|positive|%|mean|satisf|result", re.I)
_BENCHMARK = re.compile(r"benchmark|average|national|regional|comparator|all trusts", re.I)
_EARLIER = re.compile(r"previous|last|prior|\b(?:19|20)\d\d\b", re.I)
_TOLD = re.compile(
    r"concern|what was|reported(?! by)|issue|description|detail|feedback|comment", re.I
)
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
_APART = 5.0  # points below which two results are not called different

Cells = Sequence[tuple[str, str]]


def row_polarity(kind: EvidenceKind, cells: Cells) -> Polarity | None:
    """Return which way a row points, None where no cell says."""
    if kind is EvidenceKind.SELF_ASSESSMENT:
        return _assessed(cells)
    if kind is EvidenceKind.LEARNER_SURVEY:
        return _surveyed(cells) if cells else None
    if kind is EvidenceKind.CONCERNS_LOG:
        told = next((cell for name, cell in cells if _TOLD.search(name)), None)
        return polarity_of(told) if told else None
    return None


def shortfall(cells: Cells) -> float:
    """Return how many points a result lies below its benchmark, 0.0 where it has none."""
    benchmark = _figure(cells, _BENCHMARK)
    score = _figure([one for one in cells if not _BENCHMARK.search(one[0])], _SCORE)
    return 0.0 if score is None or benchmark is None else benchmark - score


def _assessed(cells: Cells) -> Polarity | None:
    for name, cell in cells:
        if _POSITION.search(name):
            if _NOT_MET.search(cell):
                return Polarity.CONCERN
            if _MET.search(cell):
                return Polarity.POSITIVE
    return None


def _surveyed(cells: Cells) -> Polarity:
    colour = next((cell for name, cell in cells if _COLOUR.search(name)), "")
    if _LOW.search(colour) or _HIGH.search(colour):
        return Polarity.CONCERN if _LOW.search(colour) else Polarity.POSITIVE
    below = shortfall(cells)
    if abs(below) < _APART:
        return Polarity.NEUTRAL
    return Polarity.CONCERN if below > 0 else Polarity.POSITIVE


def _figure(cells: Cells, column: re.Pattern[str]) -> float | None:
    for name, cell in cells:
        match = _FIGURE.search(cell)
        if column.search(name) and not _EARLIER.search(name) and match:
            return float(match[0])
    return None
