"""PDF pages from a sample's Markdown. The only place that needs reportlab."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from corpus.samples.writing.source import Bullet, Heading, Paragraph, TableBlock, blocks_in


def pdf_bytes(source: str) -> bytes:
    """Return the document as pages of A4 with running text, lists and ruled tables."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import SimpleDocTemplate

    styles = getSampleStyleSheet()
    blocks = list(blocks_in(source))
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    written = io.BytesIO()
    pages = SimpleDocTemplate(written, pagesize=A4, title=title, invariant=1, pageCompression=0)
    pages.build([_flowable(block, styles) for block in blocks])
    return written.getvalue()


def _flowable(block: Heading | Bullet | Paragraph | TableBlock, styles: Any) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import Paragraph as Text
    from reportlab.platypus import Table, TableStyle

    match block:
        case Heading(level, text):
            return Text(escape(text), styles["Title" if level == 1 else f"Heading{level}"])
        case Bullet(text):
            return Text(escape(text), styles["BodyText"], bulletText="-")
        case Paragraph(text):
            return Text(escape(text), styles["BodyText"])
        case TableBlock(rows):
            cells = [[Text(escape(cell), styles["BodyText"]) for cell in row] for row in rows]
            rules = TableStyle(
                [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            )
            return Table(cells, style=rules, hAlign="LEFT")
