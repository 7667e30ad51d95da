"""Which of the handbook's six worked examples a situation is like, or that none of them is.

What makes each example what it is, and what to check before leaning on it, comes from
`corpus.framework.guidance`. Measured in `evaluations/scenarios`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from assistant.likeness import similarities
from assistant.ports import Embedder, LoadedFramework
from assistant.topics import Bounds, Topic, Topics
from assistant.words import stems
from corpus.failures import BadInput
from corpus.framework.guidance import ScenarioGuidance, no_scenario, scenario_guidance
from corpus.framework.model import Framework, Scenario
from corpus.text import Value, collapse

#: Chosen on half of evaluations/scenarios/cases/develop.jsonl.
BOUNDS = Bounds(least=0.13)
#: The same where there is no embedder and only words can speak.
WORDS_ONLY = Bounds(least=0.13)
FEATURES = 3  # of a scenario that are named as alike


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
    bounds = WORDS_ONLY if embedder is None else BOUNDS
    by_number = {scenario.number: scenario for scenario in framework.scenarios}
    described = {each.number: each for each in scenario_guidance()}
    matches = []
    for match in scenario_topics().match(situation, bounds, embedder, most):
        scenario = by_number.get(int(match.key))
        if scenario:
            notes = described[scenario.number]
            matches.append(
                ScenarioMatch(
                    scenario=scenario,
                    score=match.score,
                    alike=_alike(notes, situation, embedder),
                    different="; ".join(notes.different),
                )
            )
    return tuple(matches)


def scenario_remembered(framework: Framework, about: str) -> Scenario | None:
    """Return the scenario that tells of what somebody remembers, or None where none stands out.

    A remembered word counts the more, the fewer scenarios have it.
    """
    told = {
        each.number: stems(" ".join(w.text for w in (each.situation, *each.interventions)))
        for each in framework.scenarios
    }
    wanted = stems(about)
    having = {stem: sum(stem in words for words in told.values()) for stem in wanted}
    scores = {
        each.number: sum(1 / having[stem] for stem in wanted & told[each.number])
        for each in framework.scenarios
    }
    best = sorted(framework.scenarios, key=lambda each: -scores[each.number])[:2]
    if not best or not scores[best[0].number]:
        return None
    tied = len(best) > 1 and scores[best[1].number] == scores[best[0].number]
    return None if tied else best[0]


def _alike(notes: ScenarioGuidance, situation: str, embedder: Embedder | None) -> str:
    """Return the features of a scenario that a situation shows most, or the gist of it."""
    if embedder is None:
        return notes.gist
    near = similarities(embedder, situation, notes.features)
    best = sorted(range(len(near)), key=lambda index: -near[index])[:FEATURES]
    return "; ".join(notes.features[index] for index in sorted(best))


@cache
def scenario_topics() -> Topics:
    """Return the six scenarios as topics, from the guidance, built once."""
    return Topics(
        [
            Topic(key=str(each.number), examples=(each.gist, *each.features, *each.alike))
            for each in scenario_guidance()
        ],
        background=no_scenario(),
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
