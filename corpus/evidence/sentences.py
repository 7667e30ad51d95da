"""Sentences of a paragraph, as spans of its text; nothing between two spans but white space."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9£])")
_ABBREVIATION = re.compile(
    r"(?:\b(?i:Drs?|Mrs?|Ms|Mx|Prof|Assoc|Asst|St|Rev|Revd|Cllr|Hon|Sr|Jr|Refs?|Reg|Fig|Figs|Dept"
    r"|Hosp|Yr|Stds?|vs|cf|etc|approx|e\.g|i\.e|eg|ie|viz|ca|pp?|para|paras|vol|incl|excl|min|max"
    r"|ext|tel|mob|hrs|mins|a\.m|p\.m|wk|wks|Nos|Mon|Tues?|Weds?|Thurs?|Thu|Fri|Jan|Feb|Mar|Apr|Aug"
    r"|Sept?|Oct|Nov|Dec|Rd|Ave|Ltd)"
    r"|\bNo|\b[A-Z]|\b\d{1,2})\.\s*$"
)
# "no." is a number's after one of these, and an answer elsewhere ("He said no. The list …").
_NUMBERED = re.compile(
    r"\b(?:GMC|NMC|HCPC|GDC|GPhC|NHS|PIN|ref\w*|reg\w*|tel\w*|phone|mobile|fax|bleep|ext\w*|staff"
    r"|payroll|hospital|member\w*|room|bed|bay|ward|theatre|item|risk|case|concern|page|line|serial"
    r"|student|candidate|licen[cs]e|order|invoice|policy|account|contact|job|list)\.?\s+no\.\s*$",
    re.IGNORECASE,
)
_NO = re.compile(r"\bnos?\.\s*$", re.IGNORECASE)
_STILL_GOES_ON = re.compile(
    r"\b(?:No|Nos|Ref|Refs|Std|Stds|etc|(?i:hrs|mins|wks?|yr|Mon|Tues?|Weds?|Thurs?"
    r"|Thu|Fri|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Rd|Ave|Ltd|min|max)|\d{1,2}|a\.m|p\.m|[A-Z])\.\s*$"
)
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
        after = text[match.end()]
        if _NUMBERED.search(before) or (_NO.search(before) and after.isdigit()):
            continue
        if _ABBREVIATION.search(before) and not _ends_anyway(before, after):
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
