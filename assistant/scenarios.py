"""Which of the handbook's six worked examples a situation is like, or that none of them is.

What makes each example what it is, and what to check before leaning on it, comes from
`corpus.framework.guidance`. Measured in `evaluations/scenarios`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from assistant.ports import Embedder, LoadedFramework
from assistant.topics import Topic, Topics, Weights
from corpus.failures import BadInput
from corpus.framework.model import Framework, Scenario
from corpus.text import Value, collapse

#: Chosen on the development half of evaluations/scenarios/cases.jsonl.
WEIGHTS = Weights(words=0.5, keyword=0.02, near_miss=0.5, background=0.5, least=0.25, beside=0.2)
#: The same where there is no embedder and only words can speak.
WORDS_ONLY = Weights(words=1.0, keyword=0.05, near_miss=0.0, background=0.0, least=0.25, beside=0.2)


class ScenarioMatch(Value):
    """A scenario that a situation is like, how surely (0 to 1), and how far."""

    scenario: Scenario
    score: float
    alike: str = ""  # what they have in common
    different: str = ""  # what may differ and should be checked


def match_scenarios(
    framework: Framework, text: str, embedder: Embedder | None = None, most: int = 3
) -> tuple[ScenarioMatch, ...]:
    """Return the scenarios a situation is like, best first; empty where none is.

    Raises `BadInput` for a text without words.
    """
    situation = collapse(text) if isinstance(text, str) else ""
    if not any(letter.isalpha() for letter in situation):
        message = "There is no situation to match; describe it in a sentence."
        raise BadInput(message)
    weights = WORDS_ONLY if embedder is None else WEIGHTS
    by_number = {scenario.number: scenario for scenario in framework.scenarios}
    from corpus.framework.guidance import guidance

    described = {each.number: each for each in guidance().scenarios}
    matches = []
    for match in scenario_topics().match(situation, weights, embedder, most):
        scenario = by_number.get(int(match.key))
        if scenario:
            notes = described[scenario.number]
            matches.append(
                ScenarioMatch(
                    scenario=scenario,
                    score=match.score,
                    alike=notes.alike,
                    different=notes.different,
                )
            )
    return tuple(matches)


@cache
def scenario_topics() -> Topics:
    """Return the six scenarios as topics, from the guidance, built once."""
    from corpus.framework.guidance import guidance

    held = guidance()
    return Topics(
        [
            Topic(key=str(each.number), examples=each.examples, keywords=each.keywords)
            for each in held.scenarios
        ],
        background=held.no_scenario,
    )


def as_row(match: ScenarioMatch) -> dict[str, Any]:
    """Return a match in the shape of `scenarios --json`."""
    return {
        "number": match.scenario.number,
        "level": match.scenario.level,
        "score": round(match.score, 3),
        "interventions": [each.text for each in match.scenario.interventions],
        "alike": match.alike,
        "different": match.different,
    }


def match_row(
    loaded: LoadedFramework, text: str, embedder: Embedder | None = None
) -> dict[str, Any]:
    """Return the scenarios a situation is like, for `scenarios TEXT`. Raises `BadInput`."""
    return {
        "scenarios": [as_row(match) for match in match_scenarios(loaded.framework, text, embedder)]
    }
