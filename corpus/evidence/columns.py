"""The columns of a register of concerns, known by the many names that people give them.

A name is compared without case, punctuation and whatever stands in brackets. The patterns are
tried in order, so the narrow ones ("patient-safety impact") stand before the wide ("impact").
"""

from __future__ import annotations

import re
from functools import lru_cache

_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_NOT_WORDS = re.compile(r"[^a-z0-9#&/ ]+")
_PREVIOUS = re.compile(r"\b(?:previous|prior|prev|last month(?:s)?|last period|last quarter|was)\b")
_CURRENT = re.compile(r"\b(?:current|present|residual|net|now|this month(?:s)?|latest|new)\b")
_NOT_NOW = re.compile(
    r"\b(?:target|initial|inherent|original|gross|desired|projected|expected|tolerance|appetite|next)\b"
)
_HAS_PREVIOUS = ("likelihood", "impact", "scores", "rating")

# Field and patterns; the first pattern that is found anywhere in the name decides.
_PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "due",
        (
            r"\bdue\b|deadline|by when|timescale|complet(?:e|ion) (?:by|date)|target date",
            r"^when$",
        ),
    ),
    ("other", (r"next review|comment|^notes?$|impact on (?!patient)",)),
    ("date_closed", (r"date (?:of )?(?:clos|resol)|closed (?:on|date)|^closed$|closure",)),
    (
        "date_updated",
        (
            r"(?:last|latest) (?:updated?|reviewed)",
            r"date (?:of )?(?:the )?(?:last )?(?:update|review)",
            r"(?:updated?|reviewed?)(?: on| date)|^updated$|^reviewed$|^status date$",
            r"^date of entry$",
        ),
    ),
    (
        "sources",
        (
            r"sources?\b|(?:raised|reported|identified|notified) (?:by|through|via|from)",
            r"how (?:raised|identified|reported)|intelligence|^evidence|origin|trigger",
            r"who raised",
        ),
    ),
    (
        "partners",
        (
            r"partners?|\btold\b|informed|passed to|shared with|notified|escalated to|reported to",
            r"stakeholders? aware",
        ),
    ),
    (
        "date_raised",
        (
            r"date.*(?:raised|opened|identified|added|logged|reported|entered|received|first|open|created|entry)",
            r"(?:opened|raised|identified|logged|added) (?:on|date)|entry date",
            r"^(?:opened|raised|date|logged|date of concern)$|first raised|open date",
            r"opening date",
        ),
    ),
    ("month", (r"^(?:reporting )?(?:month|period)$|position at|^as at",)),
    ("safety", (r"patient.?safety|safety|patient impact|impact on patients?|harm\b",)),
    (
        "reference",
        (
            r"\bref\b|reference|\bids?\b|\burn\b|^(?:#|no|number|code)$",
            r"(?:risk|concern|case|issue|item|record|log|entry) (?:no|number|code)$",
        ),
    ),
    ("actions", (r"actions? (?:taken )?(?:and|&|/) (?:taken|planned)|actions? taken (?:and|&|/)",)),
    (
        "actions_taken",
        (
            r"actions? (?:taken|completed?|to date|done|so far)|completed actions",
            r"mitigations? in place|controls?\b|progress|(?:steps|measures) taken|done so far",
            r"what (?:has been|we have) done",
        ),
    ),
    (
        "actions_planned",
        (
            r"actions? (?:planned|required|needed|outstanding|to be taken|agreed|to take|plan)",
            r"(?:planned|next|further|future|proposed|outstanding) (?:actions?|steps?)",
            r"still to do",
        ),
    ),
    ("owner", (r"owner|\blead\b|responsible|accountable|assigned|handler|^who$|action by",)),
    ("actions", (r"^actions?$|mitigations?|mitigating",)),
    (
        "scores",
        (
            r"^(?:l ?(?:x|/|&|and) ?[ic]|likelihood (?:x|/|&|and) (?:impact|consequence))\b",
            r"^(?:risk )?score(?: l ?x ?i)?$",
        ),
    ),
    ("likelihood", (r"^l$|^l score$|likelihood|probability",)),
    (
        "rating",
        (
            r"\brag\b|rating|matrix|\bcell\b|colour|\bgrade\b|^overall$|^(?:risk )?level$",
            r"^level of risk$",
        ),
    ),
    ("impact", (r"^[ic]$|^i score$|^impact|impact$|consequence|severity|impact score",)),
    ("direction", (r"direction|trend|movement|^change|travel|\barrow",)),
    ("status", (r"status|^state$|^open ?/? ?(?:or )?closed|^open$|^stage$",)),
    (
        "learner_groups",
        (
            r"learners?\b(?!.*environment)|students?|trainees?|professions?\b|^groups?$",
            r"staff group|professional group|groups? affected|who is affected|programme",
        ),
    ),
    (
        "concern",
        (
            r"concern|issue|^risk$|risk (?:description|title|detail|summary)|description",
            r"summary|problem|details?$|what (?:was|is|were|happened|has)\b|nature of",
        ),
    ),
    ("provider", (r"provider|\btrust\b|organisation|employer|^lep$|^practice$",)),
    (
        "unit",
        (
            r"\bunit\b|\bward\b|department|\bdept\b|service|\barea\b|placement|environment",
            r"\bteam\b|directorate|division",
        ),
    ),
    ("site", (r"\bsite\b|hospital|location",)),
    ("specialty", (r"special(?:i)?ty",)),
)
_COMPILED = tuple((name, re.compile("|".join(patterns))) for name, patterns in _PATTERNS)


@lru_cache(maxsize=1024)
def field_of(name: str) -> str | None:
    """Return the field that a column of this name holds, or None for a name we do not know.

    >>> field_of("Likelihood (1-5)"), field_of("Prev. RAG"), field_of("Patient safety impact")
    ('likelihood', 'previous_rating', 'safety')
    >>> field_of("Target rating") is None
    True
    """
    plain = " ".join(_NOT_WORDS.sub(" ", _BRACKETS.sub(" ", name.lower())).split())
    if not plain:
        return None
    field = _first(plain)
    if field in _HAS_PREVIOUS or field is None:
        bare = " ".join(_CURRENT.sub(" ", plain).split())
        if _PREVIOUS.search(plain):
            rest = " ".join(_PREVIOUS.sub(" ", bare).split())
            field = _first(rest) if rest else "rating"  # "Last month" alone holds a rating
            return f"previous_{field}" if field in _HAS_PREVIOUS else None
        if _NOT_NOW.search(plain):
            return None  # where a risk is meant to get to is not where it is
        field = _first(bare)
    return None if field == "other" else field


def _first(plain: str) -> str | None:
    return next((field for field, pattern in _COMPILED if pattern.search(plain)), None)
