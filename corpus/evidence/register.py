"""A register of concerns, read out of the tables of a spreadsheet, CSV or document.

Whatever the columns are called and wherever the header stands, a row that holds anything becomes
a concern or a problem, and a cell that cannot be read never costs the rest of its row. A sheet may
give one month, months beneath one another, months side by side, or one running position.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.evidence.concern import Concern, Problem, Register, Snapshot
from corpus.evidence.layout import Layout, is_header, layout_of
from corpus.evidence.movements import Movement, Movements, movements
from corpus.evidence.register_months import (
    by_month,
    sections_of,
    snapshot_of,
    snapshots_in,
    with_years,
)
from corpus.evidence.register_row import RowReader
from corpus.evidence.tables import Row, Table, tables_of
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

_SAYS_WHAT = ("concern", "reference")  # a row without both is no concern
_SEARCHED = 15  # first rows in which a header may stand
_NOTE_WORDS = 4  # in a row's only cell: a note beneath the table and no reference


def read_register(text: DocumentText) -> Register:
    """Return the register that a document holds; one without any says so as a problem."""
    reader = _Reader(text.name)
    for table in tables_of(text):
        for section in sections_of(table):
            reader.take(section)
    return Register(
        document=text.name,
        rows=tuple(reader.rows),
        snapshots=tuple(reader.snapshots),
        problems=tuple(reader.problems),
    )


class _Reader:
    """Reads table after table and remembers how the last one was laid out."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._known: dict[int, Layout] = {}  # by width, for a table that runs on
        self.rows: list[Concern] = []
        self.snapshots: list[Snapshot] = []
        self.problems: list[Problem] = []

    def take(self, table: Table) -> None:
        """Read one table."""
        layout = self._running_on(table)
        if layout is not None:
            layout = layout.model_copy(update={"start": int(table.titled) - 1})
        elif (layout := layout_of(table)) is not None:
            self._known[len(layout.names)] = layout
        else:
            self.problems.extend(_unread(table))
            return
        snapshot = snapshot_of(self._document, table, layout)
        layout = with_years(layout, table, snapshot)
        before = len(self.rows)
        for row in table.rows[layout.start + 1 :]:
            self._read(row, layout, snapshot)
        self.snapshots.extend(snapshots_in(self.rows[before:], snapshot))

    def _running_on(self, table: Table) -> Layout | None:
        """Return the layout of the table that one without a header carries on, or None."""
        if table.sheet and not table.titled:
            return None
        if any(is_header(row.cells) for row in table.rows[:_SEARCHED]):
            return None
        width = max(len(row.cells) for row in table.rows)
        if table.titled:  # the cells at the end of a row may be left out where they are empty
            width = min((one for one in self._known if one >= width), default=0)
        return self._known.get(width)

    def _read(self, row: Row, layout: Layout, snapshot: Snapshot) -> None:
        names = layout.names
        if row.cells[: len(names)] == names or is_header(row.cells):
            return  # the header once more, on a new page
        written, other, by_months = _by_field(layout, row)
        if not any(written.get(field) for field in _SAYS_WHAT) or _is_note(row):
            said = "; ".join(cell for cell in row.cells if cell)[:80]
            reason = f"This row gives neither a reference nor a concern, so it was not read: {said}"
            self.problems.append(Problem(place=row.place, reason=reason))
            return
        if any(row.cells[len(names) :]):
            reason = "This row has more cells than the header has names; a cell may hold a bar (|)."
            self.problems.append(Problem(place=row.place, reason=reason))
        concern = self._concern(row, written, other, snapshot)
        if not by_months:
            self.rows.append(concern)
            return
        for month, cells in by_month(by_months, concern):
            position = self._concern(row, {**written, **cells}, other, snapshot)
            self.rows.append(_as_of(position, concern, month))

    def _concern(
        self, row: Row, written: dict[str, str], other: dict[str, str], snapshot: Snapshot
    ) -> Concern:
        reader = RowReader(row.place, written, snapshot.columns)
        values = reader.values()
        self.problems.extend(one for one in reader.problems if one not in self.problems)
        values["month"] = values["month"] or snapshot.month
        return Concern(
            document=self._document,
            place=row.place,
            as_written=written,
            other={**other, **reader.set_aside},
            **values,
        )


def _as_of(position: Concern, whole: Concern, month: tuple[str, bool]) -> Concern:
    """Return a row as it stood in one of the months that its columns give."""
    key, latest = month
    ended = whole.date_closed or (whole.date_updated if whole.closed else None)
    closed = position.closed
    if position.closed == whole.closed:  # the month's own cells say nothing of it
        closed = f"{ended:%Y-%m}" <= key if ended else (whole.closed if latest else None)
    return position.model_copy(update={"month": key, "as_at": None, "closed": closed})


def _by_field(
    layout: Layout, row: Row
) -> tuple[dict[str, str], dict[str, str], dict[str, dict[str, str]]]:
    """Return a row's cells by field, those of unknown columns by name, and those of months."""
    written: dict[str, str] = {}
    other: dict[str, str] = {}
    months: dict[str, dict[str, str]] = {month: {} for month in layout.months if month}
    for index, cell in enumerate(row.cells):
        inside = index < len(layout.names)
        field = layout.fields[index] if inside else None
        month = layout.months[index] if inside else None
        if not cell:
            continue
        if month and field and field not in months[month]:
            months[month][field] = cell
        elif field and field not in written:
            written[field] = cell
        else:
            name = layout.names[index] if inside else ""
            free = name and name not in other
            other[name if free else f"{name} column {index + 1}".strip()] = cell
    return written, other, months


def _is_note(row: Row) -> bool:
    return row.filled == 1 and len(next(filter(None, row.cells)).split()) > _NOTE_WORDS


def _unread(table: Table) -> Iterator[Problem]:
    first = table.rows[0]
    if len(table.rows) == 1 or max(row.filled for row in table.rows) <= 2:
        return  # a note or a pair of labels and values, not a table of concerns
    reason = "No row of this table names enough columns of a register, so it was not read as one."
    yield Problem(place=first.place, reason=reason)
