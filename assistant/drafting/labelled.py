"""Header fields: what a paper gives under a label, such as "Site: …" or a two-cell table row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Paper
from assistant.drafting.cues import cues
from corpus.passage import Span
from corpus.text import LinePart

_BLANK = re.compile(
    r"^\W*(?:tbc|tba|n/?a|nil|none|not (?:stated|known|recorded)|to be confirmed)?\W*$", re.I
)
_LEAD = r"^\W*(?:\d{1,2}[.)]\s*)?"


def labelled(papers: Sequence[Paper], field: str) -> Iterator[Span]:
    """Give each value that a paper has under the labels of a header field, with its place."""
    labels = cues("labels")[field].pattern
    inline = re.compile(rf"{_LEAD}\**(?:{labels})\**\s*[:–]\**\s*(?P<value>\S.*)$", re.IGNORECASE)
    whole = re.compile(rf"{_LEAD}(?:{labels})\W*$", re.IGNORECASE)
    for paper in papers:
        for number, line in enumerate(paper.text.lines, start=1):
            value = ""
            cells = line.cells
            heads = line.part is LinePart.TABLE_HEADER and sum(map(bool, cells)) > 2
            if len(cells) >= 2 and whole.match(cells[0]) and not heads:
                value = cells[1]
            elif not cells and (match := inline.match(line.text)):
                value = match["value"].strip().strip("*")
            if value and not _BLANK.match(value):
                yield paper.span(value, paper.text.place(number, number))
