"""The table of key lines of enquiry: five to eight questions, each with what triggered it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.collected import Collected, Note, Part, Side
from assistant.drafting.contradictions import against, likeness
from assistant.drafting.cues import has_cue
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.findings import Finding, standard_wording, theme_of
from assistant.drafting.parts import is_good_practice
from assistant.drafting.places import where
from assistant.drafting.statements import computed, not_recorded, suggested
from assistant.drafting.themes import Theme, bank
from assistant.drafting.wording import attributed, joined
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.signals import Polarity
from corpus.passage import Span

_FEWEST, _MOST = 5, 8
_TRIGGERS = 2  # statements quoted for one line of enquiry
_DANGERS = 4  # for the line on safety, beside another account
_COLUMNS = (
    "Ref", "Question", "Candidate standard", "Triggered by", "Ask", "Follow-up probes",
    "What good would look like", "What would raise concern",
)  # fmt: skip
#: Asked where the evidence gives fewer themes than a review needs.
_GENERAL = ("supervision", "induction", "speaking-up", "workload", "governance")

Line = tuple[Theme, tuple[str, ...], Sequence[Note]]


def enquiry_table(
    collected: Collected, findings: Sequence[Finding], notes: Sequence[Note]
) -> tuple[tuple[DraftSection, ...], tuple[Theme, ...]]:
    """Return the table, where further statements stand, its standards, and the themes asked about.

    Without any evidence nothing is proposed.
    """
    heading = "Key lines of enquiry"
    if not notes:
        blank = not_recorded("Lines of enquiry (no evidence was supplied to base them on)")
        return (DraftSection(heading=heading, statements=(blank,)),), ()
    lines = _lines(findings, notes)
    quoted: list[list[Note]] = []
    for _, _, held in lines:
        quoted.append(_triggers(held, [note for earlier in quoted for note in earlier]))
    rows = tuple(
        _row(index, line, shown, collected)
        for index, (line, shown) in enumerate(zip(lines, quoted, strict=True), start=1)
    )
    further = tuple(
        _further(index, line[2], shown)
        for index, (line, shown) in enumerate(zip(lines, quoted, strict=True), start=1)
    )
    asked = tuple(theme for theme, _, _ in lines)
    ids = tuple(dict.fromkeys(one for _, standards, _ in lines for one in standards[:1]))
    sections = (
        DraftSection(heading=heading, table=Table(columns=_COLUMNS, rows=rows)),
        DraftSection(
            heading="Where further statements stand",
            statements=tuple(one for one in further if one),
            level=2,
        ),
        DraftSection(
            heading="Candidate standards",
            statements=standard_wording(collected.loaded, ids),
            level=2,
        ),
    )
    return tuple(one for one in sections if one.table or one.statements), asked


def _lines(findings: Sequence[Finding], notes: Sequence[Note]) -> list[Line]:
    """Return the lines in order: safety, the gravest themes, good practice, previous actions."""
    held = bank()
    first: list[Line] = []
    unsafe = [note for note in notes if note.safety and note.polarity is not Polarity.POSITIVE]
    if unsafe:
        safety = held.themes[0]
        calm = [note for note in notes if note not in unsafe and _speaks_of_safety(note)]
        first.append((safety, safety.ids, [*unsafe, *calm]))
    used = {"safety"} if unsafe else set()
    last = [
        (held.good_practice, held.good_practice.ids, _praise(notes)),
        (held.previous_actions, held.previous_actions.ids, _previous(notes)),
    ]
    for finding in findings:
        concerned = any(
            note.polarity is Polarity.CONCERN and note not in unsafe for note in finding.notes
        )
        if len(first) + len(last) < _MOST and finding.theme.key not in used and concerned:
            used.add(finding.theme.key)
            first.append((finding.theme, finding.standards, finding.notes))
    for key in _GENERAL:
        if len(first) + len(last) < _FEWEST and key not in used:
            theme = next(one for one in held.themes if one.key == key)
            spoken = [note for note in notes if (own := theme_of(note)) and own.key == key]
            first.append((theme, theme.ids[:1], spoken))
    return [*first, *last]


def _speaks_of_safety(note: Note) -> bool:
    """Say whether a note gives another account of what others are worried about."""
    calm = note.polarity is Polarity.POSITIVE and has_cue("safety", note.span.quote)
    return calm or note.theme == "safety"


def _praise(notes: Sequence[Note]) -> list[Note]:
    praised = [note for note in notes if is_good_practice(note)]
    return sorted(praised, key=lambda note: note.side is not Side.LEARNERS)


def _previous(notes: Sequence[Note]) -> list[Note]:
    kinds = (EvidenceKind.EARLIER_REPORT, EvidenceKind.ACTION_PLAN)
    words = ("previous", "last visit", "last review", "earlier report", "action")
    held = [
        note for note in notes if note.paper.kind in kinds and note.polarity is not Polarity.NONE
    ]
    required = [
        note
        for note in held
        if any(
            word in f"{note.section} {note.span.quote}".lower()
            for word in ("requir", "recommend", "action")
        )
    ]
    told = [
        note
        for note in notes
        if note.part is Part.PREVIOUS
        or (note.paper.kind not in kinds and any(word in note.section.lower() for word in words))
    ]
    return [*told, *(required or held)]


def _row(
    index: int, line: Line, quoted: Sequence[Note], collected: Collected
) -> tuple[Statement, ...]:
    theme, standards, _ = line
    said = [attributed(note, collected.masker) for note in quoted]
    spans: list[Span] = [span for one in said for span in one.sources]
    numbers = ", ".join(f"{one.partition(':')[2]} (2017/18)" for one in standards[:2])
    trigger = joined(said) if said else not_recorded()
    return (
        computed(str(index)),
        suggested(theme.question, spans, standards),
        suggested(numbers, (), standards[:2]),
        trigger,
        suggested(", ".join(theme.ask)),
        suggested("\n".join(theme.probes)),
        suggested(theme.good),
        suggested(theme.concern),
    )


def _further(index: int, notes: Sequence[Note], quoted: Sequence[Note]) -> Statement | None:
    """Say where the statements stand that a line rests on and does not quote."""
    left = [note for note in notes if note not in quoted]
    return computed(f"For line {index}, {len(left)} more: {where(left)}") if left else None


def _triggers(notes: Sequence[Note], quoted: Sequence[Note]) -> list[Note]:
    """Return the statements to quote: concerns, danger first, and the nearest other account.

    What an earlier line has `quoted` is quoted again only where a line has nothing else.
    """
    fresh = [note for note in notes if note not in quoted] or list(notes)
    concerns = [note for note in fresh if note.polarity is Polarity.CONCERN]
    room = max(_TRIGGERS, min(sum(note.safety for note in concerns), _DANGERS) + 1)
    answers = {id(note): against(note, notes) for note in concerns}
    content = [note for note in fresh if note.polarity is Polarity.POSITIVE]
    others = [*(one for held in answers.values() for one in held), *content]
    concerns.sort(
        key=lambda note: (not note.safety, note.side is not Side.LEARNERS, not answers[id(note)])
    )
    chosen = _one_a_voice(concerns)[: room - bool(others and concerns)]
    replies = [one for note in chosen for one in answers[id(note)][:1]]
    themes = {note.theme for note in chosen}
    nearest = sorted(
        others,
        key=lambda note: (
            note.theme not in themes,
            -max((likeness(note, one) for one in chosen), default=0),
        ),
    )
    rest = [note for note in fresh if note.polarity is Polarity.NEUTRAL]
    more = [note for note in dict.fromkeys([*replies, *nearest, *rest]) if note not in chosen]
    return [*chosen, *more[: room - len(chosen)]]


def _one_a_voice(notes: Sequence[Note]) -> list[Note]:
    voices: dict[str, Note] = {}
    for note in notes:
        voices.setdefault(_voice(note), note)
    first = list(voices.values())
    return [*first, *(note for note in notes if note not in first)]


def _voice(note: Note) -> str:
    return f"{note.paper.summary.document_id} {note.group}"
