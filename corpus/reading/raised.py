"""Raised figures: the mark of a footnote stands apart from its word, a power does not.

"2012" with a raised 2 is the year and a mark, not 20122; "m" with a raised 2 is a unit. PDF, Word
and web pages give the same characters for the same print.
"""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(r"[\d*†‡§¶]{1,3}[,;]?|\[\d{1,3}\]")
_POWER: Final = re.compile(r"(?:(?:^|[\d\s(/])(?:[mck]?m|km|ft|in|sq|CO|[xyn])|(?:^|\s)[A-Za-z])$")


def apart(before: str, raised: str) -> str:
    """Return raised characters as they follow the words before them.

    >>> "the Act 2012" + apart("the Act 2012", "2"), "40 m" + apart("40 m", "2")
    ('the Act 2012 2', '40 m2')
    """
    is_mark = _MARK.fullmatch(raised.strip()) and not _POWER.search(before)
    gap = " " if is_mark and before and not before[-1].isspace() else ""
    return gap + raised
