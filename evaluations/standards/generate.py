"""Ask the product which standards each piece of evidence is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluations.cases import Row
from evaluations.choosing import ChoosingCase, choices
from evaluations.place import Place


def generate(cases: Sequence[ChoosingCase], place: Place) -> Iterator[Row]:
    """Give the ids of the standards chosen for each case, best first."""

    def choose(text: str) -> list[str]:
        return [each["id"] for each in place.desk.standards_for(text)["standards"]]

    yield from choices(cases, choose)
