"""A span of words as the items of a list, or the paragraphs, that it was written as.

Bullets tell where they came through; where they vanished or became letters, the known opening
words; where the words are new to us, blank lines. Whatever cannot be told is not taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.framework.importing.flow import BULLET, Flow
from corpus.framework.importing.known import Known, well_begun, whole
from corpus.framework.importing.marks import in_order
from corpus.framework.model import Wording

_BULLET = re.compile(BULLET)
_DASH = re.compile(r"(?<!\S)-(?!\S)")
_ENDS = (".", ";", ":", "?", "!")
_LAST_WORD = re.compile(r"\S+$")
_FEWEST_BULLETS = 2
_FEWEST_TELLING_WORDS = 3  # of an opening inside a text: fewer may be chance
_LONGEST_BULLET = 2  # characters, when a printer has turned it into letters or figures

Span = tuple[int, int]


def items(
    flow: Flow, span: Span | None, values: Sequence[Known], fewest: int = 1
) -> tuple[Wording, ...] | None:
    """Return the items of a span, or None where they cannot be told apart or one is not whole."""
    if span is None:
        return None
    ways = [_by_bullets(flow, span), _by_openings(flow, span, values), _by_breaks(flow, span)]
    read = [_wordings(flow, cuts) for cuts in ways if cuts]
    for wordings in read:  # bullets of two kinds mislead, and the values tell
        if len(wordings) == len(values) and all(map(whole, wordings, values)):
            return wordings if len(wordings) >= fewest else None
    wordings = read[0] if read else ()
    if len(wordings) < fewest:
        return None
    if len(wordings) != len(values):
        ours = any(_holds(w, value) for w in wordings for value in values)
        begun = all(well_begun(wordings[0], value) for value in values[:1])
        return wordings if begun and not ours else None
    return None


def _wordings(flow: Flow, cuts: Sequence[Span]) -> tuple[Wording, ...]:
    found = [flow.wording(start, end) for start, end in cuts]
    return tuple(wording for wording in found if wording is not None)


def _holds(wording: Wording, value: Known) -> bool:
    """Say whether a wording is, or has swallowed, one that we know."""
    telling = len(value.opens.split()) >= _FEWEST_TELLING_WORDS
    return wording.text.startswith(value.opens) or (telling and value.opens in wording.text)


def _by_bullets(flow: Flow, span: Span) -> list[Span]:
    cuts = [found.start() for found in _BULLET.finditer(flow.text, *span)]
    if not cuts and _dash_at(flow, span[0]):
        cuts = [found.start() for found in _DASH.finditer(flow.text, *span)]
    return _pieces(flow, span, cuts) if cuts else []


def _dash_at(flow: Flow, start: int) -> bool:
    """Say whether a dash begins here, or stands just before: then dashes are the bullets."""
    return "- " in (flow.text[start : start + 3].lstrip()[:2], flow.text[:start][-2:])


def _by_breaks(flow: Flow, span: Span) -> list[Span]:
    """Cut at blank lines after a finished sentence: others come from a page's layout."""
    ended = [at for at in flow.breaks(*span) if flow.text[:at].rstrip().endswith(_ENDS)]
    return _pieces(flow, span, ended)


def _pieces(flow: Flow, span: Span, cuts: list[int]) -> list[Span]:
    edges = [span[0], *cuts, span[1]]
    pieces = [flow.trimmed(a, b) for a, b in pairwise(edges)]
    return [(start, end) for start, end in pieces if start < end]


def _by_openings(flow: Flow, span: Span, values: Sequence[Known]) -> list[Span]:
    """Cut where every known value begins; the short word before several of them is their bullet."""
    patterns = [re.compile(rf"(?<!\w){re.escape(value.opens)}") for value in values]
    marks = [mark for mark in in_order(flow, patterns, *span) if mark is not None]
    if not marks or len(marks) != len(values):
        return []
    starts = [mark.start for mark in marks]
    befores = [_word_before(flow, span[0], start) for start in starts]
    bullet, times = Counter(befores).most_common(1)[0]
    if times < _FEWEST_BULLETS or len(bullet) > _LONGEST_BULLET:
        bullet = ""
    if flow.text[span[0] : starts[0]].strip() not in ("", bullet):
        return []  # something stands before the first value: the span is not what we know
    ends = [*starts[1:], span[1]]
    for index, before in enumerate(befores[1:]):
        if before == bullet:
            ends[index] -= len(bullet) + 1
    return [flow.trimmed(start, end) for start, end in zip(starts, ends, strict=True)]


def _word_before(flow: Flow, start: int, at: int) -> str:
    found = _LAST_WORD.search(flow.text[start:at].rstrip())
    return found.group() if found else ""
