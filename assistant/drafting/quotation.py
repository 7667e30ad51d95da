"""Comparing a quotation with the stored text, and reading the quoted parts of a statement.

A quotation is the same when it differs only in white space, hyphenation at a line's end,
ligatures or the shape of quote marks and dashes. Any other difference is another quotation.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.text import DocumentText, Place

OPEN, CLOSE = "“", "”"
#: Stands where a name or a number was taken out; the quotation ends before it and goes on after.
REMOVED = re.compile(r"\[[a-z -]+ removed\]")

_ALIKE: dict[str, str | None] = {"\u00ad": None}
_ALIKE.update(dict.fromkeys('“”„"‘’`', "'") | dict.fromkeys("–—‑", "-"))
_MARKS = str.maketrans(_ALIKE)
_QUOTED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}?")
_BROKEN_WORD = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
_SPACE = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return text as quotations are compared.

    >>> folded("super-\\nvision was “ﬁne”")
    "supervision was 'fine'"
    """
    joined = _BROKEN_WORD.sub("", text)
    plain = unicodedata.normalize("NFKC", joined).translate(_MARKS)
    return _SPACE.sub(" ", plain).strip()


def stands_there(quote: str, text: DocumentText, place: Place) -> bool:
    """Say whether a quotation stands in the lines that it names."""
    if not quote.strip() or not 1 <= place.first <= place.last <= len(text.lines):
        return False
    stored = "\n".join(words for _, words in text.lines_at(place))
    wanted = folded(quote)
    # A hyphen at a line's end may belong to the word or to the break: either reading will do.
    kept = _BROKEN_WORD.sub("-", stored)
    return any(wanted in folded(reading) for reading in (stored, kept, stored.replace("\n", " ")))


def holds(quote: str, words: str) -> bool:
    """Say whether words stand in a quotation."""
    return folded(words) in folded(quote)


def quoted(words: str) -> str:
    """Return words in quote marks; double marks inside become single ones, as in print."""
    inner = words.replace(OPEN, "‘").replace(CLOSE, "’")
    return f"{OPEN}{inner}{CLOSE}"


def quoted_parts(text: str) -> tuple[str, ...]:
    """Return what a statement gives as quotation.

    >>> quoted_parts("Learners: “we said ‘help’ twice”; supervisors: “they are fine”")
    ('we said ‘help’ twice', 'they are fine')
    """
    return tuple(part for part in _QUOTED.findall(text) if part.strip())
