"""The table of evidence: each paper, its period and population, what it says, and its limits."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.collected import Collected, Note, Paper
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.month import month_of
from assistant.drafting.papers import kinds_of_paper
from assistant.drafting.register_notes import register_notes
from assistant.drafting.standing_out import standing_out
from assistant.drafting.statements import cell_says, computed, day_in_words, not_recorded, suggested
from assistant.drafting.themes import Theme
from assistant.drafting.wording import joined
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.survey import read_survey

_COLUMNS = ("Source", "Period, population and n", "What stands out", "Strength and limit")


def evidence_summary(collected: Collected) -> DraftSection:
    """Return the section, or a blank where no paper was supplied."""
    heading = "Evidence summary"
    if not collected.papers:
        return DraftSection(heading=heading, statements=(not_recorded("Evidence"),))
    every = [*collected.notes, *register_notes(collected)]
    rows = tuple(_row(collected, paper, every) for paper in collected.papers)
    return DraftSection(heading=heading, table=Table(columns=_COLUMNS, rows=rows))


def missing_evidence(collected: Collected, asked: Sequence[Theme]) -> tuple[Statement, ...]:
    """Return what the papers lack: kinds of paper, and suppressed or unread parts."""
    said = [
        not_recorded(known.name)
        for kind, known in kinds_of_paper().items()
        if known.request and not collected.of_kind(kind)
    ]
    for paper in collected.of_kind(EvidenceKind.LEARNER_SURVEY):
        hidden = [one for one in read_survey(paper.text).results if one.suppressed]
        if hidden:
            said.append(
                computed(
                    f"{paper.text.name}: results not shown because fewer than five answered: "
                    f"{len(hidden)}"
                )
            )
    for paper in collected.papers:
        said.extend(computed(f"{paper.text.name}: {loss}") for loss in paper.text.losses)
    spoken = {note.theme for note in collected.notes}
    silent = [theme.title.lower() for theme in asked if theme.cues and theme.key not in spoken]
    if silent:
        said.append(not_recorded(f"Anything about {', '.join(silent)}"))
    return tuple(said) or (computed("Kinds of paper that are missing: 0"),)


def _row(collected: Collected, paper: Paper, every: Sequence[Note]) -> tuple[Statement, ...]:
    kind = kinds_of_paper()[paper.kind]
    own = paper.summary.document_id
    notes = [note for note in every if note.paper.summary.document_id == own]
    return (
        computed(f"{kind.name} ({paper.text.name})"),
        joined([_period(collected, paper, notes), _population(collected, paper, notes)]),
        joined(standing_out(collected, paper, notes, every)),
        suggested(f"{kind.strength}. {kind.limit}."),
    )


def _period(collected: Collected, paper: Paper, notes: Sequence[Note]) -> Statement:
    """Return the period a paper states, else the first and the last date of its rows."""
    if paper.kind is EvidenceKind.RISK_REGISTER:
        month = month_of(collected)
        return computed(month.in_words, month.any_anchor()) if month.key else not_recorded("Period")
    stated = [paper.span(fact.text, fact.place) for fact in paper.facts.dates[:2]]
    said = [cell_says(span, collected.masker) for span in dict.fromkeys(stated)]
    if said and all(one.sources for one in said):
        return joined(said, " to " if len(said) == 2 else "; ")
    dated = sorted(
        ((note.date, note) for note in notes if note.date and note.cells),
        key=lambda one: one[0],
    )
    if not dated:
        return not_recorded("Period")
    (first, opening), (last, closing) = dated[0], dated[-1]
    told = day_in_words(first) + (f" to {day_in_words(last)}" if last != first else "")
    spans = [note.span for note in (opening, closing)]
    return computed(told, [one for one in spans if collected.masker.mask(one.quote).whole])


def _population(collected: Collected, paper: Paper, notes: Sequence[Note]) -> Statement:
    if paper.kind is EvidenceKind.LEARNER_SURVEY:
        shown = read_survey(paper.text).shown
        counted = [result for result in shown if result.n is not None]
        if counted:
            numbers = sorted({result.n for result in counted if result.n is not None})
            told = f"n = {numbers[0]}" + (f" to {numbers[-1]}" if len(numbers) > 1 else "")
            lines = {
                result.place.first for result in counted if result.n in (numbers[0], numbers[-1])
            }
            spans = [
                paper.span(paper.text.between(one, one), paper.text.place(one, one))
                for one in sorted(lines)
            ]
            clean = [span for span in spans if collected.masker.mask(span.quote).whole]
            return computed(told, clean)
    spans = [paper.span(fact.text, fact.place) for fact in paper.facts.learner_groups]
    said = [cell_says(span, collected.masker) for span in spans]
    said = [one for one in said if one.sources]
    if said:
        return joined(said, ", ")
    voices = dict.fromkeys(note.group for note in notes if note.group)
    if voices:
        return computed(f"{', '.join(voices)}; n [not recorded]")
    return not_recorded("Population and n")
