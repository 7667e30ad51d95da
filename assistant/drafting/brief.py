"""What a person's request says plainly: unit, dates, groups, times, sessions.

Only what is written is read; nothing is guessed, and the draft shows it as from the request.
"""

from __future__ import annotations

import datetime as dt
import re

from corpus.evidence.dates import dates_in
from corpus.evidence.groups import groups_in
from corpus.text import Value

_TIME = r"(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?:\s?[ap]m)?|\d{1,2}\s?[ap]m"
_TIMES = re.compile(rf"\b(?:from )?({_TIME})\s*(?:to|until|till|-|–)\s*({_TIME})\b", re.IGNORECASE)
_SESSIONS = re.compile(
    r"\b(\d{1,2}|two|three|four|five|six|seven|eight)\s+(?:\w+\s+)?(?:sessions|meetings|groups)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_UNITS = re.compile(
    r"\b(?:unit|ward|department|site|specialty|speciality|programme)s?\s*[:=]\s*([^,;.\n]{2,60})"
    r"|\b(?:about|for|at|in|on|of)\s+(?:the\s+)?((?:[A-Z&][\w&/'’-]*\s?){1,5}(?:\d+)?)"
    r"|^\W*((?:[A-Z][\w&/'’-]*\s?){1,4}?)(?=,|;|:|\s+visit|\s+on\b)",
)
_TYPE = re.compile(
    r"\b(?:urgent risk review|triggered visit|programme review|desk ?top review|"
    r"learner(?: and |/| )educator (?:review|meeting)s?|senior leader(?:ship)? engagement"
    r"(?: visit| meeting)?|education quality review|follow.?up visit|exploratory visit)\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|hee|nhs|i|kloes?|dr|draft|version|please|"
    r"we|the|a|monthly|visit|key)\b",
    re.IGNORECASE,
)


class Brief(Value):
    """What the request says, each part in the person's own words."""

    words: str = ""
    unit: str | None = None
    dates: str | None = None
    groups: tuple[str, ...] = ()
    review: str | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    sessions: int | None = None
    times: str | None = None


def read_brief(words: str) -> Brief:
    """Return what a request says plainly.

    >>> brief = read_brief("ED visit on 3 December 2026, 0930 to 1630, 4 sessions, student nurses")
    >>> brief.unit, brief.dates, brief.sessions, brief.groups, f"{brief.start:%H:%M}"
    ('ED', '3 December 2026', 4, ('student nurses',), '09:30')
    """
    words = " ".join(words.split())
    times = _TIMES.search(words)
    start, end = (_clock(times[1]), _clock(times[2])) if times else (None, None)
    counted = _SESSIONS.search(words)
    review = _TYPE.search(words)
    return Brief(
        words=words,
        unit=_unit(words),
        dates=_dates(words),
        groups=_groups(words),
        review=review[0] if review else None,
        start=start if start and end and start < end else None,
        end=end if start and end and start < end else None,
        times=times[0] if times else None,
        sessions=_count(counted[1]) if counted else None,
    )


def _unit(words: str) -> str | None:
    for match in _UNITS.finditer(words):
        said = next(part for part in match.groups() if part).strip(" ,.;")
        if said and not _CALENDAR.match(said) and not re.fullmatch(r"[\d\s:.]+", said):
            return said
    return None


def _dates(words: str) -> str | None:
    """Return the words in which the request gives its first date."""
    for size in range(1, 6):
        pieces = words.split(" ")
        for index in range(len(pieces) - size + 1):
            piece = " ".join(pieces[index : index + size]).strip(",;.()")
            if dates_in(piece):
                return piece
    return None


def _groups(words: str) -> tuple[str, ...]:
    found = [words[start:end] for _, start, end in groups_in(words)]
    return tuple(dict.fromkeys(found))


def _clock(said: str) -> dt.time | None:
    match = re.match(r"^(\d{1,2}?)[:.]?(\d{2})?\s?([ap]m)?$", said.strip(), re.IGNORECASE)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and match[3].lower() == "pm" and hour < 12:
        hour += 12
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _COUNTS[said.lower()]
