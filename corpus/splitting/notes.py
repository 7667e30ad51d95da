"""Footnotes: each is a passage of its own, wherever its format puts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.splitting.piece import Piece, whole
from corpus.text import DocumentText, LinePart, Media

_MARK: Final = re.compile(r"\s*[\[(]?(?:(\d{1,3})|[*†‡§¶]+|[a-z])[\])]?[.:]?\s*(?=\S)")
_BETWEEN: Final = frozenset({LinePart.JUNK, LinePart.HELD})


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
