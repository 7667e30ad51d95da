"""One row of a register: its cells as a concern's values, noting what cannot be read.

Knows nothing of tables: it is given the row's cells by field, each as it was written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from corpus.evidence.concern import Problem
from corpus.evidence.dates import read_date, read_month
from corpus.evidence.scores import IMPACT, LIKELIHOOD, read_pair, read_ratings, read_score
from corpus.evidence.status import is_closed, is_no, is_yes, names_closing
from corpus.framework.model import Rating
from corpus.text import Place

_SPLIT = re.compile(r"\s*(?:;|\n|\||,(?!\d))\s*|\s+&\s+")
_BLANKS = frozenset({"-", "–", "—", "n/a", "na", "none", "nil", "tbc", "tba", "not stated", "?"})
_AS_STATED = (
    *("reference", "provider", "site", "unit", "specialty", "concern", "owner"),
    *("direction", "status", "actions", "actions_taken", "actions_planned"),
)
_MAY_SAY_CLOSED = ("rating", "likelihood", "impact", "scores", "direction")
_DATES = {"date_raised": False, "date_updated": False, "date_closed": False, "due": True}


class RowReader:
    """Turns one row's cells into a concern's values, noting what cannot be read."""

    def __init__(
        self, place: Place, written: Mapping[str, str], columns: Mapping[str, str]
    ) -> None:
        """Take a row's cells by field and the names of the columns that they stand in."""
        self._place = place
        self._written = written
        self._columns = columns
        self.problems: list[Problem] = []
        self.set_aside: dict[str, str] = {}

    def values(self) -> dict[str, Any]:
        """Return the fields that the row states."""
        values: dict[str, Any] = {}
        for field in _AS_STATED:
            values[field] = self._stated(field)
        values["partners_told"] = self._stated("partners", blanks=False)
        values["patient_safety"] = self._stated("safety", blanks=False)
        values["learner_groups"] = self._several("learner_groups")
        values["sources"] = self._several("sources")
        position = self._written.get("month", "")
        values["month"], values["as_at"] = read_month(position), read_date(position)
        for field, end_of_month in _DATES.items():
            values[field] = self._date(field, end_of_month)
        values["due_as_written"] = self._written.get("due")
        values.update(self._scores())
        values["closed"] = self._closed(values)
        if values["closed"] and values["date_closed"] is None:
            values["date_closed"] = read_date(values["status"] or "")  # "Closed 18 September 2026"
        return values

    def _stated(self, field: str, *, blanks: bool = True) -> str | None:
        cell = self._written.get(field)
        return None if cell is None or (blanks and cell.lower() in _BLANKS) else cell

    def _several(self, field: str) -> tuple[str, ...]:
        cell = self._stated(field)
        return tuple(part for part in _SPLIT.split(cell) if part) if cell else ()

    def _date(self, field: str, end_of_month: bool) -> dt.date | None:
        cell = self._stated(field)
        if cell is None:
            return None
        day = read_date(cell, end_of_month=end_of_month)
        if day is None and field == "date_updated":
            self.set_aside["update"] = cell  # a column of updates in words
        elif day is None and not (field == "date_closed" and (is_yes(cell) or is_no(cell))):
            self._problem(field, f"“{cell}” is no date that can be read")
        return day

    def _scores(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for field, labels in (("likelihood", LIKELIHOOD), ("impact", IMPACT)):
            previous = f"previous_{field}"
            values[field], before = self._score(field, labels)
            values[previous], _ = self._score(previous, labels)
            values[previous] = values[previous] or before
        changed: tuple[str | None, Rating | None] = (None, None)
        for prefix in ("", "previous_"):
            pair = read_pair(self._written.get(f"{prefix}scores", ""))
            for field, score in zip(("likelihood", "impact"), pair, strict=True):
                values[prefix + field] = values[prefix + field] or score
            cell = self._stated(f"{prefix}rating")
            values[f"{prefix}rating"] = cell
            values[f"{prefix}stated_rating"], before_it = read_ratings(cell or "")
            pair = read_pair(cell or "")  # "A/R (4x3)"
            for field, score in zip(("likelihood", "impact"), pair, strict=True):
                values[prefix + field] = values[prefix + field] or score
            if not prefix:
                changed = (cell, before_it) if before_it else (None, None)
        if changed[1] and values["previous_stated_rating"] is None:
            values["previous_rating"], values["previous_stated_rating"] = changed
        return values

    def _score(self, field: str, labels: dict[str, int]) -> tuple[int | None, int | None]:
        cell = self._stated(field)
        if cell is None:
            return None, None
        score, before = read_score(cell, labels)
        if score is None and not names_closing(cell):
            self._problem(field, f"“{cell}” is no whole score from 1 to 5")
        return score, before

    def _closed(self, values: dict[str, Any]) -> bool | None:
        closed_on = values["date_closed"] is not None or is_yes(
            self._written.get("date_closed", "")
        )
        status = values["status"]
        if status is None:
            over = any(names_closing(self._written.get(field, "")) for field in _MAY_SAY_CLOSED)
            return True if closed_on or over else None
        closed = is_closed(status, self._columns.get("status", ""))
        if closed_on and not closed:
            self._problem("status", f"the status is “{status}” although a closing date is given")
        return closed

    def _problem(self, field: str, what: str) -> None:
        reason = f"The column for {field.replace('_', ' ')} could not be read: {what}."
        self.problems.append(Problem(place=self._place, reason=reason, column=field))
