"""Where a file or a version of a document stands: from its arrival until nobody may find it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from corpus.access import Release
from corpus.screening import Finding
from corpus.text import Value


class FileState(StrEnum):
    """The states of a file that came in, in the order in which it goes through them."""

    RECEIVED = "received"  # it is arriving; nothing is kept yet
    STORED = "stored"  # its bytes are in the records: from here on it is not lost
    EXTRACTED = "extracted"  # its text was read
    SCREENED = "screened"  # its text was looked through
    RELEASED = "released"  # it is a version of a document, and found
    HELD = "held"  # a person must look at it first
    FAILED = "failed"
    NEEDS_OCR = "needs_ocr"
    NEEDS_PASSWORD = "needs_password"  # noqa: S105 - a state's name

    @property
    def is_on_its_way(self) -> bool:
        """Say whether the next step is ours and not a person's."""
        return self in {FileState.STORED, FileState.EXTRACTED, FileState.SCREENED}


class IncomingFile(Value):
    """A file that came in and is no document yet."""

    file_id: str
    document: str  # the file's name
    provider_id: str | None  # None: it must turn out to be an official document
    provider: str | None
    release: Release
    sha256: str
    state: FileState
    reason: str = ""  # a sentence, where it goes no further by itself
    findings: tuple[Finding, ...] = ()
    in_force_from: dt.date | None = None
    reading: int = 0  # the edition of our readers that read it
    received_at: str = ""


class VersionState(StrEnum):
    """Whether a version is what a document says now."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


class Standing(Value):
    """How a version of a document stands now: what is said beside whatever cites it."""

    document_id: str
    version: int
    state: VersionState
    since: dt.date | None = None
    latest: int | None = None  # the version that took its place

    @property
    def sentence(self) -> str:
        """Return what to tell a reader of a citation; empty while the version is current."""
        day = f" on {self.since.day} {self.since:%B %Y}" if self.since else ""
        match self.state:
            case VersionState.CURRENT:
                return ""
            case VersionState.SUPERSEDED:
                return f"Source superseded{day}: version {self.latest} is held now."
            case VersionState.WITHDRAWN:
                return f"Source withdrawn{day}."
            case VersionState.ERASED:
                return f"Source erased{day}; its words are no longer held."


class HeldText(Value):
    """Lines of a released document that screening keeps back, until a person releases them."""

    document_id: str
    document: str
    version: int
    findings: tuple[Finding, ...]


class DocumentVersion(Value):
    """One version of a document, as its history lists it."""

    version: int
    document: str  # the file's name at that time
    state: VersionState
    release: Release
    recorded_at: str
    in_force_from: dt.date
    in_force_until: dt.date | None  # the first day on which it was no longer in force
    held_lines: int
    repairs: int
    junk_lines: int


class Review(Value):
    """What a named person decided about a file or a document."""

    at: str = ""
    by: str
    decision: str  # "released", "refused", "withdrawn" or "erased"
    subject: str  # the id of a file or of a document
    lines: tuple[int, ...] = ()  # where it was about some lines only
    why: str = ""


class Among(Value):
    """Which versions a search is about. With nothing said: what is current, of every edition."""

    edition: str | None = None
    on: dt.date | None = None  # what was in force on that day
    kind: str | None = None  # a kind of evidence, or "official" or "digest"

    @property
    def is_everything_current(self) -> bool:
        """Say whether nothing was said."""
        return self.edition is None and self.on is None and self.kind is None


EVERYTHING_CURRENT = Among()
