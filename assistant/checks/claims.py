"""Does a claim say what sentences of its source say? A verdict, the reason, and a score.

Rules come first: a figure or a name that the source lacks, a denial, a quantity, a force or a role
that differs. Only what passes them is scored by how much of it the source covers. Weights and
thresholds are in `support_weights.toml`, fitted by `evaluations/support`. It takes no model
service; without an embedding model it compares words alone.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from assistant.checks.binding import misplaces_figures
from assistant.checks.claim_words import Kind, words_of
from assistant.checks.coverage import Coverage, cover
from assistant.checks.denial import contradicts
from assistant.checks.figures import agree, figures_of
from assistant.checks.modality import firmer
from assistant.checks.quantity import overstates
from assistant.checks.roles import swaps_roles
from assistant.checks.values import other_value

if TYPE_CHECKING:
    from assistant.checks.nearness import Nearness


class Support(StrEnum):
    """What a source does for a claim."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    NOT = "not"
    CONTRADICTED = "contradicted"


class Departure(StrEnum):
    """How a claim departs from its source."""

    FIGURE = "figure"
    NAME = "name"
    VALUE = "value"
    DENIAL = "denial"
    ROLES = "roles"
    QUANTITY = "quantity"
    FORCE = "force"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on one claim."""

    support: Support
    score: float  # 0 to 1: how likely the source supports it, rules left out
    departure: Departure | None = None


def check(
    claim: str,
    source: Sequence[str],
    nearness: Nearness | None = None,
    *,
    names_in: str = "",
    figures: Set[str] = frozenset(),
) -> Finding:
    """Return what a source's sentences do for a claim.

    `names_in`: a text whose names may be used, such as the question. `figures`: those that were
    worked out, as `figures_of` gives them.

    >>> check("Twelve learners left.", ["In May, 21 learners left."]).support.value
    'not'
    """
    near = nearness.near(claim, source) if nearness and source else None
    coverage = cover(claim, source, near, names_in)
    way = "meanings" if near else "words"
    score = score_of(features(claim, source, coverage), way)
    departure = (
        Departure.FIGURE
        if figures_lacking(claim, source, figures)
        else _departure(claim, source, coverage)
    )
    if departure:
        return Finding(_VERDICTS[departure], score, departure)
    if score < _weights()[way]["partly_from"]:
        return Finding(Support.NOT, score, Departure.ELSEWHERE)
    if score < _weights()[way]["supported_from"]:
        return Finding(Support.PARTLY, score, Departure.ELSEWHERE)
    return Finding(Support.SUPPORTED, score)


def features(claim: str, source: Sequence[str], coverage: Coverage) -> dict[str, float]:
    """Return what the score is made of, by name."""
    return {
        "covered": coverage.covered,
        "weakest": coverage.weakest,
        "names_lacking": float(min(coverage.names_lacking, 3)),
        "figures_lacking": float(min(len(figures_lacking(claim, source)), 3)),
        "overstated": float(_breaks(overstates, claim, _near(claim, source, coverage))),
    }


def score_of(measured: dict[str, float], way: str) -> float:
    """Return how likely a claim is supported, 0 to 1; `way` is "meanings" or "words"."""
    weights = _weights()[way]
    total = weights["constant"] + sum(weights[name] * value for name, value in measured.items())
    return 1 / (1 + math.exp(-total))


def figures_lacking(
    claim: str, source: Sequence[str], figures: Set[str] = frozenset()
) -> list[str]:
    """Return the figures of a claim that its source does not have, nor the given ones."""
    known = set(figures).union(*(_figures(sentence) for sentence in source))
    return sorted(figure for figure in figures_of(claim) if not agree(figure, known))


@lru_cache(maxsize=4096)
def _figures(sentence: str) -> frozenset[str]:
    return frozenset(figures_of(sentence))


def _departure(claim: str, source: Sequence[str], coverage: Coverage) -> Departure | None:
    """Return the first rule that a claim breaks; names are looked for in every sentence."""
    if coverage.names_lacking:
        return Departure.NAME
    if other_value(claim, " ".join(source)):
        return Departure.VALUE
    if not coverage.sentences:
        return Departure.ELSEWHERE
    near = _near(claim, source, coverage)
    return next((found for rule, found in _RULES if _breaks(rule, claim, near)), None)


def _near(claim: str, source: Sequence[str], coverage: Coverage) -> list[str]:
    """Return the sentences that cover most of a claim and hold enough of its words."""
    return [source[n] for n in coverage.sentences if _speaks_of(claim, source[n])]


def _breaks(rule: Callable[[str, str], bool], claim: str, near: Sequence[str]) -> bool:
    """Say whether a claim breaks a rule against every sentence that speaks of it."""
    return bool(near) and all(rule(claim, sentence) for sentence in near)


def _speaks_of(claim: str, sentence: str) -> bool:
    """Say whether a sentence holds enough of a claim's words to be set against it."""
    said = {word.stem for word in words_of(claim) if word.kind is not Kind.SMALL}
    there = {word.stem for word in words_of(sentence)}
    return len(said & there) >= max(1, _COMPARED * len(said))


_RULES = (
    (misplaces_figures, Departure.FIGURE),
    (contradicts, Departure.DENIAL),
    (overstates, Departure.QUANTITY),
    (firmer, Departure.FORCE),
    (swaps_roles, Departure.ROLES),
)
_VERDICTS = {
    Departure.FIGURE: Support.NOT,
    Departure.NAME: Support.NOT,
    Departure.VALUE: Support.NOT,
    Departure.DENIAL: Support.CONTRADICTED,
    Departure.ROLES: Support.CONTRADICTED,
    Departure.QUANTITY: Support.PARTLY,
    Departure.FORCE: Support.PARTLY,
    Departure.ELSEWHERE: Support.NOT,
}
_COMPARED = 0.3  # share of a claim's telling words


@cache
def _weights() -> dict[str, dict[str, float]]:
    file = resources.files("assistant.checks").joinpath("support_weights.toml")
    return tomllib.loads(file.read_text("utf-8"))
