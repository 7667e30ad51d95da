"""The page of a Word draft: A4, fonts, header with status and version, footer with page numbers."""

from __future__ import annotations

import datetime as dt

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from assistant.drafting.draft import Draft
from integrations.exports.layout import clean

_SHORT, _LONG, _MARGIN = 21.0, 29.7, 1.7  # A4 in cm
_INK = RGBColor(0x00, 0x30, 0x87)  # the dark blue of NHS headings
#: The file carries no time of its own, so that the same draft gives the same bytes.
_NO_TIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def set_up_page(document: WordDocument, draft: Draft, *, sideways: bool) -> float:
    """Set paper, styles, header, footer and properties; return the width for text in cm."""
    section = document.sections[0]
    wide, high = (_LONG, _SHORT) if sideways else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(wide), Cm(high)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin = section.bottom_margin = Cm(_MARGIN)
    _styles(document)
    _header(section.header.paragraphs[0], draft)
    _footer(section.footer.paragraphs[0])
    _properties(document, draft)
    return wide - 2 * _MARGIN


def _styles(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(9.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    normal.paragraph_format.space_after = Pt(3)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.rPr.append(language)
    for name, size in (("Title", 16), ("Heading 1", 12), ("Heading 2", 10)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), True
        style.font.color.rgb = _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.keep_with_next = True
    for name, before in (("Heading 1", 9), ("Heading 2", 6)):
        document.styles[name].paragraph_format.space_before = Pt(before)
        document.styles[name].paragraph_format.space_after = Pt(3)
    document.styles["Title"].paragraph_format.space_after = Pt(4)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(2)


def _header(paragraph: Paragraph, draft: Draft) -> None:
    paragraph.text = clean(f"{draft.status} · version {draft.version} · {draft.title}")
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(8.5), True


def _footer(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _small(paragraph, "Page ")
    _field(paragraph, "PAGE")
    _small(paragraph, " of ")
    _field(paragraph, "NUMPAGES")


def _small(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(text).font.size = Pt(8.5)


def _field(paragraph: Paragraph, code: str) -> None:
    """Add one of the two fields that a draft has; evidence never reaches this function."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    run.font.size = Pt(8.5)
    field.append(run._r)
    paragraph._p.append(field)


def _properties(document: WordDocument, draft: Draft) -> None:
    properties = document.core_properties
    properties.title = clean(draft.title)
    properties.author = "Quality Assistant"
    properties.comments = ""
    properties.content_status = clean(draft.status)
    properties.language = "en-GB"
    properties.created = properties.modified = _NO_TIME
