"""Words that are none: misread by OCR, run together, or with letters missing.

Read otherwise only where exactly one slip of the kind that scanners make gives a word; the rest
are flags. A word that is a word, however odd in its place, is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import Final

from corpus.repairs.repair import Repair, RepairKind
from corpus.repairs.vocabulary import Vocabulary, is_read
from corpus.text import Line

_TOKEN: Final = re.compile(r"(?<![\w@/.'’*-])[^\W_]+(?![\w@/*'’-]|\.\w)")
#: What scanners take for what: (as it came out, as it was printed).
_SLIPS: Final = (
    *(("rn", "m"), ("m", "rn"), ("vv", "w"), ("cl", "d"), ("ii", "n"), ("li", "h"), ("tl", "d")),
    *(("1", "l"), ("1", "i"), ("0", "o"), ("5", "s"), ("I", "l"), ("l", "i"), ("i", "l")),
    *(("fi", "ﬁ"), ("ﬁ", "fi"), ("c", "e"), ("e", "c")),
)
_FIRST_SLIPS: Final = (("i", "j"), ("j", "i"))
_SHORTEST: Final = 4  # letters of a word that is looked at
_COMMON: Final = 1_000_000  # times in print: of a word that is worth guessing
_MET: Final = 300_000  # times in print: of a word that is worth a flag
_LONGEST: Final = 24
_SMALL: Final = frozenset(
    {"a", "an", "the", "of", "to", "in", "on", "at", "by", "is", "be", "are", "was", "and", "or"}
    | {"for", "from", "with", "as", "that", "this"}
)
_SHORTEST_PART: Final = 4
_MOST: Final = 3  # times: a slip that comes back more often is a word of the document's own


def misread(lines: Sequence[Line], words: Vocabulary) -> Iterator[Repair]:
    """Give the words that are none, with how they are read where that is certain."""
    in_english = words.is_in_english()
    seen: dict[str, tuple[RepairKind, str | None] | None] = {}
    for number, line in enumerate(lines, 1):
        if not is_read(line):
            continue
        for found in _TOKEN.finditer(line.text):
            token = found[0]
            if token not in seen:
                seen[token] = _reading(token, words)
            reading = seen[token]
            if reading is not None and in_english:
                kind, read_as = reading
                yield Repair(
                    line=number, start=found.start(), end=found.end(), kind=kind, read_as=read_as
                )


def _reading(token: str, words: Vocabulary) -> tuple[RepairKind, str | None] | None:
    """Return the kind of damage of a token and how it is read, or None where nothing is wrong."""
    small = token[1:] == token[1:].lower() or "I" in token[1:]
    if not _SHORTEST <= len(token) <= _LONGEST or not small or not _is_no_word(token, words):
        return None
    slips = _slips(token, words)
    if len(slips) == 1:
        certain = token[0].islower() and words.frequency(slips[0]) >= _COMMON
        return RepairKind.MISREAD, slips[0] if certain else None
    if slips:
        return RepairKind.MISREAD, None
    if not token.isalpha() or token[0].isupper():
        return None
    if _is_two_words(token, words):
        return RepairKind.RUN_TOGETHER, None
    return (RepairKind.MISSPELT, None) if _is_one_letter_off(token, words) else None


def _is_no_word(token: str, words: Vocabulary) -> bool:
    if not token.isascii() or words.is_english(token) or words.words[token.lower()] > _MOST:
        return False
    digits = sum(char.isdigit() for char in token)
    return not digits or (digits == 1 and not token[0].isdigit() and not token[-1].isdigit())


def _slips(token: str, words: Vocabulary) -> list[str]:
    """Return the words that one slip of a scanner makes of a token."""
    found: set[str] = set()
    for came, printed in _SLIPS:
        at = token.find(came)
        while at >= 0:
            found.add(token[:at] + printed + token[at + len(came) :])
            at = token.find(came, at + 1)
    for came, printed in _FIRST_SLIPS:
        if token.startswith(came):
            found.add(printed + token[1:])
    return sorted(word for word in found if words.is_english(word) and words.frequency(word) > 0)


def _is_two_words(token: str, words: Vocabulary) -> bool:
    """Say whether a token is a small word and a common one without the blank between."""
    for at in range(1, len(token)):
        first, second = token[:at], token[at:]
        small, other = (first, second) if first in _SMALL else (second, first)
        if small in _SMALL and len(other) >= _SHORTEST_PART and words.frequency(other) >= _COMMON:
            return True
    return False


def _is_one_letter_off(token: str, words: Vocabulary) -> bool:
    """Say whether a letter more, another or two changed about make a token a common word."""
    if len(token) <= _SHORTEST:
        return False
    places = range(len(token) + 1)
    more = {token[:at] + char + token[at:] for at in places for char in ascii_lowercase}
    turned = {
        token[:at] + token[at + 1 : at + 2] + token[at : at + 1] + token[at + 2 :] for at in places
    }
    fewer = {token[:at] + token[at + 1 :] for at in places}
    return any(words.frequency(word) >= _MET for word in more | turned | fewer)
