"""From lines to passages: headings make the path, units are packed beneath them up to a size.

`text.between(first, last) == section.text` holds for every section: a passage is a run of whole
lines. A single line that is longer than a passage should be is therefore still one passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from corpus.passage import Section
from corpus.splitting.headings import Heading
from corpus.splitting.layout import Layout
from corpus.splitting.marked import headings_of
from corpus.splitting.packing import packed
from corpus.splitting.path import HeadingPath
from corpus.splitting.tables import row_passages
from corpus.splitting.units import units_of
from corpus.text import DocumentText, LinePart, collapse

_LEFT_OUT = frozenset({LinePart.JUNK, LinePart.HELD})
_TABLE = frozenset({LinePart.TABLE_HEADER, LinePart.TABLE_ROW})


def split(text: DocumentText, title: str) -> tuple[Section, ...]:
    """Split a document into its passages, in order; `title` heads the path of each."""
    junk = frozenset(i for i, line in enumerate(text.lines) if line.part in _LEFT_OUT)
    layout = Layout(text.lines, junk)
    headings = headings_of(text, layout, junk)
    path = HeadingPath(collapse(title))
    sections: list[Section] = []
    for stretch in _stretches(text, headings, junk):
        heading = headings.get(stretch.start)
        if heading is not None:
            sections.extend(_alone(text, above, left) for above, left in path.enter(heading))
            continue
        above = path.use(text.lines[stretch.start].sheet)
        for header, first, last in _passages(text, layout, stretch):
            sections.append(_section(text, (*above, *header), first, last))
    sections.extend(_alone(text, above, left) for above, left in path.leave())
    return tuple(sorted(sections, key=lambda section: section.place.first))


def _stretches(
    text: DocumentText, headings: Mapping[int, Heading], junk: frozenset[int]
) -> Iterator[range]:
    """Give the ranges of lines that are one heading, one table's rows, or text between them."""
    heads = {i: head.first for head in headings.values() for i in range(head.first, head.last + 1)}

    def nature(index: int) -> object:
        """Return what neighbouring lines must share to stand in one range; None for junk."""
        line = text.lines[index]
        if index in heads:
            return heads[index]
        return None if index in junk else (line.part in _TABLE, line.sheet)

    written = (
        index
        for index, line in enumerate(text.lines)
        if line.text.strip() and not _is_rule(text, index)
    )
    for shared, group in groupby(written, nature):
        lines = list(group)
        if shared is not None:
            yield range(lines[0], lines[-1] + 1)


def _is_rule(text: DocumentText, index: int) -> bool:
    """Say whether a line is the rule between a Markdown table's header and its rows."""
    if not 0 < index < len(text.lines) - 1 or text.lines[index].part is not LinePart.JUNK:
        return False
    return all(text.lines[beside].part in _TABLE for beside in (index - 1, index + 1))


def _passages(
    text: DocumentText, layout: Layout, stretch: range
) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Give the passages of a stretch: its own header (of a table), first and last line."""
    if text.lines[stretch.start].part in _TABLE:
        yield from row_passages(text, stretch)
        return
    for first, last in packed(text.lines, list(units_of(text.lines, layout, stretch))):
        yield (), first, last


def _section(text: DocumentText, headings: tuple[str, ...], first: int, last: int) -> Section:
    """Return lines first to last (indices from 0) as a passage."""
    return Section(
        headings=headings,
        text=text.between(first + 1, last + 1),
        place=text.place(first + 1, last + 1),
    )


def _alone(text: DocumentText, above: tuple[str, ...], heading: Heading) -> Section:
    """Return a heading that heads nothing as a passage: its words are not lost."""
    return _section(text, above, heading.first, heading.last)
