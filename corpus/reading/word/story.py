"""The running text of a Word document as lines: paragraphs, lists, text boxes, notes.

A paragraph is a line (more where it is broken by hand), a table's row is one, a piece that nobody
sees is one of its own. A gap between two paragraphs is a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from corpus.reading.list_marks import is_empty_bullet, is_telling, without_typed_bullet
from corpus.reading.transcript import RawLine, Transcript
from corpus.reading.word.blocks import blocks_in
from corpus.reading.word.document import WordDocument
from corpus.reading.word.looks import Colour, box_ground
from corpus.reading.word.names import W
from corpus.reading.word.notes import Reference
from corpus.reading.word.paragraph import (
    ParagraphReader,
    Piece,
    Said,
    is_bold_throughout,
    is_deleted,
    words_of,
)
from corpus.reading.word.placing import is_out_of_sight
from corpus.reading.word.table_lines import read_table

_LONGEST_BOLD_HEADING: Final = 90
_BOLD_HEADING: Final = 4  # its level: beneath the headings that the document marks
_CAPTION: Final = re.compile(r"\s*(?:table|figure|fig\.?|chart|box|diagram)\s+[\dA-Z]+\b", re.I)
_LONGEST_CAPTION: Final = 250
_IN_PARAGRAPHS: Final = frozenset({"prose", "list_item"})
OFF_PAGE: Final = "off the page"


class Story:
    """Reads the blocks of a part (the body, a note, a header) into a transcript."""

    def __init__(self, document: WordDocument, transcript: Transcript) -> None:
        self.transcript = transcript
        self.styles = document.styles
        self._document = document
        self._counters = document.counters()
        self._reader = ParagraphReader(document.styles, document.marks, transcript)
        self._before: tuple[Any, str] | None = None  # the paragraph before, and its part
        self._told: set[tuple[str, str]] = set()
        self._endnotes: list[Reference] = []

    def read(self, parent: Iterable[Any], behind: Colour | None) -> None:
        """Read blocks in order that stand on something of the colour `behind`."""
        for block in blocks_in(parent):
            if block.tag == W + "p":
                self._paragraph(block, behind)
            elif block.tag == W + "tbl":
                self._before = None
                read_table(self, block, behind)
            else:
                self.transcript.lost("A document that was put into it was not read.")

    def end(self) -> None:
        """Read the endnotes, once everything else is read."""
        for reference in self._endnotes:
            self._note(reference)

    def said_in(self, paragraph: Any, behind: Colour | None) -> tuple[Said, str, str]:
        """Return what a paragraph says, its words with the list's mark, and what part it is."""
        said = self._reader.read(paragraph, behind)
        text = said.text
        if is_deleted(paragraph) and not text.strip():
            return said, "", "prose"
        mark, part = self._mark_of(paragraph)
        if text.strip():
            bare = without_typed_bullet(text) if part != "heading" else None
            if mark:
                text = f"{mark} {text.lstrip()}"
            elif bare is not None:
                text, part = bare, "list_item"
            elif part == "prose" and is_telling(text):
                part = "list_item"
        return said, text, part

    def aside(self, said: Said, *, notes: bool = True) -> None:
        """Add what hangs on a paragraph: words that nobody sees, text boxes, footnotes."""
        self.add_unseen(said.unseen)
        for box in said.boxes:
            self._box(box)
        if notes:
            self.add_notes(said.notes)

    def add_unseen(self, pieces: Iterable[Piece]) -> None:
        """Add words that nobody sees, each piece as a line of its own."""
        for piece in pieces:
            text = " ".join(piece.text.split())
            self.transcript.add(RawLine(text, hidden=piece.hidden))

    def add_notes(self, references: Iterable[Reference]) -> None:
        """Add footnotes where they are referred to; endnotes wait for the end."""
        for reference in references:
            if reference.kind == "endnote":
                self._endnotes.append(reference)
            else:
                self._note(reference)

    def _paragraph(self, paragraph: Any, behind: Colour | None) -> None:
        said, text, part = self.said_in(paragraph, behind)
        level = self.styles.heading_level(paragraph) if part == "heading" else 0
        if part == "prose":
            part, level = _finer_part(paragraph, text, self.styles.names_of(self._style(paragraph)))
        self._leave_gap(paragraph, text, part)
        deleted = is_deleted(paragraph) or (said.pieces and not text)
        for line in text.split("\n") if text or not deleted else ():
            blank = not line.strip()
            self.transcript.add(RawLine(line) if blank else RawLine(line, part, level))
        self.aside(said)
        self._before = (paragraph, part) if text.strip() else None

    def _leave_gap(self, paragraph: Any, text: str, part: str) -> None:
        """Add a blank line where a gap is to be seen between two paragraphs, not within a list."""
        if self._before is None or not text.strip():
            return
        before, its_part = self._before
        if not {part, its_part} <= _IN_PARAGRAPHS or part == its_part == "list_item":
            return
        if self.styles.stands_apart(before, paragraph):
            self.transcript.add(RawLine(""))

    def _mark_of(self, paragraph: Any) -> tuple[str, str]:
        """Count a paragraph in its list; return the mark that says something, and its part."""
        heading = self.styles.heading_level(paragraph)
        at = self.styles.numbered_at(paragraph)
        mark = self._counters.next_mark(at, self._style(paragraph)) if at is not None else None
        named = self.styles.name_of(self._style(paragraph)).startswith("list")
        shown = mark.text.strip() if mark is not None else ""
        if mark is not None and mark.is_bullet and is_empty_bullet(shown):
            shown = ""
            named = True
        part = "heading" if heading else "list_item" if shown or named else "prose"
        return shown, part

    def _style(self, paragraph: Any) -> str:
        return self.styles.of(paragraph)

    def _box(self, box: Any) -> None:
        first = len(self.transcript.lines)
        self._before = None
        self.read(box, box_ground(box))
        self._before = None
        if is_out_of_sight(box):
            for index in range(first, len(self.transcript.lines)):
                line = self.transcript.lines[index]
                if line.text.strip():
                    self.transcript.lines[index] = line._replace(hidden=line.hidden or OFF_PAGE)

    def _note(self, reference: Reference) -> None:
        """Add a note's words, its mark before them; each note once, whoever refers to it."""
        note = self._document.notes[reference.kind].get(reference.key)
        if note is None or (reference.kind, reference.key) in self._told:
            return
        self._told.add((reference.kind, reference.key))
        mark = reference.mark
        for paragraph in note.iter(W + "p"):
            said, text, _ = self.said_in(paragraph, self._document.ground)
            words = " ".join(text.split())
            if words:
                self.transcript.add(RawLine(f"{mark} {words}".strip(), "footnote"))
                mark = ""
            self.aside(said)


def _finer_part(paragraph: Any, text: str, styles: tuple[str, ...]) -> tuple[str, int]:
    """Tell captions and hand-made headings from prose."""
    if "caption" in styles or (_is_caption(text) and _is_beside_table(paragraph)):
        return "caption", 0
    bare = text.strip()
    short = 2 < len(bare) <= _LONGEST_BOLD_HEADING and bare[-1] not in ".;,:!"
    if short and "\n" not in bare and is_bold_throughout(paragraph):
        return "heading", _BOLD_HEADING
    return "prose", 0


def _is_caption(text: str) -> bool:
    return bool(_CAPTION.match(text)) and len(text) <= _LONGEST_CAPTION


def _is_beside_table(paragraph: Any) -> bool:
    for beside in (paragraph.itersiblings(), paragraph.itersiblings(preceding=True)):
        for element in beside:
            if element.tag == W + "tbl":
                return True
            if element.tag != W + "p" or words_of(element).strip():
                break
    return False
