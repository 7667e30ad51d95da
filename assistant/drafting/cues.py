"""The vocabulary of `cues.toml`, compiled once; data, so that people of the field can add to it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def cues(section: str) -> dict[str, re.Pattern[str]]:
    """Return a section's patterns by name, in the order of the file."""
    text = files("assistant.drafting").joinpath("cues.toml").read_text(encoding="utf-8")
    return {
        name: re.compile("|".join(patterns), re.IGNORECASE)
        for name, patterns in tomllib.loads(text)[section].items()
    }


def first_cue(section: str, text: str) -> str | None:
    """Return the first entry of a section that a text holds, or None."""
    return next((name for name, cue in cues(section).items() if cue.search(text)), None)


def has_cue(section: str, text: str) -> bool:
    """Say whether a text holds any entry of a section."""
    return first_cue(section, text) is not None
