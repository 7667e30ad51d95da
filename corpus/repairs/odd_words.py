"""Words that do not fit their place ("a mix or activities"): flagged, never changed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from corpus.repairs.repair import Repair, RepairKind
from corpus.repairs.vocabulary import is_read
from corpus.text import Line


def odd_words(lines: Sequence[Line]) -> Iterator[Repair]:
    """Give the words that the words beside them make doubtful."""
    for number, line in enumerate(lines, 1):
        if not is_read(line):
            continue
        for found in _patterns().finditer(line.text):
            group = found.lastindex or 0
            yield Repair(
                line=number,
                start=found.start(group),
                end=found.end(group),
                kind=RepairKind.ODD_WORD,
                read_as=None,
            )


@cache
def _patterns() -> re.Pattern[str]:
    """Return the patterns of `odd_words.toml` as one."""
    written = files("corpus.repairs").joinpath("odd_words.toml").read_text("utf-8")
    return re.compile("|".join(odd["pattern"] for odd in tomllib.loads(written)["odd"]), re.I)
