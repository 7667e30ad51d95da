"""The desk that a verb asks at: the house of this data folder, seen by this principal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from integrations.composition import House
    from integrations.desk import Desk


def house_at(data: Path | None) -> House:
    """Return the house over a data folder."""
    from integrations.command_line.output import tell
    from integrations.composition import open_house
    from integrations.settings import Settings

    settings = Settings() if data is None else Settings(data=data)
    return open_house(settings, tell)


def desk_at(data: Path | None, principal: str) -> Desk:
    """Return the desk for one verb."""
    from integrations.desk import Desk

    return Desk.of(house_at(data), principal)
