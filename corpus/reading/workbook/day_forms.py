"""A stored day or time as people here write it: "6 November 2026", "09:30".

The order in which a format puts day and month differs between countries; written with the month's
name a day can be misread by nobody.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

_QUOTED: Final = re.compile(
    r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|AM/PM|A/P|(?<=s)\.0+', re.IGNORECASE
)
_PLACES: Final = re.compile(r"[0#?]")
_LETTERS: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_MINUTES: Final = re.compile(r"h+\]?[^dmy]{0,3}?(m+)|(m+)[^dmyh]{0,3}?s", re.IGNORECASE)
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_FIRST: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no time zone
_FIRST_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_NO_29_FEBRUARY: Final = 60  # Excel counts a day in 1900 that there never was
_MOST: Final = 2_958_466  # days up to the end of the year 9999
_DAY: Final = 86_400  # seconds


def is_day_form(section: str) -> bool:
    """Say whether a format shows days or times.

    >>> [is_day_form(code) for code in ("d mmm yy", "[h]:mm", '0 "days"', "[Red]0.00")]
    [True, True, False, False]
    """
    bare = _QUOTED.sub("", section)
    return bool(_LETTERS.search(bare)) and not _PLACES.search(bare)


def as_day(value: float, section: str, *, from_1904: bool = False) -> str:
    """Return a number of days as the format's day, month or time; "" where it is none."""
    bare = _QUOTED.sub("", section)
    if elapsed := _ELAPSED.search(bare):
        return _elapsed(value, elapsed[1][0].lower(), bare)
    moment = moment_of(value, from_1904=from_1904)
    if moment is None:
        return ""
    minutes = _MINUTES.search(bare)
    months = _MINUTES.sub("", bare) if minutes else bare
    shown = {sign for sign in "dmy" if sign in months.lower()}
    timed = "h" in bare.lower() or "s" in bare.lower() or minutes is not None
    day = _day_text(moment, shown, bare.lower())
    clock = f"{moment:%H:%M}" + (f":{moment:%S}" if "s" in bare.lower() and moment.second else "")
    if day and (not timed or clock == "00:00"):
        return day
    return f"{day} {clock}".strip()


def moment_of(value: float, *, from_1904: bool = False) -> datetime | None:
    """Return a number of days as a moment; None where it is before 1900 or after 9999."""
    if not 0 <= value < _MOST:
        return None
    start = _FIRST_1904 if from_1904 else _FIRST
    days = value + 1 if value < _NO_29_FEBRUARY and not from_1904 else value
    return start + timedelta(seconds=round(days * _DAY))


def written(day: date) -> str:
    """Return a day as "6 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def _day_text(moment: datetime, shown: set[str], code: str) -> str:
    if "d" in shown and not shown & {"m", "y"}:
        return f"{moment:%A}" if "ddd" in code else str(moment.day)
    if "d" in shown:
        return written(moment)
    if "m" in shown:
        return f"{moment:%B %Y}" if "y" in shown else f"{moment:%B}"
    return f"{moment:%Y}" if "y" in shown else ""


def _elapsed(value: float, unit: str, code: str) -> str:
    """Return a span of time: "37:30" hours and minutes, however many."""
    minus = "-" if value < 0 else ""
    seconds = round(abs(value) * _DAY)
    hours, rest = divmod(seconds, 3600)
    if unit == "h":
        text = f"{hours}:{rest // 60:02d}" if "m" in code.lower() else str(hours)
        return minus + text + (f":{rest % 60:02d}" if "s" in code.lower() else "")
    if unit == "m":
        text = str(seconds // 60)
        return minus + text + (f":{seconds % 60:02d}" if "s" in code.lower() else "")
    return f"{minus}{seconds}"
