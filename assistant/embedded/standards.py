"""Rules for the quality standards: by number, by domain, by theme or by a piece of evidence."""

from __future__ import annotations

import re

from assistant.embedded.said import Said
from assistant.embedded.wanted import Before, Wanted

_STANDARD = r"\b(?:standards?|stds?|stnds?|criterion|criteria|qs|requirement)\b"
_ID = re.compile(r"(?<![\d.:/-])((?:20\d\d(?:[-/]\d\d)?:)?\d{1,2}\.\d{1,2})(?![\d%]|\.\d)")
_SPOKEN = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine) (?:point|dot) (one|two|three|four|five|six|"
    r"seven|eight|nine)\b"
)
_DIGITS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine".split())}
_YEAR = re.compile(r"\b(20\d\d)(?:\s*[/-]\s*(\d\d)(?!\d))?\b")
_DOMAIN = re.compile(
    r"\bdomain\s*(?:number\s*|no\.?\s*)?(\d|one|two|three|four|five|six|seven|eight|nine)\b"
)
_WHICH = re.compile(
    r"\b(?:which|what|any|a|the|right|correct|find|is there an?)\s+(?:quality\s+|hee\s+)?"
    r"(?:standards?|stds?)\b(?:\s+or\s+standards?)?|\b(?:standards?|stds?)\b\s+(?:on|about|for|covers?|"
    r"covering|cover|says?|deals?|dealing|that|is|are|does|do|would|should|applies|apply|relates?|fits?)\b|"
    r"\bmap(?:s|ped)?\b.*\bstandards?\b|\bstandards?\b.*\b(?:under|fits?|against|apply|applies|map)\b"
)
_FILLER = re.compile(
    r"^\W*(?:(?:please|and|so|hi|hello|can you|could you|tell me|find|show me|do you know)\W+)*"
    r"(?:(?:which|what|whats|what's|is there|are there|any|a|an|the|right|correct|of|our|quality|hee|"
    r"2017/18|number|no)\W+)*(?:standards?|stds?)(?:\s+or\s+standards?)?\b"
    r"(?:\s+(?:number|no|is|are|does|do|would|should|it|that|which|covers?|covering|cover|says?|say|"
    r"about|on|for|deals?|dealing|with|mentions?|mention|applies|apply|to|relates?|relating|fits?|fit|"
    r"go|goes|under|would you use|we use|i use|you|use|best|match(?:es)?|if|when|where|the|a|an|"
    r"something|evidence|finding|comment|statement|this|like|anything|map|maps|against)\b)*\W*"
)
_TAIL = re.compile(
    r"[\W]*\b(?:(?:go|goes|come|comes|fall|falls|fit|fits|sit|sits|belong|belongs|map|maps|be|live)\s+"
    r"(?:under|in|into|to|with|against|within)|apply|applies|(?:under|against|to)\s+(?:which|what)\s+"
    r"(?:standard|one)s?)\W*$"
)
_SAME_TOPIC = r"^\W*(?:and|what about|how about|ok|okay|so|then|also|or|now|next)\b"


def standards(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return what the message asks of the standards, or nothing."""
    numbers = _numbers(said)
    about = said.has(_STANDARD)
    short = len(said.text.split()) <= 4
    if numbers and (about or short or said.has(_SAME_TOPIC) or _was_standard(before, said)):
        return tuple(Wanted("look_up_standard", {"standard": number}) for number in numbers)
    if domain := _DOMAIN.search(said.text):
        number = _DIGITS.get(domain[1], domain[1])
        return (Wanted("list_framework", {"part": f"standards {number}"}),)
    if not about or said.has(r"\bhow many\b|\b(?:list|all)\b.*\bstandards\b|\bnumber of\b"):
        return ()
    if whole := said.find(r"\bstandards?\s+(?:number\s+|no\.?\s*)?(\d{1,2})\b(?![.\d/-])"):
        return (Wanted("look_up_standard", {"standard": whole[1]}),)
    if said.has(_WHICH.pattern):
        theme = theme_of(said)
        return (Wanted("look_up_standard", {"theme": theme}),) if theme else ()
    return ()


def theme_of(said: Said) -> str:
    """Return what the question is about: the quotation, what is left of it, or what surrounds it."""
    if said.quoted:
        return said.quoted
    told = re.search(rf"{_STANDARD}[^:]*:\s*(\S.+)", said.text)
    if told and len(told[1].split()) >= 3:
        return told[1]
    words = _TAIL.sub("", _FILLER.sub("", said.text))
    words = re.sub(r"^\W*(?:does|do|is|would|should|the|a)\W+", "", words).strip(" ?.!:,;\"'")
    if len(words) >= 3 and not re.fullmatch(_POINTING, words):
        return words
    return said.around.strip()


def _numbers(said: Said) -> list[str]:
    """Return the standard numbers in the words, with the edition asked for where one is named."""
    text = _SPOKEN.sub(lambda m: f"{_DIGITS[m[1]]}.{_DIGITS[m[2]]}", said.text)
    found = list(dict.fromkeys(match[1] for match in _ID.finditer(text)))
    year = _YEAR.search(_ID.sub(" ", text))
    if year and said.has(_STANDARD):
        edition = f"{year[1]}-{year[2]}" if year[2] else year[1]
        found = [number if ":" in number else f"{edition}:{number}" for number in found]
    return found


def _was_standard(before: Before, said: Said) -> bool:
    return "standard" in before.topic and len(said.text.split()) <= 10


_POINTING = (
    r"(?:(?:this|that|it|these|those|they|them|one|touch|here|does|do|be|under|to|me|for)\W*)+"
)
