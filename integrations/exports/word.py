"""A draft as a Word file (DOCX): A4, real headings and tables, status and version on each page.

python-docx is confined to this module, `word_page` and `word_table`. All text is written as text:
nothing that the evidence says becomes a field, a link or a style.
"""

from __future__ import annotations

import io
import re

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Pt

from assistant.drafting.draft import Draft, DraftSection, Statement
from assistant.sources import edition_name
from integrations.exports.layout import Numbering, clean, numbered
from integrations.exports.word_page import set_up_page
from integrations.exports.word_table import add_fields, add_sources, add_table, write_statement

_FIELD = re.compile(r"^[^:“.]{2,70}: ")
_FEWEST_FIELDS = 3
#: With more columns than this a table is unreadable on an upright page.
_UPRIGHT_COLUMNS = 5


def word_file(draft: Draft) -> bytes:
    """Return the draft as the bytes of a DOCX file, the same for the same draft."""
    document = Document()
    widest = max((len(s.table.columns) for s in draft.sections if s.table), default=0)
    width = set_up_page(document, draft, sideways=widest > _UPRIGHT_COLUMNS)
    document.add_heading(clean(draft.title), level=0)
    _status(document, draft)
    numbers = numbered(draft)
    for section in draft.sections:
        _section(document, section, numbers, width)
    _annex(document, numbers, width)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def _status(document: WordDocument, draft: Draft) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(6)
    line.add_run(clean(draft.status)).bold = True
    line.add_run(
        f" · version {clean(draft.version)} · standards of {clean(edition_name(draft.edition))}"
    )


def _section(
    document: WordDocument, section: DraftSection, numbers: Numbering, width: float
) -> None:
    document.add_heading(clean(section.heading), level=1)
    if _labelled(section):
        add_fields(document, section.statements, numbers, width)
    else:
        for statement in section.statements:
            _line(document, statement, numbers)
    if section.table is not None and section.table.rows:
        add_table(document, section.table, numbers, width)


def _line(document: WordDocument, statement: Statement, numbers: Numbering) -> None:
    write_statement(document.add_paragraph(style="List Bullet"), statement, numbers, None)


def _labelled(section: DraftSection) -> bool:
    """Say whether a section is a form: several short lines, each a label and what it labels."""
    lines = [statement.text for statement in section.statements]
    quoting = sum("“" in line for line in lines)
    whole = all(_FIELD.match(line) for line in lines)
    return whole and len(lines) >= _FEWEST_FIELDS and quoting < len(lines) / 2


def _annex(document: WordDocument, numbers: Numbering, width: float) -> None:
    heading = document.add_heading("Sources", level=1)
    if len(numbers.spans) > 12:
        heading.paragraph_format.page_break_before = True
    if numbers.spans:
        add_sources(document, numbers, width)
    else:
        document.add_paragraph("No document is quoted in this draft.")


__all__ = ["word_file"]
