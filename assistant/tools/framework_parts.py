"""The parts of the framework laid out for `list_framework`: complete, in order, counted.

Every count comes from the values. Must not know how a part is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.sources import edition_name
from assistant.standards import of_domain
from assistant.tools.context import ToolContext
from assistant.tools.counting import where_counted
from assistant.tools.quoting import edition, quoted, token, tokens
from corpus.failures import BadInput
from corpus.framework.model import ScaleStep, Wording

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Listing:
    """A part laid out: its first sentence, its lines, and what stands behind them."""

    lead: str
    lines: list[str]
    result: list[Any]
    wordings: list[Wording]
    cautions: list[str] = field(default_factory=list)


def count(number: int) -> str:
    """Return a small number in words, a larger one in figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def domains(context: ToolContext) -> Listing:
    """Lay out the six domains with how many standards each has."""
    framework = context.loaded.framework
    wordings = [domain.title for domain in framework.domains]
    cited = where_counted(context) or tokens(context, wordings[:1])
    return Listing(
        lead=f"{edition(context)} has {count(len(framework.domains))} domains with "
        f"{len(framework.standards)} standards in all {cited}".rstrip()
        + ".",
        lines=[
            f"- Domain {domain.number}: {quoted(context, domain.title)}, with "
            f"{count(len(of_domain(framework, domain.number)))} standards."
            for domain in framework.domains
        ],
        result=[
            {
                "number": domain.number,
                "title": domain.title.text,
                "standards": len(of_domain(framework, domain.number)),
            }
            for domain in framework.domains
        ],
        wordings=wordings,
        cautions=["The strategy of 2021 also has six domains; its list of standards is not held."],
    )


def standards(context: ToolContext, domain: int | None = None) -> Listing:
    """Lay out all standards, or those of one domain. Raises `BadInput` for no such domain."""
    framework = context.loaded.framework
    chosen = of_domain(framework, domain) if domain else framework.standards
    if not chosen:
        message = f"There is no domain {domain}; there are {len(framework.domains)}."
        raise BadInput(message)
    wordings = [standard.wording for standard in chosen]
    counted = (
        f"Domain {domain} of {edition(context)} has {count(len(chosen))} standards"
        if domain
        else f"{edition(context)} has {len(chosen)} standards in "
        f"{count(len(framework.domains))} domains"
    )
    listed = tokens(context, [wordings[0], wordings[-1]])
    cited = listed if domain else where_counted(context) or listed
    return Listing(
        lead=f"{counted} {cited}".rstrip() + ".",
        lines=[f"- {standard.number}: {quoted(context, standard.wording)}" for standard in chosen],
        result=[{"id": standard.id, "text": standard.wording.text} for standard in chosen],
        wordings=wordings,
        cautions=[
            (
                f"These are the standards of {edition(context)}, the only list held; the documents "
                "of 2021 name six domains and print no standards."
            )
        ],
    )


def matrix(context: ToolContext) -> Listing:
    """Lay out the cells, row by row from the most likely down."""
    framework = context.loaded.framework
    lines = []
    for row in sorted({cell.likelihood for cell in framework.matrix}, reverse=True):
        cells = sorted(
            (cell for cell in framework.matrix if cell.likelihood == row),
            key=lambda cell: cell.impact,
        )
        shown = ", ".join(f"impact {cell.impact} {cell.rating}" for cell in cells)
        cited = token(context, cells[0].wording)
        lines.append(f"- Likelihood {row}: {shown} {cited}".rstrip())
    return Listing(
        lead=f"The {edition(context)} risk matrix has {len(framework.matrix)} cells, likelihood "
        "by impact, each 1 to 5.",
        lines=lines,
        result=[
            {"likelihood": cell.likelihood, "impact": cell.impact, "rating": cell.rating.value}
            for cell in framework.matrix
        ],
        wordings=[cell.wording for cell in framework.matrix],
        cautions=[
            (
                "A rating is a cell and not a product, and the handbook does not say which level "
                "the letters stand for."
            )
        ],
    )


def scale(context: ToolContext, name: str, steps: tuple[ScaleStep, ...]) -> Listing:
    """Lay out the steps of a scale with their descriptors."""
    return Listing(
        lead=f"The {edition(context)} scale of {name} has {count(len(steps))} steps.",
        lines=[
            f"- {step.score} {step.label}: "
            + "; ".join(quoted(context, each) for each in step.descriptors)
            for step in steps
        ],
        result=[
            {
                "score": step.score,
                "label": step.label,
                "descriptors": [each.text for each in step.descriptors],
            }
            for step in steps
        ],
        wordings=[each for step in steps for each in step.descriptors],
    )


def levels(context: ToolContext) -> Listing:
    """Lay out the levels of risk with their examples."""
    framework = context.loaded.framework
    wordings = [each for row in framework.levels for each in row.interventions]
    return Listing(
        lead=f"{edition(context)} gives examples of interventions for "
        f"{count(len(framework.levels))} levels of risk.",
        lines=[
            f"- {row.level}: " + "; ".join(quoted(context, each) for each in row.interventions)
            for row in framework.levels
        ],
        result=[
            {"level": row.level.value, "interventions": [each.text for each in row.interventions]}
            for row in framework.levels
        ],
        wordings=wordings,
        cautions=["These are examples; the handbook does not forbid others."],
    )


def exploratory(context: ToolContext) -> Listing:
    """Lay out the ways to find out more."""
    known = context.loaded.framework.exploratory
    return Listing(
        lead=f"{edition(context)} has {count(len(known))} exploratory interventions.",
        lines=[
            f"- {each.name}, why: {quoted(context, each.why)}; what: {quoted(context, each.what)}; "
            f"who: {quoted(context, each.who)}; what they lead to: "
            + "; ".join(quoted(context, outcome) for outcome in each.outcomes)
            for each in known
        ],
        result=[
            {
                "name": each.name,
                "why": each.why.text,
                "what": each.what.text,
                "who": each.who.text,
                "outcomes": [outcome.text for outcome in each.outcomes],
            }
            for each in known
        ],
        wordings=[wording for each in known for wording in (each.why, each.what, each.who)],
        cautions=["Which outcomes belong to which is inferred: the figure prints them apart."],
    )


def supportive(context: ToolContext) -> Listing:
    """Lay out the ways to help."""
    known = context.loaded.framework.supportive
    return Listing(
        lead=f"{edition(context)} names {count(len(known))} supportive interventions.",
        lines=[
            f"- {each.name}: {quoted(context, each.description)} "
            f"What it brings: {quoted(context, each.benefit)}"
            for each in known
        ],
        result=[
            {
                "name": each.name,
                "description": each.description.text,
                "benefit": each.benefit.text,
            }
            for each in known
        ],
        wordings=[each.description for each in known],
    )


def scenarios(context: ToolContext) -> Listing:
    """Lay out the worked examples."""
    known = context.loaded.framework.scenarios
    return Listing(
        lead=f"The {edition(context)} handbook has {count(len(known))} scenarios.",
        lines=[
            f"- Scenario {each.number} ({each.level}): {quoted(context, each.situation)}"
            for each in known
        ],
        result=[
            {"number": each.number, "level": each.level, "situation": each.situation.text}
            for each in known
        ],
        wordings=[each.situation for each in known],
        cautions=["Medium / Low is a level that the table of interventions does not have."],
    )


def pathways(context: ToolContext) -> Listing:
    """Lay out the routes for a learner's concern."""
    known = context.loaded.framework.pathways
    return Listing(
        lead=f"{edition(context)} has {count(len(known))} pathways for a learner's concern.",
        lines=[f"- Pathway {each.number}: {quoted(context, each.wording)}" for each in known],
        result=[{"number": each.number, "name": each.name} for each in known],
        wordings=[each.wording for each in known],
        cautions=["If anyone is in immediate danger, act at once; the pathways do not come first."],
    )


def cadences(context: ToolContext) -> Listing:
    """Lay out the tiers of reporting."""
    known = context.loaded.framework.cadences
    return Listing(
        lead=f"The {edition(context)} reporting hierarchy has {count(len(known))} tiers.",
        lines=[f"- {each.name}: {quoted(context, each.wording)}" for each in known],
        result=[{"name": each.name, "text": each.wording.text} for each in known],
        wordings=[each.wording for each in known],
    )


def roles(context: ToolContext) -> Listing:
    """Lay out every body and office with its duties and edition."""
    known = context.loaded.framework.roles
    editions = sorted({edition_name(role.edition) for role in known})
    return Listing(
        lead=f"The documents of {' and '.join(editions)} give duties to {count(len(known))} bodies "
        "and offices.",
        lines=[
            f"- {role.name} ({edition_name(role.edition)}): "
            + "; ".join(quoted(context, duty) for duty in role.duties)
            for role in known
        ],
        result=[
            {
                "name": role.name,
                "edition": role.edition,
                "duties": [duty.text for duty in role.duties],
            }
            for role in known
        ],
        wordings=[duty for role in known for duty in role.duties],
        cautions=["Bodies changed between the editions; each line names its own."],
    )
