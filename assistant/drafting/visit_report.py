"""The visit report: what was heard, by whom, beside the papers, with the panel's spaces left open.

Nothing stands in it that is not in the notes or the papers. Ratings, requirements, owners and
dates appear only as recorded; the rest is left visibly blank for a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.actions import action_section
from assistant.drafting.brief import read_brief
from assistant.drafting.collected import Collected, Note, Paper, Part, Side
from assistant.drafting.draft import DraftSection, Statement
from assistant.drafting.findings import findings_of, with_answers
from assistant.drafting.header import visit_header
from assistant.drafting.masking import Masker
from assistant.drafting.papers import paper_name
from assistant.drafting.parts import is_good_practice, sorted_into_parts
from assistant.drafting.places import listed, where
from assistant.drafting.ratings import ratings
from assistant.drafting.report_findings import candidate_standards, domain_sections
from assistant.drafting.report_summary import executive_summary
from assistant.drafting.requirements import requirement_table
from assistant.drafting.statements import computed, for_the_panel, not_recorded, suggested
from assistant.drafting.wording import attributed, says
from corpus.evidence.groups import groups_in
from corpus.evidence.kinds import EvidenceKind


def visit_report(collected: Collected) -> tuple[DraftSection, ...]:
    """Return the sections of the report in their order."""
    papers = collected.of_kind(EvidenceKind.VISIT_NOTES)
    own = {paper.summary.document_id for paper in papers}
    heard = [note for note in collected.notes if _of(note) in own]
    read = [note for note in collected.notes if _of(note) not in own]
    parts = sorted_into_parts(heard)
    found, unplaced = findings_of([*parts[Part.FINDING], *_praise_as_finding(parts)])
    findings = with_answers(found, heard)
    practice = _practice(parts)
    standards = candidate_standards(collected, findings)
    return (
        visit_header(collected, papers),
        executive_summary(collected, parts, findings, practice),
        _background(collected, parts),
        _met(collected, parts, heard),
        requirement_table(
            "Immediate mandatory requirements", parts[Part.IMMEDIATE], collected, immediate=True
        ),
        *domain_sections(collected, findings, read, parts[Part.DISCUSSION]),
        requirement_table("Mandatory requirements", parts[Part.REQUIREMENT], collected),
        requirement_table("Recommendations", parts[Part.RECOMMENDATION], collected),
        _listed("Good practice", practice, collected, "none evidenced"),
        _outside(collected),
        action_section("Next steps and monitoring", parts[Part.NEXT_STEPS], collected),
        _panel(collected, parts),
        _sign_off(),
        *([standards] if standards else []),
        _annex(collected),
        _left_over(
            collected, parts[Part.LABEL], [note for note in unplaced if note not in practice]
        ),
    )


def _told(note: Note, masker: Masker) -> Statement:
    """Return a note; what the notes themselves say needs no more than its quotation."""
    own = note.side is Side.DOCUMENTS and note.paper.kind is EvidenceKind.VISIT_NOTES
    return says(note, masker) if own else attributed(note, masker)


def _of(note: Note) -> str:
    return note.paper.summary.document_id


def _practice(parts: dict[Part, list[Note]]) -> list[Note]:
    """Return good practice as the notes list it, then what learners and supervisors praised."""
    listed = parts[Part.GOOD_PRACTICE]
    praised = [
        note
        for note in parts[Part.FINDING]
        if is_good_practice(note) and note.side is not Side.LEADERS
    ]
    return [*listed, *sorted(praised, key=lambda note: note.side is not Side.LEARNERS)]


def _left_over(
    collected: Collected, labels: Sequence[Note], unplaced: Sequence[Note]
) -> DraftSection:
    """Return the notes that no part above tells, and where their header lines stand."""
    said = [_told(note, collected.masker) for note in unplaced]
    filled = _filled(labels)
    told = [note.span for note in filled if collected.masker.mask(note.span.quote).whole]
    if filled:
        said.append(computed(f"Header lines of the notes: {where(filled)}.", told))
    return DraftSection(
        heading="Annex: notes that fit nowhere above",
        statements=tuple(said) or (computed("Notes that fit nowhere: 0"),),
    )


def _filled(notes: Sequence[Note]) -> list[Note]:
    return [note for note in notes if not note.span.quote.rstrip().endswith(":")]


def _praise_as_finding(parts: dict[Part, list[Note]]) -> list[Note]:
    """Return good practice that a group told, which belongs beside the other accounts too."""
    return [note for note in parts[Part.GOOD_PRACTICE] if note.side is not Side.DOCUMENTS]


def _listed(
    heading: str,
    notes: Sequence[Note],
    collected: Collected,
    none: str = "",
    *,
    blank: bool = True,
) -> DraftSection:
    said: list[Statement] = [_told(note, collected.masker) for note in notes]
    if not said:
        empty = f"{heading}{f' ({none})' if none else ''}"
        said.append(not_recorded(empty) if blank else computed("Notes that fit nowhere: 0"))
    return DraftSection(heading=heading, statements=tuple(said))


def _background(collected: Collected, parts: dict[Part, list[Note]]) -> DraftSection:
    masker = collected.masker
    said = [_told(note, masker) for note in parts[Part.BACKGROUND]]
    if not said:
        said.append(not_recorded("Trigger for the review"))
    kinds = dict.fromkeys(paper_name(paper.kind).lower() for paper in collected.papers)
    if kinds:
        said.append(computed(f"Sources considered: {listed(list(kinds))} (named in the annex)."))
    earlier = collected.of_kind(EvidenceKind.EARLIER_REPORT)
    said.extend(_previous_review(paper) for paper in earlier)
    if not earlier:
        said.append(not_recorded("Previous review"))
    previous = [_told(note, masker) for note in parts[Part.PREVIOUS]]
    said.extend(previous or [not_recorded("Open actions from the previous review")])
    said.extend(ratings(collected))
    return DraftSection(heading="Review overview and background", statements=tuple(said))


def _previous_review(paper: Paper) -> Statement:
    dates = [paper.span(fact.text, fact.place) for fact in paper.facts.dates[:3]]
    if not dates:
        return not_recorded("Date of the earlier review")
    said = ", ".join(dict.fromkeys(span.quote for span in dates))
    return Statement(text=f"Previous review ({paper.text.name}): {said}", sources=tuple(dates))


def _met(
    collected: Collected, parts: dict[Part, list[Note]], heard: Sequence[Note]
) -> DraftSection:
    masker = collected.masker
    said = [_came(note, masker) for note in parts[Part.MET]]
    said.extend(_blank_labels(parts[Part.LABEL], masker))
    told = [n for n in heard if n.side is not Side.DOCUMENTS and n.part is not Part.MET]
    groups = list(dict.fromkeys(note.group for note in told))
    for side in (Side.LEARNERS, Side.SUPERVISORS, Side.LEADERS):
        spoke = [note for note in told if note.side is side]
        if not spoke:
            said.append(not_recorded(f"Account of {side.value.lower()} in the notes"))
    if groups:
        first = [next(note.span for note in told if note.group == group) for group in groups]
        clean = [span for span in first if masker.mask(span.quote).whole]
        said.append(
            computed(f"Groups whose accounts are in the notes: {', '.join(groups)}.", clean)
        )
    asked = read_brief(collected.request.brief).groups
    missing = [one for one in asked if not _among(one, groups)]
    if missing:
        said.append(not_recorded(f"Asked for, but without an account: {', '.join(missing)}"))
    if not parts[Part.MET]:
        said.insert(0, not_recorded("Numbers met, how they were met, and for how long"))
    return DraftSection(heading="Who was met, and who was not", statements=tuple(said))


def _came(note: Note, masker: Masker) -> Statement:
    """Return who came as the notes record it; the group is in the words already."""
    return says(note, masker)


def _blank_labels(notes: Sequence[Note], masker: Masker) -> Iterator[Statement]:
    """Give each label that the notes leave empty, such as "Number of supervisors met:"."""
    for note in notes:
        label = note.span.quote.strip()
        if label.endswith(":") and masker.mask(label).whole:
            blank = not_recorded(label.rstrip(":"))
            yield blank.model_copy(update={"sources": (note.span,)})


def _among(asked: str, groups: Sequence[str]) -> bool:
    settled = {name for name, _, _ in groups_in(asked)} | {asked.lower()}
    return any(one in group or group in one for one in settled for group in groups)


def _outside(collected: Collected) -> DraftSection:
    """Say that something is handled outside the report, without describing it."""
    held = [reason for reason in collected.set_aside if "about an individual" in reason]
    papers = sorted({reason.partition(", line ")[0] for reason in held})
    said: list[Statement] = []
    if held:
        said.append(
            computed(
                "Matters about individuals are in the papers. They are handled outside this report "
                f"and are not described in it: {len(held)} ({', '.join(papers)})."
            )
        )
        said.append(for_the_panel("Who has been told of these matters, and when"))
    else:
        said.append(not_recorded("Matters handled outside the report"))
    return DraftSection(
        heading="Patient-safety or individual matters handled outside this report",
        statements=tuple(said),
    )


def _panel(collected: Collected, parts: dict[Part, list[Note]]) -> DraftSection:
    said = [_told(note, collected.masker) for note in parts[Part.PANEL]]
    if not said:
        said.append(not_recorded("Panel members' roles"))
    said.append(for_the_panel("Names (internal copy only), and conflicts declared"))
    return DraftSection(heading="Panel and roles", statements=tuple(said))


def _sign_off() -> DraftSection:
    return DraftSection(
        heading="Circulation and sign-off",
        statements=(
            for_the_panel("Who receives this report"),
            for_the_panel("Chair (name and date)"),
            for_the_panel("Factual accuracy checked by the provider (date)"),
            for_the_panel("Rating and requirements confirmed through governance (date)"),
        ),
    )


def _annex(collected: Collected) -> DraftSection:
    said = [computed(f"{paper_name(paper.kind)}: {paper.text.name}") for paper in collected.papers]
    plan = suggested("Action plan to be completed by the provider for each requirement above.")
    return DraftSection(
        heading="Annex: evidence list and action plan",
        statements=(*(said or [not_recorded("Evidence")]), plan),
    )
