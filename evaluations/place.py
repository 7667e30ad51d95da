"""Where cases are asked: a house over a temporary data folder, never over anybody's evidence.

It holds our digests and, where a folder of them is named, the official documents. The records, the
glossary and the data folder that an organisation has set are left alone; its language model is
used.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.access import scope_for
from corpus.access import Scope
from corpus.failures import BadInput
from integrations.composition import TEAM, House, open_house
from integrations.desk import Desk
from integrations.settings import Settings

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Place:
    """A house to ask at, as the quality team does."""

    house: House
    desk: Desk
    scope: Scope
    documents: tuple[str, ...]  # the official ones; none: the digests alone

    @property
    def fingerprint(self) -> str:
        """A short hash of everything that can be found."""
        return self.house.library.fingerprint(self.scope)


@contextmanager
def place(documents: Path | None, tell: Tell) -> Iterator[Place]:
    """Give a place with the official documents of a folder, or with the digests alone.

    Raises `BadInput` for a folder that is not there or holds something else.
    """
    if documents is not None and not documents.is_dir():
        message = f"There is no folder {documents}. Name the one with the official documents."
        raise BadInput(message)
    with tempfile.TemporaryDirectory(prefix="evaluation-") as folder:
        settings = Settings(data=Path(folder), records_url=None, glossary=None)
        with open_house(settings, tell) as house:
            names = _taken_in(house, documents, tell) if documents else ()
            yield Place(house, Desk(house, TEAM), scope_for(TEAM, house.library), names)


def _taken_in(house: House, documents: Path, tell: Tell) -> tuple[str, ...]:
    tell("Taking in the official documents.")
    report = house.index([documents])
    left = [each["document"] for each in [*report["refused"], *report["held"]]]
    if left:
        tell(f"Left out, for they are none of the official documents: {', '.join(left)}.")
    if not report["added"]:
        message = f"{documents} holds none of the official documents, so nothing was measured."
        raise BadInput(message)
    house.warm()
    return tuple(sorted(report["added"]))
