"""Tool: the worked examples of the handbook that a situation is like."""

from __future__ import annotations

from assistant.question import Status
from assistant.scenarios import ScenarioMatch, as_row, match_scenarios, scenario_remembered
from assistant.tools.context import ToolContext
from assistant.tools.quoting import edition, own_words_caution, quoted
from assistant.tools.report import ToolReport
from corpus.failures import BadInput
from corpus.framework.model import Scenario


def match_scenario(
    context: ToolContext, situation: str = "", number: int | None = None, about: str = ""
) -> ToolReport:
    """Find the handbook's scenarios that a situation is like, or give one by its number.

    Args:
        situation: What is happening, in the person's own words.
        number: The number of a scenario, 1 to 6, to show that one.
        about: What somebody remembers of a scenario, e.g. who was in it, to show that one.
    """
    remembered = scenario_remembered(context.loaded.framework, about) if about.strip() else None
    if remembered:
        return _by_number(context, remembered.number)
    situation = situation or about
    if number is not None:
        return _by_number(context, number)
    if not situation.strip():
        raise BadInput("Describe the situation, or give the number of a scenario.")
    framework = context.loaded.framework
    matches = match_scenarios(framework, situation, context.embedder)
    result = {"scenarios": [as_row(match) for match in matches]}
    if not matches:
        return ToolReport(
            status=Status.NOT_IN_DOCUMENTS,
            lead=f"None of the {len(framework.scenarios)} scenarios of {edition(context)} is "
            "like this.",
            result=result,
        )
    best = matches[0]
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"It is most like scenario {best.scenario.number} of {edition(context)} "
        f"(level {best.scenario.level}): {quoted(context, best.scenario.situation)}",
        statements=(
            *_likeness(best),
            *_done(context, best.scenario),
            *(
                f"- Also near, scenario {other.scenario.number} ({other.scenario.level}): "
                f"{quoted(context, other.scenario.situation)}"
                for other in matches[1:]
            ),
        ),
        cautions=_cautions(context, [match.scenario for match in matches]),
        result=result,
        topic={"scenario": str(best.scenario.number), "level": best.scenario.level},
    )


def _by_number(context: ToolContext, number: int) -> ToolReport:
    framework = context.loaded.framework
    found = next((each for each in framework.scenarios if each.number == number), None)
    if found is None:
        message = (
            f"There is no scenario {number}; the {edition(context)} handbook has "
            f"{len(framework.scenarios)}, numbered here in its order."
        )
        raise BadInput(message)
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"Scenario {found.number} of {edition(context)} (level {found.level}): "
        f"{quoted(context, found.situation)}",
        statements=_done(context, found),
        cautions=_cautions(context, [found]),
        result={"scenarios": [as_row(ScenarioMatch(scenario=found, score=1.0))]},
        topic={"scenario": str(found.number), "level": found.level},
    )


def _likeness(match: ScenarioMatch) -> tuple[str, ...]:
    lines = []
    if match.alike:
        lines.append(f"- Alike: {match.alike}")
    if match.different:
        lines.append(f"- Check what may be different: {match.different}")
    return tuple(lines)


def _done(context: ToolContext, scenario: Scenario) -> tuple[str, ...]:
    return (
        *(f"- What was done: {quoted(context, each)}" for each in scenario.interventions),
        *(f"- What came of it: {quoted(context, each)}" for each in scenario.outcome),
    )


def _cautions(context: ToolContext, scenarios: list[Scenario]) -> tuple[str, ...]:
    cautions = [
        "A scenario is a precedent and not a rule; a person decides what is proportionate here."
    ]
    if any("/" in scenario.level for scenario in scenarios):
        cautions.append("Medium / Low is a level that the table of interventions does not have.")
    wordings = [scenario.situation for scenario in scenarios]
    return (*cautions, *own_words_caution(context, wordings))
