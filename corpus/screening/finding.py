"""What screening found: kinds, places and plain sentences for the person who decides."""

from __future__ import annotations

from enum import StrEnum

from corpus.text import Value


class FindingKind(StrEnum):
    """What is the matter with a piece of text, or with the file."""

    HIDDEN = "hidden text"  # white, tiny, off the page, invisible, hidden by its program
    UNSEEN = "invisible characters"  # zero-width, tags, controls inside words
    REVERSED = "reversed direction"  # bidirectional overrides
    LOOKALIKE = "letters of another alphabet"  # that pass for Latin ones within a word
    INSTRUCTION = "instruction to an assistant"
    MISNAMED = "name and content differ"


class Finding(Value):
    """One thing found. `first` and `last` are lines from 1; both 0: it is about the whole file."""

    kind: FindingKind
    first: int
    last: int
    sentence: str  # for a reviewer, plain; names what is the matter, never repeats the text


class Screening(Value):
    """What was found in one version of a document."""

    findings: tuple[Finding, ...] = ()

    @property
    def held_lines(self) -> frozenset[int]:
        """Return the lines (from 1) that are kept back until a person releases them."""
        return frozenset(
            number
            for finding in self.findings
            if finding.first
            for number in range(finding.first, finding.last + 1)
        )

    @property
    def holds_document(self) -> bool:
        """Say whether the whole file waits for a person."""
        return any(not finding.first for finding in self.findings)
