"""The words that the support check reads as signs: `cues.toml`, as patterns and lists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

from assistant.words import stem


def cues(table: str) -> dict[str, list[str]]:
    """Return a table's lists of patterns, in the file's order."""
    return {name: each for name, each in _read()[table].items() if isinstance(each, list)}


def cue(table: str, name: str) -> re.Pattern[str]:
    """Return one list as a pattern of whole words."""
    return any_of(_read()[table][name])


def any_of(patterns: list[str]) -> re.Pattern[str]:
    """Return a pattern that any of the given ones fits, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


def listed(table: str, name: str) -> frozenset[str]:
    """Return the stems of a list of plain words."""
    return frozenset(stem(word) for word in str(_read()[table][name]).split())


def opposites() -> list[tuple[str, str]]:
    """Return each word with one of its opposites."""
    found = []
    for line in str(_read()["denial"]["opposites"]).strip().splitlines():
        word, _, others = line.partition(":")
        found += [(word, other) for other in others.split()]
    return found


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(resources.files("assistant.checks").joinpath(_FILE).read_text("utf-8"))


_FILE: Final = "cues.toml"
