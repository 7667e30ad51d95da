"""What can go wrong, named by who acts next.

    Failure
    |-- BadInput            the person asking: the sentence says what to change
    |   `-- UnreadableFile  the person sending a file: the sentence names the file and the reason
    |-- NotYours            nobody: reads as if the thing did not exist
    `-- Fault               whoever runs the service: something of ours or beneath us broke

Every failure carries one plain sentence that may be shown to the person. What must stay in the
log goes to the log as ids, never into the sentence.
"""

from __future__ import annotations

from enum import StrEnum


class Failure(Exception):  # noqa: N818 - the tree above reads better without "Error" on each name
    """Something that the person is told in one plain sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInput(Failure):
    """What was given cannot be used; the sentence says what to give instead."""


class Unread(StrEnum):
    """Why a file has no text, as far as it decides what can be done about it."""

    FAILED = "failed"  # damaged, hostile, too large or of a kind that is not read
    NEEDS_OCR = "needs_ocr"  # its pages are pictures; recognising their text would help
    NEEDS_PASSWORD = "needs_password"  # noqa: S105 - a state's name, no password


class UnreadableFile(BadInput):
    """A file cannot be read; the sentence gives the reason. Nothing was kept of it."""

    def __init__(self, sentence: str, state: Unread = Unread.FAILED) -> None:
        super().__init__(sentence)
        self.state = state


class NotYours(Failure):
    """No such thing, or not for this principal: the two read the same on purpose."""


class Fault(Failure):
    """Something broke that the person asking cannot mend; the sentence says what is safe."""
