"""The desk that a verb asks at: the house of this data folder, seen by this principal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.failures import BadInput

if TYPE_CHECKING:
    from integrations.composition import House
    from integrations.desk import Desk
    from integrations.holdings import Holdings
    from integrations.settings import Settings


def house_at(data: Path | None) -> House:
    """Return the house over a data folder."""
    from integrations.command_line.output import tell
    from integrations.composition import open_house

    return open_house(settings_at(data), tell)


def settings_at(data: Path | None) -> Settings:
    """Return the settings, with the data folder that a verb names. Raises `BadInput`."""
    from pydantic import ValidationError

    from integrations.settings import Settings

    try:
        return Settings() if data is None else Settings(data=data)
    except ValidationError as error:  # which would show the value, and that may be a secret
        named = sorted({f"QUALITY_ASSISTANT_{each['loc'][0]}".upper() for each in error.errors()})
        message = (
            f"The setting {', '.join(named)} has a value that cannot be used. Nothing was done; "
            "correct it in the environment."
        )
        raise BadInput(message) from error


def desk_at(data: Path | None, principal: str) -> Desk:
    """Return the desk for one verb."""
    from integrations.desk import Desk

    return Desk.of(house_at(data), principal)


@contextmanager
def deciding_at(data: Path | None) -> Iterator[Holdings]:
    """Give what the quality team decides about; the index, which follows, is closed at the end.

    Left open it would look torn, and the next start would build it anew.
    """
    from integrations.composition import TEAM
    from integrations.desk import Desk

    with house_at(data) as house:
        yield Desk(house, TEAM).holdings
