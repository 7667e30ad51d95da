"""A concern as one row of a register states it, and a register as it was read.

These are the stated words and numbers, never ours: whether a stated rating is the matrix's cell
for its likelihood and impact is checked where the framework is known.
"""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from corpus.framework.model import Rating
from corpus.text import Place, Value


class Concern(Value):
    """One row. A field is None when the row does not state it or when it cannot be read."""

    document: str  # the file's name
    place: Place  # of the whole row, with sheet and row
    month: str | None = None  # the month whose position this row gives, e.g. "2026-10"
    as_at: dt.date | None = None  # the day of that position, where the row itself gives one
    reference: str | None = None
    provider: str | None = None
    site: str | None = None
    unit: str | None = None
    specialty: str | None = None
    learner_groups: tuple[str, ...] = ()
    concern: str | None = None
    sources: tuple[str, ...] = ()
    date_raised: dt.date | None = None
    date_updated: dt.date | None = None
    date_closed: dt.date | None = None
    likelihood: int | None = None  # 1 to 5
    impact: int | None = None  # 1 to 5
    rating: str | None = None  # in the register's words
    stated_rating: Rating | None = None  # those words as one of the five ratings, when they are one
    previous_likelihood: int | None = None
    previous_impact: int | None = None
    previous_rating: str | None = None
    previous_stated_rating: Rating | None = None
    direction: str | None = None  # in the register's words
    status: str | None = None  # in the register's words
    closed: bool | None = None  # None: the row does not say
    actions: str | None = None  # where the register does not say whether taken or planned
    actions_taken: str | None = None
    actions_planned: str | None = None
    owner: str | None = None
    due: dt.date | None = None
    due_as_written: str | None = None
    partners_told: str | None = None
    patient_safety: str | None = None
    as_written: dict[str, str] = Field(default_factory=dict)  # field -> the cell's own words
    other: dict[str, str] = Field(default_factory=dict)  # columns we have no field for

    @property
    def open(self) -> bool:
        """Say whether the concern stands: it does until the register says it is closed."""
        return self.closed is not True


class Problem(Value):
    """A row or a cell that could not be read, in one plain sentence for the person."""

    place: Place
    reason: str
    column: str | None = None


class Snapshot(Value):
    """The position of one month: the sheet or file that gives it and up to when it counts."""

    month: str | None
    sheet: str | None
    cut_off: dt.date | None  # as stated; None when the register does not say
    columns: dict[str, str]  # field -> the column's name as it stands


class Register(Value):
    """A register as it was read: its rows, what each sheet is, and what could not be read."""

    document: str
    rows: tuple[Concern, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    problems: tuple[Problem, ...] = ()
