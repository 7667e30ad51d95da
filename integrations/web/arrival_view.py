"""A file that somebody sent, as its sender sees it: how far it came, what was read, what was not.

It words what the records and the intake say, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.versions import FileState, IncomingFile
from indexing.arrivals import NEEDS_PROVIDER
from indexing.index_report import Change, Outcome
from integrations.holding_rows import file_row, outcome_row
from integrations.shapes import Row
from integrations.web.intake import Arrival
from integrations.web.states import FILE_TAGS, NOT_TAKEN, UNCHANGED, Tagged, next_step
from integrations.web.wording import kind_in_words

_CHOOSE_PROVIDER = (
    "It is not one of the official documents. Send it again and say which provider it is about."
)
_STOPPED = "It is kept, and is carried on when the service next starts or when you try again."


@dataclass(frozen=True, slots=True)
class FileView:
    """One file on the page of an upload."""

    name: str
    tag: Tagged
    is_on_its_way: bool
    said: tuple[str, ...] = ()  # what it is, what was read
    not_read: tuple[str, ...] = ()  # what was not read or not kept, and why
    next_step: str = ""
    href: str = ""
    link: str = ""
    is_stopped: bool = False  # by a fault of ours


def file_view(arrival: Arrival, waiting: Mapping[str, IncomingFile]) -> FileView:
    """Return how a file stands now; `waiting`: the files that are no documents yet, by id."""
    now = waiting.get(arrival.file.file_id) if arrival.file else None
    if arrival.fault:
        tag = FILE_TAGS[now.state] if now else NOT_TAKEN
        said = (arrival.fault, _STOPPED)
        return FileView(arrival.document, tag, False, not_read=said, is_stopped=True)
    if arrival.outcome is None:
        state = now.state if now else FileState.SCREENED
        return FileView(arrival.document, FILE_TAGS[state], is_on_its_way=True)
    if now is not None and not now.state.is_on_its_way:
        return FileView(
            arrival.document,
            FILE_TAGS[now.state],
            False,
            not_read=(now.reason,),
            next_step=next_step(now.state),
            href=f"/documents/waiting/{now.file_id}",
            link="Look at what was found" if now.state is FileState.HELD else "See this file",
        )
    if arrival.understood is not None:
        return _released(arrival, arrival.outcome, arrival.understood)
    return FileView(arrival.document, NOT_TAKEN, False, not_read=(reason_of(arrival.outcome),))


def _released(arrival: Arrival, outcome: Outcome, row: Row) -> FileView:
    tag = FILE_TAGS[FileState.RELEASED]
    if outcome.change is Change.UNCHANGED:
        tag = UNCHANGED
    return FileView(
        arrival.document,
        tag,
        False,
        said=(_what(row), _how_much(row), *_which_version(row, outcome)),
        not_read=tuple(row["losses"]) + _left_out(row),
        next_step="Look at the lines that are kept back." if row["held_lines"] else "",
        href=f"/documents/{row['document_id']}" + ("/review" if row["held_lines"] else ""),
        link="Look at these lines" if row["held_lines"] else "See what was read",
    )


def _what(row: Row) -> str:
    whose = row["provider"] or f"edition {row['edition']}"
    kind = kind_in_words(row["kind"])
    return f"“{row['title']}”: {kind}, {whose}."


def _how_much(row: Row) -> str:
    """Return how much was read.

    >>> _how_much({"passages": 3, "lines": 40, "pages": 2, "rows": 0})
    'Read: 2 pages, 40 lines. It can be found as 3 passages.'
    """
    parts = [counted(row[what], what[:-1]) for what in ("pages", "rows", "lines") if row[what] or 0]
    return f"Read: {', '.join(parts)}. It can be found as {counted(row['passages'], 'passage')}."


def _which_version(row: Row, outcome: Outcome) -> tuple[str, ...]:
    if outcome.change is Change.UNCHANGED:
        return ("These very words were held already; nothing was changed.",)
    if row["version"] > 1 and outcome.change is Change.CHANGED:
        return (f"Version {row['version']}: it takes the place of the version before it.",)
    return (f"Version {row['version']}.",) if row["version"] > 1 else ()


def _left_out(row: Row) -> tuple[str, ...]:
    said = []
    if row["held_lines"]:
        lines = counted(row["held_lines"], "line")
        said.append(f"{lines} kept back until a person has looked. The rest is found.")
    if row["junk_lines"]:
        lines = counted(row["junk_lines"], "line")
        said.append(f"{lines} of page furniture (running headers, menus) left out of search.")
    return tuple(said)


def reason_of(outcome: Outcome) -> str:
    """Return why a file was not taken, in the words of this door."""
    return _CHOOSE_PROVIDER if outcome.reason == NEEDS_PROVIDER else outcome.reason


def counted(number: int, what: str) -> str:
    """Return a number of things.

    >>> counted(1, "line"), counted(1200, "line")
    ('1 line', '1,200 lines')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def arrival_row(arrival: Arrival, waiting: Mapping[str, IncomingFile]) -> Row:
    """Return a sent file for scripts: how it stands and, once it is settled, what became of it."""
    row: Row = {"file_id": None, "document": arrival.document, "state": None, "reason": ""}
    if arrival.file is not None:
        now = waiting.get(arrival.file.file_id, arrival.file)
        row |= file_row(now)
        if arrival.outcome is not None:
            row |= outcome_row(now, arrival.outcome)
            row["understood"] = arrival.understood
    elif arrival.outcome is not None:
        row |= {"outcome": arrival.outcome.change.value, "held_lines": 0, "understood": None}
    if arrival.outcome is not None:
        row["reason"] = reason_of(arrival.outcome)
    if arrival.fault:
        row["reason"] = arrival.fault
    return row
