"""Key lines of enquiry: why a review, on what evidence, and neutral questions tied to both.

Questions, probes and signs are suggestions from a bank in our own words, chosen because the
evidence speaks of their theme; the panel decides. Safety comes first wherever there is a sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.brief import read_brief
from assistant.drafting.collected import Collected, Note, Part, Side
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.enquiry_table import enquiry_table
from assistant.drafting.evidence_summary import evidence_summary, missing_evidence
from assistant.drafting.findings import findings_of, with_answers
from assistant.drafting.header import enquiry_header
from assistant.drafting.papers import kinds_of_paper
from assistant.drafting.ratings import ratings
from assistant.drafting.register_notes import register_notes
from assistant.drafting.session_plan import session_plan
from assistant.drafting.statements import (
    computed,
    for_the_panel,
    not_recorded,
    span_in,
    suggested,
)
from assistant.drafting.wording import attributed
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity

#: Parts of notes that tell who came or what the notes are, and nothing of the placement.
_NO_ACCOUNT = (Part.MET, Part.LABEL, Part.PANEL, Part.THANKS, Part.RATING)
_WHY = 4  # statements that say why now
#: Papers that do not say why now: the provider's own account, and what was found before.
_OWN_ACCOUNTS = (
    EvidenceKind.SELF_ASSESSMENT,
    EvidenceKind.ACTION_PLAN,
    EvidenceKind.EARLIER_REPORT,
)


def enquiry_lines(collected: Collected) -> tuple[DraftSection, ...]:
    """Return the sections of the document in their order."""
    told = [note for note in collected.notes if note.part not in _NO_ACCOUNT]
    notes = [*told, *register_notes(collected)]
    found, _ = findings_of([note for note in notes if note.polarity is not Polarity.NONE])
    findings = with_answers(found, notes)
    table, asked = enquiry_table(collected, findings, notes)
    return (
        enquiry_header(collected),
        DraftSection(heading="Rationale", statements=tuple(_rationale(collected, notes))),
        evidence_summary(collected),
        DraftSection(heading="Missing evidence", statements=missing_evidence(collected, asked)),
        *table,
        session_plan(collected, notes),
        _requests(collected),
        DraftSection(
            heading="Confidentiality and escalation", statements=tuple(_confidentiality(collected))
        ),
        DraftSection(heading="Panel", statements=tuple(_panel(collected))),
        DraftSection(
            heading="Sign-off",
            statements=(
                for_the_panel("Chair (name and date)"),
                for_the_panel("Quality manager (name and date)"),
            ),
        ),
    )


def _rationale(collected: Collected, notes: Sequence[Note]) -> Iterator[Statement]:
    concerns = [note for note in notes if note.polarity is Polarity.CONCERN]
    first = sorted(
        concerns,
        key=lambda n: (n.paper.kind in _OWN_ACCOUNTS, not n.safety, n.side is not Side.LEARNERS),
    )
    for note in _from_different_papers(first)[:_WHY]:
        yield attributed(note, collected.masker)
    if not concerns:
        yield not_recorded("Why now")
    yield from ratings(collected)
    yield for_the_panel("Why this intervention is proportionate")
    yield for_the_panel("What this review is not about")


def _from_different_papers(notes: Sequence[Note]) -> list[Note]:
    """Return the notes with one of each paper first, so that several sources are heard."""
    seen: set[str] = set()
    first: list[Note] = []
    rest: list[Note] = []
    for note in notes:
        key = note.paper.summary.document_id
        (rest if key in seen else first).append(note)
        seen.add(key)
    return [*first, *rest]


def _requests(collected: Collected) -> DraftSection:
    heading = "Evidence to request"
    wanted = [
        known.request
        for kind, known in kinds_of_paper().items()
        if known.request and not collected.of_kind(kind)
    ]
    wanted.append("Rotas, induction and teaching records for the period under review")
    rows = tuple((suggested(what), not_recorded(), not_recorded()) for what in wanted)
    table = Table(columns=("Evidence", "Date needed", "Owner"), rows=rows)
    blank = () if collected.papers else (not_recorded("Evidence (none was supplied)"),)
    return DraftSection(heading=heading, statements=blank, table=table)


def _confidentiality(collected: Collected) -> Iterator[Statement]:
    yield suggested(
        "What learners say is reported without attribution to a person; small groups are "
        "not counted."
    )
    yield suggested(
        "The limit: where there is a risk of harm to a patient, a learner or anybody else, the "
        "chair must act on it, and says so at the start of each meeting."
    )
    individual = [one for one in collected.set_aside if "about an individual" in one]
    if individual:
        yield computed(
            "Matters about individuals are in the papers. They are handled outside this document "
            f"and are not described in it: {len(individual)}."
        )
    yield not_recorded("Stop-and-escalate contact on the day")
    yield not_recorded("Wellbeing support offered to learners")


def _panel(collected: Collected) -> Iterator[Statement]:
    review = read_brief(collected.request.brief).review
    for intervention in collected.loaded.framework.exploratory:
        source = collected.loaded.sources.get(intervention.who.origin)
        if review and source and intervention.who.place and _same(review, intervention.name):
            span = span_in(source, intervention.who.text, intervention.who.place)
            yield suggested(
                f"The handbook (2017/18) gives as the panel of this intervention: “{span.quote}”",
                [span],
            )
    yield for_the_panel(
        "Chair, subject expert, learner representative, lay representative and quality manager: "
        "names (internal copy only) and conflicts declared"
    )


def _same(asked: str, name: str) -> bool:
    return asked.lower().replace(" ", "").rstrip("s") in name.lower().replace(" ", "")
