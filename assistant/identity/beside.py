"""Names told by what stands beside them: "caspian hollow, gmc no. …", "(GMC …) Ada Obi", "a.obi@…".

A personal number or an address has an owner, who is named next to it more often than not, in any
case and of any origin. So what stands there is taken for a name unless it is a plain word. Must not
know drafts.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from corpus.text import Value


class Mark(Value):
    """Something identifying: characters start to end of the text, and what it is in words."""

    start: int
    end: int
    what: str


_REGISTERS = "GMC|NMC|HCPC|GDC|GPhC|NHS|ULN|PIN|DRN|NTN"
CONTACTS = (
    ("an e-mail address", re.compile(r"[\w.+'-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+")),
    (
        "a telephone number",
        re.compile(
            r"(?<![\w/])(?:\+44\s?\(?0?\)?\s?|\(?0)(?:\d[\s().-]{0,2}){8,10}\d?(?!\d)"
            r"|\b(?:ext(?:ension)?|bleep|pager|tel|mob(?:ile)?)\.?\s*(?:no\.?|number)?\s*:?\s*"
            r"\d{3,}",
            re.IGNORECASE,
        ),
    ),
    ("a personal number", re.compile(r"(?<![\d-])[4-9]\d{2}[\s-]?\d{3}[\s-]?\d{4}(?![\d-])")),
    (
        "a personal number",
        re.compile(
            rf"\b(?:{_REGISTERS}|staff|student|payroll|hospital|employee|candidate)\b"
            r"[^\d\n]{0,25}\b(?=[A-Z0-9/-]*\d{3})[A-Z0-9][A-Z0-9/-]{4,}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a personal number",
        re.compile(rf"\b(?:{_REGISTERS})\b[^\d\n.;|]{{0,60}}\b\d{{7}}\b", re.IGNORECASE),
    ),
    ("a personal number", re.compile(r"\b\d{2}[A-LN-Z]\d{4}[A-Z]\b")),
    (
        "a date of birth",
        re.compile(r"\b(?:DOB|date of birth|born(?: on)?)\b\W{0,3}\d[\w./ -]{5,}", re.IGNORECASE),
    ),
)
#: A cue whose number stands in another cell or was cut off: "Name, GMC no."
_CUE_ALONE = re.compile(
    rf"\b(?:{_REGISTERS})\s*(?:number|no\b\.?|num\b\.?|ref(?:erence)?\b\.?|#)", re.IGNORECASE
)
_NUMBER_OF = re.compile(
    rf"\b(?:{_REGISTERS})\s*(?:number|no\.?|pin)?\s+(?:for|of)\s+"
    r"((?:[A-Z][\w'’.-]*\s+){0,3}[A-Z][\w'’-]+)"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*\.?")
_BETWEEN = re.compile(r"[\s,;:(\[|/–—-]*$")
_AFTER = re.compile(r"[\s,;:)\]|/–—-]*(?:(?:is|was|belongs to|for)\s+)?(?=[^\W\d_])")
_MOST_WORDS = 4
_MOST_SMALL = 3  # words in lower case, beside a number


def contacts(text: str) -> Iterator[Mark]:
    """Give every address, number and date of birth in a text."""
    for what, pattern in CONTACTS:
        for match in pattern.finditer(text):
            yield Mark(start=match.start(), end=match.end(), what=what)


def named_beside(text: str, plain: Container[str]) -> Iterator[tuple[int, int]]:
    """Give where somebody is named next to a number or an address; `plain` words name nobody."""
    for mark in contacts(text):
        small = mark.what != "a telephone number"
        yield from _before(text, mark.start, plain, small=small)
        yield from _following(text, mark.end, plain)
    for match in _CUE_ALONE.finditer(text):
        yield from _before(text, match.start(), plain, small=True)
    for match in _NUMBER_OF.finditer(text):
        if match[1].split()[0].lower() not in plain:
            yield match.span(1)


def owners(text: str, plain: Container[str]) -> Iterator[str]:
    """Give the words of an address that name its owner: "ada.obi@…" gives both."""
    for match in CONTACTS[0][1].finditer(text):
        words = re.findall(r"[^\W\d_]{2,}", re.split(r"\s?(?:@|\[at\]|\(at\))", match[0])[0])
        if len(words) > 1 and not any(word.lower() in plain for word in words):
            yield from (word for word in words if len(word) > 2)


def _before(
    text: str, end: int, plain: Container[str], *, small: bool
) -> Iterator[tuple[int, int]]:
    start, lower, at = end, 0, end
    for word in reversed(list(_WORD.finditer(text[:end]))[-_MOST_WORDS:]):
        bare = re.sub(r"['’]s$|\.$", "", word[0])
        ends_here = word[0].endswith(".") and len(bare) > 1
        if not _BETWEEN.match(text[word.end() : at]) or ends_here or bare.lower() in plain:
            break
        if bare[0].islower():
            lower += 1
            if not small or lower > _MOST_SMALL:
                break
        start = at = word.start()
    if start < end:
        yield start, end - (len(text[start:end]) - len(text[start:end].rstrip(" ,;:([|/–—-")))


def _following(text: str, start: int, plain: Container[str]) -> Iterator[tuple[int, int]]:
    gap = _AFTER.match(text, start)
    if gap is None:
        return
    end = at = gap.end()
    for word in _WORD.finditer(text, at):
        bare = word[0].rstrip(".").removesuffix("'s").removesuffix("’s")
        if text[at : word.start()].strip() or not bare[0].isupper() or bare.lower() in plain:
            break
        end = at = word.end()
    if end > gap.end():
        yield gap.end(), end
