"""How a note is attributed: who said it, in the past tense, and as reported, never as proven."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.collected import Note, Side
from assistant.drafting.draft import DraftSection, Statement, Table, Tag
from assistant.drafting.masking import Masker
from assistant.drafting.papers import kinds_of_paper
from assistant.drafting.places import listed
from assistant.drafting.row_words import row_words
from assistant.drafting.statements import evidence_says, not_recorded
from corpus.evidence.groups import groups_in, speaker_in

_SOON = 35  # characters in which a statement that names its speaker does so


def speaker_of(note: Note) -> str:
    """Return who a note is attributed to, e.g. "Student nurses", "The survey (podiatrists)"."""
    if note.side is not Side.DOCUMENTS:
        return f"{note.group[0].upper()}{note.group[1:]}"
    paper, _ = kinds_of_paper()[note.paper.kind].tells.rsplit(" ", 1)
    own = note.group and note.group != "panel"
    return f"{paper} ({note.group})" if own else paper


def who_said(note: Note) -> str:
    """Return who a note is attributed to and how, e.g. "Student nurses reported"."""
    verb = "reported"
    if note.side is Side.DOCUMENTS:
        verb = kinds_of_paper()[note.paper.kind].tells.rsplit(" ", 1)[1]
    return f"{speaker_of(note)} {verb}"


def attributed(
    note: Note, masker: Masker, aside: str = "", standards: Sequence[str] = ()
) -> Statement:
    """Return a note as a statement, led by who said it; `aside` says what kind of line it is.

    Where the words themselves name their speaker, they are not named twice.
    """
    named = _names_its_speaker(note)
    if aside:
        lead = f"{aside[0].upper()}{aside[1:]}"
        label = lead if named else f"{lead} ({_lower(speaker_of(note))})"
        return says(note, masker, label, standards)
    return says(note, masker, "" if named else who_said(note), standards)


def says(note: Note, masker: Masker, label: str = "", standards: Sequence[str] = ()) -> Statement:
    """Return a note's words under a label; a table's row is told in a line."""
    if not note.cells:
        return evidence_says(label, note.span, masker, standards or note.standards)
    named = note.group if note.group and note.group in label.lower() else ""
    said = row_words(note.paper.kind, note.cells, masker, named)
    figures = any(re.search(r"\d", name) for name, _ in note.cells)
    if said.whole and masker.mask(note.span.quote).whole:
        held = [note.span]
    else:
        held = [note.span.model_copy(update={"quote": words}) for words in said.shown]
    if note.header and figures and masker.mask(note.header.quote).whole:
        held.append(note.header)
    return Statement(
        text=f"{label}: {said.text}" if label else said.text,
        sources=tuple(dict.fromkeys(held)),
        tag=None if held else Tag.NOT_RECORDED,
        standards=tuple(standards or note.standards),
    )


def _names_its_speaker(note: Note) -> bool:
    """Say whether a note's words begin with the group that speaks in it."""
    if note.cells or note.side is Side.DOCUMENTS:
        return False
    named = speaker_in(note.span.quote)
    soon = any(start < _SOON for name, start, _ in groups_in(note.span.quote) if name == named)
    return named is not None and soon


def _lower(words: str) -> str:
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def joined(statements: Sequence[Statement], between: str = "\n") -> Statement:
    """Return several statements as the lines of one cell.

    Where a count stands beside words of the evidence, the cell as a whole was put together by code.
    """
    if not statements:
        return not_recorded()
    tags = {one.tag for one in statements}
    mixed = Tag.COMPUTED if Tag.COMPUTED in tags else None
    return Statement(
        text=between.join(one.text for one in statements),
        sources=tuple(dict.fromkeys(span for one in statements for span in one.sources)),
        tag=tags.pop() if len(tags) == 1 else mixed,
        standards=tuple(dict.fromkeys(one for said in statements for one in said.standards)),
    )


def without_blank_columns(section: DraftSection) -> DraftSection:
    """Return a section without the columns that no row fills; one line names those blanks."""
    if section.table is None:
        return section
    names, rows = section.table.columns, section.table.rows
    filled = [
        index
        for index in range(len(names))
        if any(row[index].tag is not Tag.NOT_RECORDED for row in rows)
    ]
    blank = [name for index, name in enumerate(names) if index not in filled]
    if not blank:
        return section
    table = Table(
        columns=tuple(names[index] for index in filled),
        rows=tuple(tuple(row[index] for index in filled) for row in rows),
    )
    said = not_recorded(f"{listed(blank)}, for every row below")
    return section.model_copy(update={"statements": (*section.statements, said), "table": table})
