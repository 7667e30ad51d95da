"""Sentences of a paragraph, as spans of its text; nothing between two spans but white space."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9£])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Drs?|Mrs?|Ms|Prof|St|Rev|Nos?|Refs?|Fig|Dept|Hosp|Yr|Stds?|vs|cf|etc|approx|e\.g|i\.e"
    r"|eg|ie|pp?|para|incl|min|max|ext|tel|a\.m|p\.m|wk|Sr|Jr)|\b[A-Z]|\b\d{1,2})\.\s*$"
)
_STILL_GOES_ON = re.compile(r"\b(?:No|Nos|Ref|Refs|Std|Stds|etc|\d{1,2}|a\.m|p\.m|[A-Z])\.\s*$")
_LONGEST = 1500  # characters; nobody writes such a sentence, but a file may hold one
_LOOK_BACK = 60
_NUMBER_FOLLOWS = re.compile(r"^[\d]")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence starts and ends; one without an end in sight is cut at a blank.

    >>> text = "Dr. Quist left at 5 p.m. Two of five said 3.4 was met. See p. 4."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Dr. Quist left at 5 p.m.', 'Two of five said 3.4 was met.', 'See p. 4.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.start() + len(match[0].rstrip())
        before = text[max(start, end - _LOOK_BACK) : end]
        if _ABBREVIATION.search(before) and not _ends_anyway(before, text[match.end()]):
            continue
        spans.extend(_cut(text, start, end))
        start = match.end()
    spans.extend(_cut(text, start, len(text.rstrip())))
    return tuple(spans)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        stop = blank if blank > 0 else start + _LONGEST
        yield start, stop
        start = stop + (1 if blank > 0 else 0)
    if text[start:end].strip():
        yield start, end


def _ends_anyway(before: str, after: str) -> bool:
    """Say whether "etc.", "p.m." or a number at the end of a sentence is its end after all."""
    if _NUMBER_FOLLOWS.match(after) or not _STILL_GOES_ON.search(before):
        return False
    only_a_mark = re.fullmatch(r"\s*(?:[A-Z]|\d{1,2}|No|Nos|Ref|Refs|Stds?)\.\s*", before)
    named = re.search(r"\b(?:No|Nos|Refs?|Stds?|[A-Z])\.\s*$", before)
    return not only_a_mark and not named
