"""What a sentence of evidence mentions: counts of people and numbers of standards."""

from __future__ import annotations

import re
from functools import cache

from corpus.evidence.words import alternatives, words

_STANDARD = re.compile(r"(?<![\d.£:/])([1-6]\.[1-9])(?!\d|\.\d|\s?(?:%|/|hours?|days?|out of|wte))")
_STANDARD_CONTEXT = re.compile(
    r"\bstandards?\b|\bstds?\b|\bdomains?\b|\brequirements?\b|quality framework|\bQF\b",
    re.IGNORECASE,
)
_STANDARD_ALONE = re.compile(
    r"[(\[]\s*([1-6]\.[1-9])\s*[)\]]|^\s*([1-6]\.[1-9])(?=$|\s*[-–—:|]|\s[A-Z])"
)
_WITH_EDITION = re.compile(r"\b20\d\d-\d\d:([1-6]\.[1-9])\b")


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
