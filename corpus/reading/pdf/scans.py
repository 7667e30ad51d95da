"""Pages that show text but hold none: scans, and letters drawn as outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.page_line import PageLine
from corpus.reading.transcript import RawLine, Refused, Transcript

_SCANNED: Final = 30  # letters a page, under which a page with a picture on it is a scan
_OUTLINES: Final = 200  # shapes on a page without letters: words drawn as outlines
_HARDLY_ANY: Final = 10  # letters a page
_MANY_PAGES: Final = 5
OVERFULL: Final = "far more than a page can show"
_TOO_FULL: Final = "it unpacks to far more than a document of its size should"
_DAMAGED: Final = "it is damaged"
_NEEDS_OCR: Final = "it is a scan with hardly any text; it needs OCR (text recognition) first"


@dataclass(frozen=True)
class ReadPage:
    """A page after reading."""

    number: int
    lines: list[PageLine] = field(default_factory=list)
    fields: list[RawLine] = field(default_factory=list)
    box: Box = field(default_factory=lambda: Box(0, 0, 0, 0))
    pictures: int = 0
    shapes: int = 0
    note_rules: Sequence[float] = ()  # heights of short level rules: notes may stand under one

    @property
    def letters(self) -> int:
        """Return how many letters and figures a reader of the page sees as text."""
        return sum(char.isalnum() for line in self.lines if not line.hidden for char in line.text)

    @property
    def is_picture(self) -> bool:
        """Say whether the page shows something that only recognition could read."""
        return self.letters < _SCANNED and (self.pictures > 0 or self.shapes >= _OUTLINES)


def refuse_scans(transcript: Transcript, pages: Sequence[ReadPage]) -> None:
    """Refuse a document without words; note the pages that are only pictures."""
    letters = sum(page.letters for page in pages)
    hidden = any(line.hidden for page in pages for line in page.lines)
    fields = any(page.fields for page in pages)
    scans = [page.number for page in pages if page.is_picture]
    nothing = not letters and not hidden and not fields
    if nothing and any(OVERFULL in loss for loss in transcript.losses):
        raise Refused(_TOO_FULL)
    if nothing and transcript.losses:
        raise Refused(_DAMAGED)
    few = len(pages) >= _MANY_PAGES and letters < _HARDLY_ANY * len(pages)
    if nothing or few or len(scans) * 2 > len(pages):
        raise Refused(_NEEDS_OCR, state="needs_ocr")
    for number in scans:
        transcript.lost(f"Page {number} is a picture and was not read; it needs OCR.")
