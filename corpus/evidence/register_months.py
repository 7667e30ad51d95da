"""Which month the rows of a register give: one a sheet, one beneath another, or side by side."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.evidence.concern import Concern, Snapshot
from corpus.evidence.dates import dates_in, month_named, read_date, read_month
from corpus.evidence.layout import Layout, is_header
from corpus.evidence.tables import Row, Table

_CUT_OFF = re.compile(
    r"cut.?off|position (?:at|on)|as (?:at|of)\b|up to|correct (?:at|on)|snapshot", re.IGNORECASE
)
_LONGEST_TITLE = 70
_YEAR_AND_MONTH = len("2026-10")


def sections_of(table: Table) -> Iterator[Table]:
    """Yield a sheet that holds month beneath month as one table a month, else the table itself.

    A month begins with a row of one cell that names it, or with a header that names other columns.
    """
    held: list[Row] = []
    titled = False
    lead = table.lead
    for index, row in enumerate(table.rows):
        follows = any(one.filled > 2 for one in table.rows[index + 1 : index + 3])
        title = follows and _is_month_title(row)  # beneath a table such a row is a note
        another = is_header(row.cells) and held[-1:] != [row] and _headed_otherwise(held, row)
        if (title or another) and any(one.filled > 2 for one in held):
            yield table.model_copy(update={"lead": lead, "rows": tuple(held), "titled": titled})
            held, titled, lead = [], title, ()
        elif title and index == 0:
            titled = True
        held.append(row)
    if held:
        yield table.model_copy(update={"lead": lead, "rows": tuple(held), "titled": titled})


def snapshot_of(document: str, table: Table, layout: Layout) -> Snapshot:
    """Return which month's position a table gives, as its title, sheet or file says."""
    above = [" ".join(filter(None, row.cells)) for row in table.rows[: max(layout.start + 1, 0)]]
    titles = [*table.lead, *above[: layout.start if layout.start >= 0 else 0]]
    if table.titled:
        titles = [" ".join(filter(None, table.rows[0].cells)), *titles]
    cut_off = next(
        (days[-1] for title in titles if _CUT_OFF.search(title) and (days := dates_in(title))), None
    )
    month = read_month(titles[0]) if table.titled else None
    month = month or read_month(table.sheet or "") or (f"{cut_off:%Y-%m}" if cut_off else None)
    month = month or next((found for title in titles if (found := read_month(title))), None)
    if month is None and table.sheet and (number := month_named(table.sheet)):
        year = (read_month(document) or _latest_year(table))[:4]
        month = f"{year}-{number:02d}" if year else None
    month = month or read_month(document)
    columns: dict[str, str] = {}
    for field, name in zip(layout.fields, layout.names, strict=True):
        if field:
            columns.setdefault(field, name)
    return Snapshot(month=month, sheet=table.sheet, cut_off=cut_off, columns=columns)


def snapshots_in(rows: Sequence[Concern], snapshot: Snapshot) -> Iterator[Snapshot]:
    """Yield one snapshot a month that the rows of a table give, or the table's own."""
    months = sorted({row.month for row in rows if row.month})
    for month in months:
        stated = [row.as_at for row in rows if row.month == month and row.as_at]
        own = snapshot.cut_off if snapshot.month == month or not months[1:] else None
        cut_off = max(stated, default=None) if any(_full(row) for row in rows) else own
        yield snapshot.model_copy(update={"month": month, "cut_off": cut_off or own})
    if not months:
        yield snapshot


def by_month(
    months: Mapping[str, dict[str, str]], concern: Concern
) -> Iterator[tuple[tuple[str, bool], dict[str, str]]]:
    """Yield each month that a row's columns give (and whether it is the latest), with its cells.

    A month in which the row has no cell is left out: the concern was not on the register then,
    unless that is the month in which it was closed.
    """
    ended = concern.date_closed or (concern.date_updated if concern.closed else None)
    for key, cells in months.items():
        latest = key == max(months)
        closes = concern.closed and (f"{ended:%Y-%m}" == key if ended else latest)
        if any(cell.strip("-–— ") for cell in cells.values()) or closes:
            yield (key, latest), cells


def _full(row: Concern) -> bool:
    return row.as_at is not None and bool(dates_in(row.as_written.get("month", "")))


def with_years(layout: Layout, table: Table, snapshot: Snapshot) -> Layout:
    """Return a layout whose months side by side have their years.

    The last is no later than the month that the table itself gives; where it gives none, it is
    the first such month since the last concern was raised.
    """
    named = [month for month in layout.months if month]
    if all(len(month) == _YEAR_AND_MONTH for month in named):
        return layout
    until = snapshot.month or _latest_possible(layout, table, named[-1][-2:])
    dated: dict[str, str] = {}
    for month in reversed(list(dict.fromkeys(named))):
        key = month if len(month) == _YEAR_AND_MONTH else f"{until[:4]}-{month}"
        if key > until and key != month:
            key = f"{int(until[:4]) - 1:04d}-{month}"
        dated[month] = until = key
    months = tuple(dated[month] if month else None for month in layout.months)
    return layout.model_copy(update={"months": months})


def _latest_possible(layout: Layout, table: Table, last: str) -> str:
    if "date_raised" in layout.fields:
        at = layout.fields.index("date_raised")
        cells = (row.cells[at] for row in table.rows[layout.start + 1 :] if at < len(row.cells))
        days = [day for cell in cells if (day := read_date(cell))]
        if days:
            raised = max(days)
            return f"{raised.year + (int(last) < raised.month):04d}-12"
    titles = " ".join((*table.lead, *(cell for row in table.rows[:1] for cell in row.cells)))
    year = re.search(r"\b20\d\d\b", titles)
    return f"{year[0] if year else _latest_year(table) or '2000'}-12"


def _is_month_title(row: Row) -> bool:
    said = {cell for cell in row.cells if cell}
    only = next(iter(said), "")
    return len(said) == 1 and len(only) <= _LONGEST_TITLE and read_month(only) is not None


def _headed_otherwise(held: Sequence[Row], row: Row) -> bool:
    headers = [one for one in held if is_header(one.cells)]
    return bool(headers) and headers[-1].cells != row.cells


def _latest_year(table: Table) -> str:
    days = [day for row in table.rows for cell in row.cells for day in dates_in(cell)]
    past = [day for day in days if day.year <= min(days, default=dt.date.max).year + 1]
    return str(max(past).year) if past else ""
