"""The words that generated evidence is made of: topics, sentences, and names nobody has.

The vocabulary grows with the text as that of real evidence does: beside the words of the field
stand invented ones, the commoner the lower their rank, without an end.
"""

from __future__ import annotations

import calendar
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_TOPICS: Final = Path(__file__).parent / "topics.toml"
_RARE: Final = 0.6  # of the sentences that may have an invented word
_FALL: Final = 0.25  # how fast invented words become rarer with their rank
_STRIDE: Final = 1_000_003  # so that neighbours in rank are no neighbours in spelling
_STARTS: Final = "b br c ch d f fl g gr h k l m n p pr r s sh st t th tr v w".split()  # noqa: SIM905 - a list of words reads best as words
_MIDDLES: Final = "a e i o u ai ea oa ou".split()  # noqa: SIM905 - a list of words reads best as words
_ENDS: Final = "n r l st ck m nd th ll x".split()  # noqa: SIM905 - a list of words reads best as words
_MOST: Final = (len(_STARTS) * len(_MIDDLES) * len(_ENDS)) ** 2  # invented words
_PLACES: Final = (
    "ward",
    "unit",
    "clinic",
    "theatre suite",
    "admissions area",
    "day centre",
    "surgery",
    "laboratory",
)
_GROUPS: Final = (
    "foundation doctors",
    "student nurses",
    "core trainees",
    "pharmacy learners",
    "paramedic students",
    "midwives",
    "dental trainees",
    "registrars",
    "physiotherapy students",
    "apprentices",
)
_SENTENCES: Final = (
    "On the {name} {place}, {thing} {happened}.",
    "{group} said that {thing} {happened}.",
    "In {month} {year}, {thing} {happened}.",
    "{share} of {few} {group} said so, and {thing} {happened}.",
    "At site {number}, {thing} {happened}, as {group} had expected.",
    "The lead for {name} wrote that {thing} {happened}.",
    "Although {thing} {happened}, {other} {later}.",
    "Action {number}: {thing} will be looked at again by {month}.",
    "{thing} {happened}; the {name} team keeps a list.",
    "{group} from {name} said that {thing} {happened}.",
    "The {name} review found that {thing} {happened}.",
    "For {group} on the {place}, {thing} {happened}.",
    "A comment from {month}: {thing} {happened}.",
    "It was agreed that {thing} goes to the {name} group in {month}.",
)
_QUESTIONS: Final = ("{asked}?", "At {provider}, {asked}?", "What is said of {thing}?")
_MONTHS: Final = tuple(calendar.month_name)[1:]
_SHARES: Final = ("Most", "About half", "A third", "Two", "Nearly all", "Fewer than a quarter")


@dataclass(frozen=True)
class Topic:
    """What some evidence is about."""

    things: tuple[str, ...]
    happened: tuple[str, ...]
    asked: tuple[str, ...]


@cache
def topics() -> Mapping[str, Topic]:
    """Return the topics by name."""
    with _TOPICS.open("rb") as file:
        held = tomllib.load(file)
    return {
        own: Topic(tuple(row["things"]), tuple(row["happened"]), tuple(row["asked"]))
        for own, row in held.items()
    }


def invented(rank: int) -> str:
    """Return the invented word of a rank, from 0.

    >>> invented(0), invented(12_345)
    ('banban', 'kirgrim')
    """
    made = ""
    rank = rank * _STRIDE % _MOST
    for _ in range(2):
        rank, start = divmod(rank, len(_STARTS))
        rank, middle = divmod(rank, len(_MIDDLES))
        rank, end = divmod(rank, len(_ENDS))
        made += _STARTS[start] + _MIDDLES[middle] + _ENDS[end]
    return made


def sentence(chance: random.Random, topic: Topic) -> str:
    """Return a sentence about a topic."""
    pick = chance.choice
    name = _name(chance) if chance.random() < _RARE else pick(_MONTHS)
    made = pick(_SENTENCES).format(
        thing=pick(topic.things),
        happened=pick(topic.happened),
        other=pick(topic.things),
        later=pick(topic.happened),
        name=name,
        place=pick(_PLACES),
        group=pick(_GROUPS),
        month=pick(_MONTHS),
        year=chance.randint(2012, 2026),
        share=pick(_SHARES),
        few=chance.randint(3, 60),
        number=chance.randint(1, 400),
    )
    return made[0].upper() + made[1:]


def paragraph(chance: random.Random, topic: Topic) -> str:
    """Return 200 to 1,000 characters about a topic."""
    length = min(980, max(200, int(chance.gauss(560, 210))))
    made = sentence(chance, topic)
    while len(made) < length:
        made += " " + sentence(chance, topic)
    return made[:1000]


def heading(chance: random.Random, topic: Topic) -> str:
    """Return a heading over a paragraph about a topic."""
    made = chance.choice(topic.things)
    return f"{made[0].upper()}{made[1:]}, {_name(chance)}"


def question(chance: random.Random, topic: Topic, provider: str) -> str:
    """Return what somebody might ask about a topic."""
    form = chance.choice(_QUESTIONS)
    made = form.format(
        asked=chance.choice(topic.asked), thing=chance.choice(topic.things), provider=provider
    )
    return made[0].upper() + made[1:]


def _name(chance: random.Random) -> str:
    rank = int((1 - chance.random()) ** (-1 / _FALL)) - 1
    return invented(rank).capitalize()
