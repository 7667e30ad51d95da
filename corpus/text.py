"""The stored text of a document: its lines as they came, each with its page and its part.

A line's text is what the document says, character for character, without the line end. Lines are
counted from 1. Everything that quotes, cites or verifies goes back to these lines.
"""

from __future__ import annotations

import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

_WHITE_SPACE = re.compile(r"\s+")


class Value(BaseModel):
    """A frozen value, compared by its content and kept as JSON where records need it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Media(StrEnum):
    """What a file is, told from its content and only then from its name."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    EMAIL = "email"


class LinePart(StrEnum):
    """What a line is in its document, as far as the format or the layout says so."""

    PROSE = "prose"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    JUNK = "junk"  # navigation, running headers: stored and counted, kept out of passages


class Line(Value):
    """One line of stored text."""

    text: str
    part: LinePart = LinePart.PROSE
    level: int = 0  # of a heading, from 1; 0 for everything else
    page: int | None = None
    sheet: str | None = None
    row: int | None = None  # of a table, as its own program counts it (a sheet's first row is 1)
    cells: tuple[str, ...] = ()  # of a table row, empty cells included; `text` joins them by " | "


class Place(Value):
    """Where something stands in a document's stored text: lines from 1, both ends included."""

    first: int
    last: int
    page: int | None = None
    sheet: str | None = None
    row: int | None = None


class DocumentText(Value):
    """A document as it was read: its lines and, in plain sentences, what was lost on the way."""

    name: str  # the file's name, shown to people, never used as a path
    media: Media
    lines: tuple[Line, ...]
    losses: tuple[str, ...] = ()

    def between(self, first: int, last: int) -> str:
        """Return the words of lines first to last (from 1, inclusive), white space collapsed."""
        return collapse(" ".join(line.text for line in self.lines[first - 1 : last]))

    def place(self, first: int, last: int) -> Place:
        """Return lines first to last as a place, with the page (and sheet and row) of the first."""
        start = self.lines[first - 1]
        return Place(first=first, last=last, page=start.page, sheet=start.sheet, row=start.row)


def collapse(text: str) -> str:
    """Return text with every run of white space as one blank, and none at the ends.

    >>> collapse("  Learners  feel\\n valued ")
    'Learners feel valued'
    """
    return _WHITE_SPACE.sub(" ", text).strip()
