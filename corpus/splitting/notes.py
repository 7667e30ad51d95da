"""Footnotes: each is a passage of its own, beneath the headings over the words it is a note to.

Where a note stands is its format's affair: at the foot of a page, after the paragraph, at the end.
Its home is the line that bears its mark, where that can be told.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from corpus.splitting.piece import Piece, whole
from corpus.text import DocumentText, LinePart, Media

_MARK: Final = re.compile(r"\s*[\[(]?(?:(\d{1,3})|[*†‡§¶]+|[a-z])[\])]?[.:]?\s*(?=\S)")
_AFTER_PUNCTUATION: Final = r"[.,;:!?”’\"')\]] ?\[?{}\]?(?=$|[\s.,;:)])"
_AFTER_WORD: Final = r"\w ?\[?{}\]?(?=$|[\s.,;:)])"
_BETWEEN: Final = frozenset({LinePart.JUNK, LinePart.HELD})
_NOT_HOMES: Final = _BETWEEN | {LinePart.FOOTNOTE, LinePart.HEADING}


def homes_of(text: DocumentText, notes: Sequence[Piece], outside: Container[int]) -> dict[int, int]:
    """Return the line that bears a note's mark, by the note's first line, where it is found.

    `outside` are lines that are not looked at: headings.
    """
    homes: dict[int, int] = {}
    reached = 0  # marks stand in the order of their notes
    for note in notes:
        lines = text.lines[: note.first]
        page = text.lines[note.first].page
        mark = _MARK.match(text.lines[note.first].text)
        sign = re.escape(mark[0].strip(" []().:")) if mark else ""
        among = [
            index
            for index in range(reached, note.first)
            if lines[index].page == page
            and lines[index].part not in _NOT_HOMES
            and index not in outside
        ]
        for pattern in (_AFTER_PUNCTUATION, _AFTER_WORD) if sign else ():
            search = re.compile(pattern.format(sign)).search
            home = next((index for index in among if search(lines[index].text)), None)
            if home is not None:
                homes[note.first] = reached = home
                break
    return homes


def notes_of(text: DocumentText) -> Iterator[Piece]:
    """Give each footnote, in order (indices from 0)."""
    first = last = None
    for index, line in enumerate(text.lines):
        if not line.text.strip() or line.part in _BETWEEN:
            continue
        if first is not None and last is not None:
            if line.part is LinePart.FOOTNOTE and not _begins(text, first, last, index):
                last = index
                continue
            yield whole(text, first, last)
            first = None
        if line.part is LinePart.FOOTNOTE:
            first = last = index
    if first is not None and last is not None:
        yield whole(text, first, last)


def _begins(text: DocumentText, first: int, last: int, index: int) -> bool:
    """Say whether a line begins another note than the one that stands on lines first to last."""
    if text.media is not Media.PDF or text.lines[last].page != text.lines[index].page:
        return True
    mark = _MARK.match(text.lines[index].text)
    before = _MARK.match(text.lines[first].text)
    if mark is None:
        return False
    if before is None or before[1] is None or mark[1] is None:
        return mark[1] is None and not mark[0].strip().isalpha()
    return int(mark[1]) == int(before[1]) + 1
