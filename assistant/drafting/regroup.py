"""Short lines that open a meeting in rough notes: "Physician associate students" on its own line.

Readers know the headings that a layout or a list of groups shows. Rough notes have others, and a
statement told by the wrong group is worse than one told by nobody, so such a line ends the group
before it and, when it names people, opens theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.drafting.collected import Note, Side

_LONGEST = 6  # words
_PEOPLE = re.compile(
    r"(?:students?|trainees?|learners?|doctors?|nurses?|midwives|paramedics?|registrars?|associates?|"
    r"apprentices?|pharmacists?|physios?|physiotherapists?|therapists?|radiographers?|preceptees)"
    r"(?: \([^)]*\))?:?$",
    re.IGNORECASE,
)
_TEACHERS = re.compile(
    r"(?:supervisors?|trainers?|educators?|assessors?|mentors?)\b", re.IGNORECASE
)
_LEADERS = re.compile(
    r"\b(?:managers?|partners|executives?|directors?|leads?|leaders?|leadership|board|matrons?)\b[^.]*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|had|has|have|said|felt|met|told|did|not|no|all|loved|want\w*|need\w*|"
    r"report\w*|accept\w*|praised|good|poor|excellent|thank\w*|raised|attend\w*)\b",
    re.IGNORECASE,
)


def regrouped(notes: Iterable[Note]) -> Iterator[Note]:
    """Give the notes, those under such a line as told by the people it names."""
    opened: tuple[str, str, Side] | None = None  # section, group, side
    for note in notes:
        side = _opens(note)
        if side is not None:
            opened = (note.section, _named(note.span.quote), side)
            yield note.model_copy(update={"heading": True, "group": "", "side": Side.DOCUMENTS})
            continue
        if opened and note.section != opened[0]:
            opened = None
        if opened and note.side is not Side.DOCUMENTS:
            yield note.model_copy(update={"group": opened[1], "side": opened[2]})
        else:
            yield note


def _named(words: str) -> str:
    """Return the people a line names, without a count in brackets."""
    return in_small_letters(re.sub(r"\s*[(\[].*$|\s*[-–:].*$", "", words).strip())


def in_small_letters(words: str) -> str:
    """Return words in small letters, abbreviations kept.

    >>> in_small_letters("GP registrars and F2 Doctors")
    'GP registrars and F2 doctors'
    """
    return " ".join(
        word if re.search(r"[A-Z].*[A-Z\d]", word) else word.lower() for word in words.split()
    )


def _opens(note: Note) -> Side | None:
    """Return whose meeting a line opens, None where it opens none."""
    words = note.span.quote
    alone = note.paper.text.between(note.span.place.first, note.span.place.last) == words
    if note.cells or not alone or len(words.split()) > _LONGEST or words.endswith((".", ",", ";")):
        return None
    if _VERB.search(words) or not words[:1].isupper():
        return None
    if _TEACHERS.search(words):
        return Side.SUPERVISORS
    if _LEADERS.search(words):
        return Side.LEADERS
    return Side.LEARNERS if _PEOPLE.search(words) else None
