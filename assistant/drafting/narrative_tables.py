"""The two tables of the monthly narrative: grave and moving concerns, and what is done about them.

A concern that is stable is counted in one line; a column that nobody filled is named once. Must not
know the order of the narrative.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.collected import Collected
from assistant.drafting.draft import DraftSection, Statement, Table
from assistant.drafting.month import Month
from assistant.drafting.ratings import ratings_in_notes
from assistant.drafting.statements import computed, not_recorded
from assistant.drafting.wording import joined, without_blank_columns
from corpus.evidence.register import Concern
from corpus.framework.model import Rating

#: Ratings that the table shows. R reads as High; A/R may be High or Medium, which a person decides.
GRAVE = (Rating.R, Rating.A_R)


def exceptions(month: Month) -> list[Concern]:
    """Return the concerns that a narrative shows: grave, moved, overdue, or with a blank to fill.

    The rest is stable and told in one line.
    """
    if month.movements is None:
        return []
    moved = month.movements
    shown = [
        one.concern
        for held in (moved.new, moved.reopened, moved.raised, moved.lowered, moved.overdue)
        for one in held
    ]
    lines = month.lines
    return [
        one
        for one in month.closing
        if lines.rated(one) in (*GRAVE, None)
        or one in shown
        or lines.differing(one)
        or not (one.owner and one.due)
    ]


def situation(collected: Collected, month: Month, shown: Sequence[Concern]) -> DraftSection:
    """Return the concerns to look at, gravest first; without a register, ratings of the notes."""
    heading = "Local situation and concerns: high-risk concerns, gravest first"
    if month.movements is None:
        noted = tuple(ratings_in_notes(collected))
        return DraftSection(heading=heading, statements=(not_recorded("Concerns"), *noted))
    lines = month.lines
    rows = tuple(
        (
            _lines_of(lines.joined(one, "site", "unit", "specialty", "learner_groups"), one, month),
            lines.field(one, "concern"),
            lines.rating(one),
            lines.direction(one, *month.way(one)),
            lines.joined(one, "sources", "date_raised"),
        )
        for one in shown
    )
    said = [
        computed(
            "Shown: open concerns whose cell of the matrix is R or A/R, those that moved or are "
            "overdue, and those with a rating, owner or date to settle. The handbook does not say "
            "which level A/R is; a named person decides."
        )
    ]
    others = [one for one in month.closing if one not in shown]
    if not any(lines.rated(one) in GRAVE for one in shown):
        said.append(computed("Open concerns rated R or A/R: 0", month.any_anchor()))
    for rating in reversed(list(Rating)):
        rated = [one for one in others if lines.rated(one) is rating]
        if rated:
            said.append(lines.count(f"Stable, rated {rating.value}", rated))
    columns = (
        "Ref, unit and learners", "Concern", "Likelihood, impact and cell", "Direction",
        "Sources and date raised",
    )  # fmt: skip
    table = Table(columns=columns, rows=rows) if rows else None
    return DraftSection(heading=heading, statements=tuple(said), table=table)


def _lines_of(said: Statement, concern: Concern, month: Month) -> Statement:
    """Return a concern's reference with where it is and whom it touches."""
    named = computed(month.lines.name(concern), month.lines.anchors([concern]))
    return joined([named, said]) if said.sources else named


def mitigation(month: Month, shown: Sequence[Concern]) -> DraftSection:
    """Return what was done and is planned for these concerns, by whom and by when."""
    heading = "Risks and mitigating actions: actions taken and planned"
    if month.movements is None:
        return DraftSection(heading=heading, statements=(not_recorded("Actions"),))
    lines = month.lines
    rows = tuple(
        (
            computed(lines.name(one), lines.anchors([one])),
            lines.field(one, "actions_taken", "actions"),
            lines.field(one, "actions_planned"),
            joined([lines.labelled("Owner", one, "owner"), lines.due(one, month.today)]),
            lines.field(one, "partners"),
            lines.field(one, "support"),
        )
        for one in shown
    )
    columns = (
        "Ref", "Actions taken", "Actions planned", "Owner and due date", "Partners told",
        "Support needed",
    )  # fmt: skip
    if not rows:
        return DraftSection(
            heading=heading, statements=(computed("High-risk or overdue concerns: 0"),)
        )
    return without_blank_columns(
        DraftSection(heading=heading, table=Table(columns=columns, rows=rows))
    )
