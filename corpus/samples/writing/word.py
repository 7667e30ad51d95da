"""Word documents (DOCX) from a sample's Markdown."""

from __future__ import annotations

import io

from corpus.samples.writing.fixed import MOMENT, repacked
from corpus.samples.writing.source import Bullet, Heading, Paragraph, TableBlock, blocks_in


def word_bytes(source: str) -> bytes:
    """Return the document as Word would save it, with real styles for headings and lists."""
    from docx import Document

    document = Document()
    properties = document.core_properties
    properties.author = "Sample evidence"
    properties.created = properties.modified = MOMENT.replace(tzinfo=None)
    for block in blocks_in(source):
        match block:
            case Heading(level, text):
                document.add_heading(text, 0 if level == 1 else level - 1)
            case Bullet(text):
                document.add_paragraph(text, style="List Bullet")
            case Paragraph(text):
                document.add_paragraph(text)
            case TableBlock(rows):
                table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
                for row, cells in zip(table.rows, rows, strict=True):
                    for cell, text in zip(row.cells, cells, strict=True):
                        cell.text = text
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())
