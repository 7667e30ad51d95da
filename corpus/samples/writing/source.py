"""The Markdown of a sample's source as blocks. A small part of Markdown is all the samples use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list item."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: one line of the source."""

    text: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows of cells, the header first."""

    rows: tuple[tuple[str, ...], ...]


def blocks_in(source: str) -> Iterator[Heading | Bullet | Paragraph | TableBlock]:
    """Yield the blocks of a source."""
    lines = [line for line in source.splitlines() if line.strip()]
    for is_table, group in groupby(lines, lambda line: line.startswith("|")):
        if is_table:
            yield TableBlock(
                tuple(tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in group)
            )
        else:
            yield from map(_block, group)


def _block(line: str) -> Heading | Bullet | Paragraph:
    if line.startswith("#"):
        marks, text = line.split(" ", 1)
        return Heading(len(marks), text)
    return Bullet(line[2:]) if line.startswith("- ") else Paragraph(line)
