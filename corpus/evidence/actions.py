"""Actions that notes agree on: what is to be done, by whom and by when, as far as they say.

From a table with such columns, a list under a heading about actions, or a line "To do: …". What is
not stated is None: nobody may take a blank for an owner.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from corpus.evidence.blocks import BULLET, Block, BlockKind, blocks_of, place_of, title_of
from corpus.evidence.columns import field_of
from corpus.evidence.dates import dates_written, read_date
from corpus.evidence.sentences import sentence_spans
from corpus.text import DocumentText, Place, Value

_HEADING = re.compile(
    r"\b(?:actions?|to do|follow(?:ed)?.?up|agreed|next steps|requirements?|promised)\b", re.I
)
_LABEL = re.compile(
    r"^(?:\[[ xX]?\]\s*)?(?:to ?do|actions?(?: \d+)?|agreed(?: actions?)?|follow.?up)\s*[:–-]\s*",
    re.IGNORECASE,
)
_BOX = re.compile(r"^\[[ xX]?\]\s*")
_OWNER = re.compile(
    r"^(?P<owner>[A-Z][^:,.;]{2,60}?)(?::\s+| (?=(?:to|will|is to|are to|must|has agreed to)\s))"
    r"|^(?P<bare>trust|[a-z][a-z -]{3,50}?)(?::\s+| (?=(?:to|will|is to|are to)\s))"
    r"|\((?:owner|lead):? (?P<within>[^)]{3,60})\)",
)
_DUE = re.compile(r"[\s,;(–-]*\b(?:by|before|due(?: on| by)?|no later than)\s*:?\s*$", re.I)
_WHAT = frozenset({"concern", "actions", "actions_planned", "actions_taken"})
_WHEN = frozenset({"due", "date_raised", "date_closed"})  # a column "Date" of an action is its due


class Action(Value):
    """One action. `owner` and `due_as_written` are the notes' own words, None when blank."""

    what: str
    owner: str | None = None
    due: dt.date | None = None
    due_as_written: str | None = None
    place: Place


def actions_of(text: DocumentText) -> tuple[Action, ...]:
    """Return the actions that a document agrees on, in order."""
    found: list[Action] = []
    under = False
    columns: tuple[str, ...] = ()
    for block in blocks_of(text):
        if block.kind is BlockKind.HEADING:
            under = bool(_HEADING.search(title_of(block.text)))
        elif block.kind is BlockKind.HEADER:
            columns = block.cells
        elif block.kind is BlockKind.ROW:
            found.extend(_row(text, block, columns))
        else:
            found.extend(_prose(text, block, under and block.kind is BlockKind.BULLET))
    return tuple(found)


def _row(text: DocumentText, block: Block, columns: tuple[str, ...]) -> Iterator[Action]:
    fields = [field_of(name) for name in columns]
    if "owner" not in fields or not _WHEN & set(fields) or not _WHAT & set(fields):
        return
    if {"likelihood", "impact", "rating", "scores"} & set(fields):
        return  # a register of concerns
    said = dict(
        zip(
            reversed(fields),
            reversed((*block.cells, *[""] * len(fields))[: len(fields)]),
            strict=True,
        )
    )
    what = next((said[field] for field in fields if field in _WHAT and said[field]), None)
    when = next((said[field] for field in fields if field in _WHEN and said[field]), None)
    if what:
        yield Action(
            what=what,
            owner=said["owner"] or None,
            due=read_date(when, end_of_month=True) if when else None,
            due_as_written=when,
            place=place_of(text, block, 0, len(block.text)),
        )


def _prose(text: DocumentText, block: Block, under: bool) -> Iterator[Action]:
    start = len(match[0]) if (match := BULLET.match(block.text)) else 0
    for begin, end in sentence_spans(block.text[start:]):
        said = block.text[start + begin : start + end]
        label = _LABEL.match(said)
        if label is None and not under:
            continue
        bare = _BOX.sub("", said[label.end() :] if label else said)
        yield _action(bare, place_of(text, block, start + begin, start + end))


def _action(said: str, place: Place) -> Action:
    owner = _OWNER.search(said)
    days = dates_written(said)
    day, written = days[-1] if days else (None, None)
    due = bool(written and _DUE.search(said[: said.rindex(written)]))
    return Action(
        what=said.strip(),
        owner=(owner["owner"] or owner["bare"] or owner["within"]).strip() if owner else None,
        due=day if due else None,
        due_as_written=written if due else None,
        place=place,
    )
