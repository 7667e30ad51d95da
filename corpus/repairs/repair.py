"""A repair: which characters of which line were damaged, and how they are read instead.

Certain repairs are used for finding (never shown as the document's words); the others are flags.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum

from corpus.text import DocumentText, Value


class RepairKind(StrEnum):
    """The kinds of damage that extraction leaves."""

    BROKEN_WORD = "word broken over a line end"
    FOOTNOTE_MARK = "footnote mark run into a word or number"
    SPELT_APART = "word spelt out letter by letter"
    MISREAD = "misread letters"  # by OCR
    RUN_TOGETHER = "words run together"
    MISSPELT = "letters missing or changed"
    ODD_WORD = "word that does not fit its place"
    MISPLACED_MARK = "misplaced marks of emphasis"
    ONE_QUOTE = "quote mark without its pair"
    NUMBERING = "numbering that skips or starts late"
    LIGATURE = "joined letters"


class Repair(Value):
    """A damaged piece of one line (from 1): characters `start` to `end` (from 0, end excluded).

    A word that lies on several lines has one repair a line: the first holds the whole word in
    `read_as`, the others read as "" and say with `begun_on` on which line it began.
    """

    line: int
    start: int
    end: int
    kind: RepairKind
    read_as: str | None  # None: only flagged, since how to read it is not certain
    begun_on: int = 0  # 0: it begins here


def repaired_words(text: DocumentText, repairs: Sequence[Repair], first: int, last: int) -> str:
    """Return the words of lines first to last with the certain repairs made, for finding only.

    `repairs` are in the order of `repairs_of`. A word that began before `first` keeps its rest.
    """
    low = bisect_left(repairs, first, key=lambda repair: repair.line)
    high = bisect_right(repairs, last, key=lambda repair: repair.line)
    certain = [each for each in repairs[low:high] if _is_made(each, first)]
    if not certain:
        return text.between(first, last)
    lines = list(text.lines[first - 1 : last])
    for repair in sorted(certain, key=lambda each: (each.line, -each.start)):
        line = lines[repair.line - first]
        words = line.text[: repair.start] + (repair.read_as or "") + line.text[repair.end :]
        lines[repair.line - first] = line.model_copy(update={"text": words})
    return text.model_copy(update={"lines": tuple(lines)}).between(1, len(lines))


def _is_made(repair: Repair, first: int) -> bool:
    return repair.read_as is not None and (not repair.begun_on or repair.begun_on >= first)
