"""Actions that the notes of a visit record, each with its owner and date or a visible blank.

Rough notes give an action as a row ("What | Lead | Date"), as a line of a list ("Practice manager:
second check, by 27/11/26") or as "trust to send the sheets". Nobody is made an owner whom the words
do not name as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.collected import Collected, Note
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.masking import Masker
from assistant.drafting.requirements import due_words, owner_words
from assistant.drafting.statements import cell_says, not_recorded
from assistant.drafting.wording import joined, says

_WHAT = re.compile(r"action|what|agreed|task|step|to do|requirement|recommend|plan", re.IGNORECASE)
_WHO = re.compile(r"lead|owner|who|responsible|\bby whom\b|assigned", re.IGNORECASE)
_WHEN = re.compile(r"due|date|when|deadline|timescale|by\b", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^\W*(?:(?:to do|todo|actions?(?: \d+)?|next steps?|follow.?up)\s*[:–-]\s*)?", re.IGNORECASE
)
_LABEL = re.compile(r"(?P<who>[A-Z][\w /&'’()-]{2,50}?)\s*(?::|\s[–-])\s+\S")
_TO_DO = re.compile(
    r"(?:the )?(?P<who>[A-Za-z][\w /&'’-]{2,60}?) (?:(?:is|are|agreed) to|to|will) "
    r"(?:send|share|write|meet|review|provide|publish|order|run|arrange|confirm|check|report|ask|"
    r"bring|put|make|give|find|agree|supply|set|draft|circulate|collect|complete|update|visit|"
    r"return|follow|stop|start|look|ensure|show)\b"
)
#: A line that tells what was or is so; a line of a list of things to do has no such verb.
_TELLS = re.compile(
    r"\b(?:was|were|did|had|said|reported|has|have|is|are|thanked|agreed|closed)\b", re.IGNORECASE
)


def is_action_row(names: Sequence[str]) -> bool:
    """Say whether a row's columns give something to do, and whoever does it or the date."""
    what = any(_WHAT.search(name) and not _WHO.search(name) for name in names)
    return what and any(_WHO.search(name) or _WHEN.search(name) for name in names)


def action_section(heading: str, notes: Sequence[Note], collected: Collected) -> DraftSection:
    """Return next steps: what is to be done with its owner and date, the rest as lines."""
    masker = collected.masker
    actions = [note for note in notes if _is_action(note)]
    rows = tuple((_what(note, masker), _who_and_when(note, masker)) for note in actions)
    said = [says(note, masker) for note in notes if note not in actions]
    if not notes:
        said.append(not_recorded(heading))
    table = Table(columns=("Action, as recorded", "Owner and due date"), rows=rows)
    return DraftSection(heading=heading, statements=tuple(said), table=table if rows else None)


def _is_action(note: Note) -> bool:
    words = note.span.quote
    if note.cells:
        return is_action_row(note.columns)
    return bool(_owner(note) or due_words(words) or not _TELLS.search(words))


def _what(note: Note, masker: Masker) -> Statement:
    if note.cells:
        cell = next((c for name, c in note.cells if _WHAT.search(name)), note.cells[0][1])
        return cell_says(note.span.model_copy(update={"quote": cell}), masker)
    return says(note, masker)


def _who_and_when(note: Note, masker: Masker) -> Statement:
    return joined(
        [
            _field("Owner", note, _owner(note), masker),
            _field("due", note, _cell(note, _WHEN) or due_words(note.span.quote), masker),
        ],
        "; ",
    )


def _field(label: str, note: Note, words: str | None, masker: Masker) -> Statement:
    if not words:
        return not_recorded(label)
    said = cell_says(note.span.model_copy(update={"quote": words}), masker)
    if not said.sources:
        return not_recorded(label)
    return said.model_copy(update={"text": f"{label}: {said.text}"})


def _owner(note: Note) -> str | None:
    if note.cells:
        return _cell(note, _WHO)
    words = note.span.quote
    start = _LEAD_IN.match(words)
    at = start.end() if start else 0
    for pattern in (_LABEL, _TO_DO):
        match = pattern.match(words, at)
        if match:
            return match["who"].strip()
    return owner_words(words)


def _cell(note: Note, column: re.Pattern[str]) -> str | None:
    return next((cell for name, cell in note.cells if column.search(name) and cell), None)
