"""A register of concerns, read out of the tables of a spreadsheet, CSV or document.

Whatever the columns are called and wherever the header stands, a row that holds anything becomes
a concern or a problem, and a cell that cannot be read never costs the rest of its row.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from corpus.evidence.columns import field_of
from corpus.evidence.concern import Concern, Problem, Register, Snapshot
from corpus.evidence.dates import dates_in, month_named, read_date, read_month
from corpus.evidence.movements import Movement, Movements, movements
from corpus.evidence.scores import IMPACT, LIKELIHOOD, read_pair, read_rating, read_score
from corpus.evidence.tables import Row, Table, by_column, header_of, tables_of
from corpus.text import DocumentText

__all__ = [
    "Concern",
    "Movement",
    "Movements",
    "Problem",
    "Register",
    "Snapshot",
    "movements",
    "read_register",
]

_LEAST_COLUMNS = 3  # known columns that make a row a header
_SAYS_WHAT = ("concern", "reference")  # a row without both is no concern
_CUT_OFF = re.compile(r"cut.?off|position (?:at|on)|as at|up to|correct (?:at|on)", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:closed|resolved|completed?|archived|withdrawn|de-?escalated)\b", re.I)
_STILL_OPEN = re.compile(
    r"\bopen\b|\bnot (?:yet )?(?:closed|resolved|complete)|\bto be closed|(?:pending|proposed|"
    r"recommended|awaiting|for) (?:for )?clos|partially|partly|in progress|ongoing|re-?opened",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:;|\n|\||,(?!\d))\s*|\s+&\s+")
_BLANKS = frozenset({"-", "–", "—", "n/a", "na", "none", "nil", "tbc", "tba", "not stated", "?"})
_AS_STATED = (
    *("reference", "provider", "site", "unit", "specialty", "concern", "owner"),
    *("direction", "status", "actions", "actions_taken", "actions_planned"),
)
_DATES = {"date_raised": False, "date_updated": False, "date_closed": False, "due": True}


def read_register(text: DocumentText) -> Register:
    """Return the register that a document holds; one without any says so as a problem."""
    rows: list[Concern] = []
    snapshots: list[Snapshot] = []
    problems: list[Problem] = []
    known: dict[int, tuple[str, ...]] = {}  # width -> column names, for a table that runs on
    for table in tables_of(text):
        header = header_of(table, field_of, _LEAST_COLUMNS)
        if header is not None:
            start, names = header
            known[len(names)] = names
        elif len(table.rows[0].cells) in known and not table.sheet:
            start, names = -1, known[len(table.rows[0].cells)]
        else:
            problems.extend(_unread(table))
            continue
        snapshot = _snapshot(text.name, table, start, names)
        snapshots.append(snapshot)
        for row in table.rows[start + 1 :]:
            _read_row(text.name, names, row, snapshot, rows, problems)
    return Register(
        document=text.name,
        rows=tuple(rows),
        snapshots=tuple(snapshots),
        problems=tuple(problems),
    )


def _unread(table: Table) -> list[Problem]:
    first = table.rows[0]
    if len(table.rows) == 1 or max(row.filled for row in table.rows) <= 2:
        return []  # a note or a pair of labels and values, not a table of concerns
    reason = "No row of this table names enough columns of a register, so it was not read as one."
    return [Problem(place=first.place, reason=reason)]


def _snapshot(document: str, table: Table, start: int, names: tuple[str, ...]) -> Snapshot:
    titles = [
        *table.lead,
        *(" ".join(filter(None, row.cells)) for row in table.rows[: max(start, 0)]),
    ]
    cut_off = next(
        (days[-1] for title in titles if _CUT_OFF.search(title) and (days := dates_in(title))), None
    )
    month = read_month(table.sheet or "") or (f"{cut_off:%Y-%m}" if cut_off else None)
    month = month or next((found for title in titles if (found := read_month(title))), None)
    if month is None and table.sheet and (number := month_named(table.sheet)):
        year = (read_month(document) or _latest_year(table))[:4]
        month = f"{year}-{number:02d}" if year else None
    month = month or read_month(document)
    columns = {field: name for name in names if (field := field_of(name)) is not None}
    return Snapshot(month=month, sheet=table.sheet, cut_off=cut_off, columns=columns)


def _latest_year(table: Table) -> str:
    days = [day for row in table.rows for cell in row.cells for day in dates_in(cell)]
    past = [day for day in days if day.year <= min(days, default=dt.date.max).year + 1]
    return str(max(past).year) if past else ""


def _read_row(
    document: str,
    names: tuple[str, ...],
    row: Row,
    snapshot: Snapshot,
    rows: list[Concern],
    problems: list[Problem],
) -> None:
    if row.cells[: len(names)] == names or sum(map(bool, map(field_of, row.cells))) >= len(names):
        return  # the header once more, on a new page
    written, other = _by_field(names, row)
    if not any(written.get(field) for field in _SAYS_WHAT):
        said = "; ".join(cell for cell in row.cells if cell)[:80]
        reason = f"This row gives neither a reference nor a concern, so it was not read: {said}"
        problems.append(Problem(place=row.place, reason=reason))
        return
    if any(row.cells[len(names) :]):
        reason = "This row has more cells than the header has names; a cell may hold a bar (|)."
        problems.append(Problem(place=row.place, reason=reason))
    reader = _RowReader(row, written)
    values = reader.values()
    problems.extend(reader.problems)
    values["month"] = values.get("month") or snapshot.month
    other.update(reader.set_aside)
    rows.append(
        Concern(document=document, place=row.place, as_written=written, other=other, **values)
    )


def _by_field(names: tuple[str, ...], row: Row) -> tuple[dict[str, str], dict[str, str]]:
    written: dict[str, str] = {}
    other: dict[str, str] = {}
    for index, (name, cell) in enumerate(by_column(names, row)):
        field = field_of(name)
        if field is None or field in written:
            other[name if name and name not in other else f"{name} column {index + 1}".strip()] = (
                cell
            )
        else:
            written[field] = cell
    return written, other


class _RowReader:
    """Turns one row's cells into a concern's values, noting what cannot be read."""

    def __init__(self, row: Row, written: dict[str, str]) -> None:
        self._row = row
        self._written = written
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
        values["month"] = read_month(self._written.get("month", ""))
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
        elif day is None and not (field == "date_closed" and _yes_or_no(cell)):
            self._problem(field, f"“{cell}” is no date that can be read")
        return day

    def _scores(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for field, labels in (("likelihood", LIKELIHOOD), ("impact", IMPACT)):
            previous = f"previous_{field}"
            values[field], before = self._score(field, labels)
            values[previous], _ = self._score(previous, labels)
            values[previous] = values[previous] or before
        for prefix in ("", "previous_"):
            pair = read_pair(self._written.get(f"{prefix}scores", ""))
            for field, score in zip(("likelihood", "impact"), pair, strict=True):
                values[prefix + field] = values[prefix + field] or score
            cell = self._stated(f"{prefix}rating")
            values[f"{prefix}rating"] = cell
            values[f"{prefix}stated_rating"] = read_rating(cell) if cell else None
        return values

    def _score(self, field: str, labels: dict[str, int]) -> tuple[int | None, int | None]:
        cell = self._stated(field)
        if cell is None:
            return None, None
        score, before = read_score(cell, labels)
        if score is None:
            self._problem(field, f"“{cell}” is no whole score from 1 to 5")
        return score, before

    def _closed(self, values: dict[str, Any]) -> bool | None:
        closed_on = values["date_closed"] is not None or _yes(self._written.get("date_closed", ""))
        status = values["status"]
        if status is None:
            return True if closed_on else None
        closed = bool(_CLOSED.search(status)) and not _STILL_OPEN.search(status)
        if closed_on and not closed:
            self._problem("status", f"the status is “{status}” although a closing date is given")
        return closed

    def _problem(self, field: str, what: str) -> None:
        reason = f"The column for {field.replace('_', ' ')} could not be read: {what}."
        self.problems.append(Problem(place=self._row.place, reason=reason, column=field))


def _yes(cell: str) -> bool:
    return cell.strip().lower() in ("y", "yes", "closed", "true")


def _yes_or_no(cell: str) -> bool:
    return _yes(cell) or cell.strip().lower() in ("n", "no", "open", "false")
