"""The columns of a register of concerns, known by the many names that people give them.

A name is compared without case, punctuation and whatever stands in brackets. The patterns are
tried in order, so the narrow ones ("patient-safety impact") stand before the wide ("impact"). A
name that no pattern knows is tried once more with its misspelt words put right; what a column
without a telling name holds is for `layout.py`, which sees its cells.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

#: What `meant_by` returns for a column that is known and is not the position now.
SET_ASIDE = "set aside"

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
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
            r"\bdue\b|deadline|by when|timescales?|complet(?:e|ion) (?:by|date)|target date",
            r"^when$|^by$|(?:needed|wanted|to be done|to finish|finish|ready|end) (?:by|date)$",
            r"(?:promised|planned|expected) (?:for|date)$",
        ),
    ),
    (
        "other",
        (
            r"next review|comment|^(?:notes?|remarks?)$|impact on (?!patient)",
            r"first (?:reply|response|answer)",
        ),
    ),
    (
        "date_closed",
        (
            r"date (?:of )?(?:clos|resol|end)",
            r"(?:closed|ended|resolved|finished|completed) (?:on|date)",
            r"^(?:closed|ended|resolved)$|closure|closing date|end date|(?:when|day) closed",
        ),
    ),
    (
        "date_updated",
        (
            r"(?:last|latest) (?:updated?|reviewed)",
            r"date (?:of )?(?:the )?(?:last )?(?:update|review)",
            r"(?:updated?|reviewed?)(?: on| date)|^updated$|^reviewed$|^stat(?:e|us) date$",
            r"^date of entry$",
        ),
    ),
    (
        "sources",
        (
            r"sources?\b|(?:raised|reported|identified|notified) (?:by|through|via|from)",
            r"how (?:raised|identified|reported)|came (?:in )?(?:by|from)|how we (?:know|heard)",
            r"who (?:told us|said so)|intelligence|^evidence|origin|trigger",
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
            r"(?:opened|raised|identified|logged|added|noted|entered|reported|seen) (?:on|date)",
            r"^(?:opened|raised|date|logged|added|since|date of concern)$|first raised|open date",
            r"opening date|entry date|start date|first (?:seen|noted|logged)|open since",
        ),
    ),
    (
        "month",
        (r"^(?:reporting )?(?:month|period)$|position (?:at|on|date)|^as (?:at|of)|snapshot",),
    ),
    ("safety", (r"patient.?safety|safety|patient impact|impact on patients?|harm\b",)),
    (
        "reference",
        (
            r"\bref\b|reference|\bids?\b|\burn\b|^(?:#|no|number|code)$",
            r"(?:risk|concern|case|issue|item|record|log|entry|worry|line|row) (?:no|number|code)$",
        ),
    ),
    ("actions", (r"actions? (?:taken )?(?:and|&|/) (?:taken|planned)|actions? taken (?:and|&|/)",)),
    (
        "actions_taken",
        (
            r"actions? (?:taken|completed?|to date|done|so far)|completed actions",
            r"mitigations? in place|controls?\b|progress|(?:steps|measures) taken|done so far",
            r"what (?:has been|we have|ve we|we ve) done|already done",
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
    (
        "owner",
        (
            r"owner|\blead\b|responsib|accountable|assigned|handler|^who$|action by|^by whom$",
            r"^(?:named )?person$|who (?:is )?(?:will|does|leads?|acts|deals|s doing|is doing)\b",
            r"looked after by|in charge",
        ),
    ),
    (
        "actions",
        (
            r"^actions?$|mitigations?|mitigating|what we (?:are|re) doing|^response$",
            r"what is being done|^remed(?:y|ies)$|being done about",
        ),
    ),
    (
        "scores",
        (
            r"^(?:l ?(?:x|/|&|and) ?[ic]|likelihood (?:x|by|/|&|and) (?:impact|consequence))\b",
            r"^(?:risk )?score(?: l ?x ?i)?$",
        ),
    ),
    (
        "likelihood",
        (r"^l$|^l score$|likelihood|probab|how (?:likely|often)|\bchances?\b|\bodds\b|^likely$",),
    ),
    (
        "rating",
        (
            r"\brag\b|\brated\b|ratings?\b|matrix|\bcell\b|colou?r|\bgrad(?:e|ing)\b|^overall$",
            r"^(?:risk )?level$|traffic light",
            r"^level of risk$",
        ),
    ),
    (
        "impact",
        (
            r"^[ic]$|^i score$|^impact|impact$|consequen|severity|impact score|^severe$",
            r"how (?:bad|serious|severe|grave|much harm|much it matters)|seriousness|gravity",
        ),
    ),
    ("direction", (r"direction|trend|movement|^change|travel|\barrow",)),
    (
        "status",
        (
            r"status|^state$|(?:open|live) ?/? ?(?:or )?(?:closed|ended)",
            r"^(?:is it )?(?:still )?(?:open|live)$|^stage$",
            r"^(?:all )?(?:done|completed?|resolved|finished|sorted)$",
            r"where (?:are )?(?:we|it) (?:now|up to|stand)",
        ),
    ),
    (
        "learner_groups",
        (
            r"learners?\b(?!.*environment)|who (?:learns|trains|is learning)",
            r"students?|trainees?|professions?\b|^groups?$",
            r"staff group|professional group|groups? affected|who is affected|programme",
        ),
    ),
    (
        "concern",
        (
            r"concern|issue|^risk$|risk (?:description|title|detail|summary)|description",
            r"summary|problem|worr(?:y|ies)|details?$|what (?:was|is|were|happened|has|s wrong)\b",
            r"nature of|in (?:a nutshell|short|brief|a few words|one line)",
            r"^what$|^(?:topic|matter)$|the (?:risk|matter)$",
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
    ("unit", (r"^(?:where|place)\b|^where\b.*|\bwhere is it|^team",)),
    ("site", (r"\bsite\b|hospital|location",)),
    ("specialty", (r"special(?:i)?ty",)),
)
_COMPILED = tuple((name, re.compile("|".join(patterns))) for name, patterns in _PATTERNS)


#: Words of which names of columns are made; a word that is nearly one of them is that word.
_SPELT = (
    *("reference", "provider", "organisation", "department", "placement", "specialty", "location"),
    *("learners", "trainees", "students", "profession", "concern", "description", "summary"),
    *("likelihood", "probability", "impact", "consequence", "severity", "rating", "colour"),
    *("status", "direction", "movement", "action", "actions", "mitigation", "planned", "taken"),
    *("owner", "responsible", "deadline", "raised", "opened", "closed", "updated", "previous"),
)
_NEARLY = 84.0  # of 100; "liklihood" and "responsable" are above, "closet" for "closed" is caught
_LEAST_LETTERS = 5  # shorter words are too like one another


@lru_cache(maxsize=1024)
def field_of(name: str) -> str | None:
    """Return the field that a column of this name holds, or None for one we do not read.

    >>> field_of("Likelihood (1-5)"), field_of("Prev. RAG"), field_of("Patient safety impact")
    ('likelihood', 'previous_rating', 'safety')
    >>> field_of("Target rating") is None, field_of("Liklihood")
    (True, 'likelihood')
    """
    meant = meant_by(name)
    return None if meant == SET_ASIDE else meant


@lru_cache(maxsize=1024)
def meant_by(name: str) -> str | None:
    """Return the field of a column's name, `SET_ASIDE`, or None for a name that says nothing."""
    plain = plain_name(name)
    if not plain:
        return None
    return _meant(plain) or _meant(_spelt_right(plain))


def plain_name(name: str) -> str:
    """Return a column's name in small letters without marks and brackets: "DateRaised" is two."""
    lowered = _BRACKETS.sub(" ", _HUMP.sub(" ", name).lower())
    return " ".join(_NOT_WORDS.sub(" ", lowered).split())


def _meant(plain: str) -> str | None:
    field = _first(plain)
    if field in _HAS_PREVIOUS or field is None:
        bare = " ".join(_CURRENT.sub(" ", plain).split())
        if _PREVIOUS.search(plain):
            rest = " ".join(_PREVIOUS.sub(" ", bare).split())
            field = _first(rest) if rest else "rating"  # "Last month" alone holds a rating
            return f"previous_{field}" if field in _HAS_PREVIOUS else None
        if _NOT_NOW.search(plain):
            return SET_ASIDE  # where a risk is meant to get to is not where it is
        field = _first(bare) if bare else "rating"  # "Now" beside "Was"
    return SET_ASIDE if field == "other" else field


def _spelt_right(plain: str) -> str:
    return " ".join(_nearest(word) for word in plain.split())


def _nearest(word: str) -> str:
    if len(word) < _LEAST_LETTERS:
        return word
    found = process.extractOne(word, _SPELT, scorer=fuzz.ratio, score_cutoff=_NEARLY)
    return str(found[0]) if found else word


def _first(plain: str) -> str | None:
    return next((field for field, pattern in _COMPILED if pattern.search(plain)), None)
