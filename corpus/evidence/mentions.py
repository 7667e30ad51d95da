"""What a sentence of evidence mentions: people by name, counts of people, numbers of standards."""

from __future__ import annotations

import re
from functools import cache

from corpus.evidence.words import alternatives, words

_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b")
_NAME = r"[A-Z][a-z]+(?:[’'-][A-Z]?[a-z]+)?"
_STANDARD = re.compile(r"(?<![\d.£:/])([1-6]\.[1-9])(?!\d|\.\d|\s?(?:%|/|hours?|days?|out of|wte))")
_STANDARD_CONTEXT = re.compile(
    r"\bstandards?\b|\bstds?\b|\bdomains?\b|\brequirements?\b|quality framework|\bQF\b",
    re.IGNORECASE,
)
_STANDARD_ALONE = re.compile(
    r"[(\[]\s*([1-6]\.[1-9])\s*[)\]]|^\s*([1-6]\.[1-9])(?=$|\s*[-–—:|]|\s[A-Z])"
)
_WITH_EDITION = re.compile(r"\b20\d\d-\d\d:([1-6]\.[1-9])\b")


def names_a_person(text: str) -> bool:
    """Say whether a text seems to name a person or gives an e-mail address.

    >>> names_a_person("Dr Quist shouted."), names_a_person("The Emergency Department said so.")
    (True, False)
    """
    if _EMAIL.search(text):
        return True
    not_names = words("people")["not_names"]
    titled = (match["name"] for match in _titled().finditer(text))
    full = (match["before"] or match["after"] for match in _full_names().finditer(text))
    return any(not not_names.match(name) for name in titled) or any(
        not not_names.search(name) for name in full
    )


def count_phrase_in(sentence: str) -> str | None:
    """Return the first count of people or share as it is written, or None.

    >>> count_phrase_in("Two of the five student nurses said so."), count_phrase_in("It was late.")
    ('Two of the five', None)
    """
    match = _counting().search(sentence)
    return match[0] if match else None


def standards_in(text: str, *, expected: bool = False) -> tuple[str, ...]:
    """Return the numbers of standards that a text names, each once.

    `expected` is for a cell whose column holds standards, where a bare number is enough.

    >>> standards_in("Mapped to standards 3.4 and 1.2."), standards_in("It scored 3.4 out of 5.")
    (('3.4', '1.2'), ())
    """
    if expected or _STANDARD_CONTEXT.search(text):
        found = [match[1] for match in _STANDARD.finditer(text)]
    else:
        found = [match[1] or match[2] for match in _STANDARD_ALONE.finditer(text)]
    return tuple(dict.fromkeys((*found, *_WITH_EDITION.findall(text))))


@cache
def _titled() -> re.Pattern[str]:
    titles = alternatives("people", "titles")
    return re.compile(rf"\b{titles}\.?\s+(?:[A-Z]\.?\s+){{0,2}}(?P<name>[A-Z][a-z’'-]+)")


@cache
def _full_names() -> re.Pattern[str]:
    before = alternatives("people", "introduced_by")
    after = alternatives("people", "followed_by")
    return re.compile(
        rf"\b(?i:{before})\s+(?P<before>{_NAME}\s+{_NAME})\b"
        rf"|\b(?P<after>{_NAME}\s+{_NAME})(?=,? {after})"
    )


@cache
def _counting() -> re.Pattern[str]:
    number = alternatives("counts", "number")
    some = alternatives("counts", "some")
    groups = "|".join(alternatives("groups", name) for name in words("groups"))
    general = r"student \w+|\w+ (?:students|trainees)|students?|trainees?|learners?|doctors?"
    of_these = r"(?:the |our |these |those |all )?"
    return re.compile(
        rf"\b(?:not )?(?:{number}|all|both|none|most) (?:out )?of {of_these}{number}\b"
        rf"|\b(?:all|both|only) {number}(?! \w+s? (?:late|before|after|ago))\b"
        rf"|\b{number} (?:met|attended|present|seen|took part|joined)\b"
        rf"|(?<![\d/])\d{{1,3}}/\d{{1,3}}(?![\d/])"
        rf"|\b\d{{1,3}}(?:\.\d+)?\s?(?:%|per cent\b)"
        rf"|\b(?:{some}|{number}) (?:of )?{of_these}(?:\w+ )?(?:{groups}|{general})(?!\w)",
        re.IGNORECASE,
    )
