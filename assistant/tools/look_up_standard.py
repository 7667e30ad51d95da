"""Tool: a standard by its number, or the standards that a theme or a piece of evidence is about."""

from __future__ import annotations

from assistant.question import Status
from assistant.standard_matching import StandardMatch, match_standards, named_in_none
from assistant.standards import (
    StandardFound,
    as_row,
    by_id,
    domain_title,
    found_row,
)
from assistant.tools.context import ToolContext
from assistant.tools.quoting import edition, own_words_caution, quoted
from assistant.tools.report import ToolReport
from corpus.failures import BadInput
from corpus.framework.model import Standard

SURE = 0.75  # below this the first candidate is offered as near, not as the one that fits


def look_up_standard(context: ToolContext, standard: str = "", theme: str = "") -> ToolReport:
    """Find a quality standard by its number, or the standards that fit a piece of evidence.

    Args:
        standard: The number as asked, e.g. "3.4" or "2021:3.4".
        theme: Without a number: the theme or the evidence in the person's own words.
    """
    if standard.strip():
        return _by_number(context, standard)
    if theme.strip():
        return _by_theme(context, theme)
    message = "Say which standard: give a number such as 3.4, or describe the evidence."
    raise BadInput(message)


def _by_number(context: ToolContext, wanted: str) -> ToolReport:
    framework = context.loaded.framework
    found = by_id(framework, wanted)
    result = found_row(framework, found)
    if found.standard is None:
        return _unknown(context, found, result)
    named = found.standard
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"Standard {named.number} of {edition(context)} is: {quoted(context, named.wording)}",
        statements=(_place(context, named),),
        cautions=(_edition_caution(context), *own_words_caution(context, [named.wording])),
        result=result,
        topic={"standard": named.id},
    )


def _unknown(context: ToolContext, found: StandardFound, result: object) -> ToolReport:
    return ToolReport(
        status=Status.NOT_IN_DOCUMENTS,
        lead=found.message,
        statements=tuple(
            f"- One of the nearest is {each.number} of {edition(context)}: "
            f"{quoted(context, each.wording)}"
            for each in found.nearest
        ),
        cautions=own_words_caution(context, [each.wording for each in found.nearest]),
        result=result,
    )


def _by_theme(context: ToolContext, theme: str) -> ToolReport:
    framework = context.loaded.framework
    matches = match_standards(framework, theme, context.embedder)
    result = {"standards": [as_row(framework, m.standard, m.score, m.reason) for m in matches]}
    if not matches:
        return ToolReport(
            status=Status.NOT_IN_DOCUMENTS,
            lead=f"None of the {len(framework.standards)} standards of {edition(context)} "
            "is about this.",
            cautions=("Later editions may have a standard for it; their lists are not held.",),
            result=result,
        )
    wordings = [match.standard.wording for match in matches]
    return ToolReport(
        status=Status.ANSWERED,
        lead=_theme_lead(context, theme, matches),
        statements=tuple(_candidate(context, match) for match in matches),
        cautions=(
            "Which standard a finding goes under is the panel's judgement; these are candidates.",
            _edition_caution(context),
            *own_words_caution(context, wordings),
        ),
        result=result,
        topic={"standard": matches[0].standard.id},
    )


def _theme_lead(context: ToolContext, theme: str, matches: tuple[StandardMatch, ...]) -> str:
    first = matches[0]
    wording = quoted(context, first.standard.wording)
    unnamed = named_in_none(context.loaded.framework, theme)
    if unnamed:
        others = [f"{each.standard.number}" for each in matches[1:]]
        also = f", then {' and '.join(others)}" if others else ""
        return (
            f"No standard of {edition(context)} names “{unnamed}”; the nearest is "
            f"{first.standard.number}{also}: {wording}"
        )
    if first.score >= SURE:
        return (
            f"Of the standards of {edition(context)}, {first.standard.number} is nearest: {wording}"
        )
    return (
        f"No standard of {edition(context)} says exactly this; "
        f"the nearest is {first.standard.number}: {wording}"
    )


def _candidate(context: ToolContext, match: StandardMatch) -> str:
    title = domain_title(context.loaded.framework, match.standard.domain)
    wording = quoted(context, match.standard.wording)
    return f"- {match.standard.number} ({title}), because {match.reason}: {wording}"


def _place(context: ToolContext, named: Standard) -> str:
    domain = next(d for d in context.loaded.framework.domains if d.number == named.domain)
    title = quoted(context, domain.title)
    return f"It belongs to domain {domain.number}: {title}"


def _edition_caution(context: ToolContext) -> str:
    return (
        f"The number is that of {edition(context)}, the only list of standards held; "
        "other editions number differently."
    )
