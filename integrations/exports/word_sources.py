"""The annex of sources of a Word draft: small type, two columns, a line or two a source.

Documents are named once and then go by a letter. It starts no page of its own.
"""

from __future__ import annotations

import string
from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from corpus.passage import Span
from integrations.exports.layout import (
    Numbering,
    clean,
    place_in_words,
    shortened,
    sources_note,
)

_SMALL = Pt(7)
_HANGING = Cm(0.55)


def add_sources(document: WordDocument, numbers: Numbering) -> None:
    """Add the annex: the documents with their letters, then each source by its number."""
    document.add_heading("Sources", level=1)
    _line(document, sources_note(numbers))
    if not numbers.spans:
        return
    letters = _letters(numbers.spans)
    named = {_document(span): span for span in reversed(numbers.spans)}
    legend = _line(document, "")
    for key, letter in letters.items():
        _run(legend, letter, bold=True)
        _run(legend, f" {_name(named[key])}   ")
    _two_columns(document)
    for number, span in enumerate(numbers.spans, start=1):
        line = _line(document, "")
        line.paragraph_format.left_indent = _HANGING
        line.paragraph_format.first_line_indent = -_HANGING
        _run(line, str(number), bold=True)
        place = f"  {letters[_document(span)]}, {place_in_words(span)}: {shortened(span.quote)}"
        _run(line, place)


def _document(span: Span) -> tuple[str, int]:
    return span.document_id, span.version


def _letters(spans: Sequence[Span]) -> dict[tuple[str, int], str]:
    """Return a letter a document in the order met: A to Z, then AA, AB and so on."""
    capitals = string.ascii_uppercase
    names = [*capitals, *(first + second for first in capitals for second in capitals)]
    keys = dict.fromkeys(_document(span) for span in spans)
    more = (f"D{number}" for number in range(len(names), len(keys)))
    return dict(zip(keys, [*names, *more], strict=False))


def _name(span: Span) -> str:
    edition = f" (edition {span.edition})" if span.edition else ""
    own = " (our digest, not the publisher's wording)" if span.is_digest else ""
    return span.document + edition + own


def _line(document: WordDocument, text: str) -> Paragraph:
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(1)
    line.paragraph_format.widow_control = True
    if text:
        _run(line, text)
    return line


def _run(line: Paragraph, text: str, *, bold: bool = False) -> None:
    run = line.add_run(clean(text))
    run.font.size, run.bold = _SMALL, bold


def _two_columns(document: WordDocument) -> None:
    section = document.add_section(WD_SECTION.CONTINUOUS)
    for held in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(held)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "340")
    section._sectPr.append(columns)
