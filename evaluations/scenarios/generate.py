"""Ask the product which scenarios each situation is like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluations.cases import Row
from evaluations.choosing import ChoosingCase, choices
from evaluations.place import Place


def generate(cases: Sequence[ChoosingCase], place: Place) -> Iterator[Row]:
    """Give the numbers of the scenarios chosen for each case, best first."""

    def choose(text: str) -> list[str]:
        return [str(each["number"]) for each in place.desk.scenarios(text)["scenarios"]]

    yield from choices(cases, choose)
