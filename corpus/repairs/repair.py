"""A repair: which characters of which line were damaged, and how they are read instead.

Certain repairs are used for finding (never shown as the document's words); the others are flags.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from corpus.text import DocumentText, LinePart, Value, collapse


class RepairKind(StrEnum):
    """The kinds of damage that extraction leaves."""

    BROKEN_WORD = "word broken over a line end"
    FOOTNOTE_MARK = "footnote mark run into a word or number"
    SPELT_APART = "word spelt out letter by letter"
    MISREAD = "misread letters"  # by OCR
    MISPLACED_MARK = "misplaced marks of emphasis"
    NUMBERING = "numbering that skips or starts late"
    LIGATURE = "joined letters"


class Repair(Value):
    """A damaged piece of one line (from 1): characters `start` to `end` (from 0, end excluded)."""

    line: int
    start: int
    end: int
    kind: RepairKind
    read_as: str | None  # None: only flagged, since how to read it is not certain
    also_drops: int = 0  # characters of the next line that `read_as` already holds


def repaired_words(text: DocumentText, repairs: Sequence[Repair], first: int, last: int) -> str:
    """Return the words of lines first to last with the certain repairs made, for finding only."""
    by_line: dict[int, list[Repair]] = {}
    for repair in repairs:
        if repair.read_as is not None and first <= repair.line <= last:
            by_line.setdefault(repair.line, []).append(repair)
    if not by_line:
        return text.between(first, last)
    lines = list(text.lines[first - 1 : last])
    for number, some in by_line.items():
        line = lines[number - first]
        words = line.text
        for repair in sorted(some, key=lambda each: -each.start):
            words = words[: repair.start] + (repair.read_as or "") + words[repair.end :]
            if repair.also_drops and number < last:
                after = lines[number - first + 1]
                rest = after.text.lstrip()[repair.also_drops :]
                lines[number - first + 1] = after.model_copy(update={"text": rest})
        lines[number - first] = line.model_copy(update={"text": words})
    kept = [line for line in lines if line.part not in {LinePart.JUNK, LinePart.HELD}]
    return collapse(" ".join(line.text for line in kept))
