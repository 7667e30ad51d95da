"""Finding the damage that extraction left in a text.

Each kind has its own module that looks; where two claim the same characters, the certain one
stands, then the one that is looked for first.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.repairs.broken_words import broken_words, spelt_apart
from corpus.repairs.footnote_marks import footnote_marks
from corpus.repairs.marks import joined_letters, lone_quotes, misplaced_emphasis
from corpus.repairs.misread import misread
from corpus.repairs.numbering import numbering
from corpus.repairs.odd_words import odd_words
from corpus.repairs.repair import Repair
from corpus.repairs.vocabulary import Vocabulary
from corpus.text import DocumentText


def repairs_of(text: DocumentText) -> tuple[Repair, ...]:
    """Return the repairs of a text, in order; those without `read_as` are flags.

    No two of them touch the same characters.
    """
    lines = text.lines
    words = Vocabulary(lines)
    found = [
        *broken_words(lines, words),
        *spelt_apart(lines, words),
        *footnote_marks(lines, words),
        *misplaced_emphasis(lines, words),
        *joined_letters(lines),
        *odd_words(lines),
        *misread(lines, words),
        *numbering(lines),
        *lone_quotes(lines),
    ]
    return tuple(sorted(_apart(found), key=lambda each: (each.line, each.start)))


def _apart(repairs: Iterable[Repair]) -> list[Repair]:
    """Return the repairs that touch no characters of a stronger one."""
    taken: dict[int, list[Repair]] = {}
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda each: each.read_as is None):
        others = taken.setdefault(repair.line, [])
        if all(repair.end <= other.start or other.end <= repair.start for other in others):
            others.append(repair)
            kept.append(repair)
    return kept
