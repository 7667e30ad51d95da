"""The states of files and documents in words and NHS.UK tag colours, each with what to do next."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Final

from corpus.versions import FileState, VersionState


@dataclass(frozen=True, slots=True)
class Tagged:
    """A state as a tag shows it."""

    text: str
    colour: str


FILE_TAGS: Final = {
    FileState.RECEIVED: Tagged("Received", "grey"),
    FileState.STORED: Tagged("Stored", "blue"),
    FileState.EXTRACTED: Tagged("Text read", "blue"),
    FileState.SCREENED: Tagged("Looked through", "blue"),
    FileState.RELEASED: Tagged("Released", "green"),
    FileState.HELD: Tagged("Kept back", "yellow"),
    FileState.FAILED: Tagged("Failed", "red"),
    FileState.NEEDS_OCR: Tagged("Scan not read", "orange"),
    FileState.NEEDS_PASSWORD: Tagged("Needs a password", "orange"),
}
NOT_TAKEN: Final = Tagged("Not taken", "red")
UNCHANGED: Final = Tagged("No change", "grey")

VERSION_TAGS: Final = {
    VersionState.CURRENT: Tagged("Current", "green"),
    VersionState.SUPERSEDED: Tagged("Superseded", "grey"),
    VersionState.WITHDRAWN: Tagged("Withdrawn", "grey"),
    VersionState.ERASED: Tagged("Erased", "red"),
}

_RECOGNISERS: Final = ("pdfinfo", "pdftoppm", "tesseract")  # those of `corpus.reading.ocr`
_WITHOUT_OCR: Final = (
    "Its pages are pictures, and no program that recognises text is installed here. Recognise "
    "its text where it was scanned (OCR), and send it again."
)
_NEXT: Final = {
    FileState.HELD: "Look at what was found, then release or erase it.",
    FileState.FAILED: "Save it again in the program that made it, and send it again.",
    FileState.NEEDS_OCR: "Recognise its text, or erase it.",
    FileState.NEEDS_PASSWORD: "Save it without its password, and send it again.",
}


def next_step(state: FileState) -> str:
    """Return what a person can do about a file that goes no further by itself."""
    if state is FileState.NEEDS_OCR and not recognises_scans():
        return _WITHOUT_OCR
    return _NEXT.get(state, "")


def recognises_scans() -> bool:
    """Say whether the programs that recognise the text of scans are installed here."""
    return all(shutil.which(program) for program in _RECOGNISERS)
