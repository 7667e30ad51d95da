"""A draft as a Word file (DOCX): A4, real headings and tables, status and version on each page.

python-docx is confined to this module and its `word_*` neighbours. All text is written as text:
nothing that the evidence says becomes a field, a link or a style.
"""

from __future__ import annotations

import io
import re

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Pt

from assistant.drafting.draft import Draft, DraftSection, Statement, Tag
from assistant.sources import edition_name
from integrations.exports.layout import Numbering, clean, headed, numbered, section_tag
from integrations.exports.word_page import set_up_page
from integrations.exports.word_sources import add_sources
from integrations.exports.word_table import add_fields, add_table, write_statement

_FIELD = re.compile(r"^[^:“.]{2,70}: ")
_FEWEST_FIELDS = 3
_LONGEST_FIELD = 110  # letters; longer lines read better across the page
#: With more columns than this a table is unreadable on an upright page.
_UPRIGHT_COLUMNS = 6


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
    add_sources(document, numbers)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def _status(document: WordDocument, draft: Draft) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(4)
    line.add_run(clean(draft.status)).bold = True
    line.add_run(
        f" · version {clean(draft.version)} · standards of {clean(edition_name(draft.edition))}"
    )
    for notice in draft.notices:
        document.add_paragraph().add_run(clean(notice)).bold = True


def _section(
    document: WordDocument, section: DraftSection, numbers: Numbering, width: float
) -> None:
    shared = section_tag(section)
    document.add_heading(headed(section.heading, shared), level=section.level)
    if _labelled(section):
        add_fields(document, section.statements, numbers, width, shared)
    else:
        for statement in section.statements:
            _line(document, statement, numbers, shared)
    if section.table is not None and section.table.rows:
        add_table(document, section.table, numbers, width)


def _line(
    document: WordDocument, statement: Statement, numbers: Numbering, shared: Tag | None
) -> None:
    write_statement(document.add_paragraph(style="List Bullet"), statement, numbers, shared)


def _labelled(section: DraftSection) -> bool:
    """Say whether a section is a form: several short lines, each a label and what it labels."""
    lines = [statement.text for statement in section.statements]
    if len({line.partition(": ")[0] for line in lines}) < len(lines):
        return False
    quoting = sum("“" in line for line in lines)
    long = sum(len(line) > _LONGEST_FIELD for line in lines)
    whole = all(_FIELD.match(line) for line in lines)
    return whole and len(lines) >= _FEWEST_FIELDS and max(quoting, 3 * long) < len(lines) / 2


__all__ = ["word_file"]
