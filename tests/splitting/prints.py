"""Prints of one text as people make them: Word files, web pages, and PDFs of three programs.

A text is a list of blocks. Each writer uses what its format has for them: styles and automatic
numbers in Word, elements in HTML, type sizes and gaps on a page.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

RUNNING = "Larkmere Trust review of placements"


class Block(NamedTuple):
    """A heading (h1 to h3), paragraph (p), list (ul, ol, ticks) or table (table)."""

    kind: str
    text: str = ""  # of a heading or paragraph; the caption of a table
    items: tuple[Any, ...] = ()  # texts, or (text, nested items); rows of a table, header first
    note: str = ""  # footnote to a paragraph


def as_word(blocks: list[Block], *, running: bool = True) -> bytes:
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    notes: list[str] = []
    for block in blocks:
        if block.kind in {"h1", "h2", "h3"}:
            document.add_heading(block.text, int(block.kind[1]))
        elif block.kind == "p":
            paragraph = document.add_paragraph(block.text)
            if block.note:
                notes.append(block.note)
                run = paragraph.add_run()
                run.font.superscript = True
                mark = OxmlElement("w:footnoteReference")
                mark.set(qn("w:id"), str(len(notes)))
                run._r.append(mark)
        elif block.kind == "table":
            _word_table(document, block)
        else:
            _word_list(document, block)
    if running:
        section = document.sections[0]
        section.header.paragraphs[0].text = RUNNING
        _page_field(section.footer.paragraphs[0])
    if notes:
        _add_notes(document, notes)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _word_list(document: Any, block: Block) -> None:
    style = {"ul": "List Bullet", "ol": "List Number"}.get(block.kind)
    number = _fresh_numbering(document) if block.kind == "ol" else None
    for item in block.items:
        text, nested = (item, ()) if isinstance(item, str) else item
        paragraph = document.add_paragraph(
            text if style else f"✓ {text}", style or "List Paragraph"
        )
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = number
            properties.get_or_add_ilvl().val = 0
        for inner in nested:
            document.add_paragraph(inner, "List Bullet 2")


def _fresh_numbering(document: Any) -> int:
    """Return a numbering of the style "List Number" that begins with 1 again."""
    style = document.styles["List Number"]
    own = style.element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == own)
    fresh = numbering.add_num(abstract)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)


def _word_table(document: Any, block: Block) -> None:
    from docx.oxml import OxmlElement

    if block.text:
        document.add_paragraph(block.text, "Caption")
    table = document.add_table(rows=0, cols=len(block.items[0]), style="Table Grid")
    for number, cells in enumerate(block.items):
        row = table.add_row()
        if not number:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _page_field(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _add_notes(document: Any, notes: list[str]) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    said = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f"<w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> {escape(note)}</w:t></w:r></w:p>"
        "</w:footnote>"
        for number, note in enumerate(notes, 1)
    )
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {space}>{rules}{said}</w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), kind, content.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def as_web_page(blocks: list[Block]) -> bytes:
    """Return a web page with navigation above and below, as a site's template adds it."""
    notes: list[str] = []
    body = []
    for block in blocks:
        if block.kind in {"h1", "h2", "h3"}:
            body.append(f"<{block.kind}>{escape(block.text)}</{block.kind}>")
        elif block.kind == "p":
            mark = ""
            if block.note:
                notes.append(block.note)
                number = len(notes)
                mark = f'<sup id="ref{number}"><a href="#fn{number}">{number}</a></sup>'
            body.append(f"<p>{escape(block.text)}{mark}</p>")
        elif block.kind == "table":
            body.append(_web_table(block))
        else:
            body.append(_web_list(block))
    if notes:
        said = "".join(f'<li id="fn{n}">{escape(note)}</li>' for n, note in enumerate(notes, 1))
        body.append(f'<section class="footnotes" role="doc-endnotes"><ol>{said}</ol></section>')
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Review</title>"
        "<style>body{font:11pt sans-serif} .site{display:block} table,td,th{border:1px solid}"
        " ul.ticks{list-style-type:'✓ '} @media print{.site{display:none}}</style></head><body>"
        "<header role='banner' class='site'><a href='/'>Home</a> <a href='/news'>News</a></header>"
        "<nav class='site'><ul><li><a href='/'>Home</a></li><li><a>Reviews</a></li></ul></nav>"
        f"<main>{''.join(body)}</main><footer class='site'>Contact us</footer></body></html>"
    ).encode()


def _web_list(block: Block) -> str:
    items = []
    for item in block.items:
        text, nested = (item, ()) if isinstance(item, str) else item
        inner = "".join(f"<li>{escape(one)}</li>" for one in nested)
        items.append(f"<li>{escape(text)}{f'<ul>{inner}</ul>' if inner else ''}</li>")
    tag = "ol" if block.kind == "ol" else "ul"
    kind = " class='ticks' style=\"list-style-type:'✓ '\"" if block.kind == "ticks" else ""
    return f"<{tag}{kind}>{''.join(items)}</{tag}>"


def _web_table(block: Block) -> str:
    header, *rows = block.items
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    caption = f"<caption>{escape(block.text)}</caption>" if block.text else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def by_reportlab(blocks: list[Block], *, margin: int = 72) -> bytes:
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.platypus import (
        ListFlowable,
        ListItem,
        Paragraph,
        SimpleDocTemplate,
        Spacer,
        Table,
    )

    fonts = _fonts()
    sheet = getSampleStyleSheet()
    body = ParagraphStyle("body", fontName=fonts[0], fontSize=10.5, leading=13, spaceAfter=7)
    heads = {
        f"h{level}": ParagraphStyle(
            f"h{level}", parent=sheet[f"Heading{level}"], fontName=fonts[1], fontSize=20 - 3 * level
        )
        for level in (1, 2, 3)
    }
    caption = ParagraphStyle("caption", parent=body, fontSize=9, spaceBefore=4)
    flow: list[Any] = []

    def items(block: Block, texts: tuple[Any, ...], kind: str) -> ListFlowable:
        made = []
        for item in texts:
            text, nested = (item, ()) if isinstance(item, str) else item
            parts: list[Any] = [Paragraph(escape(text), body)]
            if nested:
                parts.append(items(block, nested, "ul"))
            made.append(ListItem(parts))
        start = {"ul": "•", "ticks": "✓", "ol": None}[kind]
        look = {"bulletType": "1", "bulletFormat": "%s."} if kind == "ol" else {"start": start}
        if kind != "ol":
            look |= {"bulletType": "bullet", "bulletFontName": fonts[0]}
        return ListFlowable(made, **look)

    for block in blocks:
        if block.kind in heads:
            flow.append(Paragraph(escape(block.text), heads[block.kind]))
        elif block.kind == "p":
            flow.append(Paragraph(escape(block.text), body))
        elif block.kind == "table":
            flow += [Paragraph(escape(block.text), caption)] if block.text else []
            rows = [[Paragraph(escape(cell), body) for cell in row] for row in block.items]
            grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
            flow += [Table(rows, style=grid, repeatRows=1), Spacer(1, 8)]
        else:
            flow.append(items(block, block.items, block.kind))

    def around(canvas: Any, page: Any) -> None:
        canvas.setFont(fonts[0], 8)
        canvas.drawString(margin, 810, RUNNING)
        canvas.drawRightString(520, 25, f"Page {page.page}")

    out = io.BytesIO()
    made = SimpleDocTemplate(out, leftMargin=margin, rightMargin=margin)
    made.build(flow, onFirstPage=around, onLaterPages=around)
    return out.getvalue()


def _fonts() -> tuple[str, str]:
    """Return a face and its bold one, with ticks in it where this machine has such a face."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path("/usr/share/fonts/truetype/dejavu")
    faces = (folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf")
    if not all(face.is_file() for face in faces):
        return "Helvetica", "Helvetica-Bold"
    for face in faces:
        pdfmetrics.registerFont(TTFont(face.stem, str(face)))
    return faces[0].stem, faces[1].stem


def by_libreoffice(content: bytes, folder: Path) -> bytes | None:
    """Return LibreOffice's PDF of a Word file; None where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    source = folder / "print.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = ["--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run([program, *asked], check=True, capture_output=True, timeout=110)
    return source.with_suffix(".pdf").read_bytes()


def by_chromium(browser: Any, content: bytes) -> bytes:
    """Return Chromium's PDF of a web page, with its own header and footer."""
    page = browser.new_page()
    try:
        page.set_content(content.decode())
        style = "font-size:8px;width:100%;padding:0 1cm"
        return bytes(
            page.pdf(
                format="A4",
                margin={"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"},
                display_header_footer=True,
                header_template=f"<div style='{style}'>{RUNNING}</div>",
                footer_template=f"<div style='{style}'>Page <span class='pageNumber'></span></div>",
            )
        )
    finally:
        page.close()
