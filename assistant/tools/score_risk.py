"""Tool: the cell of the risk matrix, or a proposal of likelihood and impact for a concern."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import WithJsonSchema

from assistant.question import Status
from assistant.risk import RiskRating, as_row, cells_with_product, rate, step
from assistant.risk_proposal import propose, proposed_row
from assistant.tools.context import ToolContext
from assistant.tools.quoting import edition, own_words_caution, token
from assistant.tools.report import ToolReport
from corpus.failures import BadInput
from corpus.framework.model import MatrixCell, Rating

#: Whatever a model or a person gave: `risk.score` judges it, so that each gets the same sentence.
Number = Annotated[Any, WithJsonSchema({"type": "number"})]


def score_risk(
    context: ToolContext,
    likelihood: Number = None,
    impact: Number = None,
    product: Number = None,
    either_order: bool = False,
    concern: str = "",
    order_before: str = "",
) -> ToolReport:
    """Look up the rating of a likelihood and an impact in the risk matrix, each 1 to 5.

    Args:
        likelihood: The likelihood, 1 to 5, as a person gave it.
        impact: The impact, 1 to 5, as a person gave it.
        product: A single "score" such as 10, when only that was given.
        either_order: True when two numbers were given without saying which is which.
        concern: A concern in words, to propose a likelihood and an impact for.
        order_before: "likelihood first" or "impact first", when two bare numbers follow a question
            that told the order.
    """
    if product is not None:
        return _of_product(context, product)
    if likelihood is None and impact is None and concern.strip():
        return _of_concern(context, concern)
    rating = rate(context.loaded.framework, likelihood, impact)
    if either_order:
        return _of_pair(context, rating)
    report = _of_cell(context, rating)
    if order_before.strip():
        said = f"The order is taken from the question before: {order_before.strip()}."
        return report.model_copy(update={"cautions": (said, *report.cautions)})
    return report


def _of_cell(context: ToolContext, rating: RiskRating) -> ToolReport:
    cell = rating.cell
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"{_named(context, cell)} is {cell.rating} in the {edition(context)} risk matrix "
        f"{token(context, cell.wording)}".rstrip()
        + ".",
        statements=(_row(context, cell), *_interventions(context, rating)),
        cautions=(
            (
                f"This is a cell of the matrix, looked up; it is not {cell.likelihood} × "
                f"{cell.impact} = {cell.likelihood * cell.impact}, for the handbook has no score."
            ),
            _level_caution(rating),
            "A named person sets likelihood and impact, and answers for the rating.",
            *own_words_caution(context, [cell.wording]),
        ),
        result=as_row(context.loaded, rating),
        topic=_topic(cell),
    )


def _of_pair(context: ToolContext, rating: RiskRating) -> ToolReport:
    other = rate(context.loaded.framework, rating.cell.impact, rating.cell.likelihood)
    if other.rating == rating.rating:
        return _of_cell(context, rating)
    return ToolReport(
        status=Status.CLARIFY,
        lead="Which of the two is the likelihood? The order changes the rating.",
        statements=(_cell_line(context, rating.cell), _cell_line(context, other.cell)),
        result={"cells": [as_row(context.loaded, each) for each in (rating, other)]},
    )


def _of_product(context: ToolContext, product: Number) -> ToolReport:
    if isinstance(product, bool) or not isinstance(product, int | float) or product != int(product):
        message = "Give the likelihood and the impact, each from 1 to 5. Nothing was rated."
        raise BadInput(message)
    framework, whole = context.loaded.framework, int(product)
    cells = cells_with_product(framework, whole)
    ratings = [rate(framework, cell.likelihood, cell.impact) for cell in cells]
    result = {"cells": [as_row(context.loaded, each) for each in ratings]}
    if not cells:
        return ToolReport(
            status=Status.CLARIFY,
            lead=f"No likelihood and impact from 1 to 5 give {whole}; what are the two?",
            cautions=("The handbook defines no score; a rating is a cell of the matrix.",),
            result=result,
        )
    letters = sorted({cell.rating for cell in cells}, key=list(Rating).index)
    differ = len(letters) > 1
    return ToolReport(
        status=Status.CLARIFY if len(cells) > 1 else Status.ANSWERED,
        lead=f"{whole} is no rating by itself: the {edition(context)} matrix defines no score, "
        + (
            "and the cells behind that number are rated differently"
            if differ
            else f"and what lies behind that number is rated {letters[0]}"
        )
        + (". What are the likelihood and the impact?" if len(cells) > 1 else "."),
        statements=tuple(_cell_line(context, cell) for cell in cells),
        cautions=(
            (
                "Which level a rating stands for is not in the handbook; G/A and A/R straddle two, "
                "and a named person chooses."
            ),
            *own_words_caution(context, [cell.wording for cell in cells]),
        ),
        result=result,
    )


def _of_concern(context: ToolContext, concern: str) -> ToolReport:
    framework = context.loaded.framework
    proposal = propose(framework, concern, context.embedder)
    result = proposed_row(context.loaded, proposal)
    reasons = tuple(f"- {reason}" for reason in proposal.reasons)
    whose = "A named person sets likelihood and impact; what stands here is a proposal only."
    if proposal.likelihood is None or proposal.impact is None:
        return ToolReport(
            status=Status.NEEDS_PERSON,
            lead="These words do not tell both how likely and how serious it is, so there is no "
            "rating to propose.",
            statements=reasons,
            cautions=(whose,),
            result=result,
        )
    rating = rate(framework, proposal.likelihood, proposal.impact)
    cell = rating.cell
    return ToolReport(
        status=Status.NEEDS_PERSON,
        lead=f"Proposed for a person to decide: {_named(context, cell).lower()}, which would be "
        f"{cell.rating} in the {edition(context)} matrix {token(context, cell.wording)}".rstrip()
        + ".",
        statements=(*reasons, *_interventions(context, rating)),
        cautions=(whose, _level_caution(rating), *own_words_caution(context, [cell.wording])),
        result=result,
        topic=_topic(cell),
    )


def _named(context: ToolContext, cell: MatrixCell) -> str:
    framework = context.loaded.framework
    likely, serious = (
        step(framework.likelihood, cell.likelihood),
        step(framework.impact, cell.impact),
    )
    return (
        f"Likelihood {cell.likelihood}{f' ({likely.label})' if likely else ''} and "
        f"impact {cell.impact}{f' ({serious.label})' if serious else ''}"
    )


def _row(context: ToolContext, cell: MatrixCell) -> str:
    row = sorted(
        (each for each in context.loaded.framework.matrix if each.likelihood == cell.likelihood),
        key=lambda each: each.impact,
    )
    ratings = ", ".join(f"{each.impact} {each.rating}" for each in row)
    return (
        f"For likelihood {cell.likelihood} the matrix has by impact: {ratings} "
        f"{token(context, cell.wording)}".rstrip()
        + "."
    )


def _cell_line(context: ToolContext, cell: MatrixCell) -> str:
    return f"- {_named(context, cell)}: {cell.rating} {token(context, cell.wording)}".rstrip()


def _interventions(context: ToolContext, rating: RiskRating) -> tuple[str, ...]:
    rows = [row for row in context.loaded.framework.levels if row.level in rating.levels]
    return tuple(
        f"- For a {row.level.value.lower()} risk the handbook gives as examples: "
        + "; ".join(f"{each.text} {token(context, each)}".rstrip() for each in row.interventions)
        for row in rows
    )


def _level_caution(rating: RiskRating) -> str:
    if rating.level_status == "reads_as":
        return (
            f"{rating.rating} reads as {rating.levels[0]}, which is an inference: the handbook "
            "does not say which level the letters stand for."
        )
    low, high = rating.levels
    return (
        f"The handbook does not say whether {rating.rating} is {low} or {high}; "
        "a named person chooses and says why."
    )


def _topic(cell: MatrixCell) -> dict[str, str]:
    return {
        "likelihood": str(cell.likelihood),
        "impact": str(cell.impact),
        "rating": cell.rating.value,
    }
