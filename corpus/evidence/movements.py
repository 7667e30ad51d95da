"""What moved on a register in one month: new, raised, lowered, closed, overdue, unchanged.

Counted by code from the rows alone. A month is compared with the latest earlier month that a
register gives; where there is none, with what the rows' own dates and previous ratings say.
The counts always reconcile: opening + new - closed = closing. A concern that leaves the register
without being closed is `missing` and stands until a person closes it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Literal

from corpus.evidence.concern import Concern, Register
from corpus.evidence.dates import last_day
from corpus.evidence.scores import rank
from corpus.failures import BadInput
from corpus.framework.model import Framework, Rating
from corpus.text import Value

_MONTH = re.compile(r"^\d{4}-(?:0[1-9]|1[0-2])$")
_UP = re.compile(
    r"↑|⬆|▲|\bup\b|ris(?:ing|en)|worse|increas|raised|escalat|deteriorat", re.IGNORECASE
)
_DOWN = re.compile(r"↓|⬇|▼|\bdown\b|falling|improv|decreas|lower|reduc|de-?escalat", re.IGNORECASE)
_SAME = re.compile(r"↔|→|=|same|static|stable|steady|unchanged|no change|level", re.IGNORECASE)
_Way = Literal["raised", "lowered", "unchanged", "not_comparable"]


class Movement(Value):
    """One concern that moved (or did not), with the rows this rests on."""

    concern: Concern  # as this month's row gives it; as last seen, when it is missing
    before: Concern | None  # the row of the month compared with; None when there is none
    was: Rating | None = None
    now: Rating | None = None


class Movements(Value):
    """The movements of one month."""

    month: str
    compared_with: str | None  # the earlier month; None: the rows' own dates and previous ratings
    cut_off: dt.date  # due dates before this day are overdue
    given: bool = True  # some register gives this month's position; if not, all is `missing`
    opening: tuple[Concern, ...] = ()  # open when the month began
    new: tuple[Movement, ...] = ()  # reopened ones included
    reopened: tuple[Movement, ...] = ()
    raised: tuple[Movement, ...] = ()
    lowered: tuple[Movement, ...] = ()
    unchanged: tuple[Movement, ...] = ()
    not_comparable: tuple[Movement, ...] = ()  # open then and now, but no two ratings to compare
    closed: tuple[Movement, ...] = ()
    missing: tuple[Movement, ...] = ()  # open before, no row now, nowhere closed
    overdue: tuple[Movement, ...] = ()
    no_due_date: tuple[Movement, ...] = ()  # open, and no due date that can be read
    closing: tuple[Concern, ...] = ()  # open at the end
    problems: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Return how many concerns each movement has, with opening and closing."""
        names = ("opening", "new", "raised", "lowered", "closed", "overdue", "unchanged")
        rest = ("not_comparable", "missing", "closing")
        return {name: len(getattr(self, name)) for name in (*names, *rest)}


def movements(
    registers: Sequence[Register],
    month: str,
    framework: Framework | None = None,
    cut_off: dt.date | None = None,
) -> Movements:
    """Return the movements of a month ("2026-10") on one or several registers.

    With a framework a rating is the matrix's cell for the row's likelihood and impact; without
    one, or without both scores, it is the rating the row states. `cut_off` is the day against
    which due dates count (default: as the register states, else the month's last day).

    Raises `BadInput` for a month that is none.
    """
    if not _MONTH.match(month):
        message = f"“{month}” is no month: give it as year and month, for example 2026-10."
        raise BadInput(message)
    rows = _latest([row for register in registers for row in register.rows])
    months = sorted({row.month for row in rows if row.month and row.month <= month})
    earlier = [one for one in months if one < month]
    now = [row for row in rows if row.month in (month, None)]
    problems: list[str] = []
    if earlier:
        before = _by_key([row for row in rows if row.month == earlier[-1]], problems)
        seen_closed = _closed_before(rows, earlier)
    else:
        before, now = _from_dates(now, month, problems)
        seen_closed = {}
    if not now:
        problems.append(f"The register gives no position for {month}.")
    tally = _Tally(framework, before, seen_closed)
    for key, row in _by_key(now, problems).items():
        tally.take(key, row)
    day = cut_off or cut_off_of(registers, month)
    return tally.result(month, earlier[-1] if earlier else None, day, problems)


def months_of(registers: Sequence[Register]) -> tuple[str, ...]:
    """Return the months whose position some register gives, oldest first."""
    return tuple(sorted({row.month for one in registers for row in one.rows if row.month}))


def cut_off_of(registers: Sequence[Register], month: str) -> dt.date:
    """Return up to when a month's data count: as stated, else the month's last day."""
    stated = [
        snapshot.cut_off
        for one in registers
        for snapshot in one.snapshots
        if snapshot.month == month and snapshot.cut_off
    ]
    return max(stated, default=last_day(month))


def rating_of(concern: Concern, framework: Framework | None) -> Rating | None:
    """Return a row's rating: the matrix's cell where framework and scores allow, else as stated."""
    if framework is not None and concern.likelihood and concern.impact:
        return framework.cell(concern.likelihood, concern.impact).rating
    return concern.stated_rating


class _Tally:
    """Takes this month's rows one by one and sorts each into its movement."""

    def __init__(
        self,
        framework: Framework | None,
        before: Mapping[str, Concern],
        seen_closed: Mapping[str, Concern],
    ) -> None:
        self._framework = framework
        self._before = before
        self._seen_closed = seen_closed
        self._seen: set[str] = set()
        self._sorted: dict[str, list[Movement]] = {}
        self._closing: list[Movement] = []

    def take(self, key: str, row: Concern) -> None:
        """Sort one row."""
        self._seen.add(key)
        before = self._before.get(key)
        move = self._move(row, before)
        if before is not None and before.open:
            self._add("closed" if not row.open else self._way(move), move)
        elif row.open or not (before or key in self._seen_closed or _closed_long_ago(row)):
            self._add("new", move)
            if before or key in self._seen_closed:
                self._add("reopened", move)
            if not row.open:
                self._add("closed", move)
        if row.open:
            self._closing.append(move)

    def result(
        self, month: str, compared_with: str | None, cut_off: dt.date, problems: list[str]
    ) -> Movements:
        """Return everything that was taken, with what is missing and what is overdue."""
        for key, before in self._before.items():
            if before.open and key not in self._seen:
                move = self._move(before, before)
                self._add("missing", move)
                self._closing.append(move)
        due = [(move, move.concern.due) for move in self._closing]
        return Movements(
            month=month,
            compared_with=compared_with,
            cut_off=cut_off,
            given=bool(self._seen),
            opening=tuple(row for row in self._before.values() if row.open),
            overdue=tuple(move for move, day in due if day is not None and day < cut_off),
            no_due_date=tuple(move for move, day in due if day is None),
            closing=tuple(move.concern for move in self._closing),
            problems=tuple(problems),
            **{name: tuple(moves) for name, moves in self._sorted.items()},
        )

    def _add(self, name: str, move: Movement) -> None:
        self._sorted.setdefault(name, []).append(move)

    def _move(self, row: Concern, before: Concern | None) -> Movement:
        was = rating_of(before, self._framework) if before else None
        return Movement(concern=row, before=before, was=was, now=rating_of(row, self._framework))

    def _way(self, move: Movement) -> _Way:
        if move.was is not None and move.now is not None:
            step = rank(move.now) - rank(move.was)
            return "raised" if step > 0 else "lowered" if step < 0 else "unchanged"
        return _by_scores(move) or _by_direction(move.concern.direction)


def _by_scores(move: Movement) -> _Way | None:
    before, now = move.before, move.concern
    if before is None or None in (before.likelihood, before.impact, now.likelihood, now.impact):
        return None
    steps = {
        (now.likelihood or 0) - (before.likelihood or 0),
        (now.impact or 0) - (before.impact or 0),
    }
    if steps == {0}:
        return "unchanged"
    if min(steps) >= 0:
        return "raised"
    return "lowered" if max(steps) <= 0 else "not_comparable"


def _by_direction(direction: str | None) -> _Way:
    said: list[_Way] = []
    for way, pattern in (("lowered", _DOWN), ("raised", _UP), ("unchanged", _SAME)):
        if pattern.search(direction or ""):
            said.append(way)  # type: ignore[arg-type]
    return said[0] if len(said) == 1 else "not_comparable"


def _by_key(rows: Sequence[Concern], problems: list[str]) -> dict[str, Concern]:
    """Return the rows by what identifies a concern; a reference used twice keeps both rows."""
    found: dict[str, Concern] = {}
    for row in rows:
        key = name = _key(row)
        count = 1
        while key in found:
            count += 1
            key = f"{name} {count}"
        if count == 2 and row.reference:
            problems.append(f"Reference {row.reference} stands on more than one row.")
        found[key] = row
    return found


def _latest(rows: Sequence[Concern]) -> list[Concern]:
    """Return the rows without those of a month's earlier positions, of a weekly register."""
    last: dict[tuple[str, str], dt.date] = {}
    for row in rows:
        if row.as_at and row.month:
            at = (row.document, row.month)
            last[at] = max(row.as_at, last.get(at, row.as_at))
    return [
        row
        for row in rows
        if not (row.as_at and row.month) or row.as_at == last[row.document, row.month]
    ]


def _key(row: Concern) -> str:
    if row.reference:
        return re.sub(r"[\W_]+", "", row.reference.lower())
    said = (row.provider, row.site, row.unit, row.specialty, row.concern)
    return "·".join(" ".join((part or "").lower().split()) for part in said)


def _closed_before(rows: Sequence[Concern], earlier: Sequence[str]) -> dict[str, Concern]:
    return {_key(row): row for row in rows if row.month in earlier and not row.open}


def _closed_long_ago(row: Concern) -> bool:
    """Say whether a row that was not here before was closed before its month began."""
    closed, month = row.date_closed or row.date_updated, row.month
    return bool(closed and month and f"{closed:%Y-%m}" < month)


def _from_dates(
    rows: Sequence[Concern], month: str, problems: list[str]
) -> tuple[dict[str, Concern], list[Concern]]:
    """Return the position before the month, and the rows of the month, as the dates tell it."""
    start = dt.date.fromisoformat(f"{month}-01")
    end = last_day(month)
    now: list[Concern] = []
    opening: list[Concern] = []
    for row in rows:
        if row.date_raised and row.date_raised > end:
            continue
        ended = (row.date_closed or row.date_updated) if not row.open else None
        if not row.open and (ended is None or ended < start):
            if ended is None:
                named = row.reference or "A concern without a reference"
                problems.append(f"{named} is closed, but the register does not say when.")
            continue
        later = ended is not None and ended > end
        current = row.model_copy(update={"closed": False}) if later else row
        now.append(current)
        if row.date_raised is None or row.date_raised < start:
            opening.append(_as_before(current, start))
    return _by_key(opening, []), now


def _as_before(row: Concern, start: dt.date) -> Concern:
    """Return the row as it stood before the month, as far as it says so itself."""
    said = (row.previous_likelihood, row.previous_impact, row.previous_rating)
    earlier = row.date_updated is not None and row.date_updated < start
    update: dict[str, object] = {"closed": False}
    if not earlier and any(said):
        update |= {
            "likelihood": row.previous_likelihood
            or (row.likelihood if row.previous_impact else None),
            "impact": row.previous_impact or (row.impact if row.previous_likelihood else None),
            "rating": row.previous_rating,
            "stated_rating": row.previous_stated_rating,
        }
    elif not earlier:
        update |= {"likelihood": None, "impact": None, "rating": None, "stated_rating": None}
    return row.model_copy(update=update)
