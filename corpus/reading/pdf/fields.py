"""What people filled into a form, and the comments on a page, which are only counted."""

from __future__ import annotations

from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from corpus.reading.pdf.beside import ACTIVE, ATTACHED, is_active
from corpus.reading.transcript import RawLine, Transcript

_MISTAKES: Final = (PyPdfError, AttributeError, KeyError, TypeError, ValueError, IndexError)
_PASSWORD: Final = 1 << 13
_RADIO: Final = 1 << 15
_PUSH_BUTTON: Final = 1 << 16
_UNSEEN: Final = (1 << 1) | (1 << 5)  # hidden; not shown on a screen
_COMMENTS: Final = frozenset(
    {"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret"}
    | {"/Stamp", "/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"}
)
_MOST: Final = 2_000  # annotations a page
_DEEPEST: Final = 20


class Fields:
    """The form of a document; a field that stands in several places is said once."""

    def __init__(self, reader: PdfReader) -> None:
        self._said: set[int] = set()
        self._reader = reader

    def of(self, page: Any, transcript: Transcript) -> list[RawLine]:
        """Return a page's filled fields as "Label: value", from the top down."""
        found: list[tuple[float, float, RawLine]] = []
        comments = 0
        try:
            annotations = [one.get_object() for one in (page.get("/Annots") or [])[:_MOST]]
            if "/AA" in page:
                transcript.lost(ACTIVE)
        except _MISTAKES:
            return []
        for annotation in annotations:
            try:
                comments += self._take(annotation, found, transcript)
            except _MISTAKES:
                continue
        transcript_note = "comment or mark on page", "comments or marks on page"
        if comments:
            one, many = transcript_note
            number = page.page_number
            shown = "" if number is None else f" {number + 1}"
            transcript.lost_count(comments, f"{one}{shown}", f"{many}{shown}")
        return [line for _, _, line in sorted(found, key=lambda entry: entry[:2])]

    def _take(
        self, annotation: Any, found: list[tuple[float, float, RawLine]], transcript: Transcript
    ) -> int:
        kind = annotation.get("/Subtype")
        if "/AA" in annotation or ("/A" in annotation and is_active(annotation["/A"])):
            transcript.lost(ACTIVE)
        if kind == "/FileAttachment":
            transcript.lost(ATTACHED)
        if kind == "/Widget":
            line = self._line(annotation)
            if line is not None:
                left, _, _, top = map(float, annotation["/Rect"])
                found.append((-round(top), left, line))
        return kind in _COMMENTS

    def _line(self, widget: Any) -> RawLine | None:
        field = _field(widget)
        key = getattr(getattr(field, "indirect_reference", None), "idnum", id(field))
        if key in self._said:
            return None
        value = _value(field, widget)
        if not value:
            return None
        self._said.add(key)
        label = str(_inherited(field, "/TU") or _name(field)).strip().rstrip(":")
        unseen = int(widget.get("/F", 0) or 0) & _UNSEEN
        text = " ".join(f"{label}: {value}".split())
        return RawLine(text, hidden="hidden field" if unseen else "")


def has_buttons(page: Any) -> bool:
    """Say whether a page has boxes or buttons that are fields: these say what was chosen."""
    try:
        annotations = [one.get_object() for one in (page.get("/Annots") or [])[:_MOST]]
        return any(
            one.get("/Subtype") == "/Widget" and _inherited(_field(one), "/FT") == "/Btn"
            for one in annotations
        )
    except _MISTAKES:
        return False


def _field(widget: Any) -> Any:
    """Return the field of a widget: itself, or the parent that carries the name."""
    if "/T" in widget or "/Parent" not in widget:
        return widget
    return widget["/Parent"].get_object()


def _inherited(field: Any, key: str) -> Any:
    for _ in range(_DEEPEST):
        if key in field:
            return field[key]
        if "/Parent" not in field:
            break
        field = field["/Parent"].get_object()
    return None


def _name(field: Any) -> str:
    names: list[str] = []
    for _ in range(_DEEPEST):
        if "/T" in field:
            names.append(str(field["/T"]))
        if "/Parent" not in field:
            break
        field = field["/Parent"].get_object()
    return ".".join(reversed(names)) or "Field"


def _value(field: Any, widget: Any) -> str:
    """Return what was filled in, as a reader sees it; "" where nothing was."""
    kind, flags = _inherited(field, "/FT"), int(_inherited(field, "/Ff") or 0)
    value = _inherited(field, "/V")
    if kind == "/Btn":
        if flags & _PUSH_BUTTON:
            return ""
        if flags & _RADIO:
            return "" if value in (None, "/Off") else str(value).lstrip("/")
        return "☐" if widget.get("/AS", value) in (None, "/Off") else "☑"
    if kind == "/Sig" or value is None or (flags & _PASSWORD and kind == "/Tx"):
        return ""
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if hasattr(value, "get_data"):
        return str(value.get_data().decode("utf-8", "replace"))
    return str(value)
