"""Findings by domain and standard: learners, supervisors, leaders and papers, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Collected, Note, Side
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.findings import Finding, standard_wording
from assistant.drafting.statements import computed, for_the_panel, not_recorded
from assistant.drafting.wording import attributed, joined
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity
from corpus.passage import Span

_PAPERS_SHOWN = 4  # statements of papers beside a finding; the rest are counted


def domain_sections(
    collected: Collected,
    findings: Sequence[Finding],
    read: Sequence[Note],
    discussed: Sequence[Note] = (),
) -> Iterator[DraftSection]:
    """Give a section for each theme that the visit heard about, in the order of the standards."""
    if not findings:
        yield DraftSection(heading="Findings", statements=(not_recorded("Findings"),))
    domains = {domain.number: domain.title.text for domain in collected.loaded.framework.domains}
    for finding in sorted(findings, key=lambda one: one.theme.standards[0]):
        number = finding.theme.standards[0]
        domain = domains.get(int(number[0]), "")
        yield DraftSection(
            heading=f"Findings: {finding.theme.title} (domain {number[0]}, {domain})",
            statements=tuple(_lead(collected, finding, discussed)),
            table=_sides(collected, finding, read),
        )
    heard = {int(one.theme.standards[0][0]) for one in findings}
    silent = [title for number, title in domains.items() if number not in heard]
    yield from _discussion(collected, findings, discussed)
    if findings and silent:
        blank = not_recorded(f"Domains on which the notes record nothing: {', '.join(silent)}")
        yield DraftSection(heading="Findings: other domains", statements=(blank,))


def _discussion(
    collected: Collected, findings: Sequence[Finding], discussed: Sequence[Note]
) -> Iterator[DraftSection]:
    """Give what the panel said among itself that belongs to no finding above, dissent included."""
    placed = {finding.theme.key for finding in findings}
    rest = [note for note in discussed if note.theme not in placed]
    if rest:
        yield DraftSection(
            heading="Findings: the panel's discussion as the notes record it",
            statements=tuple(attributed(note, collected.masker) for note in rest),
        )


def _lead(collected: Collected, finding: Finding, discussed: Sequence[Note]) -> Iterator[Statement]:
    yield from standard_wording(collected.loaded, finding.standards)
    if finding.contradicted:
        yield computed(
            "Accounts differ: at least one is a concern and at least one is not. Both are shown.",
            _clean(collected, finding.notes),
        )
    viewed = [note for note in discussed if note.theme == finding.theme.key]
    for note in viewed:
        yield attributed(note, collected.masker, "panel's discussion")
    yield for_the_panel("Panel's view, as agreed" if viewed else "Panel's view")
    yield for_the_panel("Reference of a requirement or recommendation, if the panel sets one")


def _sides(collected: Collected, finding: Finding, read: Sequence[Note]) -> Table:
    masker = collected.masker
    papers = [
        note
        for note in read
        if note.polarity in (Polarity.CONCERN, Polarity.POSITIVE)
        and note.paper.kind is not EvidenceKind.EARLIER_REPORT
        and note.theme == finding.theme.key
    ]
    shown = _one_a_paper(papers)[:_PAPERS_SHOWN]
    cells = [
        joined([attributed(note, masker) for note in finding.of(side)])
        for side in (Side.LEARNERS, Side.SUPERVISORS, Side.LEADERS)
    ]
    seen = [attributed(note, masker) for note in (*finding.of(Side.DOCUMENTS), *shown)]
    left = len(papers) - len(shown)
    if left:
        seen.append(computed("Further statements on this are in the papers."))
    cells.append(joined(seen))
    return Table(
        columns=("Learners", "Supervisors", "Leaders", "Notes and papers"), rows=(tuple(cells),)
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
