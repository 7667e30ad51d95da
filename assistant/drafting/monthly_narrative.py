"""The monthly narrative: what moved on the register, what is grave, and what must be decided.

Every number is computed from the register's rows, and each count names what it counts. The five
contents that the handbook asks of a narrative each have their heading (Quality Framework Handbook
2017/18, Reporting). Opens nothing itself; it composes what was collected.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Collected
from assistant.drafting.draft import DraftSection, Statement
from assistant.drafting.month import Month, month_of
from assistant.drafting.narrative_evidence import (
    data_quality,
    emerging,
    good_practice,
    themes,
)
from assistant.drafting.narrative_tables import GRAVE, exceptions, mitigation, situation
from assistant.drafting.statements import (
    computed,
    day_in_words,
    for_the_panel,
    from_request,
    not_recorded,
    suggested,
)
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.register import Concern
from corpus.framework.model import Rating

_NONE = re.compile(r"\W*(?:none|nil|no|n/?a)(?: (?:identified|known|recorded))?\W*$", re.IGNORECASE)


def monthly_narrative(collected: Collected) -> tuple[DraftSection, ...]:
    """Return the sections of the narrative in their order."""
    month = month_of(collected)
    lines = month.lines
    grave = [one for one in month.closing if lines.rated(one) in (*GRAVE, None)]
    shown = exceptions(month)
    return (
        _header(collected, month),
        DraftSection(heading="Headline: movements this month", statements=_headline(month)),
        situation(collected, month, shown),
        mitigation(month, shown),
        DraftSection(heading="Impact on patient safety", statements=_safety(month)),
        DraftSection(
            heading="Emerging intelligence (early warning, unverified)",
            statements=emerging(collected, month),
        ),
        DraftSection(
            heading="Interventions done and planned, and reports outstanding",
            statements=_interventions(collected, month),
        ),
        DraftSection(heading="Themes across learner groups", statements=themes(collected, month)),
        DraftSection(
            heading="Best practice and quality improvement",
            statements=good_practice(collected, month),
        ),
        DraftSection(heading="Data quality and gaps", statements=data_quality(collected, month)),
        DraftSection(heading="Decisions asked", statements=tuple(_decisions(month, grave))),
        DraftSection(
            heading="Sign-off",
            statements=(
                for_the_panel("Approved by the Postgraduate Dean (name and date)"),
                for_the_panel("Quarterly sign-off by the Regional DEQ (name and date)"),
            ),
        ),
    )


def _header(collected: Collected, month: Month) -> DraftSection:
    request = collected.request
    statements = [
        computed(f"Provider: {collected.provider.name}"),
        computed(f"Papers supplied: {len(collected.papers)}"),
        computed(f"Month: {month.in_words}", month.any_anchor())
        if month.key
        else not_recorded("Month"),
        _cut_off(month),
        computed(f"Written on: {day_in_words(request.today)}"),
        not_recorded("Local office"),
        not_recorded("Author"),
        not_recorded("Approver"),
        for_the_panel("Distribution, and which lines are restricted"),
    ]
    if request.brief:
        statements.append(from_request("Asked for", request.brief))
    return DraftSection(heading="Header", statements=tuple(statements))


def _cut_off(month: Month) -> Statement:
    if month.key is None or month.movements is None:
        return not_recorded("Data cut-off")
    if month.stated_cut_off is None:
        return not_recorded("Data cut-off (the register states none)")
    return computed(f"Data cut-off: {day_in_words(month.stated_cut_off)}", month.any_anchor())


def _headline(month: Month) -> tuple[Statement, ...]:
    moved = month.movements
    if moved is None:
        return (not_recorded("Movements (no register of concerns was supplied)"),)
    lines = month.lines
    said = [
        computed(
            f"Open at the start {len(moved.opening)}, plus new {len(moved.new)}, less closed "
            f"{len(moved.closed)}: open at the end {len(moved.closing)}.",
            lines.anchors(moved.closing),
        )
    ]
    overdue = f"Overdue means on {day_in_words(month.today)}, the day of writing."
    if moved.compared_with:
        compared = f"Compared with {_month_in_words(moved.compared_with)}. {overdue}"
        said.append(computed(compared, month.any_anchor()))
    else:
        said.append(
            computed(
                "The register gives no earlier month; movements rest on each row's own dates and "
                f"previous rating. {overdue}",
                month.any_anchor(),
            )
        )
    for what, movements in (
        ("New", moved.new),
        ("Reopened", moved.reopened),
        ("Raised", moved.raised),
        ("Lowered", moved.lowered),
        ("Closed", moved.closed),
        ("Overdue", moved.overdue),
        ("Rating cannot be compared", moved.not_comparable),
        ("No longer on the register and nowhere closed", moved.missing),
    ):
        if movements or what in ("New", "Raised", "Lowered", "Closed", "Overdue"):
            said.append(lines.count(what, [one.concern for one in movements], in_words=True))
        if what == "Closed":
            said.extend(lines.closed(one.concern) for one in movements)
    if moved.unchanged:
        said.append(lines.count("Unchanged", [one.concern for one in moved.unchanged]))
    return tuple(said)


def _safety(month: Month) -> tuple[Statement, ...]:
    lines = month.lines
    said = []
    blank = []
    none = []
    for one in month.closing:
        impact = lines.field(one, "safety")
        if impact.sources and _NONE.match(impact.text):
            none.append(one)
        elif impact.sources:
            text = f"{lines.name(one)}: {impact.text}"
            said.append(
                impact.model_copy(
                    update={"text": text, "sources": (*impact.sources, *lines.anchors([one]))}
                )
            )
        else:
            blank.append(one)
    if none:
        said.append(lines.count("None, as the register states it", none))
    if blank:
        names = ", ".join(lines.name(one) for one in blank)
        unsaid = not_recorded(f"Impact on patient safety of {names}")
        said.append(unsaid.model_copy(update={"sources": lines.anchors(blank)}))
    return tuple(said) or (not_recorded("Impact on patient safety"),)


def _interventions(collected: Collected, month: Month) -> tuple[Statement, ...]:
    held = tuple(_reviews_held(collected))
    said = (*held, *month.interventions(and_sources=not held))
    none = () if said else (not_recorded("Interventions"),)
    return (*said, *none, not_recorded("Reports outstanding"))


def _reviews_held(collected: Collected) -> Iterator[Statement]:
    """Give each review of which there are notes, with type and dates as they state them."""
    for paper in collected.of_kind(EvidenceKind.VISIT_NOTES):
        facts = [fact for fact in (paper.facts.review_type, *paper.facts.dates) if fact]
        spans = tuple(dict.fromkeys(paper.span(fact.text, fact.place) for fact in facts))
        if spans and all(collected.masker.mask(span.quote).whole for span in spans):
            told = ", ".join(span.quote for span in spans)
            yield Statement(text=f"Held: {told} ({paper.text.name})", sources=spans)


def _decisions(month: Month, grave: Sequence[Concern]) -> Iterator[Statement]:
    lines = month.lines
    straddling = [one for one in grave if lines.rated(one) is Rating.A_R]
    if straddling:
        names = ", ".join(lines.name(one) for one in straddling)
        yield suggested(
            f"To decide: is each concern rated A/R taken as High or as Medium ({names})?",
            lines.anchors(straddling),
        )
    differing = [one for one in month.closing if lines.differing(one)]
    if differing:
        names = ", ".join(lines.name(one) for one in differing)
        yield suggested(
            f"To decide: which rating stands where the register and the matrix differ ({names})?",
            lines.anchors(differing),
        )
    if month.movements and month.movements.missing:
        gone = [one.concern for one in month.movements.missing]
        names = ", ".join(lines.name(one) for one in gone)
        yield suggested(
            f"To decide: was each of these closed, and by whom ({names})?", lines.anchors(gone)
        )
    yield for_the_panel("Other decisions asked of the Dean or the Regional DEQ")


def _month_in_words(key: str) -> str:
    return f"{dt.date.fromisoformat(f'{key}-01'):%B %Y}"
