"""Header fields: what a paper gives under a label, such as "Site: …" or a two-cell table row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Paper
from corpus.passage import Span

_BLANK = re.compile(
    r"^\W*(?:tbc|tba|n/?a|nil|none|not (?:stated|known|recorded)|to be confirmed)?\W*$", re.I
)
_LEAD = r"^\W*(?:\d{1,2}[.)]\s*)?"

#: Header fields of the drafts, each with the labels under which papers give it.
LABELS: dict[str, str] = {
    "Site": r"sites?(?: visited)?|hospital|location|venue",
    "Unit, specialty or programme": r"(?:unit|ward|department|dept|area|service|speciality|specialty|programmes?|placements?)(?:s?)(?: (?:reviewed|visited|under review))?|(?:speciality|specialty)\s*/\s*programmes?(?: groups?)?|placement areas?",
    "Learner groups": r"learner groups?|learners|groups? of learners|trainee groups?|professions?(?: reviewed)?",
    "Type of review": r"(?:review|visit|intervention) type|type of (?:review|visit|intervention|meeting)|intervention",
    "Regional office": r"(?:regional|local)(?: education)? office(?: name)?|region|hee (?:local )?office|local team",
    "Date or dates": r"dates?(?: of (?:the )?(?:visit|review|meeting))?|(?:visit|review) dates?|held on|day",
    "Duration": r"duration(?: of (?:the )?(?:visit|review))?|times?",
    "Reason": r"(?:reason|rationale|trigger|purpose)(?: for (?:the )?(?:visit|review))?",
    "Circulation": r"circulation|distribution|copies to|circulate to",
    "Date of final report": r"date of final report|final report(?: date)?",
}  # fmt: skip


def labelled(papers: Sequence[Paper], labels: str) -> Iterator[Span]:
    """Give each value that a paper has under one of these labels, with its place."""
    inline = re.compile(rf"{_LEAD}\**(?:{labels})\**\s*[:–]\**\s*(?P<value>\S.*)$", re.IGNORECASE)
    whole = re.compile(rf"{_LEAD}(?:{labels})\W*$", re.IGNORECASE)
    for paper in papers:
        for number, line in enumerate(paper.text.lines, start=1):
            value = ""
            cells = line.cells
            if len(cells) >= 2 and whole.match(cells[0]):
                value = cells[1]
            elif not cells and (match := inline.match(line.text)):
                value = match["value"].strip().strip("*")
            if value and not _BLANK.match(value):
                yield paper.span(value, paper.text.place(number, number))
