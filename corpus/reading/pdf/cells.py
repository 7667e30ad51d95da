"""The rows of a page's tables: words put into cells, wrapped lines of a cell joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.reading.pdf.aligned import Aligned
from corpus.reading.pdf.baselines import rows_by_baseline
from corpus.reading.pdf.geometry import Box
from corpus.reading.pdf.lines import pieces_of, text_of
from corpus.reading.pdf.page_line import PageLine
from corpus.reading.pdf.ruled import Grid
from corpus.reading.pdf.signs import is_empty_bullet
from corpus.reading.pdf.words import LEVEL, Word
from corpus.reading.tables import header_among, row_line

_LONGEST_CELL: Final = 2_500  # characters: a grid with more in a cell only lays out the page
_LEADERS: Final = re.compile(r"\s*(?:\.\s?){4,}$")  # dots that lead from a label to its value
_SLACK: Final = 1.5  # points

Cells = list[list[Word]]


def centre(word: Word) -> tuple[float, float]:
    """Return the middle of a word on the page."""
    if word.run == LEVEL:
        return (word.start + word.end) / 2, word.y
    return word.x, word.y


def filled_grid(grid: Grid, words: Sequence[Word]) -> tuple[list[Cells], list[Word]] | None:
    """Return the words of each cell of each row, and those that stand in no cell.

    None where the grid is no table: a frame, a page laid out in boxes, a drawing.
    """
    if len(grid.rows) < 2 or grid.columns < 2:
        return None
    rows: list[Cells] = [[[] for _ in row] for row in grid.rows]
    outside: list[Word] = []
    for word in words:
        x, y = centre(word)
        cell = next(
            (
                cell
                for row, boxes in zip(rows, grid.rows, strict=True)
                for cell, box in zip(row, boxes, strict=True)
                if box is not None and box.holds(x, y)
            ),
            None,
        )
        (outside if cell is None else cell).append(word)
    columns = sum(any(row[index] for row in rows) for index in range(grid.columns))
    filled = [part for row in rows if any(row) for part in rows_by_baseline(row)]
    longest = max((sum(len(w.text) for w in cell) for row in filled for cell in row), default=0)
    if columns < 2 or sum(map(any, rows)) < 2 or longest > _LONGEST_CELL:
        return None
    kept = [index for index in range(grid.columns) if any(row[index] for row in rows)]
    return [[row[index] for index in kept] for row in filled], outside


def ruled_lines(rows: Sequence[Cells], box: Box, table: int) -> list[PageLine]:
    """Return a ruled table's rows as lines."""
    texts = [[cell_text(cell) for cell in row] for row in rows]
    return _lines(texts, rows, box, table)


def aligned_lines(found: Aligned, table: int) -> list[PageLine]:
    """Return the rows of a table without rules as lines."""
    rows: list[Cells] = [
        [[word for piece in cell for word in piece.words] for cell in row] for row in found.rows
    ]
    pieces = [piece for row in found.rows for cell in row for piece in cell]
    box = Box(
        min(piece.left for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
    )
    texts = [[cell_text(cell) for cell in row] for row in rows]
    return _lines(texts, rows, box, table)


def _lines(
    texts: Sequence[list[str]], rows: Sequence[Cells], box: Box, table: int
) -> list[PageLine]:
    header = _header(texts, rows)
    lines: list[PageLine] = []
    for index, (cells, row) in enumerate(zip(texts, rows, strict=True)):
        words = [word for cell in row for word in cell]
        part = "table_header" if index == header else "table_row"
        if header is not None and index < header:
            part = "prose"
        raw = row_line(cells, part, row=index + 1)
        level = [word for word in words if word.run == LEVEL] or words
        lines.append(
            PageLine(
                text=raw.text,
                left=box.left,
                right=box.right,
                base=max(word.base for word in level),
                size=round(level[0].size, 1),
                part=part,
                cells=raw.cells,
                row=index + 1,
                table=table,
                columns=len(cells),
            )
        )
    return lines


def _header(texts: Sequence[Sequence[str]], rows: Sequence[Cells]) -> int | None:
    """Return which row is the header; of two columns only one that is set in bold."""
    index = header_among(texts)
    if index is None or max(map(len, texts)) > 2:
        return index
    first, others = rows[index], list(rows[index + 1 :])
    alone = all(_is_bold(cell) for cell in first) and not all(
        _is_bold(row[-1]) for row in others if row[-1]
    )
    return index if alone else None


def _is_bold(cell: Sequence[Word]) -> bool:
    return bool(cell) and all(word.bold or word.strong for word in cell)


def cell_text(words: Sequence[Word]) -> str:
    """Return a cell's words in reading order, its lines joined by a blank."""
    texts: list[str] = []
    for run in dict.fromkeys(word.run for word in words):
        same = [word for word in words if word.run == run]
        for line in _by_line(same):
            bulleted = len(line) > 1 and is_empty_bullet(line[0].text)
            texts.append(text_of(line[1:] if bulleted else line))
    return _LEADERS.sub("", " ".join(texts))


def _by_line(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    bases: list[float] = []
    for piece in pieces_of(words):
        if bases and abs(piece.base - bases[-1]) <= 0.3 * piece.size:
            lines[-1] += piece.words
        else:
            lines.append(list(piece.words))
            bases.append(piece.base)
    return [sorted(line, key=lambda word: word.start) for line in lines]
