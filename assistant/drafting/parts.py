"""Which part of a visit report a note of the visit belongs to, by its heading and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.drafting.actions import is_action_row
from assistant.drafting.collected import Note, Part, Side
from assistant.drafting.cues import first_cue, has_cue
from corpus.evidence.actions import actions_of
from corpus.evidence.attendance import attendance_of
from corpus.evidence.signals import Polarity
from corpus.text import DocumentText, Place

_SET_BY_PANEL = (Part.IMMEDIATE, Part.REQUIREMENT, Part.RECOMMENDATION)
_BY_HEADING = (Part.GOOD_PRACTICE, Part.NEXT_STEPS, Part.PANEL, Part.DISCUSSION, Part.RATING,
               Part.BACKGROUND, Part.THANKS)  # fmt: skip
_TOLD_BY_THE_NOTES = (*_SET_BY_PANEL, Part.PREVIOUS, Part.RATING, Part.PANEL, Part.THANKS,
                      Part.NEXT_STEPS, Part.DISCUSSION)  # fmt: skip
_OPENING = 45  # letters in which a note about attendance says so
_LABELLED = re.compile(r"^\W*[A-Z][\w ()/&'’-]{1,45}:(?:\s+\S.{0,120})?$")
_GROUPS = re.compile(r"group|learner|student|trainee|profession|\bwho\b|session", re.IGNORECASE)
_COUNTED = re.compile(
    r"number|how many|\bn\b|\bmet\b|count|attend|present|came|seen", re.IGNORECASE
)
# As in “Consultant trainers - 6.” and “Trainee pharmacists: nobody came, it clashed”.
_COUNTED_GROUP = re.compile(
    r"^\W*(?i:(?:who came|present|attended|met|seen)\s*:\s*)?"
    r"(?!(?i:date|time|day|duration|page|ref|version|site|room|action|requirement)\b)"
    r"[A-Z][\w ,&/()’'-]{2,60}? ?(?:\s[-–]|:)\s(?:\d{1,3}|none|nobody|no[- ]one|nil|all|both|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty\S*)\b"
    r"[^:]{0,80}$"
)
_SAYING = re.compile(r"\b(?:said|reported|described|felt|told|raised|explained)\b", re.IGNORECASE)


def part_of(note: Note) -> Part:
    """Return the part a note of the visit belongs to; what fits no other part is a finding."""
    if note.cells and (row := _part_of_row(note)):
        return row
    words = _part("words", note.span.quote)
    heading = _part("headings", note.section)
    if heading is Part.PREVIOUS:
        return Part.PREVIOUS
    if heading in _SET_BY_PANEL:
        return Part.IMMEDIATE if words is Part.IMMEDIATE else heading
    if words and words is not Part.GOOD_PRACTICE:
        return words
    if note.heading or (heading is Part.MET and not note.section_group) or _came(note):
        return Part.MET
    label = _LABELLED.match(note.span.quote) and heading not in _BY_HEADING
    if note.side is Side.DOCUMENTS and label and not note.section_group:
        return Part.LABEL
    if heading is Part.GOOD_PRACTICE and note.polarity is Polarity.CONCERN:
        return Part.FINDING
    return heading if heading in _BY_HEADING else words or Part.FINDING


def _part_of_row(note: Note) -> Part | None:
    """Return what a row is there for, told from its columns: who came, or what is to be done."""
    heading = _part("headings", note.section)
    if heading in (*_SET_BY_PANEL, Part.PREVIOUS):
        return None
    if is_action_row(note.columns):
        return Part.NEXT_STEPS
    names = note.columns
    groups = any(_GROUPS.search(name) for name in names)
    counted = any(_COUNTED.search(name) for name in names)
    return Part.MET if groups and counted else None


def with_part(note: Note) -> Note:
    """Return a note of a visit with its part; what no group told is the notes' own account."""
    part = part_of(note)
    if part in _TOLD_BY_THE_NOTES:
        return note.model_copy(update={"part": part, "side": Side.DOCUMENTS, "group": ""})
    return note.model_copy(update={"part": part})


def as_read(notes: Iterable[Note], text: DocumentText) -> Iterator[Note]:
    """Give notes of a visit; who came and what was agreed are told apart as the readers found them.

    What somebody said stays a finding, whoever else stands on its line.
    """
    came = [(met.place, met.said) for met in attendance_of(text)]
    agreed = [(action.place, action.what) for action in actions_of(text)]
    for note in notes:
        plain = note.part in (Part.FINDING, Part.LABEL) and not note.safety
        if plain and not _SAYING.search(note.span.quote):
            if _stands_in(note, came):
                yield note.model_copy(update={"part": Part.MET})
                continue
            if _stands_in(note, agreed):
                yield note.model_copy(update={"part": Part.NEXT_STEPS})
                continue
        yield note


def _stands_in(note: Note, read: Sequence[tuple[Place, str]]) -> bool:
    own, quote = note.span.place, note.span.quote
    return any(
        own.first <= place.last
        and place.first <= own.last
        and (words in quote or quote in words or bool(note.cells))
        for place, words in read
    )


def sorted_into_parts(notes: Iterable[Note]) -> dict[Part, list[Note]]:
    """Return the notes by part, in the order they stand."""
    parts: dict[Part, list[Note]] = {part: [] for part in Part}
    for note in notes:
        parts[note.part or Part.FINDING].append(note)
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
    """Say whether a note tells who came, and nothing of what they said."""
    if _COUNTED_GROUP.match(note.span.quote):
        return True
    told = _SAYING.search(note.span.quote) is not None
    if note.safety or (told and not has_cue("attendance", note.span.quote[:_OPENING])):
        return False
    return has_cue("attendance", note.span.quote)
