"""Tool: a part of the framework, complete and in order, counted from its values."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question import Status
from assistant.tools import framework_parts as parts
from assistant.tools.context import ToolContext
from assistant.tools.framework_details import cells_rated, step_of, steps_naming
from assistant.tools.quoting import own_words_caution
from assistant.tools.report import ToolReport
from corpus.failures import BadInput
from corpus.framework.model import Rating

_RATING = re.compile(r"(?<![\w/])(G/A|A/R|[GAR])(?![\w/])")


def list_framework(context: ToolContext, part: str, naming: str = "") -> ToolReport:
    """List a part of the quality framework completely and in order, or say how many there are.

    Args:
        part: One of domains, standards, matrix, likelihood, impact, levels, exploratory,
            supportive, scenarios, pathways, cadences, roles; or "standards 3" for one domain,
            "impact 4" for one step of a scale, "matrix A/R" for the cells of a rating.
        naming: With likelihood or impact: words, to find the steps whose descriptors have them.
    """
    name, number = _part(part)
    if name == "standards" and number:
        listing = parts.standards(context, number)
    elif name in {"likelihood", "impact"} and number is not None:
        listing = step_of(context, name, number)
    elif name in {"likelihood", "impact"} and naming.strip():
        listing = steps_naming(context, name, naming)
    elif name == "matrix" and (rating := _RATING.search(part)):
        listing = cells_rated(context, Rating(rating[1]))
    else:
        listing = _PARTS[name](context)
    return ToolReport(
        status=Status.ANSWERED,
        lead=listing.lead,
        statements=tuple(listing.lines),
        cautions=(*listing.cautions, *own_words_caution(context, listing.wordings)),
        result={name: listing.result, "count": len(listing.result)},
        topic={"part": name},
    )


def _part(asked: str) -> tuple[str, int | None]:
    words = asked.casefold()
    number = re.search(r"\d+", words)
    for pattern, name in _CALLED:
        if re.search(pattern, words):
            return name, int(number[0]) if number else None
    message = f"There is no such part of the framework; the parts are {', '.join(_PARTS)}."
    raise BadInput(message)


def _likelihood(context: ToolContext) -> parts.Listing:
    return parts.scale(context, "likelihood", context.loaded.framework.likelihood)


def _impact(context: ToolContext) -> parts.Listing:
    return parts.scale(context, "impact", context.loaded.framework.impact)


_PARTS: dict[str, Callable[[ToolContext], parts.Listing]] = {
    "domains": parts.domains,
    "standards": parts.standards,
    "matrix": parts.matrix,
    "likelihood": _likelihood,
    "impact": _impact,
    "levels": parts.levels,
    "exploratory": parts.exploratory,
    "supportive": parts.supportive,
    "scenarios": parts.scenarios,
    "pathways": parts.pathways,
    "cadences": parts.cadences,
    "roles": parts.roles,
}

#: How people name the parts, the more particular first.
_CALLED: tuple[tuple[str, str], ...] = (
    (r"standard", "standards"),
    (r"domain", "domains"),
    (r"matrix|grid|rating|cells?", "matrix"),
    (r"likelihood", "likelihood"),
    (r"impact", "impact"),
    (r"supporti", "supportive"),
    (r"explorat", "exploratory"),
    (r"level", "levels"),
    (r"scenario|example|precedent", "scenarios"),
    (r"pathway|escalat|concern", "pathways"),
    (r"cadence|report|tier", "cadences"),
    (r"role|dut|govern|responsib", "roles"),
    (r"intervention|visit|review", "exploratory"),
)
