"""One month of the register: its movements, who moved which way, what was done."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.collected import Collected
from assistant.drafting.draft import Statement
from assistant.drafting.register_lines import RegisterLines
from corpus.evidence.movements import months_of
from corpus.evidence.register import Concern, Movement, Movements, Register, movements
from corpus.passage import Span

_INTERVENTION = re.compile(
    r"\b(?:(?:quality|education|review|triggered|monitoring|follow-up|return) visits?|"
    r"visits? (?:of|on|to|by)|reviews?|meetings?|met with|desk ?top|drop-in|workshop|training|"
    r"peer|shadow\w*|"
    r"audit|inspection|monitoring call|engagement|focus group|support unit|advice)\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:review|visit|meeting)s? (?:of|on|held)\b", re.IGNORECASE)
_WAYS = ("new", "raised", "lowered", "unchanged", "missing", "not_comparable")
_TOLD = {"not_comparable": "not comparable", "missing": "not on this month's register"}


@dataclass(frozen=True)
class Month:
    """A month as the register gives it; `movements` is None where it gives no position."""

    key: str | None  # "2026-10"
    known: tuple[str, ...]  # the months the register gives
    today: dt.date
    movements: Movements | None
    stated_cut_off: dt.date | None
    lines: RegisterLines
    registers: tuple[Register, ...]

    @property
    def in_words(self) -> str:
        """Return the month as it is written, e.g. "October 2026"."""
        if self.key is None:
            return ""
        year, number = self.key.split("-")
        return f"{calendar.month_name[int(number)]} {year}"

    @property
    def closing(self) -> list[Concern]:
        """Return the concerns open at the end, gravest first."""
        held = self.movements.closing if self.movements else ()
        return sorted(held, key=self.lines.order)

    def any_anchor(self) -> tuple[Span, ...]:
        """Return one cell of the month's register, for what rests on the whole of it."""
        rows = [row for one in self.registers for row in one.rows if row.month in (self.key, None)]
        return self.lines.anchors(rows[:1])

    def way(self, concern: Concern) -> tuple[str, Movement | None]:
        """Return how a concern moved, in a word, and the movement."""
        for way in _WAYS:
            for moved in getattr(self.movements, way, ()):
                if moved.concern == concern:
                    return _TOLD.get(way, way), moved
        return "not comparable", None

    def interventions(self, *, and_sources: bool) -> Iterator[Statement]:
        """Give the actions that read as an intervention, and reviews named as sources if asked."""
        if self.movements is None:
            return
        closed = [moved.concern for moved in self.movements.closed]
        fields = (
            ("actions_taken", "done", _INTERVENTION),
            ("actions_planned", "planned", _INTERVENTION),
            ("actions", "", _INTERVENTION),
            *((("sources", "source", _HELD),) if and_sources else ()),
        )
        for concern in [*self.closing, *closed]:
            for field, when, cue in fields:
                if cue.search(concern.as_written.get(field, "")):
                    said = self.lines.field(concern, field)
                    if said.sources:
                        label = f"{self.lines.name(concern)}{', ' if when else ''}{when}"
                        yield said.model_copy(
                            update={
                                "text": f"{label}: {said.text}",
                                "sources": (*said.sources, *self.lines.anchors([concern])),
                            }
                        )


def month_of(collected: Collected) -> Month:
    """Return the month asked for, or the latest that the register gives."""
    request = collected.request
    registers = collected.registers
    known = months_of(registers)
    rows = [row for one in registers for row in one.rows]
    undated = any(row.month is None for row in rows)
    key = request.month or (known[-1] if known else None)
    if key is None and undated:
        key = _latest_month(rows, request.today)
    usable = key is not None and (key in known or undated)
    moved = (
        movements(registers, key, collected.loaded.framework, cut_off=request.today)
        if usable and key
        else None
    )
    return Month(
        key=key,
        known=known,
        today=request.today,
        movements=moved,
        stated_cut_off=_stated_cut_off(registers, key),
        lines=RegisterLines(
            {paper.text.name: paper for paper in collected.papers},
            collected.masker,
            collected.loaded,
        ),
        registers=registers,
    )


def _latest_month(rows: Sequence[Concern], today: dt.date) -> str:
    """Return the month of the latest thing that an undated register tells, up to today."""
    days = [day for row in rows for day in (row.date_raised, row.date_updated, row.date_closed)]
    return f"{max((day for day in days if day and day <= today), default=today):%Y-%m}"


def _stated_cut_off(registers: Sequence[Register], key: str | None) -> dt.date | None:
    stated = [
        snapshot.cut_off
        for one in registers
        for snapshot in one.snapshots
        if snapshot.month == key and snapshot.cut_off
    ]
    return max(stated, default=None)
