"""Marks that went wrong: joined letters, emphasis in the middle of a word, a quote mark alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.repairs.repair import Repair, RepairKind
from corpus.repairs.vocabulary import Vocabulary, is_read
from corpus.text import Line, LinePart

_LIGATURE: Final = re.compile("[\ufb00-\ufb06]|(?<=\\w)[\uf001\uf002](?=\\w)")
_PRIVATE: Final = {"\uf001": "fi", "\uf002": "fl"}  # where old fonts keep them
_IN_A_WORD: Final = re.compile(r"(?:\*\*|__)?([^\W\d_]+)(?:\*\*|__)( ?)([^\W\d_]+)(?:\*\*|__)?")
_ENDS_SMALL: Final = re.compile(
    r"\*\*[^*]+?\s(?:through|and|of|the|to|for|with|in|our|a|an|by|or)\*\*(?=\s+\w)"
)
_LEAST_QUOTED: Final = 20  # characters of a paragraph whose quote marks are counted
_TABLE: Final = frozenset({LinePart.TABLE_HEADER, LinePart.TABLE_ROW})


def joined_letters(lines: Sequence[Line]) -> Iterator[Repair]:
    """Give the letters that a font joins into one character."""
    for number, line in enumerate(lines, 1):
        if line.text.isascii() or not is_read(line):
            continue
        for found in _LIGATURE.finditer(line.text):
            plain = _PRIVATE.get(found[0]) or unicodedata.normalize("NFKC", found[0])
            yield Repair(
                line=number,
                start=found.start(),
                end=found.end(),
                kind=RepairKind.LIGATURE,
                read_as=plain,
            )


def misplaced_emphasis(lines: Sequence[Line], words: Vocabulary) -> Iterator[Repair]:
    """Give the emphasis that begins or ends within a word or a phrase (Markdown's marks)."""
    for number, line in enumerate(lines, 1):
        if "**" not in line.text and "__" not in line.text:
            continue
        if not is_read(line):
            continue
        for found in _IN_A_WORD.finditer(line.text):
            if _is_one_word(found[1], found[2], found[3], words):
                yield Repair(
                    line=number,
                    start=found.start(),
                    end=found.end(),
                    kind=RepairKind.MISPLACED_MARK,
                    read_as=found[1] + found[3],
                )
        for found in _ENDS_SMALL.finditer(line.text):
            yield _flag(number, found.start(), found.end(), RepairKind.MISPLACED_MARK)
        if line.text.count("**") % 2:
            at = line.text.rfind("**")
            yield _flag(number, at, at + 2, RepairKind.MISPLACED_MARK)


def _is_one_word(first: str, blank: str, second: str, words: Vocabulary) -> bool:
    apart = blank and words.is_english(first) and words.is_english(second)
    return second.islower() and not apart and words.is_english(first + second)


def lone_quotes(lines: Sequence[Line]) -> Iterator[Repair]:
    """Give the quote marks whose pair is missing within their paragraph."""
    start = 0
    for end in range(len(lines) + 1):
        if end == len(lines) or not lines[end].text.strip() or lines[end].part in _TABLE:
            yield from _lone(lines, start, end)
            start = end + 1


def _lone(lines: Sequence[Line], start: int, end: int) -> Iterator[Repair]:
    shown = [at for at in range(start, end) if is_read(lines[at])]
    whole = "".join(lines[at].text for at in shown)
    opened, closed, straight = whole.count("“"), whole.count("”"), whole.count('"')
    one = opened + closed == 1 or (straight == 1 and not opened and not closed)
    if not one or len(whole) < _LEAST_QUOTED:
        return
    for at in shown:
        for mark in ("“", "”", '"'):
            place = lines[at].text.find(mark)
            inch = mark == '"' and place > 0 and lines[at].text[place - 1].isdigit()
            if place >= 0 and not inch:
                yield _flag(at + 1, place, place + 1, RepairKind.ONE_QUOTE)


def _flag(number: int, start: int, end: int, kind: RepairKind) -> Repair:
    return Repair(line=number, start=start, end=end, kind=kind, read_as=None)
