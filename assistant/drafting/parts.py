"""Which part of a visit report a note of the visit belongs to, by its heading and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from assistant.drafting.collected import Note, Side
from corpus.evidence.signals import Polarity


class Part(StrEnum):
    """The parts of a report that notes are sorted into."""

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
    LABEL = "label"  # a header field such as "Date: 3 November", told elsewhere
    FINDING = "finding"


_HEADINGS: tuple[tuple[Part, str], ...] = (
    (Part.PREVIOUS, r"previous|last (?:visit|review|report)|follow.?up (?:of|on|from)|earlier (?:visit|review|report|action)|open actions|action plan (?:update|review|progress)|progress (?:on|against|since)"),
    (Part.IMMEDIATE, r"immediate (?:mandatory |action|require|concern)|\bIMRs?\b"),
    (Part.REQUIREMENT, r"(?<!immediate )(?:mandatory )?requirements?\b|conditions?\b"),
    (Part.RECOMMENDATION, r"recommend"),
    (Part.GOOD_PRACTICE, r"good practice|notable practice|what (?:works|worked|is working) well|positives?|strengths|commend|celebrat|best practice|went well"),
    (Part.NEXT_STEPS, r"next steps?|what happens next|follow.?up$|follow.?up (?:and|actions?)|actions? agreed|monitoring|to do|after the (?:visit|review)|verbal feedback"),
    (Part.PANEL, r"panel(?: members?| and roles)?$|(?:visit|review) (?:panel|team)|panel members|^panel\b.*(?:roles?|present)"),
    (Part.MET, r"attend|who (?:was|we|did we) me?et|(?:groups?|people|staff|learners) (?:met|seen|present)|sessions? held|^present$|not (?:met|seen|covered)|in attendance|programme for the day"),
    (Part.RATING, r"\brating|risk (?:level|score|assessment)|intensive support|\bISF\b"),
    (Part.BACKGROUND, r"background|reasons? for|rationale|trigger|context|purpose|why we|introduction|overview"),
    (Part.THANKS, r"thanks|acknowledg"),
)  # fmt: skip
_WORDS: tuple[tuple[Part, str], ...] = (
    (Part.IMMEDIATE, r"\bimmediate (?:mandatory )?requirement|\bIMRs?\b|must (?:immediately|by (?:tomorrow|tonight))"),
    (Part.PREVIOUS, r"\b(?:previous|last|earlier|\d{4}) (?:visit|review|report|action|requirement|recommendation)s?\b|since the last|action plan from|actions? (?:\d+ |[A-Z]\d+ )?(?:from|of|agreed (?:in|at|after)) (?:the )?(?:last|previous|20\d\d)|\bopen action"),
    (Part.REQUIREMENT, r"\b(?:mandatory )?requirement (?:\w+ )?(?:was |were )?(?:set|issued|made|agreed)|^(?:mandatory )?requirement\b|^MR ?\d"),
    (Part.RECOMMENDATION, r"\bpanel recommend|^recommendation\b|(?:was|were|be) recommended that|^REC ?\d"),
    (Part.RATING, r"\bISF\s?\d|intensive support (?:rating|category|framework)|\brat(?:ed|ing)\b[^.]{0,60}\b(?:G/A|A/R|red|amber|green|high|medium|low)\b|\b(?:G/A|A/R)\b|likelihood[^.]{0,20}\b[1-5]\b[^.]{0,30}impact[^.]{0,20}\b[1-5]\b"),
    (Part.THANKS, r"\bthank(?:s|ed)?\b"),
    (Part.GOOD_PRACTICE, r"\b(?:good|notable|best|exemplary) practice\b|\bcommend"),
    (Part.NEXT_STEPS, r"\bnext steps?\b|\bwill (?:meet|visit|return|review|write|send|follow|report)\b[^.]*\b(?:panel|team|office|dean|HEE|quality)\b|(?:draft )?report (?:will|to) (?:be|go|follow)|factual accuracy"),
)  # fmt: skip
_ATTENDED = re.compile(
    r"\b(?:did not attend|not attend(?:ed)?|nobody (?:came|attended)|no[- ]one (?:came|attended)|"
    r"no (?:\w+[ -]){0,4}(?:attended|came|were (?:present|available|released|met))|"
    r"(?:were|was) (?:not )?(?:met|seen)\b|no attendance|not (?:released|able to attend|available|covered|visited|seen|met)|"
    r"could not (?:attend|be released|join)|were absent|apologies|attended|met (?:with )?(?:the panel|\d|\w+ (?:of|foundation|student|learner|trainee|supervisor|doctor))|"
    r"joined (?:by|online|virtually)|the panel met)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^\W*[A-Z][\w ()/&'’-]{1,45}:\s+\S.{0,90}$")


def part_of(note: Note) -> Part:
    """Return the part a note of the visit belongs to; what fits no other part is a finding."""
    heading = _first(_HEADINGS, note.section)
    words = _first(_WORDS, note.span.quote)
    if heading in (Part.IMMEDIATE, Part.REQUIREMENT, Part.RECOMMENDATION, Part.PREVIOUS):
        return words if words is Part.IMMEDIATE and heading is not Part.PREVIOUS else heading
    if words and words is not Part.GOOD_PRACTICE:
        return words
    if heading is Part.MET or (_ATTENDED.search(note.span.quote) and _short(note)):
        return Part.MET
    if heading in (Part.GOOD_PRACTICE, Part.NEXT_STEPS, Part.PANEL, Part.RATING, Part.BACKGROUND):
        praised = note.polarity is not Polarity.CONCERN
        return heading if heading is not Part.GOOD_PRACTICE or praised else Part.FINDING
    if words:
        return words
    if heading is Part.THANKS:
        return heading
    if note.side is Side.DOCUMENTS and _LABELLED.match(note.span.quote):
        return Part.LABEL
    return Part.FINDING


def sorted_into_parts(notes: Iterable[Note]) -> dict[Part, list[Note]]:
    """Return the notes by part, in the order they stand."""
    parts: dict[Part, list[Note]] = {part: [] for part in Part}
    for note in notes:
        parts[part_of(note)].append(note)
    return parts


def _short(note: Note) -> bool:
    """Say whether a note only tells who came, and nothing of what they said."""
    said = re.search(r"\b(?:said|reported|described|felt|told|raised|explained)\b", note.span.quote)
    return said is None and not note.safety


def _first(table: tuple[tuple[Part, str], ...], text: str) -> Part | None:
    return next((part for part, cue in table if re.search(cue, text, re.IGNORECASE)), None)
