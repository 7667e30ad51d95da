"""Footnote marks that ran into the year or the word before them ("Act 20122").

Certain only where the document has a footnote of that number, or where an Act or the like would
otherwise be of a year that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.repairs.repair import Repair, RepairKind
from corpus.repairs.vocabulary import Vocabulary, is_read
from corpus.text import Line, LinePart

_YEAR: Final = re.compile(r"(?<![\w.,/#£$-])((?:19|20)\d\d)(\d{1,2})(?![\w%]|[.,]\d|-\d)")
_LAW: Final = re.compile(r"\b(?:Act|Regulations|Order|Rules|Measure|Directive)\s+(?:of\s+)?$")
_DATED: Final = re.compile(
    r"\b(?:in|since|until|by|from|during|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\s+$",
    re.IGNORECASE,
)
_WORD_MARK: Final = re.compile(
    r"(?<![\w@/.-])([a-z]{4,}|[A-Z][a-z]{4,})([.,;:”’)]?)(\d{1,2})(?=[\s.,;:)]|$)"
)
_NOTE: Final = re.compile(r"\s*\[?(\d{1,2})\]?[.):]?\s+\S")
_PLAIN_NOTE: Final = re.compile(
    r"\s*\[?(\d{1,2})\]?\s+(?:https?://|www\.|See |Available |Ibid|Source)"
)


def footnote_marks(lines: Sequence[Line], words: Vocabulary) -> Iterator[Repair]:
    """Give the marks that ran into years and words."""
    notes = _notes(lines)
    for number, line in enumerate(lines, 1):
        if not is_read(line) or not any(char.isdigit() for char in line.text):
            continue
        for found in _YEAR.finditer(line.text):
            before = line.text[: found.start()]
            by_law = bool(_LAW.search(before))
            if by_law or (dated := bool(_DATED.search(before))) or found[2] in notes:
                certain = by_law or (dated and found[2] in notes)
                yield Repair(
                    line=number,
                    start=found.start(),
                    end=found.end(),
                    kind=RepairKind.FOOTNOTE_MARK,
                    read_as=found[1] if certain else None,
                )
        yield from _after_words(number, line, notes, words)


def _after_words(
    number: int, line: Line, notes: frozenset[str], words: Vocabulary
) -> Iterator[Repair]:
    for found in _WORD_MARK.finditer(line.text):
        known = words.is_english(found[1])
        if known and (found[3] in notes or not found[2]):
            yield Repair(
                line=number,
                start=found.start(3),
                end=found.end(3),
                kind=RepairKind.FOOTNOTE_MARK,
                read_as="" if found[3] in notes else None,
            )


def _notes(lines: Sequence[Line]) -> frozenset[str]:
    """Return the numbers of the document's footnotes."""
    found = set()
    for line in lines:
        sign = _NOTE if line.part is LinePart.FOOTNOTE else _PLAIN_NOTE
        if note := sign.match(line.text):
            found.add(note[1])
    return frozenset(found)
