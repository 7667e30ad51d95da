"""The parts of the monthly narrative that look beyond the register's counts.

Emerging intelligence from the provider's other papers, themes, good practice with its evidence,
and what is wrong or missing in the data. Must not know the order of the narrative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.collected import Collected, Note, Part, Side
from assistant.drafting.draft import Statement
from assistant.drafting.month import Month
from assistant.drafting.parts import is_good_practice
from assistant.drafting.places import where
from assistant.drafting.statements import computed, not_recorded
from assistant.drafting.themes import themes_of
from assistant.drafting.wording import attributed
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.register import Concern
from corpus.evidence.signals import Polarity
from corpus.evidence.survey import read_survey

#: Papers that bring news; the rest are accounts of the year or of another time.
_CURRENT = (
    EvidenceKind.VISIT_NOTES,
    EvidenceKind.CONCERNS_LOG,
    EvidenceKind.CORRESPONDENCE,
    EvidenceKind.LEARNER_SURVEY,
    EvidenceKind.OTHER,
)
_MOST = 5  # lines of a narrative of one or two pages


def emerging(collected: Collected, month: Month) -> tuple[Statement, ...]:
    """Return what papers of the month report and nobody has confirmed, a theme at a time."""
    held = [note for note in collected.notes if _warns(note) and _of_month(note, month)]
    if not held:
        return (not_recorded("Emerging intelligence"),)
    danger = [note for note in held if note.safety]
    rest = sorted((n for n in held if not n.safety), key=lambda n: n.side is not Side.LEARNERS)
    shown = [*danger, *_one_a_theme(rest)[: max(0, _MOST - len(danger))]]
    said = [attributed(note, collected.masker) for note in shown]
    left = [note for note in held if note not in shown]
    if left:
        said.append(computed(f"Further statements of concern, {len(left)}: {where(left)}."))
    return tuple(said)


def _warns(note: Note) -> bool:
    return (
        note.paper.kind in _CURRENT
        and note.part in (None, Part.FINDING)
        and (
            note.polarity is Polarity.CONCERN
            or (note.safety and note.polarity is not Polarity.POSITIVE)
        )
    )


def _of_month(note: Note, month: Month) -> bool:
    """Say whether a note may be of the month: its own date, else its paper's, is not another."""
    days = [note.date] if note.date else [fact.date for fact in note.paper.facts.dates]
    known = [f"{day:%Y-%m}" for day in days if day]
    return month.key is None or not known or max(known) >= month.key


def _one_a_theme(notes: list[Note]) -> list[Note]:
    first: dict[str | None, Note] = {}
    for note in notes:
        first.setdefault(note.theme, note)
    chosen = [note for note in notes if note in first.values()]
    return [*chosen, *(note for note in notes if note not in chosen)]


def themes(collected: Collected, month: Month) -> tuple[Statement, ...]:
    """Return how the open concerns fall by learner group and by theme, each count with its refs."""
    if month.movements is None or not month.closing:
        return (not_recorded("Themes"),)
    by_group: dict[str, list[Concern]] = {}
    by_theme: dict[str, list[Concern]] = {}
    for concern in month.closing:
        for group in concern.learner_groups or ("learner group not stated",):
            if not collected.masker.mask(group).taken:
                by_group.setdefault(group[0].upper() + group[1:], []).append(concern)
        for theme in themes_of(concern.concern or "")[:2]:
            by_theme.setdefault(theme.title, []).append(concern)
    said = [_tally("Open concerns by learner group", by_group, month)]
    shared = {name: held for name, held in by_theme.items() if len(held) > 1}
    if shared:
        said.append(_tally("Themes that several open concerns share", shared, month))
    return tuple(said)


def _tally(what: str, held: dict[str, list[Concern]], month: Month) -> Statement:
    """Return counts under several names in one line, the most frequent first."""
    ordered = sorted(held.items(), key=lambda one: (-len(one[1]), one[0]))
    told = "; ".join(f"{_lower(name)} {len(concerns)}" for name, concerns in ordered)
    counted = list(dict.fromkeys(one.place for _, concerns in ordered for one in concerns))
    anchored = [one for one in month.closing if one.place in counted]
    return computed(f"{what}: {told}.", month.lines.anchors(anchored))


def _lower(name: str) -> str:
    """Return a heading's words inside a sentence; abbreviations keep their capitals."""
    first, _, rest = name.partition(" ")
    return name if re.search(r"[A-Z\d]", first[1:]) else f"{first.lower()} {rest}".strip()


def good_practice(collected: Collected, month: Month) -> tuple[Statement, ...]:
    """Return improvements on the register and good practice in the papers, or "none evidenced"."""
    said = []
    if month.movements:
        for what, moved in (
            ("Lowered", month.movements.lowered),
            ("Closed", month.movements.closed),
        ):
            for one in moved:
                line = month.lines.field(one.concern, "actions_taken", "actions")
                if line.sources:
                    name = f"{what}, {month.lines.name(one.concern)}"
                    said.append(
                        line.model_copy(
                            update={
                                "text": f"{name}: {line.text}",
                                "sources": (*line.sources, *month.lines.anchors([one.concern])),
                            }
                        )
                    )
    praised = [
        note for note in collected.notes if is_good_practice(note) and _of_month(note, month)
    ]
    praised = sorted(praised, key=lambda note: note.side is not Side.LEARNERS)[:_MOST]
    said.extend(attributed(note, collected.masker) for note in praised)
    return tuple(said) or (not_recorded("Good practice: none evidenced"),)


def data_quality(collected: Collected, month: Month) -> tuple[Statement, ...]:
    """Return what could not be read, what does not agree, and what is missing."""
    said = list(_register_problems(collected, month))
    for paper in collected.papers:
        said.extend(computed(f"{paper.text.name}: {loss}") for loss in paper.text.losses)
        if paper.kind is EvidenceKind.LEARNER_SURVEY:
            hidden = sum(result.suppressed for result in read_survey(paper.text).results)
            told = "results not shown because fewer than five answered"
            said.append(computed(f"{paper.text.name}: {told}: {hidden}"))
    wanted = {
        EvidenceKind.LEARNER_SURVEY: "A learner survey",
        EvidenceKind.SELF_ASSESSMENT: "A self-assessment",
    }
    for kind, what in wanted.items():
        if not collected.of_kind(kind):
            said.append(not_recorded(f"{what} (none was supplied)"))
    return tuple(said) or (computed("Rows that could not be read: 0"),)


def _register_problems(collected: Collected, month: Month) -> Iterator[Statement]:
    if not collected.registers:
        yield not_recorded("Register of concerns (none was supplied)")
        return
    if month.movements is None:
        given = ", ".join(month.known) or "none"
        yield computed(f"The register gives no position for {month.in_words}; it gives: {given}.")
        return
    lines = month.lines
    papers = {paper.text.name: paper for paper in collected.papers}
    problems = [(one.document, problem) for one in collected.registers for problem in one.problems]
    for document, problem in problems:
        place = problem.place
        row = f"row {place.row}" if place.row else f"line {place.first}"
        where = f"{document}, {f'{place.sheet}, ' if place.sheet else ''}{row}"
        column = f": the column for {problem.column.replace('_', ' ')}" if problem.column else ""
        span = papers[document].span(papers[document].text.between(place.first, place.last), place)
        whole = collected.masker.mask(span.quote).whole
        yield computed(f"Could not be read: {where}{column}.", [span] if whole else ())
    yield from _unread_cells(month)
    for sentence in month.movements.problems:
        yield computed(sentence, month.any_anchor())
    for concern in month.closing:
        if lines.differing(concern):
            rating = lines.rating(concern)
            sources = tuple(dict.fromkeys((*rating.sources, *lines.anchors_named([concern]))))
            text = f"{lines.named(concern)}: {rating.text}."
            yield rating.model_copy(update={"text": text, "sources": sources})
    unrated = [one for one in month.closing if lines.rated(one) is None]
    if unrated:
        yield lines.count("Open concerns without a rating that can be read", unrated)
    undated = [moved.concern for moved in month.movements.no_due_date]
    if undated:
        what = "No due date is recorded that can be read"
        yield lines.count(what, undated, in_words=True)
    unowned = [one for one in month.closing if not one.owner]
    if unowned:
        yield lines.count("No owner is recorded", unowned, in_words=True)


def _unread_cells(month: Month) -> Iterator[Statement]:
    """Name each score that is written and cannot be read as one."""
    for concern in month.closing:
        for field in ("likelihood", "impact"):
            if concern.as_written.get(field, "").strip() and getattr(concern, field) is None:
                row = concern.place.row or concern.place.first
                text = f"Could not be read: {concern.document}, row {row}: the column for {field}."
                yield computed(text, month.lines.anchors([concern]))
