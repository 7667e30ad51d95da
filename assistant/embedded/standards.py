"""Rules for the quality standards: by number, by domain, by theme or by a piece of evidence."""

from __future__ import annotations

import re

from assistant.embedded.cues import cue
from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted

_ID = re.compile(r"(?<![\d.:/-])((?:20\d\d(?:[-/]\d\d)?:)?\d{1,2}\.\d{1,2})(?![\d%]|\.\d)")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGITS = {word: str(number) for number, word in enumerate(_NUMBERS)}
_NUMBER = "|".join(_NUMBERS)
_SPOKEN = re.compile(rf"\b({_NUMBER}|\d) (?:point|dot) ({_NUMBER}|\d)\b")
_YEAR = re.compile(r"\b(20\d\d)(?:\s*[/-]\s*(\d\d)(?!\d))?\b")
_DOMAIN = re.compile(rf"\bdomain\s*(?:number\s*|no\.?\s*)?(\d+|{_NUMBER})\b")
_WHOLE = r"\bstandards?\s+(?:number\s+|no\.?\s*)?(\d{1,2})\b(?![.\d/-])"
_FOLLOWS = r"^\W*(?:and|what about|how about|ok|okay|so|then|also|or|now|next)\b"
#: What stands before the theme in a question for the standard about it, and what may stand after.
_BEFORE_THEME = re.compile(
    r"^\W*(?:(?:please|and|so|hi|hello|can you|could you|tell me|find|show me|do you know|give me|"
    r"i need|we need|i want|looking for|i'm)\W+)*"
    r"(?:(?:which|what|whats|what's|is there|are there|any|a|an|the|right|correct|of|our|quality|"
    r"hee|2017/18|number|no)\W+)*(?:standards?|stds?)(?:\s+or\s+standards?)?\b"
    r"(?:\s+(?:number|no|is|are|does|do|would|should|it|that|which|covers?|covering|says?|about|on|"
    r"for|deals?|dealing|with|mentions?|applies|apply|to|relates?|relating|fits?|goes?|under|we|i|"
    r"you|use|best|match(?:es)?|if|when|where|the|a|an|something|evidence|finding|comment|"
    r"statement|this|like|anything|maps?|against)\b)*\W*"
)
_AFTER_THEME = re.compile(
    r"\W*\b(?:(?:go|goes|come|comes|fall|falls|fit|fits|sit|sits|belong|belongs|map|maps|be)\s+"
    r"(?:under|in|into|to|with|against|within)|apply|applies|(?:under|against|to)\s+(?:which|what)"
    r"\s+(?:standard|one)s?|(?:which |what )?(?:standards?|stds?)(?: number| no)?)\W*$"
)
#: What asks for "the one" wherever it stands; what is left is the theme.
_ASKING_ONE = re.compile(
    r"\b(?:and )?(?:which|what) (?:ones?|numbers?|nos?|standards?|stds?)\b"
    r"(?:\W+(?:is|are|it|that|covers?|covering|about|for|on|deals?|with|mentions?|says?|do|does|would|should|i|we|cite|quote|use)\b)*|"
    r"\b(?:numbers?|no|reference) (?:for|of)(?: the)?\b|\bones?\b|\bwhat (?:it|that) says\b|"
    r"\b(?:where )?(?:is|are) (?:that|it|this) (?:in|covered)\b.*$|\bwhere\b\W*$|"
    r"\bwhere (?:is|are|does|do|would|should)\b|\b(?:covered|addressed|dealt with|mentioned)\b|"
    r"\banything (?:about|on|for|covering)\b|"
    r"\bin the (?:\w+ )?\W*(?:\d+/\d+\W*)?(?:ones?|framework|standards?)\b|"
    r"\b(?:file|put|log|record|map|code)(?: it| this| that)? (?:under|against|to)\b|"
    r"\b(?:please|etc|and number|number and|in full|again|number)\b|"
    r"\b(?:do|should|would|can) (?:i|we) (?:cite|quote|reference|use)\b"
)
_POINTING = (
    r"(?:(?:there|exist|are|have|available|this|that|it|these|those|they|them|one|touch|here|does|"
    r"do|be|under|to|me|for)\W*)+"
)
_BARE = 4  # words of a message in which a number such as 3.5 needs no "standard" beside it
_LEANING = 10  # words up to which a number follows on from a standard looked up before


def standards(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return what the message asks of the standards, or nothing."""
    numbers = _numbers(said)
    length = len(said.text.split())
    follows = said.has(_FOLLOWS) or ("standard" in before.topic and length <= _LEANING)
    about = said.has(cue("standard"))
    told = said.has(cue("standard_words")) and not said.has(cue("not_standard_words"))
    if numbers and (about or follows or told or length <= _BARE):
        return tuple(Wanted("look_up_standard", {"standard": number}) for number in numbers)
    if about and said.has(r"\bdomains\b") and said.has(cue("counts")):
        return (Wanted("list_framework", {"part": "standards"}),)
    if domain := _DOMAIN.search(said.text):
        if said.has(r"\b(?:called|titled?|name[ds]?)\b"):
            return (Wanted("list_framework", {"part": "domains"}),)
        number = _DIGITS.get(domain[1], domain[1])
        return (Wanted("list_framework", {"part": f"standards {number}"}),)
    if said.has(cue("counts")) or said.has(cue("compliance_values")):
        return ()
    if not about:
        return _one_meant(said)
    if said.has(cue("other_bodies_standard")):
        return ()
    if whole := said.find(_WHOLE):
        return (Wanted("look_up_standard", {"standard": whole[1]}),)
    theme = theme_of(said) if said.has(cue("which_standard")) else ""
    return (Wanted("look_up_standard", {"theme": theme}),) if theme else ()


def _one_meant(said: Said) -> tuple[Wanted, ...]:
    """Return the call where the words ask for "the one" about a theme and name nothing else."""
    if not said.has(cue("asks_one")) or said.has(cue("not_one")):
        return ()
    theme = theme_of(said)
    return (Wanted("look_up_standard", {"theme": theme}),) if _tells(theme) else ()


def _tells(theme: str) -> bool:
    return any(len(word) > 2 for word in re.findall(r"[a-z]+", theme.lower()))


def theme_of(said: Said) -> str:
    """Return what the question is about: a quotation, what is left of it, or what surrounds it.

    >>> theme_of(Said("which standard does poor handover fall under?"))
    'poor handover'
    """
    if said.quoted:
        return said.quoted
    told = said.find(rf"{cue('standard')}[^:]*:\s*(\S.+)")
    if told and len(told[told.lastindex or 0].split()) >= _BARE - 1:
        return told[told.lastindex or 0]
    words = _ASKING_ONE.sub(" ", said.text) if said.has(cue("asks_one")) else said.text
    words = _AFTER_THEME.sub("", _BEFORE_THEME.sub("", words))
    words = re.sub(r"^\W*(?:does|do|is|would|should|the|a)\W+", "", words).strip(" ?.!:,;\"'")
    return words if len(words) > 2 and not re.fullmatch(_POINTING, words) else said.around.strip()


def _numbers(said: Said) -> list[str]:
    """Return the standard numbers in the words, with the edition asked for where one is named."""
    text = _SPOKEN.sub(lambda m: f"{_DIGITS.get(m[1], m[1])}.{_DIGITS.get(m[2], m[2])}", said.text)
    found = list(dict.fromkeys(match[1] for match in _ID.finditer(text)))
    year = _YEAR.search(_ID.sub(" ", text))
    if year:
        edition = f"{year[1]}-{year[2]}" if year[2] else year[1]
        found = [number if ":" in number else f"{edition}:{number}" for number in found]
    return found
