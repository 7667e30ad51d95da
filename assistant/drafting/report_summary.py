"""The executive summary of a visit report: thanks, good practice, the gravest first, requirements.

Each line is one of the report's own, so that the summary can say nothing the report does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Collected, Note, Part, Side
from assistant.drafting.contradictions import against, likeness
from assistant.drafting.draft import DraftSection, Statement
from assistant.drafting.findings import Finding
from assistant.drafting.statements import for_the_panel, not_recorded
from assistant.drafting.wording import attributed, says
from corpus.evidence.signals import Polarity

_MOST_CONCERNS = 6
_MOST_OF_ONE = 2  # groups heard on one theme
_MOST_PRACTICE = 3
_MOST_ANSWERS = 1  # account that differs, beside one concern; the findings have them all


def executive_summary(
    collected: Collected,
    parts: dict[Part, list[Note]],
    findings: Sequence[Finding],
    practice: Sequence[Note],
) -> DraftSection:
    """Return the summary; what the notes do not record is left visibly open."""
    masker = collected.masker
    said: list[Statement] = [says(note, masker) for note in parts[Part.THANKS]]
    if not said:
        said.append(not_recorded("Thanks and attendance"))
    praised = practice[:_MOST_PRACTICE]
    said.extend(attributed(note, masker, "good practice") for note in praised)
    if not praised:
        said.append(not_recorded("Good practice (none evidenced)"))
    concerns = list(_concerns(collected, findings))
    said.extend(concerns or [not_recorded("Main concerns")])
    for part, none in (
        (Part.IMMEDIATE, "Immediate mandatory requirements"),
        (Part.REQUIREMENT, "Mandatory requirements"),
        (Part.RECOMMENDATION, "Recommendations"),
    ):
        set_by_panel = [attributed(note, masker, part.value) for note in parts[part]]
        said.extend(set_by_panel or [not_recorded(none)])
    said.extend(_ratings_of_the_visit(collected, parts))
    steps = [says(note, masker, "Next step") for note in parts[Part.NEXT_STEPS][:2]]
    said.extend(steps or [not_recorded("Next step")])
    return DraftSection(heading="Executive summary", statements=tuple(said))


def _concerns(collected: Collected, findings: Sequence[Finding]) -> Iterator[Statement]:
    """Give the gravest concern of each finding, and beside it whoever said otherwise."""
    grave = [one for one in findings if _of(one, Polarity.CONCERN)]
    for finding in grave[:_MOST_CONCERNS]:
        concerns = sorted(
            _of(finding, Polarity.CONCERN),
            key=lambda note: (not note.safety, note.side is not Side.LEARNERS),
        )
        safety = [note for note in concerns if note.safety]
        for note in safety or _first_of_each_group(concerns)[:_MOST_OF_ONE]:
            aside = "safety concern" if note.safety else "concern"
            yield attributed(note, collected.masker, aside, finding.standards)
        others = [n for n in _of(finding, Polarity.POSITIVE) if n.group != concerns[0].group]
        others.sort(key=lambda one: (-likeness(one, concerns[0]), one.side is Side.LEADERS))
        answers = [*against(concerns[0], finding.notes), *others]
        for note in answers[:_MOST_ANSWERS]:
            yield attributed(note, collected.masker, "a different account", finding.standards)


def _first_of_each_group(notes: Sequence[Note]) -> list[Note]:
    first: dict[str, Note] = {}
    for note in notes:
        first.setdefault(note.group, note)
    return list(first.values())


def _of(finding: Finding, polarity: Polarity) -> list[Note]:
    return [note for note in finding.notes if note.polarity is polarity]


def _ratings_of_the_visit(
    collected: Collected, parts: dict[Part, list[Note]]
) -> Iterator[Statement]:
    if parts[Part.RATING]:
        for note in parts[Part.RATING]:
            yield says(note, collected.masker, "Rating, as recorded")
    else:
        yield for_the_panel("Rating (none is recorded for this review)")
