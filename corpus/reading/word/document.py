"""A Word document's parts, opened: its body, styles, lists, notes and settings."""

from __future__ import annotations

from typing import Any, Final

from corpus.reading.office_file import OfficeFile
from corpus.reading.transcript import Refused, Transcript
from corpus.reading.word.list_counters import ListCounters
from corpus.reading.word.looks import WHITE, Colour, page_ground
from corpus.reading.word.names import W, child_of, is_on
from corpus.reading.word.notes import NoteMarks, notes_in
from corpus.reading.word.styles import Styles

_DAMAGED: Final = "it is damaged or cut short, so Word itself may not open it"
_LEFT_OUT: Final = {
    "styles": "Its styles are damaged: headings may be missing.",
    "numbering": "Its lists are damaged: their numbers may be missing.",
    "footnotes": "Its footnotes are damaged and were not read.",
    "endnotes": "Its endnotes are damaged and were not read.",
}


class WordDocument:
    """The parts of one document, each parsed once."""

    def __init__(self, content: bytes, transcript: Transcript) -> None:
        self.file = OfficeFile(content, _DAMAGED)
        self.main = self.file.main_part()
        self.root = self.file.parse(self.main)
        body = self.root.find(W + "body")
        if body is None:
            raise Refused(_DAMAGED)
        self.body: Any = body
        self.relationships = self.file.relationships_of(self.main)
        self._transcript = transcript
        self.settings = self._part("settings")
        self.styles = Styles(self._part("styles"))
        self._numbering = self._part("numbering")
        last = self.body.find(W + "sectPr")
        self.marks = NoteMarks(self.settings, last)
        self.notes = {
            "footnote": notes_in(self._part("footnotes"), "footnote"),
            "endnote": notes_in(self._part("endnotes"), "endnote"),
        }

    def counters(self) -> ListCounters:
        """Return counters of its lists that stand at the beginning."""
        return ListCounters(self._numbering)

    @property
    def ground(self) -> Colour | None:
        """Return the colour of the pages: white unless its program shows another."""
        shown = is_on(child_of(self.settings, "displayBackgroundShape"))
        return page_ground(self.root) if shown else WHITE

    def _part(self, kind: str) -> Any:
        """Return a part that stands beside the body; None where there is none that can be read."""
        for relationship in self.relationships:
            known = relationship.target in self.file.names and not relationship.is_external
            if relationship.kind == kind and known:
                try:
                    return self.file.parse(relationship.target)
                except Refused:
                    if kind in _LEFT_OUT:
                        self._transcript.lost(_LEFT_OUT[kind])
        return None
