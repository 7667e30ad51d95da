"""Tool: a part of the framework, complete and in order, counted from its values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from assistant.question import Status
from assistant.standards import of_domain
from assistant.tools.context import ToolContext
from assistant.tools.quoting import edition, own_words_caution, quoted, token, tokens
from assistant.tools.report import ToolReport
from corpus.failures import BadInput
from corpus.framework.model import Framework, ScaleStep, Wording

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Listing:
    """A part laid out: its first sentence, its lines, and what stands behind them."""

    lead: str
    lines: list[str]
    result: list[Any]
    wordings: list[Wording]
    cautions: list[str] = field(default_factory=list)


def list_framework(context: ToolContext, part: str) -> ToolReport:
    """List a part of the quality framework completely and in order, or say how many there are.

    Args:
        part: One of domains, standards, matrix, likelihood, impact, levels, exploratory,
            supportive, scenarios, pathways, cadences, roles; or "standards 3" for one domain.
    """
    name, number = _part(part)
    if name == "standards" and number:
        listing = _standards(context, number)
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
    msg = f"There is no such part of the framework; the parts are {', '.join(_PARTS)}."
    raise BadInput(msg)


def count(number: int) -> str:
    """Return a small number in words, a larger one in figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _domains(context: ToolContext) -> Listing:
    framework = context.loaded.framework
    wordings = [domain.title for domain in framework.domains]
    return Listing(
        lead=f"{edition(context)} has {count(len(framework.domains))} domains "
        f"{tokens(context, wordings[:1])}".rstrip()
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


def _standards(context: ToolContext, domain: int | None = None) -> Listing:
    framework = context.loaded.framework
    chosen = of_domain(framework, domain) if domain else framework.standards
    if not chosen:
        msg = f"There is no domain {domain}; there are {len(framework.domains)}."
        raise BadInput(msg)
    wordings = [standard.wording for standard in chosen]
    counted = (
        f"Domain {domain} of {edition(context)} has {count(len(chosen))} standards"
        if domain
        else f"{edition(context)} has {len(chosen)} standards in "
        f"{count(len(framework.domains))} domains"
    )
    return Listing(
        lead=f"{counted} {tokens(context, [wordings[0], wordings[-1]])}".rstrip() + ".",
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


def _matrix(context: ToolContext) -> Listing:
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


def _scale(context: ToolContext, name: str, steps: tuple[ScaleStep, ...]) -> Listing:
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


def _levels(context: ToolContext) -> Listing:
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


def _exploratory(context: ToolContext) -> Listing:
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


def _supportive(context: ToolContext) -> Listing:
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


def _scenarios(context: ToolContext) -> Listing:
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


def _pathways(context: ToolContext) -> Listing:
    known = context.loaded.framework.pathways
    return Listing(
        lead=f"{edition(context)} has {count(len(known))} pathways for a learner's concern.",
        lines=[f"- Pathway {each.number}: {quoted(context, each.wording)}" for each in known],
        result=[{"number": each.number, "name": each.name} for each in known],
        wordings=[each.wording for each in known],
        cautions=["If anyone is in immediate danger, act at once; the pathways do not come first."],
    )


def _cadences(context: ToolContext) -> Listing:
    known = context.loaded.framework.cadences
    return Listing(
        lead=f"The {edition(context)} reporting hierarchy has {count(len(known))} tiers.",
        lines=[f"- {each.name}: {quoted(context, each.wording)}" for each in known],
        result=[{"name": each.name, "text": each.wording.text} for each in known],
        wordings=[each.wording for each in known],
    )


def _roles(context: ToolContext) -> Listing:
    known = context.loaded.framework.roles
    editions = sorted({role.edition.replace("-", "/") for role in known})
    return Listing(
        lead=f"The documents of {' and '.join(editions)} give duties to {count(len(known))} bodies "
        "and offices.",
        lines=[
            f"- {role.name} ({role.edition.replace('-', '/')}): "
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


def _framework(context: ToolContext) -> Framework:
    return context.loaded.framework


_PARTS: dict[str, Callable[[ToolContext], Listing]] = {
    "domains": _domains,
    "standards": _standards,
    "matrix": _matrix,
    "likelihood": lambda context: _scale(context, "likelihood", _framework(context).likelihood),
    "impact": lambda context: _scale(context, "impact", _framework(context).impact),
    "levels": _levels,
    "exploratory": _exploratory,
    "supportive": _supportive,
    "scenarios": _scenarios,
    "pathways": _pathways,
    "cadences": _cadences,
    "roles": _roles,
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
