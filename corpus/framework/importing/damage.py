"""What printing and extraction put between the words of a document: which lines and words to leave.

Knows repeated page headers and the handbook's navigation bar; knows nothing of the framework.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from corpus.text import DocumentText, Line, LinePart, collapse

_DIGITS = re.compile(r"\d+")
_EDGE = 2  # a header or footer stands in the first or last two lines of a page
_FEWEST_PAGES = 3
_NAVIGATION = re.compile(
    r"(?:Contents|Interventions|Quality|Monitoring|Governance|Dashboard|Foreword|Escalating"
    r"|Concerns|Assessment|Reporting|Resources|and|Toolkits)+"
)
_FEWEST_NAVIGATION_WORDS = 6


class Word(NamedTuple):
    """A word of the flow and the lines (from 1) on which it begins and ends."""

    text: str
    first: int
    last: int
    after_break: bool  # a blank line stands before it


def kept_lines(document: DocumentText) -> list[tuple[int, Line]]:
    """Return the numbered lines that belong to the text: no junk, no header or footer of a page."""
    left_out = _repeated_at_page_edges(document)
    return [
        (number, line)
        for number, line in enumerate(document.lines, start=1)
        if number not in left_out and (line.part is not LinePart.JUNK or _is_of_the_bar(line))
    ]


def _is_of_the_bar(line: Line) -> bool:
    """Say whether a line is a part of the navigation bar: its end may stand amid the text."""
    words = line.text.split()
    return bool(words) and all(map(_NAVIGATION.fullmatch, words))


def _repeated_at_page_edges(document: DocumentText) -> set[int]:
    """Return the lines at page edges whose words, figures apart, most pages repeat."""
    pages: dict[int, list[tuple[int, str]]] = {}
    for number, line in enumerate(document.lines, start=1):
        if line.page is not None and line.text.strip():
            masked = _DIGITS.sub("#", collapse(line.text))
            pages.setdefault(line.page, []).append((number, masked))
    if len(pages) < _FEWEST_PAGES:
        return set()
    edges = dict(edge for lines in pages.values() for edge in (*lines[:_EDGE], *lines[-_EDGE:]))
    counts = Counter(edges.values())
    return {number for number, text in edges.items() if counts[text] > len(pages) / 2}


def without_navigation(words: Sequence[Word]) -> list[Word]:
    """Return words without each run that is the navigation bar, glued together or not."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        length = _navigation_run(words, at) if words[at].text.startswith("Contents") else 0
        if length < _FEWEST_NAVIGATION_WORDS:
            kept.append(words[at])
            at += 1
        else:
            at += length
    return kept


def _navigation_run(words: Sequence[Word], at: int) -> int:
    length = 0
    for word in words[at:]:
        if not _NAVIGATION.fullmatch(word.text):
            break
        length += 1
        if word.text.endswith("Toolkits"):
            break
    return length
