"""Short landmarks in a flow of words, found in their order, and what stands between them.

Knows how to search, not what for: each system of the framework names its own landmarks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from corpus.framework.importing.flow import Flow

#: Headings that the handbook repeats at the top of its pages, between the values that we read.
_RUNNING_HEADINGS = (
    "Quality domains and standards",
    "Quality cycle",
    "Quality interventions",
    "Exploratory interventions",
    "Supportive interventions",
    "Supporting and escalating concerns",
    "Scenarios",
    "Assessment",
    "Governance",
    "Intelligence",
    "Reporting",
    "HEE Quality Dashboard",
)
_HEADING_AT_END = re.compile(rf"\s(?:{'|'.join(_RUNNING_HEADINGS)})$")
_CONTINUES = re.compile(r"(?:\b(?:a|an|and|at|by|for|in|of|on|or|the|to|with)|,)$")
_MOST_OCCURRENCES = 50  # of one landmark: a text with more is not what we look for


class Mark(NamedTuple):
    """Where a landmark begins and ends in the flow."""

    start: int
    end: int
    found: re.Match[str]


def phrase(words: str) -> re.Pattern[str]:
    """Return the pattern of a few words as a flow has them, blanks around a stroke left open."""
    pattern = r"\s*/\s*".join(
        r"\s+".join(re.escape(word) for word in side.split()) for side in words.split("/")
    )
    return re.compile(rf"(?<!\w){pattern}(?!\w)")


def in_order(
    flow: Flow, patterns: Sequence[re.Pattern[str]], start: int = 0, end: int | None = None
) -> list[Mark | None]:
    """Return one mark a pattern, None where it is missing, such that all marks stand in order.

    Of all occurrences it takes the longest run in the patterns' order, and of equal runs the one
    whose marks stand closest together, so that a list of contents or a stray mention is passed by.
    """
    end = len(flow.text) if end is None else end
    seen = sorted(
        (found.start(), rank, found)
        for rank, pattern in enumerate(patterns)
        for found in islice(pattern.finditer(flow.text, start, end), _MOST_OCCURRENCES)
    )
    best: list[tuple[int, int, int]] = []  # length of the run, minus its extent, mark before
    for index, (at, rank, _) in enumerate(seen):
        length, extent, before = 1, 0, -1
        for earlier in range(index):
            begun, lower, found = seen[earlier]
            if lower < rank and found.end() <= at:
                candidate = (best[earlier][0] + 1, best[earlier][1] - (at - begun))
                if candidate > (length, extent):
                    (length, extent), before = candidate, earlier
        best.append((length, extent, before))
    marks: list[Mark | None] = [None] * len(patterns)
    index = max(range(len(best)), key=lambda i: best[i][:2], default=-1)
    while index >= 0:
        _, rank, found = seen[index]
        marks[rank] = Mark(found.start(), found.end(), found)
        index = best[index][2]
    return marks


def between(before: Mark | None, after: Mark | None) -> tuple[int, int] | None:
    """Return the offsets between two marks, or None when one of them is missing."""
    if before is None or after is None:
        return None
    return before.end, after.start


def without_headings(flow: Flow, start: int, end: int) -> tuple[int, int]:
    """Return start and end without the running headings that stand at the end of the span.

    A heading follows a finished text: where the words before it plainly go on, it is none.
    """
    start, end = flow.trimmed(start, end)
    while found := _HEADING_AT_END.search(flow.text, start, end):
        cut = flow.trimmed(start, found.start())
        if _CONTINUES.search(flow.text[slice(*cut)]):
            break
        start, end = cut
    return start, end
