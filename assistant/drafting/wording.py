"""How a note is attributed: who said it, in the past tense, and as reported, never as proven."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.collected import Note, Side
from assistant.drafting.draft import Statement
from assistant.drafting.masking import Masker
from assistant.drafting.papers import kinds_of_paper
from assistant.drafting.statements import evidence_says, not_recorded
from corpus.evidence.kinds import EvidenceKind
from corpus.passage import Span

_CLERICAL = re.compile(
    r"(?:reported|raised|logged|received|taken) by|^how\b|action|passed|status|\bno\.?$|\blog\b|"
    r"^ref|\bid\b|owner|acknowledg|follow|closed|method|route|channel",
    re.IGNORECASE,
)


def who_said(note: Note) -> str:
    """Return who a note is attributed to, e.g. "Student nurses reported"."""
    if note.side is not Side.DOCUMENTS:
        return f"{note.group[0].upper()}{note.group[1:]} reported"
    said = kinds_of_paper()[note.paper.kind].tells
    if note.group and note.group != "panel":
        paper, verb = said.rsplit(" ", 1)
        return f"{paper} ({note.group}) {verb}"
    return said


def attributed(
    note: Note, masker: Masker, aside: str = "", standards: Sequence[str] = ()
) -> Statement:
    """Return a note as a statement; `aside` stands in brackets after who said it."""
    label = who_said(note) + (f" ({aside})" if aside else "")
    return says(note, masker, label, standards)


def says(note: Note, masker: Masker, label: str = "", standards: Sequence[str] = ()) -> Statement:
    """Return a note's words under a label; a table's row is told cell by cell."""
    if not note.cells:
        return evidence_says(label, note.span, masker, standards or note.standards)
    told: list[str] = []
    sources: list[Span] = []
    for name, cell in _telling(note):
        span = note.span.model_copy(update={"quote": cell})
        said = evidence_says("" if masker.mask(name).taken else name, span, masker)
        if said.sources:
            told.append(said.text)
            sources.extend(said.sources)
    whole = masker.mask(note.span.quote).whole
    held = [note.span] if whole else sources
    figures = any(re.search(r"\d", name) for name, _ in note.cells)
    if note.header and figures and masker.mask(note.header.quote).whole:
        held.append(note.header)
    return Statement(
        text=f"{label}: {'; '.join(told)}" if label else "; ".join(told),
        sources=tuple(dict.fromkeys(held)),
        standards=tuple(standards or note.standards),
    )


def _telling(note: Note) -> list[tuple[str, str]]:
    """Return the cells that tell something; a log's clerical columns are left to the source."""
    if note.paper.kind is not EvidenceKind.CONCERNS_LOG:
        return list(note.cells)
    told = [one for one in note.cells if not _CLERICAL.search(one[0])]
    return told or list(note.cells)


def joined(statements: Sequence[Statement]) -> Statement:
    """Return several statements as the lines of one cell."""
    if not statements:
        return not_recorded()
    tags = {one.tag for one in statements}
    return Statement(
        text="\n".join(one.text for one in statements),
        sources=tuple(dict.fromkeys(span for one in statements for span in one.sources)),
        tag=tags.pop() if len(tags) == 1 else None,
        standards=tuple(dict.fromkeys(one for said in statements for one in said.standards)),
    )
