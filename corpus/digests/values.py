"""Lays the framework's values out in a digest, each where the original has its own wording.

Each function writes one kind of value under the section in hand and returns the framework with
the places of what it wrote. A name in `_KINDS` is what a digest file calls that kind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.digests.page import Page
from corpus.framework.model import (
    ExploratoryIntervention,
    Framework,
    MatrixCell,
    Role,
    ScaleStep,
    Scenario,
    Wording,
)


def lay_out_values(page: Page, wanted: str, framework: Framework, edition: str) -> Framework:
    """Write what a digest file asks for, e.g. "standards 1" or "roles: Placement providers".

    `edition` is the digested document's: only its own roles are written. Raises KeyError for a
    kind that does not exist, so that a slip in a digest file cannot pass.
    """
    if wanted.startswith("standards "):
        return _standards(page, framework, int(wanted.removeprefix("standards ")))
    if wanted.startswith("roles: "):
        return _roles(page, framework, edition, wanted.removeprefix("roles: ").split(", "))
    if wanted == "other roles":
        return _roles(page, framework, edition, names=None)
    return _changed(framework, **{wanted: _KINDS[wanted](page, framework)})


def _changed(framework: Framework, **parts: tuple[Any, ...]) -> Framework:
    return framework.model_copy(update=parts)


def _standards(page: Page, framework: Framework, number: int) -> Framework:
    """Write one domain: a line about it, then each of its standards as a passage of its own."""
    own = [standard for standard in framework.standards if standard.domain == number]
    (domain,) = (domain for domain in framework.domains if domain.number == number)
    page.begin_passage()
    title = page.put(domain.title, before=f"Domain {number}: ")
    page.write(
        f"Domain {number} has {len(own)} standards, {own[0].number} to {own[-1].number}.",
        is_item=True,
    )
    placed = {}
    for standard in own:
        page.begin_passage()
        wording = page.put(standard.wording, before=f"Standard {standard.number}: ")
        placed[standard.number] = standard.model_copy(update={"wording": wording})
    return _changed(
        framework,
        domains=tuple(
            each.model_copy(update={"title": title}) if each.number == number else each
            for each in framework.domains
        ),
        standards=tuple(placed.get(each.number, each) for each in framework.standards),
    )


def _matrix(page: Page, framework: Framework) -> tuple[MatrixCell, ...]:
    """Write the matrix as one passage, a row a line, the highest likelihood first."""
    page.passage(
        [
            "Each row of the risk matrix starts with its likelihood, from 5 down to 1.",
            "The five ratings after it are those for impact 1 to 5.",
            _axis("Likelihood", framework.likelihood),
            _axis("Impact", framework.impact),
        ]
    )
    placed: dict[tuple[int, int], MatrixCell] = {}
    for likelihood in sorted({cell.likelihood for cell in framework.matrix}, reverse=True):
        row = [cell for cell in framework.matrix if cell.likelihood == likelihood]
        wordings = page.put_in_one_line([cell.wording for cell in row], before="", end="")
        for cell, wording in zip(row, wordings, strict=True):
            placed[likelihood, cell.impact] = cell.model_copy(update={"wording": wording})
    return tuple(placed[cell.likelihood, cell.impact] for cell in framework.matrix)


def _axis(name: str, steps: tuple[ScaleStep, ...]) -> str:
    return f"{name}: " + ", ".join(f"{step.score} {step.label}" for step in steps) + "."


def _scale(page: Page, name: str, steps: tuple[ScaleStep, ...]) -> tuple[ScaleStep, ...]:
    """Write a scale as one passage, a step a line."""
    page.begin_passage()
    return tuple(
        step.model_copy(
            update={
                "descriptors": page.put_in_one_line(
                    step.descriptors, before=f"{name} {step.score}, {step.label}: "
                )
            }
        )
        for step in steps
    )


def _levels(page: Page, framework: Framework) -> tuple[Any, ...]:
    """Write the table of levels as one passage, a level a line."""
    page.passage(["Examples of interventions for each level of risk:"])
    return tuple(
        row.model_copy(
            update={
                "interventions": page.put_in_one_line(
                    row.interventions, before=f"{row.level.value} risk: "
                )
            }
        )
        for row in framework.levels
    )


def _exploratory(page: Page, framework: Framework) -> tuple[ExploratoryIntervention, ...]:
    """Write each exploratory intervention as a passage."""
    placed = []
    for each in framework.exploratory:
        page.begin_passage()
        outcomes = "outcomes (inferred)" if each.outcomes_inferred else "outcomes"
        placed.append(
            each.model_copy(
                update={
                    "why": page.put(each.why, before=f"{each.name}, why: "),
                    "what": page.put(each.what, before=f"{each.name}, what: "),
                    "who": page.put(each.who, before=f"{each.name}, who: "),
                    "outcomes": page.put_in_one_line(
                        each.outcomes, before=f"{each.name}, {outcomes}: "
                    ),
                }
            )
        )
    return tuple(placed)


def _supportive(page: Page, framework: Framework) -> tuple[Any, ...]:
    """Write each supportive intervention as a passage."""
    placed = []
    for each in framework.supportive:
        page.begin_passage()
        description = page.put(each.description, before=f"{each.name}: ")
        benefit = page.put(each.benefit, before=f"{each.name}, benefit: ")
        placed.append(each.model_copy(update={"description": description, "benefit": benefit}))
    return tuple(placed)


def _scenarios(page: Page, framework: Framework) -> tuple[Scenario, ...]:
    """Write each scenario under a heading of its own: situation, what was done, outcome."""
    parent = page.path
    placed = []
    for each in framework.scenarios:
        page.open_section(*parent, f"Scenario {each.number}, level of risk {each.level}")
        page.begin_passage()
        situation = page.put(each.situation, before="Situation: ")
        interventions = _list(page, "What was done:", each.interventions)
        outcome = _list(page, "What came of it:", each.outcome)
        placed.append(
            each.model_copy(
                update={
                    "situation": situation,
                    "interventions": interventions,
                    "outcome": outcome,
                }
            )
        )
    page.open_section(*parent)
    return tuple(placed)


def _pathways(page: Page, framework: Framework) -> tuple[Any, ...]:
    """Write the pathways as one passage, in their order."""
    page.begin_passage()
    return tuple(
        each.model_copy(update={"wording": page.put(each.wording)}) for each in framework.pathways
    )


def _cadences(page: Page, framework: Framework) -> tuple[Any, ...]:
    """Write the tiers of reporting as one passage."""
    page.begin_passage()
    return tuple(
        each.model_copy(update={"wording": page.put(each.wording, before=f"{each.name}: ")})
        for each in framework.cadences
    )


def _roles(page: Page, framework: Framework, edition: str, names: list[str] | None) -> Framework:
    """Write the edition's roles with these names (None: those without a place), a passage each."""
    placed = []
    for role in framework.roles:
        is_placed = all(duty.place is not None for duty in role.duties)
        wanted = role.name in names if names is not None else not is_placed
        if role.edition == edition and wanted:
            placed.append(_role(page, role))
        else:
            placed.append(role)
    return _changed(framework, roles=tuple(placed))


def _role(page: Page, role: Role) -> Role:
    duties = _list(page, f"{role.name}, duties in the edition {role.edition}:", role.duties)
    return role.model_copy(update={"duties": duties})


def _list(page: Page, opening: str, items: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """Write a passage of an opening line and one line for each item."""
    page.passage([opening])
    return tuple(page.put(item) for item in items)


_KINDS: dict[str, Callable[[Page, Framework], tuple[Any, ...]]] = {
    "matrix": _matrix,
    "levels": _levels,
    "likelihood": lambda page, framework: _scale(page, "Likelihood", framework.likelihood),
    "impact": lambda page, framework: _scale(page, "Impact", framework.impact),
    "exploratory": _exploratory,
    "supportive": _supportive,
    "scenarios": _scenarios,
    "pathways": _pathways,
    "cadences": _cadences,
}
