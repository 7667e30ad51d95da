"""Requirements and recommendations as the notes record them; a blank owner or date stays visible.

The term "immediate mandatory requirement" is that of current NHS England reports; the handbook of
2017/18 does not have it. Requirement: a standard is not met. Recommendation: it could be better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.collected import Collected, Note
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.findings import theme_of
from assistant.drafting.masking import Masker
from assistant.drafting.statements import cell_says, computed, not_recorded, suggested
from assistant.drafting.wording import says

_DUE = re.compile(
    r"\b(?:within|in the next|by|before|no later than|due(?: on| by)?|deadline:?)\s+"
    r"(?:the end of )?"
    r"(?:(?:\d{1,3}|[a-z]+(?:-[a-z]+)?) (?:working |calendar )?(?:hours?|days?|weeks?|months?)|"
    r"\d{1,2}(?:st|nd|rd|th)? [A-Z]\w+(?: \d{4})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|"
    r"(?:mon|tues|wednes|thurs|fri)day|(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)(?: \d{4})?)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:\b(?:owner|lead|responsible|action by|to be led by|owned by)\b\s*(?:is|:|–|-)?\s*)"
    r"([A-Za-z][^.;|)]{2,60})",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"(?:\b(?:evidence(?: required)?|(?:to be )?evidenced by|shown by)\b\s*(?::|–|-|of)?\s*)"
    r"([A-Za-z][^.;|]{3,120})",
    re.IGNORECASE,
)
_COLUMNS = {
    "owner": re.compile(r"owner|lead|responsible|\bwho\b", re.IGNORECASE),
    "due": re.compile(r"due|by when|deadline|timescale|when|date", re.IGNORECASE),
    "evidence": re.compile(r"evidence", re.IGNORECASE),
    "status": re.compile(r"status|progress|response", re.IGNORECASE),
    "ref": re.compile(r"^ref|^no\.?$|^#|number", re.IGNORECASE),
}
_REF = re.compile(r"^\W*((?:IMR|MR|REC|R|M|Requirement|Recommendation)\s?\d{1,2}[a-z]?)\b", re.I)
_HEADS = ("Ref", "As recorded", "Candidate standard", "Evidence required", "Due", "Owner",
          "Provider response and status")  # fmt: skip


def requirement_table(
    heading: str, notes: Sequence[Note], collected: Collected, *, immediate: bool = False
) -> DraftSection:
    """Return the requirements that notes record as a table, or say that none is recorded."""
    told: tuple[Statement, ...] = ()
    if immediate:
        told = (
            computed(
                "The term is that of current NHS England reports; the handbook of 2017/18 does "
                "not use it."
            ),
        )
    rows = [note for note in notes if _sets_something(note)]
    if not rows:
        said = [*told, not_recorded(heading)]
        said.extend(says(note, collected.masker) for note in notes)
        return DraftSection(heading=heading, statements=tuple(said))
    start = {"I": "IMR", "M": "MR", "R": "REC"}[heading[0]]
    table = Table(
        columns=_HEADS,
        rows=tuple(
            _row(note, f"{start}{index}", collected) for index, note in enumerate(rows, start=1)
        ),
    )
    rest = [says(note, collected.masker) for note in notes if note not in rows]
    return DraftSection(heading=heading, statements=(*told, *rest), table=table)


def due_words(words: str) -> str | None:
    """Return the date by which something is due as the words give it, None where they do not."""
    match = _DUE.search(words)
    return match[0].strip() if match else None


def owner_words(words: str) -> str | None:
    """Return who is named as owner or lead, None where nobody is."""
    match = _OWNER.search(words)
    return match[1].strip() if match else None


def _sets_something(note: Note) -> bool:
    """Say whether a note sets a requirement, and does not only say that there is none."""
    none = re.search(
        r"\b(?:no|none|nil)\b.{0,40}\b(?:requirements?|recommendations?|IMRs?|issued|set|made)\b"
        r"|^\W*none\b",
        note.span.quote,
        re.IGNORECASE,
    )
    return none is None


def _row(note: Note, ref: str, collected: Collected) -> tuple[Statement, ...]:
    masker = collected.masker
    own = _REF.match(note.span.quote)
    named = own[1] if own else _cell(note, "ref")
    ref_said = (
        Statement(text=named, sources=(note.span.model_copy(update={"quote": named}),))
        if named and masker.mask(named).whole
        else computed(ref)
    )
    theme = theme_of(note)
    ids = note.standards or ((theme.ids[0],) if theme else ())
    whole = masker.mask(note.span.quote).whole
    standard = (
        suggested(
            ", ".join(f"{one.partition(':')[2]} (2017/18)" for one in ids),
            [note.span] if whole else (),
            ids,
        )
        if ids
        else not_recorded()
    )
    return (
        ref_said,
        says(note, masker),
        standard,
        _part(note, "evidence", _EVIDENCE, 1, masker),
        _part(note, "due", _DUE, 0, masker),
        _part(note, "owner", _OWNER, 1, masker),
        _part(note, "status", None, 0, masker),
    )


def _part(
    note: Note, column: str, pattern: re.Pattern[str] | None, group: int, masker: Masker
) -> Statement:
    words = _cell(note, column)
    if words is None and pattern is not None and (match := pattern.search(note.span.quote)):
        words = match[group].strip()
    if not words:
        return not_recorded()
    said = cell_says(note.span.model_copy(update={"quote": words}), masker)
    return said if said.sources else not_recorded()


def _cell(note: Note, column: str) -> str | None:
    return next((cell for name, cell in note.cells if _COLUMNS[column].search(name)), None)
