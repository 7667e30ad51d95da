"""Quotations: is this what the stored text says, and which stored characters are they?

White space, hyphenation at line ends, ligatures, quote marks and capitals are set aside when two
texts are compared; every word must agree. Knows nothing of where the texts come from.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.text import collapse

_QUOTATION = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|(?<![\w’])‘([^‘]+?)’(?!\w)")
_ELLIPSIS = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?)\s*")
_SAME = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "´": "'"})
_HYPHENS = frozenset("-‐‑‒–—−\u00ad")


def quotations(text: str) -> list[str]:
    """Return what stands in quote marks, without the marks.

    >>> quotations("Learners “feel valued” and 'settled'.")
    ['feel valued']
    """
    found = (
        next(group for group in match.groups() if group) for match in _QUOTATION.finditer(text)
    )
    return [collapse(quotation) for quotation in found]


def stored_words(quotation: str, stored: str) -> str | None:
    """Return the stored characters of a quotation, or None if the text does not say that.

    An omission mark in the quotation may stand for any words of the text between.

    >>> stored_words("team-working and 'care'", "promotes team- working and ‘care’ daily")
    'team- working and ‘care’'
    """
    letters, places = _folded(stored)
    position = 0
    parts: list[str] = []
    for wanted in filter(None, _ELLIPSIS.split(quotation.strip())):
        needle = _folded(wanted.strip(" .,;:!?"))[0]
        at = _find_words(letters, needle, position)
        if not needle or at < 0:
            return None
        position = at + len(needle)
        parts.append(stored[places[at] : places[position - 1] + 1])
    return " … ".join(parts) if parts else None


def folded(text: str) -> str:
    """Return a text as it is compared."""
    return _folded(text)[0]


def _find_words(letters: str, needle: str, position: int) -> int:
    """Return where the needle stands as whole words from a position on, or -1."""
    at = letters.find(needle, position)
    while at >= 0:
        end = at + len(needle)
        starts = at == 0 or not (letters[at - 1].isalnum() and letters[at].isalnum())
        ends = end == len(letters) or not (letters[end - 1].isalnum() and letters[end].isalnum())
        if starts and ends:
            return at
        at = letters.find(needle, at + 1)
    return -1


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text as compared, and for each of its characters its place in the original."""
    letters: list[str] = []
    places: list[int] = []
    after_hyphen = False
    for place, original in enumerate(text):
        if original in _HYPHENS:
            after_hyphen = True
            while letters and letters[-1] == " ":
                letters.pop()
                places.pop()
            continue
        if original.isspace():
            if not after_hyphen and letters and letters[-1] != " ":
                letters.append(" ")
                places.append(place)
            continue
        after_hyphen = False
        for letter in unicodedata.normalize("NFKC", original).translate(_SAME).casefold():
            letters.append(letter)
            places.append(place)
    while letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return "".join(letters), places
