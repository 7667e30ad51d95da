"""Findings by domain and standard: what learners, supervisors, leaders and papers say, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Collected, Note, Side
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.findings import Finding, standard_wording, theme_of
from assistant.drafting.statements import computed, for_the_panel, not_recorded
from assistant.drafting.wording import attributed, joined
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity

_PAPERS_SHOWN = 4  # statements of papers beside a finding; the rest are counted


def domain_sections(
    collected: Collected, findings: Sequence[Finding], read: Sequence[Note]
) -> Iterator[DraftSection]:
    """Give a section for each theme that the visit heard about, in the order of the standards."""
    if not findings:
        yield DraftSection(heading="Findings", statements=(not_recorded("Findings"),))
        return
    domains = {domain.number: domain.title.text for domain in collected.loaded.framework.domains}
    for finding in sorted(findings, key=lambda one: one.theme.standards[0]):
        number = finding.theme.standards[0]
        domain = domains.get(int(number[0]), "")
        yield DraftSection(
            heading=f"Findings: {finding.theme.title} (domain {number[0]}, {domain})",
            statements=tuple(_lead(collected, finding)),
            table=_sides(collected, finding, read),
        )
    heard = {int(one.theme.standards[0][0]) for one in findings}
    silent = [f"{number} {title}" for number, title in domains.items() if number not in heard]
    if silent:
        blank = not_recorded(f"Domains on which the notes record nothing: {', '.join(silent)}")
        yield DraftSection(heading="Findings: other domains", statements=(blank,))


def _lead(collected: Collected, finding: Finding) -> Iterator[Statement]:
    yield from standard_wording(collected.loaded, finding.standards)
    if finding.contradicted:
        yield computed(
            "Accounts differ: at least one is a concern and at least one is not. Both are shown.",
            _clean(collected, finding.notes),
        )
    yield for_the_panel("Panel's view")
    yield for_the_panel("Reference of a requirement or recommendation, if the panel sets one")


def _sides(collected: Collected, finding: Finding, read: Sequence[Note]) -> Table:
    masker = collected.masker
    papers = [
        note
        for note in read
        if note.polarity is not Polarity.NONE
        and note.paper.kind is not EvidenceKind.EARLIER_REPORT
        and (theme := theme_of(note)) is not None
        and theme.key == finding.theme.key
    ]
    shown = sorted(papers, key=lambda note: note.polarity is Polarity.NEUTRAL)[:_PAPERS_SHOWN]
    cells = []
    for side in (Side.LEARNERS, Side.SUPERVISORS, Side.LEADERS):
        cells.append(joined([attributed(note, masker) for note in finding.of(side)]))
    seen = [attributed(note, masker) for note in (*finding.of(Side.DOCUMENTS), *shown)]
    left = len(papers) - len(shown)
    if left:
        seen.append(computed(f"Further statements in the papers: {left} [computed]"))
    cells.append(joined(seen))
    return Table(
        columns=("Learners", "Supervisors", "Leaders", "Notes and papers"), rows=(tuple(cells),)
    )


def _clean(collected: Collected, notes: Sequence[Note]) -> list:
    return [note.span for note in notes if collected.masker.mask(note.span.quote).whole]
