"""Which hidden lines are worth a person's time: those with words in them, or figures of a sheet.

Blanks, page numbers and empty columns are hidden in honest files all the time. A figure in a
hidden cell is no page number: it is what somebody chose not to show. Must not know how a reader
found out that a line is hidden.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.text import Line, LinePart

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_PAGE_NUMBER: Final = re.compile(r"\W*(?:page|p\.|sheet)?\s*\d+(?:\s*(?:of|/)\s*\d+)?\W*", re.I)


def hides_words(line: Line) -> bool:
    """Say whether a line holds words, or a sheet's figures, that no reader of its file sees.

    >>> hides_words(Line(text="all standards met", hidden="white"))
    True
    >>> hides_words(Line(text="Page 3 of 9", hidden="white"))
    False
    >>> hides_words(Line(text="9", hidden="in a hidden row", sheet="Concerns"))
    True
    """
    if not line.hidden or line.part is LinePart.JUNK:
        return False
    if line.sheet is not None:
        return any(character.isalnum() for character in line.text)
    return bool(_WORD.search(line.text)) and not _PAGE_NUMBER.fullmatch(line.text)
