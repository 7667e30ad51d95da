"""From lines to passages: headings make the path, units are packed beneath them up to a size.

`text.words(section.place) == section.text` holds for every section: a passage is a run of whole
lines, or, where a paragraph or a row is longer than a passage should be, of whole sentences.
Junk, held text and footnotes between its lines are no part of it and do not end it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from corpus.passage import Section
from corpus.splitting.headings import Heading
from corpus.splitting.layout import Layout
from corpus.splitting.marked import headings_of
from corpus.splitting.notes import homes_of, notes_of
from corpus.splitting.packing import packed
from corpus.splitting.path import HeadingPath
from corpus.splitting.piece import Piece, whole
from corpus.splitting.tables import PARTS, row_passages, with_captions
from corpus.splitting.units import units_of
from corpus.text import DocumentText, LinePart, collapse

_LEFT_OUT = frozenset({LinePart.JUNK, LinePart.HELD})


def split(text: DocumentText, title: str) -> tuple[Section, ...]:
    """Split a document into its passages, in order; `title` heads the path of each."""
    left_out = frozenset(i for i, line in enumerate(text.lines) if line.part in _LEFT_OUT)
    layout = Layout(text, left_out)
    headings = headings_of(text, layout, left_out)
    path = HeadingPath(collapse(title))
    notes = list(notes_of(text))
    homes = homes_of(text, notes, headings)
    strays = [note for note in notes if note.first not in homes][::-1]
    over: dict[int, tuple[str, ...]] = {}  # what stands over each stretch, by its first line
    sections: list[Section] = []
    for stretch in _stretches(text, headings, left_out):
        while strays and strays[-1].first < stretch[0]:
            sections.append(_section(text, path.use(), strays.pop()))
        heading = headings.get(stretch[0])
        if heading is not None:
            sections.extend(_alone(text, above, left) for above, left in path.enter(heading))
            continue
        above = over[stretch[0]] = path.use(text.lines[stretch[0]].sheet)
        for header, piece in _passages(text, layout, stretch):
            sections.append(_section(text, (*above, *header), piece))
    sections.extend(_section(text, path.use(), note) for note in reversed(strays))
    at_home = [note for note in notes if note.first in homes]
    sections.extend(_section(text, _over(over, homes[note.first]), note) for note in at_home)
    sections.extend(_alone(text, above, left) for above, left in path.leave())
    return tuple(sorted(sections, key=lambda one: (one.place.first, one.place.start or 0)))


def _over(over: Mapping[int, tuple[str, ...]], home: int) -> tuple[str, ...]:
    """Return what stands over the stretch that a line is in."""
    starts = list(over)
    return over[starts[max(0, bisect_right(starts, home) - 1)]]


def _stretches(
    text: DocumentText, headings: Mapping[int, Heading], left_out: frozenset[int]
) -> Iterator[list[int]]:
    """Give the lines that are one heading, tables that follow each other, or text between them."""
    heads = {i: head.first for head in headings.values() for i in range(head.first, head.last + 1)}
    written = [
        index
        for index, line in enumerate(text.lines)
        if line.text.strip() and index not in left_out and line.part is not LinePart.FOOTNOTE
    ]
    is_table = with_captions(text, written)

    def nature(index: int) -> object:
        """Return what neighbouring lines must share to stand in one stretch."""
        return heads[index] if index in heads else (is_table[index], text.lines[index].sheet)

    for _, lines in groupby(written, nature):
        yield list(lines)


def _passages(
    text: DocumentText, layout: Layout, stretch: Sequence[int]
) -> Iterator[tuple[tuple[str, ...], Piece]]:
    """Give the passages of a stretch, each with what stands above it (of a table)."""
    if any(text.lines[index].part in PARTS for index in stretch):
        yield from row_passages(text, stretch)
        return
    for piece in packed(text, list(units_of(text, layout, stretch))):
        yield (), piece


def _section(text: DocumentText, headings: tuple[str, ...], piece: Piece) -> Section:
    """Return a piece as a passage."""
    place = text.place(piece.first + 1, piece.last + 1)
    if piece.start is not None or piece.end is not None:
        place = place.model_copy(update={"start": piece.start, "end": piece.end})
    return Section(headings=headings, text=text.words(place), place=place)


def _alone(text: DocumentText, above: tuple[str, ...], heading: Heading) -> Section:
    """Return a heading that heads nothing as a passage: its words are not lost."""
    return _section(text, above, whole(text, heading.first, heading.last))
