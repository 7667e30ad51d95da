"""Generated evidence: papers of many providers, each made from a seed and its number alone.

So that a data folder can be filled further, from where it stands, with what it would have held.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Final

from corpus.access import Release
from evaluations.benchmarks.scale.grammar import Topic, heading, invented, paragraph, topics

PROVIDERS: Final = 40
SEED: Final = 7
_SKEW: Final = 0.7  # the size of a provider's evidence falls with its rank to this power
_RELEASES: Final = (Release.INTERNAL, Release.PROVIDER, Release.PUBLISHED)
_SHARES: Final = (60, 30, 10)
_SHORTEST, _LONGEST = 20, 60  # passages
_WITH_A_FORMER: Final = 0.15  # of the papers that replace a version of before
_FIRST_DAY: Final = dt.date(2014, 1, 1)
_DAYS: Final = 4_000


@dataclass(frozen=True)
class Part:
    """A heading with a paragraph: one passage."""

    topic: str
    heading: str
    text: str


@dataclass(frozen=True)
class Paper:
    """A version of a document of evidence."""

    provider: str
    release: Release
    name: str
    title: str
    day: dt.date  # in force from then on
    parts: tuple[Part, ...]

    @property
    def markdown(self) -> str:
        """Return the paper as a file."""
        parts = [f"## {each.heading}\n\n{each.text}" for each in self.parts]
        return "\n\n".join([f"# {self.title}", *parts]) + "\n"


def provider_name(rank: int) -> str:
    """Return the name of a provider, from 0: the largest."""
    return f"{invented(rank * 977 + 5).capitalize()} Health Trust"


def paper(number: int, seed: int = SEED) -> list[Paper]:
    """Return a paper, after the version that it replaces where there was one."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - no secret
    rank = _skewed(chance)
    [release] = chance.choices(_RELEASES, _SHARES)
    day = _FIRST_DAY + dt.timedelta(days=chance.randrange(_DAYS))
    known = list(topics().items())
    main = chance.sample(known, 3)
    size = chance.randint(_SHORTEST, _LONGEST)
    parts = [_part(chance, chance.choice(main)) for _ in range(size)]
    title = f"{chance.choice(main)[0].capitalize()} report {number}, {provider_name(rank)}"
    now = Paper(provider_name(rank), release, f"paper-{number}.md", title, day, tuple(parts))
    if chance.random() >= _WITH_A_FORMER:
        return [now]
    former = [_part(chance, chance.choice(main)) if n % 2 else old for n, old in enumerate(parts)]
    before = day - dt.timedelta(days=chance.randint(100, 700))
    return [Paper(now.provider, release, now.name, title, before, tuple(former)), now]


def _part(chance: random.Random, about: tuple[str, Topic]) -> Part:
    own, topic = about
    return Part(own, heading(chance, topic), paragraph(chance, topic))


def _skewed(chance: random.Random) -> int:
    weights = [(rank + 1) ** -_SKEW for rank in range(PROVIDERS)]
    return chance.choices(range(PROVIDERS), weights)[0]
