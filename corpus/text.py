"""The stored text of a document: its lines as they came, each with its page and its part.

A line's text is what the document says, character for character, without the line end. Lines are
counted from 1. Everything that quotes, cites or verifies goes back to these lines.
"""

from __future__ import annotations

import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

_WHITE_SPACE = re.compile(r"\s+")
_ENDS_AT_HYPHEN = re.compile(r"[^\W_][-‐‑]")
_GOES_ON = re.compile(r"\s*(?!(?:and|or|to|nor)\b)[^\W_]")


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
    CAPTION = "caption"  # of a table or figure
    FOOTNOTE = "footnote"
    JUNK = "junk"  # navigation, running headers: stored and counted, kept out of passages
    HELD = "held"  # kept back by screening until a person releases it; never in a passage


class Line(Value):
    """One line of stored text."""

    text: str
    part: LinePart = LinePart.PROSE
    level: int = 0  # of a heading, from 1; 0 for everything else
    page: int | None = None
    sheet: str | None = None
    row: int | None = None  # of a table, as its own program counts it (a sheet's first row is 1)
    cells: tuple[str, ...] = ()  # of a table row, empty cells included; `text` joins them by " | "
    hidden: str = (
        ""  # why no reader of the file sees this line ("white", "tiny", …); "": it is seen
    )


class Place(Value):
    """Where something stands in a document's stored text: lines from 1, both ends included."""

    first: int
    last: int
    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    label: str | None = None  # the page's printed number, where it is not `page`
    # A part of a long line only: characters of its stored text from 0, `end` excluded.
    start: int | None = None  # in the first line; None: from its beginning
    end: int | None = None  # in the last line; None: to its end


class DocumentText(Value):
    """A document as it was read: its lines and, in plain sentences, what was lost on the way."""

    name: str  # the file's name, shown to people, never used as a path
    media: Media
    lines: tuple[Line, ...]
    losses: tuple[str, ...] = ()
    page_labels: tuple[str, ...] = ()  # printed number of each page; (): none, or as counted
    misnamed: str = ""  # how the file's name and its content differ, as part of a sentence

    def between(self, first: int, last: int) -> str:
        """Return the words of lines first to last (from 1, inclusive), white space collapsed.

        What stands between them without belonging to them is left out: junk, text that is held
        back, and the footnotes of a page that a paragraph runs over.
        """
        return self.words(Place(first=first, last=last))

    def words(self, place: Place) -> str:
        """Return the words that stand at a place, as `between` does; a line's part where it is one.

        A word that a PDF breaks at its hyphen is given unbroken: the break is the page's, not
        the text's.
        """
        words: list[str] = []
        for text in filter(str.strip, (text for _, text in self.lines_at(place))):
            words += (self.joint(words[-1] if words else "", text), text.strip())
        return collapse("".join(words))

    def lines_at(self, place: Place) -> list[tuple[int, str]]:
        """Return the lines that make up a place, as number (from 1) and stored characters."""
        lines = list(enumerate(self.lines[place.first - 1 : place.last], place.first))
        is_note = bool(lines) and lines[0][1].part is LinePart.FOOTNOTE
        found = []
        for number, line in lines:
            start = place.start if number == place.first else None
            end = place.end if number == place.last else None
            if _belongs(line, is_note=is_note):
                found.append((number, line.text[start:end]))
        return found

    def joint(self, before: str, after: str) -> str:
        """Return what joins two lines of running text: a blank, or nothing within a word.

        >>> page = DocumentText(name="a.pdf", media=Media.PDF, lines=())
        >>> page.joint("a multi-", "professional team"), page.joint("short-", "and long-term")
        ('', ' ')
        """
        if self.media is not Media.PDF:
            return " " if before else ""
        broken = _ENDS_AT_HYPHEN.fullmatch(before.rstrip()[-2:]) and _GOES_ON.match(after)
        return "" if broken or not before else " "

    def without_held(self) -> DocumentText:
        """Return the text with held lines blank, so that nothing that reads it meets their words.

        The lines keep their numbers.
        """
        if all(line.part is not LinePart.HELD for line in self.lines):
            return self
        blank = Line(text="", part=LinePart.HELD)
        lines = tuple(blank if line.part is LinePart.HELD else line for line in self.lines)
        return self.model_copy(update={"lines": lines})

    def place(self, first: int, last: int) -> Place:
        """Return lines first to last as a place, with the page (and sheet and row) of the first."""
        start = self.lines[first - 1]
        labelled = start.page is not None and 0 < start.page <= len(self.page_labels)
        label = self.page_labels[(start.page or 1) - 1] if labelled else None
        return Place(
            first=first, last=last, page=start.page, sheet=start.sheet, row=start.row, label=label
        )


def _belongs(line: Line, *, is_note: bool) -> bool:
    if line.part in {LinePart.JUNK, LinePart.HELD}:
        return False
    return is_note or line.part is not LinePart.FOOTNOTE


def collapse(text: str) -> str:
    """Return text with every run of white space as one blank, and none at the ends.

    >>> collapse("  Learners  feel\\n valued ")
    'Learners feel valued'
    """
    return _WHITE_SPACE.sub(" ", text).strip()
