"""What each standard and each worked example means in practice, for matching by meaning.

People do not write in the words of the standards: a visit note says "rota came out five days
before" or "scared to come in". Here stand, in our own words, what such evidence looks like, what
it is easily mistaken for, and what matches nothing. Examples are invented and varied in profession
and setting; none is a rule, and none may be quoted as the framework's text.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.framework.ours import EDITION
from corpus.text import Value

_DOMAINS = range(1, 7)


class NearMiss(Value):
    """Evidence that is easily put under a standard but belongs elsewhere."""

    words: str
    standard: str | None = None  # where it belongs, "2.5"; None where no standard covers it


class StandardGuidance(Value):
    """What one standard means in practice, and how evidence for or against it reads."""

    number: str  # "3.4"
    theme: str  # short name, for look-up by theme
    in_practice: str
    features: tuple[str, ...]  # what evidence comes down to, without profession, grade and place
    speaks_for: tuple[str, ...]  # evidence that it is met, as people write it
    speaks_against: tuple[str, ...]  # evidence that it is not
    keywords: tuple[str, ...]
    near: tuple[NearMiss, ...]
    settings: str  # settings and groups of learners for which it matters, and how
    edition: str = EDITION

    @property
    def id(self) -> str:
        """Return the standard's id with its edition, e.g. "2017-18:3.4"."""
        return f"{self.edition}:{self.number}"


class ScenarioGuidance(Value):
    """What makes a situation like one of the six worked examples, and what makes it different."""

    number: int  # in the handbook's order
    gist: str
    features: tuple[str, ...]
    alike: tuple[str, ...]  # situations like it, as people describe them
    different: tuple[str, ...]
    interventions_in_short: tuple[str, ...]


@cache
def guidance() -> tuple[StandardGuidance, ...]:
    """Return the guidance to all 27 standards of 2017/18, in their order."""
    tables = [table for domain in _DOMAINS for table in _read(f"domain_{domain}")["standard"]]
    features = _read("features")
    return tuple(
        StandardGuidance.model_validate({**table, "features": features[table["number"]]})
        for table in tables
    )


@cache
def scenario_guidance() -> tuple[ScenarioGuidance, ...]:
    """Return the guidance to the six scenarios, in the handbook's order."""
    tables = _read("scenarios")["scenario"]
    return tuple(ScenarioGuidance.model_validate(table) for table in tables)


@cache
def no_standard() -> tuple[str, ...]:
    """Return everyday evidence that belongs to no standard."""
    return tuple(_read("neither")["no_standard"])


@cache
def no_scenario() -> tuple[str, ...]:
    """Return situations that are like none of the six scenarios."""
    return tuple(_read("neither")["no_scenario"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
