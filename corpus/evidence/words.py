"""The vocabulary of `words.toml`, compiled once: what the evidence is understood by.

Kept as data so that a reader of the field can check and add to it without reading code.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_EDGE = r"(?:(?<!\w)|(?!\w))"  # of a whole word; anywhere beside a sign such as "<"


@cache
def words(section: str) -> dict[str, re.Pattern[str]]:
    """Return a section's patterns by name, in the order of the file, whole words only."""
    return {
        name: re.compile(rf"{_EDGE}(?:{'|'.join(patterns)}){_EDGE}", re.IGNORECASE)
        for name, patterns in vocabulary()[section].items()
    }


@cache
def any_of(section: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return a section as one pattern, for one pass over a text, and the names of its entries.

    An entry's number is the match's `lastgroup` without its first letter: "g3" is the fourth name.
    """
    entries = vocabulary()[section]
    parts = (f"(?P<g{at}>{'|'.join(entries[name])})" for at, name in enumerate(entries))
    return re.compile(rf"{_EDGE}(?:{'|'.join(parts)}){_EDGE}", re.IGNORECASE), tuple(entries)


def alternatives(section: str, name: str) -> str:
    """Return one entry's patterns as the inside of a larger regular expression."""
    return "(?:" + "|".join(vocabulary()[section][name]) + ")"


@cache
def vocabulary(name: str = "words.toml") -> dict[str, Any]:
    """Return one of this folder's vocabularies as it is written."""
    return tomllib.loads(files("corpus.evidence").joinpath(name).read_text(encoding="utf-8"))
