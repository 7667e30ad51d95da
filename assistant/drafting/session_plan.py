"""The plan of the day: learners apart from supervisors, private panel meetings, feedback."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.drafting.brief import Brief, read_brief
from assistant.drafting.collected import Collected, Note, Side
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.statements import computed, for_the_panel, not_recorded, suggested

_COLUMNS = ("Time", "Session", "Panel member", "Room or virtual")
_OPENING = ("Panel meets in private", "Presentation by the provider")
_CLOSING = ("Panel meets in private", "Verbal feedback to the provider's leaders")
_SHORT, _PRESENTATION = 30, 30  # minutes
_LEAST = 15
_MOST_GROUPS = 6
_NO_GROUPS = frozenset(
    {"learners", "all learners", "students", "trainees", "doctors", "staff", "all students"}
)


def session_plan(collected: Collected, notes: Sequence[Note]) -> DraftSection:
    """Return a proposed plan; times only where the request gives the start and the end."""
    brief = read_brief(collected.request.brief)
    sessions = _sessions(brief, notes)
    names = [*_OPENING, *sessions, *_CLOSING]
    times = _times(brief, len(sessions))
    rows = tuple(
        (
            computed(f"{_clock(times[i][0])} to {_clock(times[i][1])}")
            if times
            else not_recorded(),
            suggested(name),
            for_the_panel(),
            not_recorded(),
        )
        for i, name in enumerate(names)
    )
    said: list[Statement] = [
        suggested("Learners are met without their supervisors or anybody who assesses them.")
    ]
    if times:
        said.append(
            computed(
                f"Times are shared out between {_clock(times[0][0])} and "
                f"{_clock(times[-1][1])}, as the request gives them."
            )
        )
    return DraftSection(
        heading="Session plan", statements=tuple(said), table=Table(columns=_COLUMNS, rows=rows)
    )


def _sessions(brief: Brief, notes: Sequence[Note]) -> list[str]:
    """Return the meetings: each learner group by itself, then supervisors, then leaders."""
    asked = brief.groups
    supervisors = [one for one in asked if "superv" in one.lower() or "educator" in one.lower()]
    learners = [one for one in asked if one not in supervisors]
    if not learners:
        spoken = [n.group for n in notes if n.group and n.side in (Side.LEARNERS, Side.DOCUMENTS)]
        learners = [one for one in dict.fromkeys(spoken) if one not in _NO_GROUPS | _OTHERS]
    meetings = [f"Learners: {one}" for one in learners[:_MOST_GROUPS]] or ["Learners, by group"]
    others = ["Supervisors and assessors", "Education leads"]
    if brief.sessions:
        room = max(1, brief.sessions - len(others))
        if len(meetings) > room:
            kept, joined = meetings[: room - 1], meetings[room - 1 :]
            named = ", ".join(one.removeprefix("Learners: ") for one in joined)
            meetings = [*kept, f"Learners: {named}"]
        if brief.sessions < len(meetings) + len(others):
            others = ["Supervisors, assessors and education leads"][: brief.sessions - 1]
        spare = brief.sessions - len(meetings) - len(others)
        meetings += ["Learners: a further group, or a drop-in"] * max(0, spare)
    return [*meetings, *others]


_OTHERS = frozenset(
    {"supervisors", "education leads", "executive team", "ward managers", "consultants"}
    | {"university representatives", "speak up guardian", "panel", "ward staff"}
    | {"provider representatives"}
)


def _times(brief: Brief, sessions: int) -> list[tuple[int, int]]:
    """Return start and end of each part in minutes, [] where the day is not given or too short."""
    if brief.start is None or brief.end is None:
        return []
    start, end = _minutes(brief.start), _minutes(brief.end)
    fixed = [_SHORT, _PRESENTATION]
    closing = [_SHORT, _SHORT]
    lunch = 45 if start <= 12 * 60 and end >= 14 * 60 else 0
    each = (end - start - sum(fixed) - sum(closing) - lunch) // sessions // 5 * 5
    if each < _LEAST:
        return []
    times: list[tuple[int, int]] = []
    at = start
    rested = not lunch
    for length in [*fixed, *[each] * sessions, *closing]:
        if not rested and at >= 12 * 60:
            at += lunch
            rested = True
        times.append((at, at + length))
        at += length
    slack = end - times[-1][1]
    return [*times[:-2], *((a + slack, b + slack) for a, b in times[-2:])]


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
