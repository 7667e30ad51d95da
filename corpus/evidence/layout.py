"""How a register's table is laid out: which column holds which field, and of which month.

The name of a column tells most; where it says nothing, the cells do: ratings, scores, dates,
references and the longest words are known when they are seen. A name that is known never gives
way to what its cells look like. This file knows no row as a concern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from corpus.evidence.columns import SET_ASIDE, field_of, meant_by, plain_name
from corpus.evidence.dates import month_in_name, read_date
from corpus.evidence.groups import heading_group
from corpus.evidence.scores import (
    IMPACT,
    LIKELIHOOD,
    read_pair,
    read_ratings,
    read_score,
)
from corpus.evidence.status import is_status
from corpus.evidence.tables import Row, Table, header_of
from corpus.text import Value

_Test = Callable[[str], bool]
_LEAST_COLUMNS = 3  # known columns that make a row a header
_LEAST_NAMES = 4  # short names that may be a header although we know too few of them
_MOSTLY = 0.8  # of a column's filled cells
_LONGEST_NAME = 60
_SEARCHED = 8  # first rows in which a header of unknown names may stand
_LEAST_WORDS = 12  # letters, on average, of a column that tells what is wrong
_REFERENCE = re.compile(r"^[A-Za-z]{0,6}[-/ .]?\d{1,6}[a-z]?$|^[A-Z]{1,5}(?:[-/]\w{1,6}){1,3}$")
_KEPT = frozenset({"owner", "status", "due", "date_raised"})  # of a concern that is followed up
_ROLE = re.compile(
    r"\b(?:lead|managers?|matron|tutor|director|head|officer|supervisor|nurse|sister|consultant"
    r"|dean|chief|team|owner|educator|facilitator|DME|HR|estates|IT)\b",
    re.IGNORECASE,
)
_OF_A_MONTH = frozenset({"likelihood", "impact", "scores", "rating", "status"})

_MONTHS_OUT = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)


class Layout(Value):
    """A table's columns. Month i is that of column i: "11", or "2026-11" where it says the year."""

    start: int  # the header's index among the rows
    names: tuple[str, ...]
    fields: tuple[str | None, ...]
    months: tuple[str | None, ...]

    @property
    def known(self) -> frozenset[str]:
        """Return the fields that some column holds."""
        return frozenset(field for field in self.fields if field)

    @property
    def is_register(self) -> bool:
        """Say whether these are the columns of a register: what is wrong, and how it is rated."""
        rated = {"likelihood", "impact"} <= self.known or "scores" in self.known
        kept = self.known & (_KEPT | {"direction", "reference"})
        told = {"concern", "reference"} & self.known
        return bool(told) and (rated or ("rating" in self.known and len(kept) > 1))


def layout_of(table: Table) -> Layout | None:
    """Return how a register's table is laid out, or None where no header is found."""
    header = header_of(table, _short_name, _LEAST_COLUMNS)
    if header is not None and _names_things(table.rows[header[0]]):
        start, names = header
        return _layout(start, names, table.rows[start + 1 :])
    for start, row in enumerate(table.rows[:_SEARCHED]):
        if not _could_be_header(row):
            continue
        layout = _layout(start, row.cells, table.rows[start + 1 :])
        if layout.is_register:
            return layout
    return None


def is_header(cells: Sequence[str]) -> bool:
    """Say whether a row names columns of a register: at least half of its cells are such names."""
    named = {field for cell in cells if (field := _short_name(cell))}
    filled = sum(1 for cell in cells if cell)
    return len(named) >= max(_LEAST_COLUMNS, filled / 2)


def _short_name(cell: str) -> str | None:
    return field_of(cell) if len(cell) <= _LONGEST_NAME else None


def _names_things(row: Row) -> bool:
    """Say whether a row is no row of values: those hold scores and days."""
    return sum(1 for cell in row.cells if cell.isdigit() and len(cell) == 1) < 2


def _could_be_header(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    return len(filled) >= _LEAST_NAMES and not any(
        read_date(cell) or cell.isdigit() or len(cell) > _LONGEST_NAME for cell in filled
    )


def _layout(start: int, names: tuple[str, ...], rows: Sequence[Row]) -> Layout:
    columns = [_cells(rows, index) for index in range(len(names))]
    months = [month_in_name(name) for name in names]
    fields = [_named(name, month) for name, month in zip(names, months, strict=True)]
    for index, (month, cells) in enumerate(zip(months, columns, strict=True)):
        if month and not fields[index]:  # "Oct" alone
            fields[index] = _scored(cells)
    _fill(fields, names, columns)
    return Layout(
        start=start,
        names=names,
        fields=tuple(None if field == SET_ASIDE else field for field in fields),
        months=tuple(
            month if field in _OF_A_MONTH else None
            for month, field in zip(months, fields, strict=True)
        ),
    )


@lru_cache(maxsize=1024)
def _named(name: str, month: str | None) -> str | None:
    if month is None:
        return meant_by(name)
    rest = re.sub(r"[\d'’]+", " ", _MONTHS_OUT.sub(" ", plain_name(name))).strip()
    field = meant_by(rest) if rest else None
    return field if field in _OF_A_MONTH else (meant_by(name) if rest else None)


def _cells(rows: Sequence[Row], index: int) -> list[str]:
    return [row.cells[index] for row in rows if index < len(row.cells) and row.cells[index]]


def _fill(fields: list[str | None], names: Sequence[str], columns: Sequence[list[str]]) -> None:
    """Give the columns whose names say nothing the fields that their cells look like."""
    free = [at for at, field in enumerate(fields) if field is None and len(columns[at]) > 1]
    free = [at for at in free if names[at]]
    kinds = {at: _looks(columns[at]) for at in free}
    for at in free:
        if kinds[at] == "score" and _counts_up(columns[at]):
            kinds[at] = "reference"
    for kind in ("rating", "scores", "status", "reference"):
        only = [at for at in free if kinds[at] == kind]
        if kind not in fields and (len(only) == 1 or (only and kind == "reference")):
            fields[only[0]] = kind
    _fill_dates(fields, columns, [at for at in free if kinds[at] == "date"])
    scores = [at for at in free if kinds[at] == "score"]
    lacking = [field for field in ("likelihood", "impact") if field not in fields]
    if (
        "scores" not in fields
        and len(scores) == len(lacking)
        and (_KEPT | {"rating"}) & set(fields)
    ):
        for at, field in zip(scores, lacking, strict=True):
            fields[at] = field
    words = [at for at in free if kinds[at] == "words" and fields[at] is None]
    told = [at for at in words if _share(columns[at], lambda cell: bool(heading_group(cell)))]
    if told and "learner_groups" not in fields:
        fields[told[0]] = "learner_groups"
        words.remove(told[0])
    acting = [at for at in words if _share(columns[at], lambda cell: bool(_ROLE.search(cell)))]
    if len(acting) == 1 and "owner" not in fields:
        fields[acting[0]] = "owner"
        words.remove(acting[0])
    words.sort(key=lambda at: -sum(map(len, columns[at])) / len(columns[at]))
    if words and "concern" not in fields and _wordy(columns[words[0]]):
        fields[words[0]] = "concern"


def _fill_dates(
    fields: list[str | None], columns: Sequence[list[str]], dated: Sequence[int]
) -> None:
    """Tell a column of days apart: the earliest were raised, the latest are due."""
    taken = [field for field in ("date_raised", "due") if field not in fields]
    if not dated or not taken:
        return
    by_day = sorted(dated, key=lambda at: _middle(columns[at]))
    if len(taken) == 2 and len(by_day) > 1:
        fields[by_day[0]], fields[by_day[-1]] = "date_raised", "due"
    elif len(taken) == 1 and len(by_day) == 1:
        fields[by_day[0]] = taken[0]


def _counts_up(cells: Sequence[str]) -> bool:
    """Say whether cells are 1, 2, 3 and so on: numbers of rows and no scores."""
    return list(cells) == [str(number) for number in range(1, len(cells) + 1)]


def _middle(cells: Sequence[str]) -> str:
    days = sorted(str(day) for cell in cells if (day := read_date(cell)))
    return days[len(days) // 2] if days else ""


def _wordy(cells: Sequence[str]) -> bool:
    return sum(map(len, cells)) / len(cells) >= _LEAST_WORDS


def _scored(cells: Sequence[str]) -> str | None:
    """Return what a month's column of unknown name holds: ratings or pairs of scores."""
    if not cells:
        return None
    found = _looks(cells)
    return found if found in ("rating", "scores", "status") else None


def _looks(cells: Sequence[str]) -> str | None:
    """Return what most of a column's cells are."""
    for kind, fits in _tests():
        if _share(cells, fits):
            return kind
    return "words" if any(re.search(r"[a-z]{3}", cell) for cell in cells) else None


def _tests() -> Iterator[tuple[str, _Test]]:
    yield "rating", lambda cell: read_ratings(cell)[0] is not None
    yield "scores", lambda cell: read_pair(cell) != (None, None)
    yield "score", _is_score
    yield "status", is_status
    yield "date", lambda cell: read_date(cell) is not None
    yield "reference", lambda cell: bool(_REFERENCE.match(cell))


def _is_score(cell: str) -> bool:
    if not (cell[0].isdigit() or cell.lower() in LIKELIHOOD | IMPACT):
        return False  # a reference such as "A1"
    return any(read_score(cell, labels)[0] is not None for labels in (LIKELIHOOD, IMPACT))


def _share(cells: Sequence[str], fits: _Test) -> bool:
    return bool(cells) and sum(1 for cell in cells if fits(cell)) >= _MOSTLY * len(cells)
