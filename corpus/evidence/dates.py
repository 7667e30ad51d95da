"""Dates as people in England write them: day first, months in words, Excel's own, month only.

`read_date` is for a cell that should hold one date; `dates_in` finds the dates in a sentence.
Neither guesses: what is no date of the calendar is None, and a US order is never assumed.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMERIC = re.compile(r"\b(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|\d{2})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?=\b|T)")
_WORDS = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?[\s-]?({_MONTH})\b\.?,?[\s-]*(\d{{4}}|\d{{2}})?\b",
    re.IGNORECASE,
)
_SHARED_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s*(?:and|to|&|,|-|–)\s*"
    rf"(?=(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:and|to|&|,|-|–)\s*)*"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+({_MONTH})\.?,?\s+(\d{{4}}))",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(rf"\b({_MONTH})\b\.?,?[\s\-'’_]*(\d{{4}}|\d{{2}})\b", re.IGNORECASE)
_ISO_MONTH = re.compile(r"(?<!\d)(\d{4})[-_/. ](\d{1,2})(?![\d/-])")
_MONTH_YEAR = re.compile(r"(?<![\d/])(\d{1,2})[-/.](\d{4})(?!\d)")
_EXCEL_SERIAL = re.compile(r"^\d{5}(?:\.\d+)?$")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050  # the years 2000 to 2099
_CENTURY = 2000
_MOST_WORDS = 2  # in a column's name that a month stands in: "Nov likelihood"


def read_date(cell: str, *, end_of_month: bool = False) -> dt.date | None:
    """Return the one date that a cell holds, or None.

    A month without a day is its first day, or its last with `end_of_month` (for a due date).

    >>> read_date("03/10/2026"), read_date("31 Oct 2026") == read_date("2026-10-31 00:00:00")
    (datetime.date(2026, 10, 3), True)
    >>> read_date("October 2026", end_of_month=True)
    datetime.date(2026, 10, 31)
    >>> read_date("10/31/2026"), read_date("as soon as possible")
    (None, None)
    """
    cell = cell.strip()
    if _EXCEL_SERIAL.match(cell) and _FIRST_SERIAL <= float(cell) <= _LAST_SERIAL:
        return _EXCEL_EPOCH + dt.timedelta(days=int(float(cell)))
    found = dates_in(cell)
    if len(found) == 1:
        return found[0]
    if found or _NUMERIC.search(cell):
        return None  # several dates, or one that is not in the calendar: not ours to choose
    month = read_month(cell)
    if month is None:
        return None
    year, number = (int(part) for part in month.split("-"))
    return dt.date(year, number, calendar.monthrange(year, number)[1] if end_of_month else 1)


def dates_in(text: str) -> tuple[dt.date, ...]:
    """Return the full dates in a text, in the order they stand, each once.

    >>> [str(day) for day in dates_in("visits on 5 and 6 December 2026, report due 12/01/27")]
    ['2026-12-05', '2026-12-06', '2027-01-12']
    """
    return tuple(dict.fromkeys(day for day, _ in dates_written(text)))


def dates_written(text: str) -> tuple[tuple[dt.date, str], ...]:
    """Return the full dates in a text in order, each with its words as they stand."""
    found = [
        (match, _date(*(match[group] for group in groups)))
        for pattern, groups in ((_ISO, (3, 2, 1)), (_NUMERIC, (1, 2, 3)))
        for match in pattern.finditer(text)
    ]
    for pattern in (_SHARED_MONTH, _WORDS):
        found += [
            (match, _date(match[1], str(_MONTHS[match[2].lower()]), match[3]))
            for match in pattern.finditer(text)
            if match[3]
        ]
    found.sort(key=lambda pair: pair[0].start())
    return tuple((day, match[0].strip()) for match, day in found if day is not None)


def read_month(text: str) -> str | None:
    """Return the month that a sheet's name, a title or a file's name gives, as "2026-10".

    >>> read_month("Register Oct-26"), read_month("register_2026-10.xlsx"), read_month("Sheet1")
    ('2026-10', '2026-10', None)
    """
    text = text.replace("_", " ")
    days = dates_in(text)
    if days:
        return f"{days[-1]:%Y-%m}"
    if match := _MONTH_ONLY.search(text):
        return _month(match[2], _MONTHS[match[1].lower()])
    if match := _ISO_MONTH.search(text):
        return _month(match[1], int(match[2]))
    if match := _MONTH_YEAR.search(text):
        return _month(match[2], int(match[1]))
    return None


def month_named(text: str) -> int | None:
    """Return the number of the only month that a text names without a year ("August"), or None."""
    named = {_MONTHS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _MONTHS}
    return named.pop() if len(named) == 1 else None


def month_in_name(name: str) -> str | None:
    """Return the month that a column's name is about: "2026-11", or "11" without its year.

    >>> month_in_name("Nov L"), month_in_name("RAG Oct-26"), month_in_name("May be late")
    ('11', '2026-10', None)
    """
    month = read_month(name)
    if month or len(re.findall(r"[A-Za-z]+", name)) > _MOST_WORDS:
        return month
    number = month_named(name)
    return f"{number:02d}" if number else None


def last_day(month: str) -> dt.date:
    """Return the last day of a month given as "2026-10"."""
    year, number = (int(part) for part in month.split("-"))
    return dt.date(year, number, calendar.monthrange(year, number)[1])


def _month(year: str, number: int) -> str | None:
    full = int(year) + (_CENTURY if len(year) == len("26") else 0)
    return f"{full:04d}-{number:02d}" if 1 <= number <= len(calendar.month_name) - 1 else None


def _date(day: str, month: str, year: str) -> dt.date | None:
    full = int(year) + (_CENTURY if len(year) == len("26") else 0)
    try:
        return dt.date(full, int(month), int(day))
    except ValueError:
        return None
