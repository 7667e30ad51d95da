"""Tables and source numbers of a Word draft."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from assistant.drafting.draft import Statement, Table, Tag
from integrations.exports.layout import (
    Numbering,
    clean,
    column_heads,
    column_tags,
    lines_of,
    suggested_columns,
    visible_tag,
)

_GREY = RGBColor(0x42, 0x55, 0x63)
_SHADE = "E8EDEE"
_LETTER_CM = 0.16  # a letter of 8.5-point Arial, on average, with something to spare
_PADDING_CM = 0.55
_LABEL_CM = 5.2  # of a form, whatever the width of the page
_WIDE_CM = 20.0  # of a page that lies on its side
_PLAIN, _NARROW, _MANY = 8.5, 8, 5  # points, points, columns
_SHARE = 0.7  # power of a column's text by which it gets its share of the width
_KEPT_WHOLE = 350  # letters; a longer row may run on to the next page


def write_statement(
    paragraph: Paragraph, statement: Statement, numbers: Numbering, said_above: Tag | None
) -> None:
    """Write a statement: its words, its tag in grey, its source numbers raised."""
    paragraph.add_run(clean(statement.text))
    tag = visible_tag(statement, said_above)
    if tag:
        run = paragraph.add_run(f" {tag}")
        run.font.color.rgb, run.italic = _GREY, True
    sources = numbers.of(statement)
    if sources:
        raised = paragraph.add_run(f" {sources}")
        raised.font.superscript, raised.font.color.rgb = True, _GREY


def add_table(document: WordDocument, table: Table, numbers: Numbering, width: float) -> None:
    """Add a table whose heading row is repeated on each page and whose rows are kept whole."""
    tags = column_tags(table)
    heads = column_heads(table)
    note = suggested_columns(table)
    if note:
        line = document.add_paragraph()
        line.add_run(note).font.size = Pt(_PLAIN)
        line.paragraph_format.keep_with_next = True
    texts = [[cell.text for cell in row] for row in table.rows]
    laid = _empty_table(document, heads, texts, width)
    for row, words in zip(table.rows, laid.rows[1:], strict=True):
        for cell, place, tag in zip(row, words.cells, tags, strict=True):
            _write_cell(place, cell, numbers, tag)
    _finish(laid)


def _write_cell(
    place: _Cell, statement: Statement, numbers: Numbering, said_above: Tag | None
) -> None:
    """Write a statement into a cell, each of its lines as a paragraph of its own."""
    *first, last = lines_of(statement.text)
    paragraph = place.paragraphs[0]
    for line in first:
        paragraph.add_run(line)
        paragraph = place.add_paragraph()
    write_statement(paragraph, statement.model_copy(update={"text": last}), numbers, said_above)


def add_fields(
    document: WordDocument,
    fields: Sequence[Statement],
    numbers: Numbering,
    width: float,
    shared: Tag | None = None,
) -> None:
    """Add labelled lines ("Site: …") with the label in bold, two abreast on a wide page."""
    abreast = 2 if width > _WIDE_CM else 1
    high = math.ceil(len(fields) / abreast)
    laid = document.add_table(rows=high, cols=2 * abreast, style="Table Grid")
    laid.autofit = False
    label_cm = _LABEL_CM if abreast == 1 else _LABEL_CM * 0.85
    shares = [label_cm, width / abreast - label_cm] * abreast
    for column, share in zip(laid.columns, shares, strict=True):
        column.width = Cm(share)
    for row in laid.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Cm(share)
    for index, field in enumerate(fields):
        at = 2 * (index // high)
        cells = laid.rows[index % high].cells[at : at + 2]
        label, _, said = field.text.partition(": ")
        cells[0].paragraphs[0].add_run(clean(label)).bold = True
        _shade(cells[0])
        rest = field.model_copy(update={"text": said})
        write_statement(cells[1].paragraphs[0], rest, numbers, shared)
    _finish(laid)


def _empty_table(
    document: WordDocument, heads: Sequence[str], texts: Sequence[Sequence[str]], width: float
) -> WordTable:
    laid = document.add_table(rows=1 + len(texts), cols=len(heads), style="Table Grid")
    laid.alignment = WD_TABLE_ALIGNMENT.LEFT
    laid.autofit = False
    widths = column_widths(heads, texts, width)
    for column, centimetres in zip(laid.columns, widths, strict=True):
        column.width = Cm(centimetres)
    for row in laid.rows:
        for cell, centimetres in zip(row.cells, widths, strict=True):
            cell.width = Cm(centimetres)
    for cell, head in zip(laid.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
        _shade(cell)
    _mark(laid.rows[0], "w:tblHeader")
    return laid


def column_widths(
    heads: Sequence[str], texts: Sequence[Sequence[str]], width: float
) -> list[float]:
    """Share the width (cm) among columns: no word is broken, long columns get the rest.

    The share grows more slowly than a column's text, so that one long cell does not starve the
    others.
    """
    columns = [[head, *(row[index] for row in texts)] for index, head in enumerate(heads)]
    least = [
        _PADDING_CM
        + _LETTER_CM * min(16, max(len(w) for text in column for w in [*text.split(), ""]))
        for column in columns
    ]
    weight = [(sum(len(text) for text in column) / len(column)) ** _SHARE for column in columns]
    if sum(least) >= width:
        return [width * part / sum(least) for part in least]
    spare = width - sum(least)
    wanted = [
        max(0.0, _PADDING_CM + _LETTER_CM * max(len(text) for text in column) - low)
        for column, low in zip(columns, least, strict=True)
    ]
    return _shared(least, weight, wanted, spare)


def _shared(
    least: Sequence[float], weight: Sequence[float], wanted: Sequence[float], spare: float
) -> list[float]:
    """Give out the spare width by weight; a column takes no more than its longest text wants."""
    given = [0.0] * len(least)
    hungry = {index for index, want in enumerate(wanted) if want > 0}
    while hungry and spare > 0.01:
        total = sum(weight[index] for index in hungry)
        portions = {index: spare * weight[index] / total for index in hungry}
        full = {i for i in hungry if portions[i] >= wanted[i] - given[i]}
        for index in full or hungry:
            take = min(portions[index], wanted[index] - given[index])
            given[index] += take
            spare -= take
        if not full:
            break
        hungry -= full
    rest = spare / len(least)
    return [low + extra + rest for low, extra in zip(least, given, strict=True)]


def _finish(laid: WordTable) -> None:
    size = _NARROW if len(laid.columns) > _MANY else _PLAIN  # type of many columns is smaller
    for cell in laid.rows[0].cells:  # a heading row never stands alone at the foot of a page
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    for row in laid.rows:
        if max(len(cell.text) for cell in row.cells) < _KEPT_WHOLE:
            _mark(row, "w:cantSplit")
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(1)
                for run in paragraph.runs:
                    run.font.size = Pt(size)


def _mark(row: _Row, name: str) -> None:
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shade)
