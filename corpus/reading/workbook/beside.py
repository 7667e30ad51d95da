"""What a workbook holds beside its cells: boxes of text are read, everything else is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpus.reading.office_file import OfficeFile
from corpus.reading.transcript import Transcript
from corpus.reading.workbook.names import DRAWING, ON_SHEET

_PARTS: Final = (
    ("xl/vbaProject", "Macros were not read."),
    ("xl/macrosheets/", "Macros were not read."),
    ("xl/comments", "Comments were not read."),
    ("xl/threadedComments/", "Comments were not read."),
    ("xl/externalLinks/", "It takes values from other workbooks; those it stored were read."),
    ("xl/connections", "It fetches data from elsewhere; nothing was fetched."),
    ("xl/queryTables/", "It fetches data from elsewhere; nothing was fetched."),
    ("xl/pivotTables/", "Pivot tables were read as the cells they show."),
)
_PICTURES: Final = ("xl/media/", "xl/charts/chart")


def note_what_stands_beside(file: OfficeFile, transcript: Transcript) -> None:
    """Note macros, comments, pictures, and whatever the file would fetch from elsewhere."""
    for start, sentence in _PARTS:
        if any(name.startswith(start) for name in file.names):
            transcript.lost(sentence)
    pictures = sum(1 for name in file.names if name.startswith(_PICTURES))
    transcript.lost_count(pictures, "picture or chart", "pictures and charts")
    embedded = sum(1 for name in file.names if name.startswith("xl/embeddings/"))
    transcript.lost_count(embedded, "embedded file", "embedded files")


def boxes_on(file: OfficeFile, sheet: str) -> Iterator[str]:
    """Give the paragraphs of the boxes that are drawn on a sheet."""
    for relationship in file.relationships_of(sheet):
        if relationship.kind == "drawing" and relationship.target in file.names:
            for shape in file.parse(relationship.target).iter(ON_SHEET + "sp"):
                for paragraph in shape.iter(DRAWING + "p"):
                    text = "".join(run.text or "" for run in paragraph.iter(DRAWING + "t"))
                    if text.strip():
                        yield text
