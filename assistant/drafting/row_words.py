"""A table's row in a line: what it is about, what it says, and its other cells by their names.

The cells are told as they are stored; which of them lead is told from their columns' names. Must
not know which draft a row is told in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.drafting.masking import FEWER, Masker, is_small
from assistant.drafting.quotation import quoted
from corpus.evidence.kinds import EvidenceKind

_MAIN = re.compile(
    r"action|concern|worry|issue|finding|statement|question|indicator|\bitem\b|requirement|"
    r"recommendation|what|nutshell|in short|description|detail|reported(?! by)|comment|position|"
    r"\bview\b|assessment",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"group|learner|student|trainee|department|ward|site|place|where|unit|team|programme|service|"
    r"area|date (?:raised|received|reported)|^date$|\bref|reference|^(?:no|id|#)\.?$|standard|"
    r"domain|criteri|profession|^who$",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"standard|criteri", re.IGNORECASE)
_COUNT = re.compile(
    r"number|how many|\bn\b|\bcount|replies|responses|respondents|\bmet\b|attend|learners a|total",
    re.IGNORECASE,
)
_CLERICAL = re.compile(
    r"(?:reported|raised|logged|received|taken) by|^how\b|came in|passed|status|\bno\.?$|\blog\b|"
    r"^ref|\bid\b|owner|acknowledg|repl(?:y|ied)|follow|closed|done|method|route|channel|"
    r"action",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"^\W*(?:none|nil|n/?a|no)?(?: (?:identified|known|recorded|found))?\W*$", re.IGNORECASE
)

Cells = Sequence[tuple[str, str]]


class RowWords(NamedTuple):
    """A row as a line; `shown` are the stored words told, `whole` says that nothing was masked."""

    text: str
    shown: tuple[str, ...]
    whole: bool


def row_words(kind: EvidenceKind, cells: Cells, masker: Masker, said_of: str = "") -> RowWords:
    """Return a row in a line. `said_of` is a group that the line names already."""
    main = _main_of(kind, cells)
    about: list[str] = []
    rest: list[str] = []
    lead = ""
    shown: list[str] = []
    whole = True
    for index, (name, cell) in enumerate(cells):
        if index != main and _passed_over(kind, name, cell, said_of):
            continue
        told, words, clean = _told(name, cell, masker)
        whole = whole and clean
        if not told:
            continue
        shown.extend(words)
        if index == main:
            lead = quoted(told) if clean else told
        elif _ABOUT.search(name):
            about.append(f"standard {told}" if _STANDARD.search(name) else told)
        else:
            rest.append(f"{name}: {told}" if name and masker.mask(name).whole else told)
    opening = ", ".join(about)
    opening = f"{opening[:1].upper()}{opening[1:]}"
    line = f"{opening}: {lead}" if opening and lead else opening or lead
    return RowWords("; ".join([part for part in (line, *rest) if part]), tuple(shown), whole)


def _told(name: str, cell: str, masker: Masker) -> tuple[str, tuple[str, ...], bool]:
    """Return a cell's words, those of them that are stored, and whether all of them are."""
    if _COUNT.search(name) and is_small(cell):
        return FEWER, (), False
    masked = masker.mask(cell)
    words = tuple(piece.words for piece in masked.pieces if piece.quoted)
    if masked.whole:
        return cell, (cell,), True
    return masked.told if words else "", words, False


def _main_of(kind: EvidenceKind, cells: Cells) -> int | None:
    """Return which cell says what the row is there for."""
    free = [i for i, (name, cell) in enumerate(cells) if re.search(r"[^\W\d_]{2}", cell)]
    if kind is EvidenceKind.CONCERNS_LOG:
        free = [i for i in free if not _CLERICAL.search(cells[i][0])] or free
    named = [i for i in free if _MAIN.search(cells[i][0]) and not _ABOUT.search(cells[i][0])]
    if named:
        return named[0]
    others = [i for i in free if not _ABOUT.search(cells[i][0])]
    return max(others, key=lambda i: len(cells[i][1]), default=None)


def _passed_over(kind: EvidenceKind, name: str, cell: str, said_of: str) -> bool:
    """Say whether a cell is left to the source: a log's clerical columns, "Gap: none"."""
    if kind is EvidenceKind.CONCERNS_LOG and _CLERICAL.search(name):
        return True
    if not re.search(r"\w", cell):
        return True
    if kind is EvidenceKind.SELF_ASSESSMENT and _NIL.match(cell):
        return True
    return bool(said_of) and cell.casefold() == said_of.casefold()
