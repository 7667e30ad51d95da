"""One paragraph of a Word document as its reader sees it: its words, and what hangs on them.

Insertions are in, deletions out; a field shows its result, a control what is chosen in it. Runs
that nobody can see are kept apart with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from corpus.reading.raised import apart
from corpus.reading.symbols import UNKNOWN, is_symbol_face, seen
from corpus.reading.transcript import Transcript
from corpus.reading.word.blocks import chosen
from corpus.reading.word.fields import FETCHING, Fields, fetches, form_field
from corpus.reading.word.looks import Colour, hidden_reason
from corpus.reading.word.names import ALTERNATIVES, MATHS, VML, W14, W, child_of, is_on, value_of
from corpus.reading.word.notes import NoteMarks, Reference
from corpus.reading.word.styles import Styles

_DELETED: Final = frozenset({W + "del", W + "moveFrom"})
_NOT_TEXT: Final = frozenset(
    {W + "pPr", W + "rPr", W + "sdtPr", W + "instrText", W + "delText", W + "delInstrText"}
    | {W + "rt", W + "fldData"}
)
_CHARACTERS: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_REFERENCES: Final = frozenset({W + "footnoteReference", W + "endnoteReference"})
_DELETION: Final = "Text that tracked changes delete was left out."
_UNKNOWN_SIGNS: Final = "Some signs of a symbol typeface are not known."


class Piece(NamedTuple):
    """Characters, and why nobody sees them ("": they are seen)."""

    text: str
    hidden: str


@dataclass
class Said:
    """What one paragraph says."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)  # the contents of text boxes
    notes: list[Reference] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words that are seen."""
        return "".join(piece.text for piece in self.pieces if not piece.hidden)

    @property
    def unseen(self) -> Iterator[Piece]:
        """Give the words that are not seen, those of neighbouring runs together."""
        held = Piece("", "")
        for piece in (*self.pieces, Piece("", "")):
            if piece.hidden != held.hidden:
                if held.hidden and held.text.strip():
                    yield held
                held = Piece("", piece.hidden)
            held = Piece(held.text + piece.text, held.hidden)


class ParagraphReader:
    """Reads paragraphs in order: fields and the numbers of notes go on from one to the next."""

    def __init__(self, styles: Styles, marks: NoteMarks, transcript: Transcript) -> None:
        self._styles = styles
        self._marks = marks
        self._transcript = transcript
        self._fields = Fields()

    def read(self, paragraph: Any, behind: Colour | None) -> Said:
        """Return what a paragraph says that stands on something of the colour `behind`."""
        said = Said()
        for child in paragraph:
            self._walk(child, paragraph, said, behind)
        self._fields.end_paragraph()
        return said

    def _walk(self, element: Any, paragraph: Any, said: Said, behind: Colour | None) -> None:
        tag = element.tag
        if tag == W + "r":
            self._run(element, paragraph, said, behind)
        elif tag in _DELETED:
            if next(element.iter(W + "delText", W + "t"), None) is not None:
                self._transcript.lost(_DELETION)
        elif tag == W + "sdt" and (ticked := _checkbox(element)):
            said.pieces.append(Piece(ticked, ""))
        elif tag == MATHS + "t":
            said.pieces.append(Piece(element.text or "", ""))
        elif tag not in _NOT_TEXT:
            if tag == W + "fldSimple" and fetches(element):
                self._transcript.lost(FETCHING)
            of_forms = tag == ALTERNATIVES + "AlternateContent"
            for child in chosen(element) if of_forms else element:
                self._walk(child, paragraph, said, behind)

    def _run(self, run: Any, paragraph: Any, said: Said, behind: Colour | None) -> None:
        why = hidden_reason(run, paragraph, self._styles, behind)
        text = "".join(self._parts_of(run, run, paragraph, said))
        if text:
            said.pieces.append(Piece(text, why if text.strip() else ""))

    def _parts_of(self, element: Any, run: Any, paragraph: Any, said: Said) -> Iterator[str]:
        for child in element:
            if child.tag == W + "fldChar":
                yield form_field(child)
            if not self._fields.meet(child, self._transcript) and child.tag not in _NOT_TEXT:
                yield from self._part(child, run, paragraph, said)

    def _part(self, child: Any, run: Any, paragraph: Any, said: Said) -> Iterator[str]:
        tag = child.tag
        if tag == W + "t":
            yield self._characters(child.text or "", run, paragraph, said)
        elif tag == W + "sym":
            code = child.get(W + "char", "")
            sign = chr(int(code, 16)) if _is_code(code) else UNKNOWN
            yield self._signs(sign, child.get(W + "font", ""))
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag in _REFERENCES:
            yield self._note(child, said)
        elif tag == W + "txbxContent":
            said.boxes.append(child)
        elif tag == VML + "textpath":
            yield child.get("string") or ""
        elif tag == ALTERNATIVES + "AlternateContent":
            for alternative in chosen(child):
                yield from self._part(alternative, run, paragraph, said)
        else:
            yield from self._parts_of(child, run, paragraph, said)

    def _characters(self, text: str, run: Any, paragraph: Any, said: Said) -> str:
        fonts = child_of(run, "rPr/rFonts")
        face = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "" if fonts is not None else ""
        private = not text.isascii() and any("\uf000" <= char <= "\uf0ff" for char in text)
        if is_symbol_face(face) or private:
            return self._signs(text, face)
        raised = self._styles.run_property(run, paragraph, "vertAlign")
        if raised is not None and raised.get(W + "val") == "superscript":
            return apart(said.text, text)
        return text

    def _signs(self, text: str, face: str) -> str:
        signs = seen(text, face)
        if UNKNOWN in signs:
            self._transcript.lost(_UNKNOWN_SIGNS)
        return signs

    def _note(self, element: Any, said: Said) -> str:
        reference = self._marks.next_reference(element)
        said.notes.append(reference)
        before = said.text
        gap = " " if before and not before[-1].isspace() else ""
        return gap + reference.mark if reference.mark else ""


def _checkbox(control: Any) -> str:
    """Return the box that a tick-box control shows; "" for any other control."""
    properties = child_of(control, "sdtPr")
    box = properties.find(W14 + "checkbox") if properties is not None else None
    if box is None:
        return ""
    state = box.find(W14 + "checked")
    ticked = state is not None and state.get(W14 + "val") in {"1", "true", "on"}
    return "☑" if ticked else "☐"


def _is_code(code: str) -> bool:
    return 0 < len(code) <= 4 and all(char in "0123456789abcdefABCDEF" for char in code)


def is_deleted(paragraph: Any) -> bool:
    """Say whether tracked changes delete the end of a paragraph."""
    return child_of(paragraph, "pPr/rPr/del") is not None


def is_bold_throughout(paragraph: Any) -> bool:
    """Say whether all words of a paragraph are set in bold by hand or by a character style."""
    runs = [run for run in paragraph.iter(W + "r") if words_of(run).strip()]
    return bool(runs) and all(
        is_on(child_of(run, "rPr/b")) or value_of(run, "rPr/rStyle") == "Strong" for run in runs
    )


def words_of(run: Any) -> str:
    """Return the characters typed in a run or paragraph, whatever they look like."""
    return "".join(text.text or "" for text in run.iter(W + "t"))
