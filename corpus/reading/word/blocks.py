"""The blocks of a Word part: paragraphs and tables, through whatever only wraps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from corpus.reading.word.names import ALTERNATIVES, W

_BLOCKS: Final = frozenset({W + "p", W + "tbl", W + "altChunk"})
_WRAPPERS: Final = frozenset(
    {W + "ins", W + "moveTo", W + "customXml", W + "smartTag", W + "sdt", W + "sdtContent"}
)


def blocks_in(parent: Iterable[Any]) -> Iterator[Any]:
    """Give the paragraphs, tables and put-in documents of a part, a cell or a text box."""
    for child in parent:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks_in(child)
        elif child.tag == ALTERNATIVES + "AlternateContent":
            yield from blocks_in(chosen(child))


def chosen(alternatives: Any) -> Iterator[Any]:
    """Give the content of the first of several forms of the same thing, as Word shows it."""
    for kind in ("Choice", "Fallback"):
        for form in alternatives.iterchildren(ALTERNATIVES + kind):
            if len(form):
                yield from form
                return
