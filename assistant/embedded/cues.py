"""The cues of `cues.toml` as patterns. It knows their notation and none of their meaning."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_LIST = re.compile(r"\{([a-z_]+)\}")
_GAP = r"\b.{0,45}?\b"


@cache
def cue(name: str) -> str:
    """Return a pattern that finds any cue of a list, e.g. `cue("greeting")`."""
    return "(?:" + "|".join(_pattern(each) for each in _lists()[name]) + ")"


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text("utf-8"))


def _pattern(text: str) -> str:
    """Return one cue as a regular expression between word boundaries."""
    begins, ends = text.startswith("^"), text.endswith("$")
    inner = text.removeprefix("^").removesuffix("$")
    inner = _LIST.sub(lambda match: cue(match[1]), inner).replace(" ~ ", _GAP)
    return (r"^\W*" if begins else r"\b") + f"(?:{inner})" + (r"\W*$" if ends else r"(?!\w)")
