"""Rules for people and names: who does what, who is told when, terms, a learner's concern."""

from __future__ import annotations

import re

from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted
from corpus.glossary import term

_LEARNER = r"\b(?:students?|trainees?|learners?|f1s?|fy1s?|f2s?|apprentices?|nurses?|i'?m a|my)\b"
_CONCERN = (
    r"\b(?:raise|raising|report|escalat\w+|take|speak up|speaking up|flag|whistle\w*|tell|disclos\w+)\b"
    r".*\b(?:concerns?|worr(?:y|ies)|problem|issue|safety|bullying|harass\w*|incident|unsafe)\b"
)
_WHERE = (
    r"\bwhere\b.*\b(?:go|take|raise|report|turn|start)\b|\bwho (?:do|can|should|to)\b.*\b(?:i|they|she|he|we|"
    r"tell|talk|speak|contact|turn)\b|\bwhat (?:do|should|can) (?:i|they|she|he) do\b|\bhow (?:do|can|should|"
    r"does)\b.*\b(?:raise|escalate|report|speak up|flag)\b"
)
_SAFETY = r"\bpatient safety\b|\bunsafe\b|\bbull(?:y|ied|ying)\b|\bharass\w*|\bscared\b|\bdanger\w*|\bconcerns?\b|\bworried\b|\bsafeguarding\b|\bfrightened\b|\bafraid\b"
_CADENCE = (
    r"\b(?:report|reported|reporting|tell|told|inform|informed|escalate|escalated)\b.*\b(?:high[ -]risk|"
    r"emerging|daily|month|monthly|quarter|quarterly|annual|annually|dashboard|executive|when|deq)\b|"
    r"\b(?:daily|monthly|quarterly|annual)\b.*\b(?:report|reports|reporting|dashboard|narrative)\b|"
    r"\bsigns?(?: it| them)?[ -]?off\b.*\b(?:dashboard|quarter|quarterly|narrative|report)\b|"
    r"\b(?:dashboard|quarterly|narrative)\b.*\bsign"
)
_BODY = (
    r"\bdeans?\b|\bdeqs?\b|\bdirectors? of education\b|\bqsf\b|\bscrutiny forum\b|\bquality committee\b|"
    r"\bhee board\b|\bboard\b|\bplacement providers?\b|\beducation providers?\b|\bheis?\b|\buniversit\w+\b|"
    r"\brpgds?\b|\btrusts?\b"
)
_DUTY = (
    r"\b(?:dut(?:y|ies)|responsib\w+|accountab\w+|role of|roles?|who does what|in charge of|obligations?|"
    r"supposed to do|have to do|required to do|expected to do|do for|oversees?|oversight|what (?:do|does) "
    r"(?:the|a|an)?\b)"
)
_BECAME = (
    r"\b(?:what(?:'s| has| is|s)? (?:happened|become|became)|happened to|replaced?|replaces|superseded|"
    r"renamed|used to be|now called|called now|old name|new name|formerly|became|become|turned into|"
    r"still (?:called|exist|in use|a thing|use)|same (?:thing )?as|is it now|now the)\b"
)
_MEANS = (
    r"\b(?:stands? for|what does .{1,60} mean|meaning of|definition of|define|defined as|acronym|"
    r"abbreviation|short for|what do .{1,60} mean|meant by|explain (?:the )?term)\b"
)
_WHAT_IS = r"^\W*(?:(?:and|so|please|remind me)\W+)*(?:what|who|whats|whos)(?:'s| is| are)?\b|^\W*explain\b"
_COMPARES = r"\bsame\b|\bdiffer\w*|\bvs?\b|\bversus\b|\bdistinguish\b|\bmean the same\b"
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}s?|[a-z]{3,4})")
_VAGUE = re.compile(
    r"(?:(?:that|it|this|they|these|those|he|she|the|a|an|next|levels?|ratings?|colours?|scores?|we|i|you|"
    r"do|does|now|so|happens?|about|for|and|answer|question|reason|why|difference|risks?)\W*)+"
)
_TERM = re.compile(
    r"^\W*(?:(?:please|can you|could you|tell me|and|so|hi|hello|also|remind me)\W+)*"
    r"(?:what(?:'s|s| is| are| does| do| did| was)?|who(?:'s| is| are)?|define|explain|"
    r"(?:the )?(?:meaning|definition) of|is|are|(?:the )?acronym|whats)\b\W*"
    r"(?:(?:the|a|an|term|word|acronym|abbreviation|letters|meaning of|definition of|meant by|happened to)"
    r"\W+)*"
)
_TERM_TAIL = re.compile(
    r"[\W]*\b(?:stands? for|mean|means|short for|still called(?: that)?|called that|called now|now called|still|renamed|to|become|now|about|"
    r"in (?:the )?(?:handbook|framework|strategy|documents?)|please|again)\W*$"
)
_ISF = r"\bisf\b|\bintensive support\b"
_ASKS = r"\bwhat\b|\bwhats\b|\bwhich\b|\bhow\b|\blist\b|\bexplain\b|\bdefine\b|\bwhere\b|\bare\b|\bdo\b|\bshow\b|\bgive\b|\bcategor|\bname\b"


def concern(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - rules share a shape
    """Return the call for where a learner's concern goes, or nothing."""
    whole = f"{said.text} {said.around.lower()}"
    if said.has(r"\bhigh[ -]risk\b|\bdeqs?\b|\bdashboard\b|\bstandards?\b|\bdraft\b"):
        return ()
    learner = re.search(_LEARNER, whole) or re.search(r"\bi\b", said.text)
    safety = re.search(_SAFETY, whole)
    if (said.has(_WHERE) and safety and learner) or (said.has(_CONCERN) and said.has(_WHERE)):
        text = f"{said.around} {said.raw}".strip()
        return (Wanted("where_to_take_a_concern", {"concern": text}),)
    if said.has(
        r"\b(?:concerns? pathway|speak[- ]up guardian|freedom to speak up|whistle ?blow\w*)\b"
    ):
        return (Wanted("where_to_take_a_concern", {"concern": said.raw}),)
    return ()


def reporting(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001
    """Return the call for who hears of what and when, or nothing."""
    asks = said.is_question or said.has(r"\b(?:who|when|how often)\b")
    if asks and said.has(_CADENCE) and not said.has(r"\bsurvey\b"):
        return (Wanted("reporting_cadence", {"tier": said.text}),)
    return ()


def roles(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001
    """Return the call for duties of a body, or for who has a duty, or nothing."""
    body, duty = said.has(_BODY), said.has(_DUTY)
    if body and duty and (said.is_question or len(said.text.split()) <= _SHORT):
        return (Wanted("who_does_what", {"role": said.text, **_edition(said)}),)
    asks_who = said.has(
        r"\bwho(?:'s|s| is| are)?\b.*\b(?:responsib\w+|accountab\w+|oversees?|duty|job|leads?)\b"
    )
    if asks_who:
        return (Wanted("who_does_what", {"duty": said.text, **_edition(said)}),)
    return ()


def names(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001
    """Return the call for what a term means or what became of a name, or nothing."""
    if said.has(_ISF) and said.has(_ASKS):
        return (Wanted("explain_term", {"term": _term(said)}),)
    if said.has(_COMPARES) and (
        said.has(r"[\"'].+[\"'].*[\"'].+[\"']") or terms_known(said.raw) > 1
    ):
        return (Wanted("explain_term", {"term": said.raw}),)
    name = said.quoted or _term(said)
    if not name or len(name.split()) > _LONGEST_TERM or _VAGUE.fullmatch(name.lower()):
        return ()
    sure = said.has(_MEANS) or said.has(_BECAME)
    if sure or (said.has(_WHAT_IS) and (term(name) or _ACRONYM.fullmatch(name))):
        return (Wanted("explain_term", {"term": name}),)
    return ()


def _term(said: Said) -> str:
    """Return the term asked about, in the person's own capitals."""
    asked = _BECOMES.sub("", _TERM_CASED.sub("", said.raw.strip()))
    return re.sub(_TERM_TAIL.pattern, "", asked, flags=re.IGNORECASE).strip(" ?.!:,;\"'“”‘’")


def terms_known(text: str) -> int:
    """Return how many words of a text the glossary knows as terms."""
    return sum(term(word) is not None for word in set(re.findall(r"[\w-]+", text)))


def _edition(said: Said) -> dict[str, str]:
    year = said.find(r"\b(20\d\d)\b(?:[/-]\d\d)?")
    if year is None:
        return {}
    return {"edition": "2017-18" if year[1] in {"2017", "2018"} else year[1]}


_TERM_CASED = re.compile(_TERM.pattern, re.IGNORECASE)
_BECOMES = re.compile(
    r"^(?:(?:happened|become|became|has become|replaced|of|to|the|a|an)\s+)+|\s+(?:is it|has it|was it|"
    r"is that|,)\b.*$|\s+(?:replaced|been replaced|renamed|superseded)\b.*$",
    re.IGNORECASE,
)
_LONGEST_TERM = 8  # words
_SHORT = 12  # words of a message that is a request even without a question mark
