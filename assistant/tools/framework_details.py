"""Pieces of the framework's parts for `list_framework`: steps of a scale, cells of a rating.

Must not know how a piece is asked for.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.tools.context import ToolContext
from assistant.tools.framework_parts import Listing, count, scale
from assistant.tools.quoting import edition, quoted, token, tokens
from assistant.words import stems
from corpus.failures import BadInput
from corpus.framework.model import Rating, ScaleStep


def step_of(context: ToolContext, name: str, number: int) -> Listing:
    """Lay out one step of the scale "likelihood" or "impact". Raises `BadInput` for no such."""
    whole = _scale(context, name)
    chosen = tuple(step for step in whole if step.score == number)
    if not chosen:
        message = f"There is no {name} {number}; the scale goes from 1 to {len(whole)}."
        raise BadInput(message)
    return _some(context, name, chosen)


def steps_naming(context: ToolContext, name: str, words: str) -> Listing:
    """Lay out the steps of which a descriptor shares most words with these, or the whole scale."""
    whole, wanted = _scale(context, name), stems(words)
    shared = {
        step.score: max(len(wanted & stems(each.text)) for each in step.descriptors)
        for step in whole
        if step.descriptors
    }
    most = max(shared.values(), default=0)
    chosen = tuple(step for step in whole if most and shared.get(step.score) == most)
    return _some(context, name, chosen) if chosen else scale(context, name, whole)


def cells_rated(context: ToolContext, rating: Rating) -> Listing:
    """Lay out the cells of the matrix that hold a rating, from the most likely down."""
    framework = context.loaded.framework
    cells = sorted(
        (cell for cell in framework.matrix if cell.rating is rating),
        key=lambda cell: (-cell.likelihood, cell.impact),
    )
    wordings = [cell.wording for cell in cells]
    return Listing(
        lead=f"{count(len(cells)).capitalize()} of the {len(framework.matrix)} cells of the "
        f"{edition(context)} risk matrix are {rating} {tokens(context, wordings)}".rstrip()
        + ".",
        lines=[
            f"- Likelihood {cell.likelihood}, impact {cell.impact}: {rating} "
            f"{token(context, cell.wording)}".rstrip()
            for cell in cells
        ],
        result=[
            {"likelihood": cell.likelihood, "impact": cell.impact, "rating": cell.rating.value}
            for cell in cells
        ],
        wordings=wordings,
        cautions=["The matrix is not symmetrical: which number is the likelihood matters."],
    )


def _scale(context: ToolContext, name: str) -> tuple[ScaleStep, ...]:
    framework = context.loaded.framework
    return framework.likelihood if name == "likelihood" else framework.impact


def _some(context: ToolContext, name: str, chosen: tuple[ScaleStep, ...]) -> Listing:
    """Return some steps, the first said in full as the lead."""
    first, listed = chosen[0], scale(context, name, chosen)
    words = "; ".join(quoted(context, each) for each in first.descriptors)
    lead = f"{name.capitalize()} {first.score} in {edition(context)} is {first.label}: {words}"
    return replace(listed, lead=lead, lines=listed.lines[1:])
