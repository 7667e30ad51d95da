"""A document as its page shows it: lines with what reading and screening noted, and versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.reading.junk import junk_reasons
from corpus.text import DocumentText, Line, LinePart
from corpus.versions import DocumentVersion, VersionState
from integrations.shapes import Row
from integrations.web.inert import inert
from integrations.web.states import VERSION_TAGS, Tagged


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a stored text."""

    number: int
    text: str
    page: str  # where a page or a sheet begins with this line: its number or name
    looks: str  # the class that the style sheet knows
    is_blank: bool
    is_heading: bool
    is_cited: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version in a document's history."""

    number: int
    tag: Tagged
    in_force: str
    recorded: str
    kept_back: int
    is_shown: bool


def line_views(text: DocumentText, repairs: Sequence[Row], first: int, last: int) -> list[LineView]:
    """Return the lines of a text; lines first to last are the cited ones."""
    reasons = junk_reasons(text.lines)
    repaired: dict[int, list[str]] = {}
    for each in repairs:
        repaired.setdefault(each["line"], []).append(_repair(each))
    views = []
    page: int | None = None
    sheet: str | None = None
    for number, line in enumerate(text.lines, 1):
        notes = tuple(repaired.get(number, ()))
        if line.part is LinePart.JUNK:
            notes += (f"Left out of search: {reasons.get(number - 1) or 'page furniture'}",)
        elif line.part is LinePart.HELD:
            why = f" ({line.hidden})" if line.hidden else ""
            notes += (f"Kept back{why}: not found until a person releases it",)
        elif line.hidden:
            notes += (f"Hidden in the file: {line.hidden}",)
        begins = line.page is not None and line.page != page
        page = line.page if line.page is not None else page
        opens = line.sheet is not None and line.sheet != sheet
        sheet = line.sheet if line.sheet is not None else sheet
        views.append(
            LineView(
                number=number,
                text=inert(line.text) if line.part is LinePart.HELD else line.text,
                page=page_name(text, line.page) if begins else f"Sheet {sheet}" if opens else "",
                looks=_looks(line),
                is_blank=not line.text.strip(),
                is_heading=line.part is LinePart.HEADING,
                is_cited=first <= number <= last,
                notes=notes,
            )
        )
    return views


def page_name(text: DocumentText, page: int | None) -> str:
    """Return a page in words, with the number that is printed on it where that is another."""
    if page is None:
        return ""
    label = text.page_labels[page - 1] if 0 < page <= len(text.page_labels) else ""
    return f"Page {page}" + (f", printed as {label}" if label and label != str(page) else "")


def version_views(history: Sequence[DocumentVersion], shown: int) -> list[VersionView]:
    """Return a document's versions, newest first."""
    return [
        VersionView(
            number=each.version,
            tag=VERSION_TAGS[each.state],
            in_force=_in_force(each),
            recorded=day_in_words(date.fromisoformat(each.recorded_at[:10])),
            kept_back=each.held_lines if each.state is VersionState.CURRENT else 0,
            is_shown=each.version == shown,
        )
        for each in history
    ]


def day_in_words(day: date) -> str:
    """Return a day as people write it.

    >>> day_in_words(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def _in_force(version: DocumentVersion) -> str:
    since = day_in_words(version.in_force_from)
    if version.in_force_until is None:
        return f"From {since}"
    if version.in_force_until <= version.in_force_from:
        ended = "Withdrawn" if version.state is VersionState.WITHDRAWN else "Replaced"
        return f"{ended} on {since}, the day it came into force"
    return f"From {since}, no longer from {day_in_words(version.in_force_until)}"


def _looks(line: Line) -> str:
    if line.part is LinePart.JUNK:
        return "app-junk"
    return "app-held" if line.part is LinePart.HELD else ""


def _repair(row: Row) -> str:
    if row["begun_on"] and not row["read_as"]:
        return f"“{row['said']}” belongs to the word that begins on line {row['begun_on']}"
    if row["read_as"] is None:
        return f"“{row['said']}”: {row['kind']}; left as it is"
    return f"“{row['said']}” is read as “{row['read_as']}” ({row['kind']})"
