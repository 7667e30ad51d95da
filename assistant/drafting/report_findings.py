"""Findings by domain and standard: learners, supervisors, leaders and papers, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Collected, Note, Side
from assistant.drafting.contradictions import likeness
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.findings import Finding, standard_wording
from assistant.drafting.masking import Masker
from assistant.drafting.places import listed, where
from assistant.drafting.statements import computed, for_the_panel, not_recorded, suggested
from assistant.drafting.wording import attributed, joined, says
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity
from corpus.passage import Span

_PAPERS_SHOWN = 2  # statements of papers beside a finding; the rest are counted
_COLUMNS = ("By whom", "What was reported or seen")


def domain_sections(
    collected: Collected,
    findings: Sequence[Finding],
    read: Sequence[Note],
    discussed: Sequence[Note] = (),
) -> Iterator[DraftSection]:
    """Give a section for each theme that the visit heard about, in the order of the standards."""
    domains = {domain.number: domain.title.text for domain in collected.loaded.framework.domains}
    heard = {int(one.theme.standards[0][0]) for one in findings}
    silent = [title for number, title in domains.items() if number not in heard]
    opening = [not_recorded("Findings")] if not findings else []
    if findings and silent:
        opening.append(not_recorded(f"Domains on which the notes record nothing: {listed(silent)}"))
    if findings:
        opening.append(
            for_the_panel("Panel's view on each finding, and reference of any requirement")
        )
    yield DraftSection(heading="Findings by standard", statements=tuple(opening))
    for finding in sorted(findings, key=lambda one: one.theme.standards[0]):
        number = finding.theme.standards[0]
        domain = domains.get(int(number[0]), "")
        rows = [*_sides(collected, finding, read), *_panel(collected, finding, discussed)]
        yield DraftSection(
            heading=f"Findings: {finding.theme.title} (domain {number[0]}, {domain})",
            table=Table(columns=_COLUMNS, rows=tuple(rows)),
            level=2,
        )
    yield from _discussion(collected, findings, discussed)


def candidate_standards(collected: Collected, findings: Sequence[Finding]) -> DraftSection | None:
    """Return the wording of the standards that the findings name, each once."""
    ids = sorted({one for finding in findings for one in finding.standards})
    said = standard_wording(collected.loaded, ids)
    return DraftSection(heading="Candidate standards", statements=said) if said else None


def _discussion(
    collected: Collected, findings: Sequence[Finding], discussed: Sequence[Note]
) -> Iterator[DraftSection]:
    """Give what the panel said among itself that belongs to no finding above, dissent included."""
    placed = {finding.theme.key for finding in findings}
    rest = [note for note in discussed if note.theme not in placed]
    if rest:
        yield DraftSection(
            heading="Findings: the panel's discussion as the notes record it",
            statements=tuple(says(note, collected.masker) for note in rest),
            level=2,
        )


def _sides(
    collected: Collected, finding: Finding, read: Sequence[Note]
) -> Iterator[tuple[Statement, ...]]:
    """Give a row for each side that spoke, one for those that did not, one for the papers."""
    masker = collected.masker
    if finding.contradicted:
        yield (
            computed("Accounts differ"),
            computed(
                "At least one is a concern and at least one is not; both are shown.",
                _clean(collected, finding.notes),
            ),
        )
    silent = []
    for side in (Side.LEARNERS, Side.SUPERVISORS, Side.LEADERS):
        notes = finding.of(side)
        if notes:
            yield (computed(side.value), joined([_said(note, side, masker) for note in notes]))
        else:
            silent.append(side.value.lower())
    if silent:
        yield (computed("No account"), not_recorded(listed(silent).capitalize()))
    seen = _seen(collected, finding, read)
    if seen:
        yield (computed("Documents seen"), joined(seen))


def _said(note: Note, side: Side, masker: Masker) -> Statement:
    """Return a note under the name of its side; the group is named where it is another."""
    return says(note, masker) if note.group == side.value.lower() else attributed(note, masker)


def _seen(collected: Collected, finding: Finding, read: Sequence[Note]) -> list[Statement]:
    masker = collected.masker
    papers = [
        note
        for note in read
        if note.polarity in (Polarity.CONCERN, Polarity.POSITIVE)
        and note.paper.kind is not EvidenceKind.EARLIER_REPORT
        and note.theme == finding.theme.key
    ]
    near = sorted(papers, key=lambda note: -max(likeness(note, one) for one in finding.notes))
    shown = _one_a_paper(near)[:_PAPERS_SHOWN]
    seen = [attributed(note, masker) for note in (*finding.of(Side.DOCUMENTS), *shown)]
    left = [note for note in papers if note not in shown]
    if left:
        seen.append(computed(f"{len(left)} more on this: {where(left)}."))
    return seen


def _panel(
    collected: Collected, finding: Finding, discussed: Sequence[Note]
) -> Iterator[tuple[Statement, ...]]:
    viewed = [note for note in discussed if note.theme == finding.theme.key]
    if viewed:
        said = joined([says(note, collected.masker) for note in viewed])
        yield (computed("Panel's discussion"), said)
    numbers = listed([one.partition(":")[2] for one in finding.standards])
    yield (
        computed("Candidate standard"),
        suggested(f"{numbers} (2017/18)", (), finding.standards),
    )
    yield (
        computed("Panel's view and requirement"),
        for_the_panel(),
    )


def _one_a_paper(notes: Sequence[Note]) -> list[Note]:
    """Return the notes with one concern of each paper first, then what points the other way."""
    ordered = sorted(notes, key=lambda note: note.polarity is not Polarity.CONCERN)
    first: dict[tuple[str, Polarity], Note] = {}
    for note in ordered:
        first.setdefault((note.paper.summary.document_id, note.polarity), note)
    chosen = list(first.values())
    return [*chosen, *(note for note in ordered if note not in chosen)]


def _clean(collected: Collected, notes: Sequence[Note]) -> list[Span]:
    return [note.span for note in notes if collected.masker.mask(note.span.quote).whole]
