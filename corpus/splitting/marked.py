"""The headings of a document: those that its format marks, and else those that can be inferred."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from corpus.splitting.headings import BENEATH, Heading, infer_headings, may_head
from corpus.splitting.layout import Layout
from corpus.splitting.signs import bare
from corpus.text import DocumentText, LinePart, Media

_BOLD: Final = re.compile(r"\s*(?:\*\*[^*]+\*\*|__[^_]+__)\s*")
_LONGEST: Final = 160  # of a heading that a PDF breaks over lines
_TEXT_A_HEADING: Final = 4_500  # characters; with fewer marked headings, others are looked for


def headings_of(text: DocumentText, layout: Layout, junk: frozenset[int]) -> Mapping[int, Heading]:
    """Return the headings by the index (from 0) of their first line."""
    marked = _marked(text, junk)
    written = sum(len(layout.text(index)) for index in layout.written)
    if len(marked) >= 2 and len(marked) * _TEXT_A_HEADING >= written:
        bold = [index for index in layout.written if _is_bold_line(text.lines[index].text)]
        return marked | {i: Heading(i, i, BENEATH, bare(text.lines[i].text)) for i in bold}
    return {**infer_headings(layout), **marked}


def _marked(text: DocumentText, junk: frozenset[int]) -> dict[int, Heading]:
    found: list[Heading] = []
    for index, line in enumerate(text.lines):
        if line.part is not LinePart.HEADING or index in junk or not line.text.strip():
            continue
        words = bare(line.text) or line.text.strip()
        level = line.level or 1
        before = found[-1] if found else None
        if before is not None and before.last == index - 1 and before.level == level:
            together = f"{before.text}{text.joint(before.text, words)}{words}"
            if len(together) <= _LONGEST and text.media is Media.PDF:
                found[-1] = Heading(before.first, index, level, together)
                continue
        found.append(Heading(index, index, level, words))
    return {heading.first: heading for heading in found}


def _is_bold_line(text: str) -> bool:
    return bool(_BOLD.fullmatch(text)) and may_head(text)
