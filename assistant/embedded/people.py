"""Rules for people and names: who does what, who is told when, terms, a learner's concern.

The cues are in `cues.toml`; the glossary says which words are terms.
"""

from __future__ import annotations

import re

from assistant.embedded.cues import cue
from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted, fixed
from corpus.glossary import ours
from corpus.labels import same

_LONGEST_TERM = 8  # words
_SHORT = 12  # words of a message that is a request even without a question mark
_WORD_OF_ASKING = r"\b(?:what|which|who|how|list|tell|show)\b"
_ACRONYM = re.compile(r"[A-Z]{2,6}s?")
_ARTICLES = (
    r"(?:(?:the|a|an|term|word|acronym|abbreviation|letters|meaning of|definition of|of)\W+)*"
)
#: What stands before a term in a question about it, and what may stand after it.
_BEFORE_TERM = re.compile(
    r"^\W*(?:(?:please|can you|could you|tell me|and|so|hi|hello|also|remind me)\W+)*"
    r"(?:what(?:'s|s| is| are| does| do| did| was| has)?|who(?:'s| is| are)?|define|"
    r"explain|(?:the )?(?:meaning|definition) of|is|are|(?:the )?acronym)?\b\W*"
    r"(?:(?:meant by|happened to|become of|became of|has become of|replaced)\W+)?" + _ARTICLES,
    re.IGNORECASE,
)
_AFTER_TERM = re.compile(
    r"\s+(?:is it|has it|was it|is that|,).*$|\s+(?:been )?(?:replaced|renamed|superseded)\b.*$|"
    r"\W*\b(?:stands? for|means?|short for|still called(?: that)?|called that|called now|"
    r"now called|still|to|become|now|about|in (?:the )?(?:handbook|framework|strategy|documents?)|"
    r"please|again)"
    r"\W*$",
    re.IGNORECASE,
)
#: Words that name nothing by themselves: "what is that?" asks for no term.
_VAGUE = re.compile(
    r"(?:(?:that|it|this|they|these|those|he|she|the|a|an|next|levels?|ratings?|colours?|scores?|"
    r"we|i|you|do|does|now|so|happens?|about|for|and|answer|question|reason|why|difference|risks?)"
    r"\W*)+"
)


def concern(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - one shape
    """Return the call for where a learner's concern goes, or nothing."""
    if said.has(cue("not_a_learners")):
        return ()
    whole = Said(f"{said.raw} {said.around}")
    about_safety = whole.has(cue("safety")) and whole.has(cue("learner"))
    if about_safety and whole.has(r"\breport\b") and said.has(cue("wording")):
        return (fixed("word_safely"),)
    asks_where = said.has(cue("where_to")) and (about_safety or said.has(cue("raising")))
    if asks_where or said.has(cue("guardian")):
        return (Wanted("where_to_take_a_concern"),)
    return ()


def reporting(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - one shape
    """Return the call for who hears of what and when, or nothing."""
    asks = said.is_question or said.has(cue("asks_when"))
    if asks and said.has(cue("cadence")) and not said.has(r"\bsurvey\b"):
        return (Wanted("reporting_cadence", {"tier": said.text}),)
    return ()


def roles(said: Said, before: Before) -> tuple[Wanted, ...]:  # noqa: ARG001 - one shape
    """Return the call for duties of a body, or for who has a duty, or nothing."""
    asks = said.is_question or said.has(_WORD_OF_ASKING) or len(said.text.split()) <= _SHORT
    if said.has(cue("no_duty")):
        return ()
    if asks and said.has(cue("body")) and said.has(cue("duty")):
        return (Wanted("who_does_what", {"role": said.text, **_edition(said)}),)
    if said.has(cue("whose_duty")):
        return (Wanted("who_does_what", {"duty": said.text, **_edition(said)}),)
    return ()


def names(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return the call for what a term means or what became of a name, or nothing."""
    if said.has(cue("figures")) and not said.has(cue("means")):
        return ()
    if said.has(cue("isf")) and said.has(cue("asks")):
        return (Wanted("explain_term", {"term": _term(said)}),)
    if said.has(cue("compares")) and _names_two(said, before):
        return (Wanted("explain_term", {"term": said.raw}),)
    name = said.quoted or _term(said)
    if not name or len(name.split()) > _LONGEST_TERM or _VAGUE.fullmatch(name.lower()):
        return ()
    asks_surely = said.has(cue("means")) or said.has(cue("became"))
    is_term = _is_term(name, before) or _ACRONYM.fullmatch(name) is not None
    if asks_surely or (said.has(cue("what_is")) and is_term):
        return (Wanted("explain_term", {"term": name}),)
    return ()


def _term(said: Said) -> str:
    """Return the term asked about, in the person's own capitals."""
    asked = _AFTER_TERM.sub("", _BEFORE_TERM.sub("", said.raw.strip(" ?.!")))
    return asked.strip(" ?.!:,;\"'“”‘’")


def _is_term(name: str, before: Before) -> bool:
    """Say whether a name is a term of our glossary, or of the organisation's."""
    return ours().term(name) is not None or any(same(name, label) for label in before.terms)


def _names_two(said: Said, before: Before) -> bool:
    """Say whether the words quote two things, or hold two terms of the glossary."""
    if said.has(r"[\"'][^\"']+[\"'].*[\"'][^\"']+[\"']"):
        return True
    return sum(_is_term(word, before) for word in set(re.findall(r"[\w-]+", said.raw))) > 1


def _edition(said: Said) -> dict[str, str]:
    year = said.find(r"\b(20\d\d)\b(?:[/-]\d\d)?")
    if year is None:
        return {}
    return {"edition": "2017-18" if year[1] in {"2017", "2018"} else year[1]}
