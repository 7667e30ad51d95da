"""What a PDF holds beside its pages: printed page numbers, attachments, active content.

Named, never opened, run or written.
"""

from __future__ import annotations

from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from corpus.reading.transcript import Transcript

_HARMLESS: Final = frozenset({"/GoTo", "/Named", "/Thread", "/URI"})
_MISTAKES: Final = (PyPdfError, AttributeError, KeyError, TypeError, ValueError, IndexError)
_LONGEST_LABEL: Final = 40
ACTIVE: Final = "Active content was neither read nor run."
ATTACHED: Final = "Attached files were not read."


def page_labels(reader: PdfReader, count: int) -> list[str]:
    """Return the printed numbers of the pages; none where they are as counted."""
    try:
        if "/PageLabels" not in reader.root_object:
            return []
        labels = [str(label)[:_LONGEST_LABEL] for label in reader.page_labels]
    except (*_MISTAKES, RecursionError):
        return []
    counted = [str(number) for number in range(1, count + 1)]
    return labels if len(labels) == count and labels != counted else []


def note_what_stands_beside(transcript: Transcript, reader: PdfReader) -> None:
    """Note attachments and active content of the document as not read."""
    try:
        root: Any = reader.root_object
        names = root["/Names"].get_object() if "/Names" in root else {}
        if "/EmbeddedFiles" in names or "/Collection" in root:
            transcript.lost(ATTACHED)
        opens = "/OpenAction" in root and is_active(root["/OpenAction"])
        if "/JavaScript" in names or opens or "/AA" in root:
            transcript.lost(ACTIVE)
        form = root["/AcroForm"].get_object() if "/AcroForm" in root else {}
        if "/XFA" in form:
            transcript.lost("The changing parts of its form (XFA) were not read.")
    except _MISTAKES:
        transcript.lost("Attachments could not be looked for.")


def is_active(action: Any) -> bool:
    """Say whether an action does more than show another place."""
    wanted = action.get_object()
    return isinstance(wanted, dict) and wanted.get("/S") not in _HARMLESS
