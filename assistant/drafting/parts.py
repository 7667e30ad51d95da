"""Which part of a visit report a note of the visit belongs to, by its heading and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from assistant.drafting.collected import Note, Side
from assistant.drafting.cues import first_cue, has_cue
from corpus.evidence.signals import Polarity


class Part(StrEnum):
    """The parts of a report that notes are sorted into; the values are the names in `cues.toml`."""

    THANKS = "thanks"
    MET = "who was met"
    IMMEDIATE = "immediate mandatory requirements"
    REQUIREMENT = "mandatory requirements"
    RECOMMENDATION = "recommendations"
    PREVIOUS = "previous review and actions"
    RATING = "rating"
    BACKGROUND = "background"
    GOOD_PRACTICE = "good practice"
    NEXT_STEPS = "next steps"
    PANEL = "panel"
    DISCUSSION = "panel's discussion"
    LABEL = "label"  # a header field such as "Date: 3 November", told elsewhere
    FINDING = "finding"


_SET_BY_PANEL = (Part.IMMEDIATE, Part.REQUIREMENT, Part.RECOMMENDATION)
_BY_HEADING = (Part.GOOD_PRACTICE, Part.NEXT_STEPS, Part.PANEL, Part.DISCUSSION, Part.RATING,
               Part.BACKGROUND, Part.THANKS)  # fmt: skip
_LABELLED = re.compile(r"^\W*[A-Z][\w ()/&'’-]{1,45}:(?:\s+\S.{0,120})?$")
_SAYING = re.compile(r"\b(?:said|reported|described|felt|told|raised|explained)\b", re.IGNORECASE)


def part_of(note: Note) -> Part:
    """Return the part a note of the visit belongs to; what fits no other part is a finding."""
    words = _part("words", note.span.quote)
    heading = _part("headings", note.section)
    if heading is Part.PREVIOUS:
        return Part.PREVIOUS
    if heading in _SET_BY_PANEL:
        return Part.IMMEDIATE if words is Part.IMMEDIATE else heading
    if words and words is not Part.GOOD_PRACTICE:
        return words
    if note.heading or heading is Part.MET or _came(note):
        return Part.MET
    if note.side is Side.DOCUMENTS and _LABELLED.match(note.span.quote) and not note.section_group:
        return Part.LABEL
    if heading is Part.GOOD_PRACTICE and note.polarity is Polarity.CONCERN:
        return Part.FINDING
    return heading if heading in _BY_HEADING else words or Part.FINDING


def sorted_into_parts(notes: Iterable[Note]) -> dict[Part, list[Note]]:
    """Return the notes by part, in the order they stand."""
    parts: dict[Part, list[Note]] = {part: [] for part in Part}
    for note in notes:
        parts[part_of(note)].append(note)
    return parts


def is_good_practice(note: Note) -> bool:
    """Say whether a note praises something, and does not merely report no concern."""
    if note.polarity is not Polarity.POSITIVE:
        return False
    return has_cue("praise", note.span.quote) or _part("headings", note.section) is (
        Part.GOOD_PRACTICE
    )


def _part(section: str, text: str) -> Part | None:
    found = first_cue(section, text)
    return Part(found) if found else None


def _came(note: Note) -> bool:
    """Say whether a note only tells who came, and nothing of what they said."""
    told = _SAYING.search(note.span.quote) is not None
    return (
        has_cue("attendance", note.span.quote)
        and not note.safety
        and (not told or "invitation" in note.span.quote.lower())
    )
