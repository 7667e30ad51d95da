"""What stands out in one paper: the worst results, claims that are contradicted, the gravest words.

A table of evidence has a few lines a paper; the rest is counted with where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.drafting.collected import Collected, Note, Paper
from assistant.drafting.contradictions import contradicted
from assistant.drafting.draft import Statement
from assistant.drafting.places import where
from assistant.drafting.row_polarity import shortfall
from assistant.drafting.statements import computed
from assistant.drafting.wording import attributed, says
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity

_WORST = 3  # results, or claims that are contradicted, of one paper
_SAID = 2  # statements of a paper that is told in sentences
_FEW = 2  # statements left over that are shown rather than counted


def standing_out(
    collected: Collected, paper: Paper, notes: Sequence[Note], every: Sequence[Note]
) -> list[Statement]:
    """Return what stands out of a paper's notes, beside `every` note of the provider."""
    pointing = [note for note in notes if note.polarity is not Polarity.NONE]
    if paper.kind is EvidenceKind.SELF_ASSESSMENT:
        return _assessed(collected, pointing, every)
    if paper.kind is EvidenceKind.LEARNER_SURVEY:
        worst = sorted(
            (note for note in pointing if note.polarity is Polarity.CONCERN),
            key=lambda note: -shortfall(note.cells),
        )
        return _shown(collected, pointing, worst[:_WORST])
    return _shown(collected, pointing, _telling(pointing))


def _assessed(
    collected: Collected, notes: Sequence[Note], every: Sequence[Note]
) -> list[Statement]:
    """Give the standards that the provider calls not met, and claims that others speak against."""
    own = {note.paper.summary.document_id for note in notes}
    others = [note for note in every if note.paper.summary.document_id not in own]
    unmet = [note for note in notes if note.cells and note.polarity is Polarity.CONCERN]
    claims = [note for note in notes if note not in unmet]
    pairs = contradicted(claims, others)[:_WORST]
    said = [says(note, collected.masker) for note in unmet[:_WORST]]
    for claim, other in pairs:
        told = says(claim, collected.masker)
        answer = attributed(other, collected.masker)
        said.append(
            Statement(
                text=f"{told.text}. Against this: {_small(answer.text)}",
                sources=(*told.sources, *answer.sources),
            )
        )
    shown = [*unmet[:_WORST], *(claim for claim, _ in pairs)]
    return [*said, *_rest([note for note in notes if note not in shown])]


def _shown(collected: Collected, notes: Sequence[Note], chosen: Sequence[Note]) -> list[Statement]:
    left = [note for note in notes if note not in chosen]
    if len(left) <= _FEW and len(chosen) <= _SAID:
        chosen, left = [*chosen, *left], []
    return [*(says(note, collected.masker) for note in chosen), *_rest(left)]


def _rest(notes: Iterable[Note]) -> list[Statement]:
    """Count what is not shown, concerns apart from the rest."""
    held = list(notes)
    told = []
    for what, kept in (
        ("concern", [n for n in held if n.polarity is Polarity.CONCERN]),
        ("no concern", [n for n in held if n.polarity is not Polarity.CONCERN]),
    ):
        if kept:
            told.append(f"{len(kept)} of {what} ({where(kept, named=False)})")
    return [computed(f"Further: {'; '.join(told)}.")] if told else []


def _telling(notes: Sequence[Note]) -> list[Note]:
    """Return every word of danger, a concern, and a statement that points the other way."""
    concerns = [note for note in notes if note.polarity is Polarity.CONCERN]
    safety = [note for note in concerns if note.safety]
    praise = [note for note in notes if note.polarity is Polarity.POSITIVE]
    chosen = [*safety, *(note for note in concerns if note not in safety)][: max(1, len(safety))]
    chosen = [*chosen, *praise[:1]]
    rest = [note for note in (*concerns, *praise, *notes) if note not in chosen]
    return [*chosen, *rest[: max(0, _SAID - len(chosen))]]


def _small(words: str) -> str:
    return re.sub(r"^(?:The|Another|Correspondence)\b", lambda match: match[0].lower(), words)
