"""What an index run did, document by document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from corpus.framework.model import ImportReport
from corpus.screening import Finding
from corpus.versions import FileState


class Change(StrEnum):
    """What taking a file in came to."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    HELD = "held"  # until a person has looked at it
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    change: Change
    reason: str = ""
    state: FileState | None = None  # where it waits, if it was not released
    kept_back: tuple[Finding, ...] = ()  # of a released document
    lost: tuple[str, ...] = ()  # sentences on what of it was not read
    framework: ImportReport | None = None


@dataclass
class IndexReport:
    """What became of every file of a run."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    held: list[dict[str, str]] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)
    lost: list[dict[str, Any]] = field(default_factory=list)
    framework: ImportReport | None = None

    def note(self, document: str, outcome: Outcome) -> None:
        """Note what became of a file."""
        match outcome.change:
            case Change.ADDED | Change.CHANGED | Change.UNCHANGED:
                getattr(self, outcome.change.value).append(document)
            case Change.HELD:
                self.held.append({"document": document, "reason": outcome.reason})
            case Change.REFUSED:
                row = {"document": document, "reason": outcome.reason}
                if outcome.state is not None:
                    row["state"] = outcome.state.value
                self.refused.append(row)
        if outcome.kept_back:
            reason = kept_back_sentence(outcome.kept_back)
            self.held.append({"document": document, "reason": reason})
        if outcome.lost:
            self.lost.append({"document": document, "lost": list(outcome.lost)})
        self.framework = outcome.framework or self.framework

    def row(self) -> dict[str, Any]:
        """Return the report in the shape that scripts see."""
        row: dict[str, Any] = {
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "held": self.held,
            "lost": self.lost,
        }
        if self.framework is not None:
            row["framework"] = dict(self.framework.found)
        return row


def kept_back_sentence(findings: Iterable[Finding]) -> str:
    """Return what to tell of lines that are kept back, without a word of them."""
    found = list(findings)
    lines = sorted({n for each in found for n in range(each.first, each.last + 1)})
    kinds = ", ".join(dict.fromkeys(each.kind.value for each in found))
    what = f"Line {lines[0]} is" if len(lines) == 1 else f"{len(lines)} lines are"
    return f"{what} kept back until a person has looked: {kinds}. The rest is found."
