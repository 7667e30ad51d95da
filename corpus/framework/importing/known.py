"""How the values of the handbook begin and how long they are: enough to know them, not to say them.

Where a print has lost the bullets or the blank lines, the opening words tell items apart; the
number of words tells a value that has lost a line. A value that begins otherwise than the one we
know (another edition, another organisation's handbook) is judged by its form alone.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from corpus.framework.model import Wording

_AMID = "(),;:/"
_WORDS_A_SLIP = 12  # one word more or less is let pass for so many words


class Known(NamedTuple):
    """The opening words of a value and the number of its words."""

    opens: str
    words: int


@cache
def known(system: str, key: str) -> tuple[Known, ...]:
    """Return the known values of a part of a system, in their order; empty if there are none."""
    return tuple(Known(opens, words) for opens, words in _table().get(system, {}).get(key, []))


@cache
def _table() -> dict[str, dict[str, list[tuple[str, int]]]]:
    return tomllib.loads((files(__package__) / "known.toml").read_text("utf-8"))


def whole(wording: Wording | None, value: Known | None, mid_line: bool = False) -> bool:
    """Say whether a wording may be taken: the known value entire, or another well begun.

    A text that begins small has lost its first line, unless the known one does so too or the text
    begins in the middle of a line (`mid_line`).
    """
    if wording is None:
        return False
    if value is None:
        return True
    if wording.text.startswith(value.opens):
        return abs(len(wording.text.split()) - value.words) <= value.words // _WORDS_A_SLIP
    return mid_line or well_begun(wording, value)


def well_begun(wording: Wording, value: Known) -> bool:
    """Say whether a wording that is not the known value begins as a text and not amid one."""
    first = wording.text[0]
    return value.opens[0].islower() or not (first.islower() or first in _AMID)
