"""What a document says about itself: provider, site, unit, dates, review type, chair, version.

Only what is written, where it is written; what the document does not state is None or empty.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from corpus.evidence.blocks import BULLET, Block, BlockKind, blocks_of, place_of, title_of
from corpus.evidence.dates import dates_in, dates_written
from corpus.evidence.groups import groups_in
from corpus.evidence.words import words
from corpus.text import DocumentText, Place, Value

_LABELLED = re.compile(r"^(?P<label>[^:|]{2,50}?)\s*(?::|\|)\s*(?P<said>\S.*?)?(?:\s*\|)?$")
_REVIEW_TYPE = re.compile(
    r"\b(?:urgent risk review|triggered visit|programme review|desktop review|learner(?: and|/)"
    r"(?: |/)?educator (?:review|meeting)s?|senior leader(?:ship)? engagement(?: visit| meeting)?"
    r"|education quality review|level [1-4] visit|exploratory visit|follow.?up visit)\b",
    re.IGNORECASE,
)
_PROVIDER = re.compile(
    r"\b(?:[A-Z][\w’'&-]*(?:,? (?:and|of|the|for|upon|on|&|[A-Z][\w’'&-]*))*? )"
    r"(?:(?:University |Teaching |Mental Health |Community )*(?:Hospitals? )?"
    r"NHS (?:Foundation )?Trust"
    r"|CIC|Community Interest Company|Hospice|Healthcare Ltd|Health Centre|Surgery"
    r"|Primary Care Network|Partnership Trust)\b"
)
_VERSION = re.compile(r"\b(?:version|v)\.? ?(\d+(?:\.\d+)*)\b|\b(?:final )?draft(?: \d+)?\b", re.I)
_TITLE_LENGTH = 300  # characters of an opening line that may hold a title
_OPENING = 40  # blocks that may still belong to a document's head


class Fact(Value):
    """Something the document states, in its own words."""

    text: str
    place: Place
    date: dt.date | None = None  # of a date that is written in full


class DocumentFacts(Value):
    """What the document states about itself."""

    provider: Fact | None = None
    site: Fact | None = None
    unit: Fact | None = None
    specialty: Fact | None = None
    learner_groups: tuple[Fact, ...] = ()
    dates: tuple[Fact, ...] = ()  # of what the document is about, one a day
    final_date: Fact | None = None  # of the final report
    review_type: Fact | None = None
    chair: Fact | None = None
    version: Fact | None = None
    numbers: tuple[Fact, ...] = ()  # of people met: label and all, also where left blank


def metadata_of(text: DocumentText) -> DocumentFacts:
    """Return what a document states about itself, from its labels and then from its opening."""
    found: dict[str, Fact] = {}
    dates: list[Fact] = []
    groups: list[Fact] = []
    numbers: list[Fact] = []
    opening: list[Fact] = []
    for block in _head(text):
        labelled = _labelled(text, block)
        if labelled is None:
            if block.kind not in (BlockKind.ROW, BlockKind.HEADER):
                opening.append(_fact(text, block, 0, len(block.text)))
            continue
        name, fact = labelled
        if name == "dates":
            dates.extend(_each_day(fact))
        elif name == "learner_groups":
            groups.extend(_each_group(fact))
        elif name == "final_dates":
            found.setdefault("final_date", next(iter(_each_day(fact)), fact))
        elif name == "numbers":
            numbers.append(fact)
        else:
            found.setdefault(name, fact)
    _from_opening(opening, found, dates)
    return DocumentFacts(
        dates=tuple(_once(dates)), learner_groups=tuple(groups), numbers=tuple(numbers), **found
    )


def is_label(said: str) -> bool:
    """Say whether a line is one of these labels with what it labels ("Provider: …")."""
    match = _LABELLED.match(said)
    return bool(match and _name_of(match["label"]))


def _head(text: DocumentText) -> Iterator[Block]:
    for count, block in enumerate(blocks_of(text)):
        rows = (BlockKind.ROW, BlockKind.HEADER)
        if count < _OPENING or (block.kind in rows and len(block.cells) == 2):
            yield block


def _labelled(text: DocumentText, block: Block) -> tuple[str, Fact] | None:
    """Return the field and the fact of a line "Label: words" or of a row of two cells."""
    start = len(match[0]) if (match := BULLET.match(block.text)) else 0
    if block.kind in (BlockKind.ROW, BlockKind.HEADER):
        filled = [cell for cell in block.cells if cell]
        if len(filled) != 2 or not (name := _name_of(filled[0])):
            return None
        begins = block.text.rindex(filled[1])
        return name, _fact(text, block, begins, begins + len(filled[1]))
    said = _LABELLED.match(block.text[start:])
    if said is None or not (name := _name_of(said["label"])):
        return None
    if name == "numbers":
        return name, _fact(text, block, start, len(block.text))
    bare = (said["said"] or "").strip("*_ ")
    if not bare:
        return None
    begins = start + said.start("said") + said["said"].index(bare)
    return name, _fact(text, block, begins, begins + len(bare))


def _name_of(label: str) -> str | None:
    plain = title_of(label).strip()
    labels = words("labels").items()
    return next((name for name, pattern in labels if pattern.fullmatch(plain)), None)


def _fact(text: DocumentText, block: Block, start: int, end: int) -> Fact:
    days = dates_in(block.text[start:end])
    return Fact(
        text=block.text[start:end],
        place=place_of(text, block, start, end),
        date=days[0] if len(days) == 1 else None,
    )


def _each_day(fact: Fact) -> list[Fact]:
    days = dates_written(fact.text)
    return [fact.model_copy(update={"date": day, "text": said}) for day, said in days] or [fact]


def _each_group(fact: Fact) -> list[Fact]:
    pieces = [piece.strip() for piece in re.split(r"[;,]| and ", fact.text) if piece.strip()]
    return [fact.model_copy(update={"text": piece}) for piece in pieces if groups_in(piece)] or [
        fact
    ]


def _once(dates: list[Fact]) -> list[Fact]:
    seen: dict[tuple[object, str], Fact] = {}
    for fact in dates:
        seen.setdefault((fact.date, "" if fact.date else fact.text), fact)
    return list(seen.values())


def _from_opening(opening: list[Fact], found: dict[str, Fact], dates: list[Fact]) -> None:
    """Fill what no label gave from the title and the first lines."""
    patterns = (("provider", _PROVIDER), ("review_type", _REVIEW_TYPE), ("version", _VERSION))
    for fact in opening[:12]:
        for name, pattern in patterns:
            match = pattern.search(fact.text[:_TITLE_LENGTH])
            if match and name not in found:
                found[name] = fact.model_copy(update={"text": match[0].strip(), "date": None})
    if not dates:
        first = next((fact for fact in opening[:6] if dates_in(fact.text)), None)
        dates.extend(_each_day(first) if first else [])
