"""Houses for tests: real records, real indexes, a data folder of their own."""

from pathlib import Path
from typing import Any

from integrations.composition import House, open_house
from integrations.settings import Settings


def house_with(data: Path, **settings: Any) -> House:
    """A house over a data folder; use it in a `with`."""
    return open_house(Settings(data=data, **settings))
