"""The kind of thing a question asks for (a figure, a date, a percentage …) and whether it is given.

A sentence near to the question in meaning is no answer where a date is asked for and none stands
in it. Must not know where a sentence stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.words import stems

_NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|"
    r"thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|half|one)"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DATE = (
    rf"\b(?:{_MONTH}|spring|summer|autumn|winter|(?:19|20)\d\d(?![/\-–]\d)|"
    rf"\d{{1,2}}[./]\d{{1,2}}[./]"
    r"\d{2,4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_OFTEN = (
    r"\b(?:once|twice|\w+ times|daily|weekly|fortnightly|monthly|quarterly|termly|annual(?:ly)?|"
    r"yearly|biannual(?:ly)?|bi-\w+ly|(?:every|each) (?:\w+ )?(?:day|week|month|term|quarter|year)|"
    r"a (?:day|week|month|year)|as and when|regular(?:ly)?|ongoing|continuous(?:ly)?)\b"
)
_PEOPLE = (
    "people ppl person persons individuals participants learners students trainees staff "
    "colleagues "
    "stakeholders partners respondents members respond answer reply replies"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a question may ask for, how it asks, and what a sentence that gives it looks like."""

    name: str  # as said to a person: "a date"
    asked: re.Pattern[str]
    given: re.Pattern[str] | None  # None: no sentence of a document is such a thing


def _kind(name: str, asked: str, given: str | None) -> Kind:
    return Kind(
        name, re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE) if given else None
    )


_KINDS = (
    _kind(
        "the whole of a document or a form",
        r"\b(?:full|whole|complete|entire) (?:text|wording|copy|version)\b|\bcop(?:y|ies) of "
        r"(?:the|a|"
        r"an|our|your)\b|\b(?:blank|empty) \w+|\btemplates?\b|\bsend (?:me|us)\b",
        None,
    ),
    _kind(
        "a percentage",
        r"%|\bper ?cent(?:age)?\b|\bproportion\b|\bratio\b",
        r"\d\s?%|\bper ?cent\b|\b\d+ (?:in|out of|to) (?:every )?\d+\b|\b(?:half|(?:a|one|two) "
        r"(?:third|"
        r"quarter)s?|majority) of\b",
    ),
    _kind(
        "a threshold",
        r"\b(?:what|which) (?:\w+ ){0,2}(?:score|mark|result)s? (?:counts?|is|are|means?|flags?|"
        r"trigger\w*|"
        r"would)\b|\bcut[- ]?off\b|\bthresholds?\b|\b(?:minimum|maximum|min|max)\b|\bpass mark\b|"
        r"\bred flag\b|\b(?:upper|lower) limit\b",
        rf"\b(?:minimum|maximum|at least|at most|no (?:more|fewer|less) than|up to|thresholds?|"
        rf"below|"
        rf"above|under|fewer than|less than|limit(?:ed)? (?:of|to)|"
        rf"cut-?off)\b[^.;]{{0,40}}\b{_NUMBER}\b",
    ),
    _kind(
        "an amount of money",
        r"£|\b(?:costs?|prices?|fees?|tariffs?|budgets?|salar(?:y|ies)|wages?|pay (?:for|of|scale|"
        r"band|rate)|hourly rate|funding (?:rate|level|amount))\b",
        r"£|\b\d[\d,.]* ?(?:pounds|pence|million|billion)\b",
    ),
    _kind(
        "a telephone number or an address",
        r"\b(?:tele)?phone\b|\bmobile\b|\be-?mail\b|\baddress\b",
        r"\b0\d[\d ]{7,}|@|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b",
    ),
    _kind(
        "how often",
        r"\bhow (?:often|frequently|regularly)\b|\bhow many times\b",
        _OFTEN,
    ),
    _kind(
        "a date",
        r"\bwhen (?:was|did|is|will|were|does|do|are)\b(?! \w+ (?:to|needed|used|required))|"
        r"\b(?:what|which|on what|by what) (?:date|day|year|month)\b|\bdates? (?:of|for|when|that|"
        r"is|"
        r"\w+ (?:opens?|starts?|closes?|ends?|runs?|begins?))\b|^\W*(?:date|when)\b|\bdeadlines?\b|"
        r"\bhow soon\b|\bby when\b|\bhow old\b",
        rf"{_DATE}|{_OFTEN}",
    ),
    _kind(
        "a number",
        r"\bhow (?:many|much|long|big|large|far)\b|\bnumber of\b|\bhow few\b",
        rf"\b{_NUMBER}\b",
    ),
    _kind(
        "a definition",
        r"\bdef(?:inition|n)? of\b|\bdefinitions?\b|\bhow is \w+ defined\b|\bdefine[sd]?\b",
        r"\b(?:is|are|means?|refers? to|defined as|describes)\b|[A-Z]\w+:",
    ),
    _kind(
        "a scale",
        r"\b(?:answers?|response|rating|what|which) scale\b",
        rf"\b{_NUMBER}[- ]point\b",
    ),
    _kind(
        "a person's name",
        r"\bnames? of (?:the|our|your|my|a) (?:\w+ )?(?:dean|head|director|chair\w*|lead|manager|"
        r"officer|"
        r"person|contact|author)\b|\bwho is (?:the|our) current\b",
        r"\b(?:Dr|Mr|Mrs|Ms|Prof(?:essor)?|Sir|Dame)\.? (?-i:[A-Z])\w+|(?-i:\b[A-Z][a-z]+ "
        r"[A-Z][a-z]+, (?:Chief|Head|Director|Dean|Chair|Manager|Lead)\b)",
    ),
    _kind(
        "a person or a body",
        r"(?:^\W*(?:\w+ ){0,1}|[,;:–-] ?)who(?:['’]s)?\b",
        r"\b(?:members?|membership|chair\w*|deans?|directors?|boards?|officers?|executives?|"
        r"leads?|led|"
        r"committees?|forum|panel|teams?|offices?|providers?|trusts?|universit\w+|regulators?|"
        r"supervisors?|tutors?|mentors?|guardian|stat(?:e|utory)|ministers?|learners?|trainees?|"
        r"students?|"
        r"patients?|staff|partners?|local|regional|expert\w*|lay|chief|manager\w*|"
        r"representatives?|HEE|"
        r"NHS|GMC|CQC|department|bod(?:y|ies)|Dr|Professor|stakeholders?)\b",
    ),
)
_COUNTED = re.compile(r"\b(?:how many|number of)\s+(?:\w+ (?:of )?)??(\w+)", re.IGNORECASE)
_WITHIN = 4  # words between a number and what is counted


def kind_asked_for(question: str) -> Kind | None:
    """Return the kind of thing a question asks for, None where any sentence may answer it.

    >>> kind_asked_for("what % of trusts take part").name, kind_asked_for("what is a dean for")
    ('a percentage', None)
    """
    return next((kind for kind in _KINDS if kind.asked.search(question)), None)


def gives_what_is_asked(question: str, sentence: str) -> bool:
    """Say whether a sentence holds a thing of the kind that a question asks for.

    >>> gives_what_is_asked("how many questions are in the survey", "The survey is to follow.")
    False
    """
    kind = kind_asked_for(question)
    if kind is None:
        return True
    if kind.given is None or not kind.given.search(sentence):
        return False
    if kind.name == "a definition":
        return _defines(question, sentence)
    return kind.name != "a number" or _counts(question, sentence)


def _defines(question: str, sentence: str) -> bool:
    """Say whether a sentence has a word that the question wants defined."""
    wanted = stems(question) - stems("define defined definition def handbook strategy framework")
    return bool(wanted & stems(sentence))


def _counts(question: str, sentence: str) -> bool:
    """Say whether a number in a sentence stands by what the question wants counted."""
    counted = _COUNTED.search(question)
    if counted is None:
        return True
    wanted = stems(counted[1])
    if wanted & stems(_PEOPLE):
        wanted |= stems(_PEOPLE)
    for number in re.finditer(rf"\b{_NUMBER}\b", sentence, re.IGNORECASE):
        after = re.findall(r"[\w'’-]+", sentence[number.end() :])[:_WITHIN]
        before = re.findall(r"[\w'’-]+", sentence[: number.start()])[-_WITHIN:]
        if wanted & stems(" ".join([*before, *after])):
            return True
    return not wanted
