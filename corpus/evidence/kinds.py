"""The kinds of evidence that providers send, recognised from content first and then by name.

Each kind has its signs: columns that only such a table has, headings and phrases that only such a
text has. The kind whose signs weigh most is taken; too little weight is `other`, never a guess.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from corpus.evidence.columns import field_of
from corpus.evidence.layout import layout_of
from corpus.evidence.tables import Table, tables_of
from corpus.evidence.words import vocabulary
from corpus.text import DocumentText, LinePart, Media, collapse


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    SELF_ASSESSMENT = "self_assessment"
    LEARNER_SURVEY = "learner_survey"
    VISIT_NOTES = "visit_notes"
    CONCERNS_LOG = "concerns_log"
    EARLIER_REPORT = "earlier_report"
    RISK_REGISTER = "risk_register"
    ACTION_PLAN = "action_plan"
    CORRESPONDENCE = "correspondence"
    OTHER = "other"


_ENOUGH = 3.0
_REGISTER = 6.0  # a table with a register's columns is one, whatever else it says
_OPENING_LINES = 8
_SURVEY_COLUMN = re.compile(
    r"question|indicator|theme|statement|item|\bn\b|responses?|respondents|score|mean|benchmark|%"
    r"|per ?cent|positive|agree|national|outlier|colour",
    re.IGNORECASE,
)
_STANDARD_COLUMN = re.compile(r"standard|criteri|domain|expectation", re.IGNORECASE)
_ASSESSED_COLUMN = re.compile(
    r"\bmet\b|complian|self.?(?:rating|assess)|evidence|our (?:view|position|rating)|gaps?\b",
    re.IGNORECASE,
)
_REPORTED_BY = re.compile(r"raised|reported|source|received|who|learner|student|trainee", re.I)


def recognise_kind(text: DocumentText) -> EvidenceKind:
    """Return what kind of evidence a document is; `OTHER` when nothing speaks clearly."""
    if text.media is Media.EMAIL:
        return EvidenceKind.CORRESPONDENCE
    lines = [collapse(line.text) for line in text.lines if line.part is not LinePart.JUNK]
    lines = [line for line in lines if line]
    opening = "\n".join(lines[:_OPENING_LINES])
    whole = "\n".join(lines)
    weights: dict[EvidenceKind, float] = {}
    for kind, (_, signs) in _signs().items():
        found = [(weight, sign) for weight, sign in signs if sign.search(whole)]
        weights[kind] = sum(weight * (2 if sign.search(opening) else 1) for weight, sign in found)
    for table in tables_of(text):
        for kind, weight in _columns_say(table).items():
            weights[kind] += weight
    by_name = _by_name(text.name)
    if by_name is not None:
        weights[by_name] += 1.0 if max(weights.values()) >= _ENOUGH else _ENOUGH
    best = max(weights, key=lambda kind: weights[kind])
    return best if weights[best] >= _ENOUGH else EvidenceKind.OTHER


def _columns_say(table: Table) -> dict[EvidenceKind, float]:
    """Return the kinds that a table's column names speak for, by the row that names most."""
    said: dict[EvidenceKind, float] = {}
    share = min(1.0, len(table.rows) / 3)
    for row in table.rows[:12]:
        names = [cell for cell in row.cells if cell and len(cell) < 60]
        for kind, weight in _names_say(names).items():
            said[kind] = max(said.get(kind, 0.0), weight * share)
    layout = layout_of(table)
    if layout is not None and layout.is_register:
        said[EvidenceKind.RISK_REGISTER] = _REGISTER * share
        for other in (EvidenceKind.ACTION_PLAN, EvidenceKind.CONCERNS_LOG):
            said.pop(other, None)
    return said


def _names_say(names: list[str]) -> dict[EvidenceKind, float]:
    fields = {field_of(name) for name in names}
    scored = {"likelihood", "impact"} <= fields or "scores" in fields
    acts = fields & {"actions", "actions_taken", "actions_planned"}
    said: dict[EvidenceKind, float] = {}
    if scored or ("rating" in fields and "owner" in fields and "concern" in fields):
        said[EvidenceKind.RISK_REGISTER] = _REGISTER
    elif "concern" in fields and "date_raised" in fields and any(map(_REPORTED_BY.search, names)):
        said[EvidenceKind.CONCERNS_LOG] = 5.0
    elif acts and "owner" in fields and fields & {"due", "status"}:
        said[EvidenceKind.ACTION_PLAN] = 4.0
    if sum(1 for name in names if _SURVEY_COLUMN.search(name)) >= 3 and not scored:
        said[EvidenceKind.LEARNER_SURVEY] = 4.0
    if any(map(_STANDARD_COLUMN.search, names)) and any(map(_ASSESSED_COLUMN.search, names)):
        said[EvidenceKind.SELF_ASSESSMENT] = 3.0 if acts else 4.0
    return said


def _by_name(name: str) -> EvidenceKind | None:
    plain = re.sub(r"[_\-.]+", " ", name)
    return next((kind for kind, (named, _) in _signs().items() if named.search(plain)), None)


@cache
def _signs() -> dict[EvidenceKind, tuple[re.Pattern[str], list[tuple[float, re.Pattern[str]]]]]:
    """Return, for each kind, what its file's name may hold and its signs with their weights."""
    return {
        EvidenceKind(kind): (
            _any_of(signs["name"]),
            [(sign["weight"], _any_of(sign["any"])) for sign in signs["signs"]],
        )
        for kind, signs in vocabulary("kinds.toml").items()
    }


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE)
