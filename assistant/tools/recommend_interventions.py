"""Tool: the interventions listed for a level or rating, what one of them is, and what helps."""

from __future__ import annotations

from typing import Any

from assistant.interventions import (
    exploratory_named,
    levels_listing,
    levels_named,
    name_key,
    rating_named,
    rows_for,
    rows_for_rating,
    support_for,
    supportive_named,
)
from assistant.question import Status
from assistant.risk import LEVELS, rate
from assistant.risk_proposal import propose
from assistant.tools.context import ToolContext
from assistant.tools.quoting import edition, own_words_caution, quoted, token, tokens
from assistant.tools.report import ToolReport
from corpus.failures import BadInput
from corpus.framework.model import (
    ExploratoryIntervention,
    LevelRow,
    Rating,
    RiskLevel,
    SupportiveIntervention,
    Wording,
)

EXAMPLES = (
    "The handbook gives these as examples and calls itself not prescriptive, so another "
    "intervention is not forbidden; say why it is proportionate."
)


def recommend_interventions(
    context: ToolContext,
    level: str = "",
    rating: str = "",
    concern: str = "",
    intervention: str = "",
) -> ToolReport:
    """Give the interventions for a level of risk or a rating, or explain one intervention.

    Args:
        level: High, Medium or Low.
        rating: A cell of the matrix instead of a level: G, G/A, A, A/R or R.
        concern: What is wrong and why, to find what support would help.
        intervention: One intervention, e.g. "desktop review": what it is, and whether it is
            listed for the level.
    """
    levels = levels_named(level)
    if level.strip() and not levels:
        message = "A level is High, Medium or Low; nothing was looked up."
        raise BadInput(message)
    if intervention.strip():
        return _one(context, intervention, levels or _levels_of(rating))
    if rating.strip():
        return _for_rating(context, rating_named(rating), concern)
    if levels:
        return _for_levels(context, levels, concern)
    if concern.strip():
        return _for_concern(context, concern)
    message = "Say for which level (High, Medium, Low), rating or concern."
    raise BadInput(message)


def _levels_of(rating: str) -> tuple[RiskLevel, ...]:
    return LEVELS[rating_named(rating)] if rating.strip() else ()


def _for_levels(context: ToolContext, levels: tuple[RiskLevel, ...], concern: str) -> ToolReport:
    rows = rows_for(context.loaded.framework, levels)
    lead = " ".join(_row(context, row) for row in rows)
    return _report(context, rows, lead, concern, topic={"level": " / ".join(levels)})


def _for_rating(context: ToolContext, rating: Rating, concern: str) -> ToolReport:
    rows = rows_for_rating(context.loaded.framework, rating)
    listed = " ".join(_row(context, row) for row in rows)
    if len(rows) == 1:
        note = f"{rating} reads as {rows[0].level}, an inference the handbook does not make itself."
    else:
        note = (
            f"{rating} stands for {rows[0].level} or {rows[1].level}: the handbook does not say "
            "which, so a named person chooses and says why."
        )
    return _report(context, rows, listed, concern, (note,), {"rating": rating.value})


def _report(
    context: ToolContext,
    rows: tuple[LevelRow, ...],
    lead: str,
    concern: str,
    notes: tuple[str, ...] = (),
    topic: dict[str, str] | None = None,
) -> ToolReport:
    named = [each for row in rows for each in row.interventions]
    described = _described(context, named)
    support = support_for(context.loaded.framework, concern) if concern.strip() else ()
    return ToolReport(
        status=Status.ANSWERED,
        lead=lead,
        statements=(
            *(line for each in described for line in _lines(context, each)),
            *(_support_line(context, each) for each in support),
        ),
        cautions=(*notes, EXAMPLES, *_inferred(described), *own_words_caution(context, named)),
        result={
            "levels": [
                {"level": row.level.value, "interventions": [i.text for i in row.interventions]}
                for row in rows
            ],
            "exploratory": [_as_result(each) for each in described],
            "supportive": [each.name for each in support],
        },
        topic=topic or {},
    )


def _for_concern(context: ToolContext, concern: str) -> ToolReport:
    framework = context.loaded.framework
    proposal = propose(framework, concern, context.embedder)
    support = support_for(framework, concern) or framework.supportive
    support_lines = tuple(_support_line(context, each) for each in support)
    result: dict[str, Any] = {"supportive": [each.name for each in support]}
    if proposal.likelihood is None or proposal.impact is None:
        return ToolReport(
            status=Status.CLARIFY,
            lead="What level of risk did a person give this? The exploratory interventions depend "
            "on it, and these words do not tell how likely and how serious it is.",
            statements=support_lines,
            cautions=own_words_caution(context, [each.description for each in support]),
            result=result,
        )
    rated = rate(framework, proposal.likelihood, proposal.impact)
    rows = rows_for(framework, rated.levels)
    proposed = (
        f"Proposed for a person to decide: likelihood {proposal.likelihood} and impact "
        f"{proposal.impact}, which would be {rated.rating} "
        f"{token(context, rated.cell.wording)}".rstrip()
        + "."
    )
    return ToolReport(
        status=Status.NEEDS_PERSON,
        lead=proposed,
        statements=(*(f"- {_row(context, row)}" for row in rows), *support_lines),
        cautions=(
            *proposal.reasons,
            EXAMPLES,
            "The choice is a person's and is recorded with its reasons.",
            *own_words_caution(context, [rated.cell.wording]),
        ),
        result=result
        | {
            "proposed": True,
            "rating": rated.rating.value,
            "levels": [
                {"level": row.level.value, "interventions": [i.text for i in row.interventions]}
                for row in rows
            ],
        },
        topic={"rating": rated.rating.value},
    )


def _one(context: ToolContext, name: str, levels: tuple[RiskLevel, ...]) -> ToolReport:
    framework = context.loaded.framework
    explored = exploratory_named(framework, name)
    if explored:
        return _explored(context, explored, levels)
    supported = supportive_named(framework, name)
    if supported:
        return ToolReport(
            status=Status.ANSWERED,
            lead=f"{supported.name} is one of the {len(framework.supportive)} supportive "
            f"interventions of {edition(context)}: {quoted(context, supported.description)}",
            statements=(f"What it brings: {quoted(context, supported.benefit)}",),
            cautions=own_words_caution(context, [supported.description]),
            result={"supportive": [supported.name]},
            topic={"intervention": supported.name},
        )
    names = [each.name for each in framework.exploratory]
    names += [each.name for each in framework.supportive]
    return ToolReport(
        status=Status.NOT_IN_DOCUMENTS,
        lead=f"The {edition(context)} handbook has no intervention of that name.",
        cautions=(f"Those it has are: {'; '.join(names)}.",),
        result={"exploratory": [], "supportive": []},
    )


def _explored(
    context: ToolContext, known: ExploratoryIntervention, levels: tuple[RiskLevel, ...]
) -> ToolReport:
    framework = context.loaded.framework
    listing = levels_listing(framework, known.name)
    rows = rows_for(framework, listing)
    own = [
        each
        for row in rows
        for each in row.interventions
        if name_key(each.text) == name_key(known.name)
    ]
    where = " and ".join(level.value for level in listing)
    cited = tokens(context, own)
    unlisted = [level for level in levels if level not in listing]
    if unlisted:
        asked = " or ".join(level.value for level in unlisted)
        lead = (
            f"{known.name} are not listed for {asked} risk in {edition(context)}; the table "
            f"lists them under {where} {cited}".rstrip()
            + "."
        )
    else:
        lead = f"{known.name}: the {edition(context)} table lists them under {where} {cited}"
    wordings = [known.why, known.what, known.who, *known.outcomes]
    others = rows_for(framework, levels) if unlisted else ()
    return ToolReport(
        status=Status.ANSWERED,
        lead=lead.rstrip(),
        statements=(*_lines(context, known), *(f"- {_row(context, row)}" for row in others)),
        cautions=(EXAMPLES, *_inferred([known]), *own_words_caution(context, wordings)),
        result={"exploratory": [_as_result(known)], "levels": [each.value for each in listing]},
        topic={"intervention": known.name},
    )


def _described(context: ToolContext, named: list[Wording]) -> list[ExploratoryIntervention]:
    known = [exploratory_named(context.loaded.framework, each.text) for each in named]
    return list({each.name: each for each in known if each}.values())


def _row(context: ToolContext, row: LevelRow) -> str:
    listed = "; ".join(f"{each.text} {token(context, each)}".rstrip() for each in row.interventions)
    return f"For {row.level} risk the {edition(context)} handbook gives as examples: {listed}."


def _lines(context: ToolContext, known: ExploratoryIntervention) -> tuple[str, ...]:
    outcomes = "; ".join(quoted(context, each) for each in known.outcomes)
    return (
        f"- {known.name}, why: {quoted(context, known.why)}",
        f"- {known.name}, what: {quoted(context, known.what)}",
        f"- {known.name}, who: {quoted(context, known.who)}",
        f"- {known.name}, what they lead to: {outcomes}",
    )


def _support_line(context: ToolContext, known: SupportiveIntervention) -> str:
    return f"- Support that could help, {known.name}: {quoted(context, known.description)}"


def _inferred(described: list[ExploratoryIntervention]) -> tuple[str, ...]:
    if any(each.outcomes_inferred for each in described):
        return (
            (
                "The figure prints the outcomes apart from the names; which belong to which is "
                "inferred from their order."
            ),
        )
    return ()


def _as_result(known: ExploratoryIntervention) -> dict[str, Any]:
    return {
        "name": known.name,
        "why": known.why.text,
        "what": known.what.text,
        "who": known.who.text,
        "outcomes": [each.text for each in known.outcomes],
    }
