"""A Word table as lines: a row is a line, what hangs on its cells comes after the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from corpus.reading.tables import row_line
from corpus.reading.word.blocks import blocks_in
from corpus.reading.word.looks import Colour
from corpus.reading.word.names import W, child_of, is_on
from corpus.reading.word.paragraph import Piece, Said, words_of
from corpus.reading.word.table import Cell, Grounds, Row, headers_among, is_box, rows_of

if TYPE_CHECKING:
    from corpus.reading.word.story import Story

_COVERED: Final = "in a cell that another one covers"
_HIDDEN_ROW: Final = "in a hidden row"


@dataclass
class _Aside:
    """What a table's cells hold beside their words."""

    said: list[Said] = field(default_factory=list)
    unseen: list[Piece] = field(default_factory=list)
    tables: list[tuple[Any, Colour | None]] = field(default_factory=list)


def read_table(story: Story, table: Any, behind: Colour | None) -> None:
    """Add a table's rows; one that only frames text is read as the text in it."""
    rows = rows_of(table)
    grounds = Grounds(table, story.styles, behind)
    if is_box(rows):
        for index, row in enumerate(rows):
            for cell in row.cells:
                ground = grounds.of(cell, row=index, column=0, rows=len(rows))
                story.read(cell.element, ground)
        return
    aside = _Aside()
    texts = [_texts(story, row, index, len(rows), grounds, aside) for index, row in enumerate(rows)]
    headers = headers_among(rows, texts)
    for index, cells in enumerate(texts):
        if any(cell.strip() for cell in cells):
            part = "table_header" if index in headers else "table_row"
            line = row_line(cells, part, row=index + 1)
            hidden = is_on(child_of(rows[index].element, "trPr/hidden"))
            story.transcript.add(line._replace(hidden=_HIDDEN_ROW) if hidden else line)
    story.add_unseen(aside.unseen)
    for said in aside.said:
        story.aside(said)
    for nested, ground in aside.tables:
        read_table(story, nested, ground)


def _texts(
    story: Story, row: Row, index: int, rows: int, grounds: Grounds, aside: _Aside
) -> list[str]:
    """Return the words of a row's cells, one for each column, merged ones once."""
    texts = [""] * row.skipped
    for cell in row.cells:
        ground = grounds.of(cell, row=index, column=len(texts), rows=rows)
        words = _words(story, cell, ground, aside)
        if cell.is_covered and words.strip():
            aside.unseen.append(Piece(words, _COVERED))
        texts += ["" if cell.is_covered else words, *[""] * (cell.span - 1)]
    return texts


def _words(story: Story, cell: Cell, ground: Colour | None, aside: _Aside) -> str:
    blocks = list(blocks_in(cell.element))
    paragraphs = [block for block in blocks if block.tag == W + "p"]
    aside.tables += [(block, ground) for block in blocks if block.tag == W + "tbl"]
    several = sum(1 for one in paragraphs if words_of(one).strip()) > 1
    words = []
    for paragraph in paragraphs:
        said, text, part = story.said_in(paragraph, ground)
        aside.said.append(said)
        # Within a cell there are no lines: the bullets of several items keep them apart.
        marked = part == "list_item" and several and text[:1].isalpha()
        words.append(f"• {text}" if marked else text)
    return " ".join(words)
