"""Word and Excel files made to unpack without end, to reach outside or to lie, by name."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

from tests.reading.files import packed, with_member, word, workbook

W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
LAUGHS = b"<!DOCTYPE x [<!ENTITY a 'ha'>%s]>" % b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(12)
)
OUTSIDE = b"<!DOCTYPE x [<!ENTITY m SYSTEM 'file:///etc/passwd'>]>"


def document(body: bytes, prolog: bytes = b"") -> bytes:
    """Return a Word document of this body."""
    xml = prolog + b"<w:document xmlns:w='%s'><w:body>%s</w:body></w:document>" % (W, body)
    return with_member(word(), "word/document.xml", xml)


def paragraph(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


def sheet(rows: bytes, more: bytes = b"", prolog: bytes = b"") -> bytes:
    """Return a workbook whose first sheet has these rows."""
    xml = prolog + b"<worksheet xmlns='%s'><sheetData>%s</sheetData>%s</worksheet>" % (
        S,
        rows,
        more,
    )
    return with_member(workbook(), SHEET, xml)


def cell(place: bytes, text: bytes) -> bytes:
    return b"<c r='%s' t='inlineStr'><is><t>%s</t></is></c>" % (place, text)


FIRST = b"<row r='1'>" + cell(b"A1", b"Late rotas") + b"</row>"


def empty_rows() -> bytes:
    rows = b"".join(b"<row r='%d'/>" % n for n in range(2, 1_000_001))
    return sheet(FIRST + rows)


def empty_styled_cells() -> bytes:
    rows = b"".join(b"<row r='%d'><c r='A%d' s='1'/></row>" % (n, n) for n in range(2, 400_000))
    return sheet(FIRST + rows)


def far_cells() -> bytes:
    return sheet(FIRST + b"<row r='1048576'>" + cell(b"XFD1048576", b"Far") + b"</row>")


def impossible_cells() -> bytes:
    return sheet(FIRST + b"<row r='99999999999'>" + cell(b"ZZZZZZZ99999999999", b"Odd") + b"</row>")


def merged_all() -> bytes:
    return sheet(FIRST, b"<mergeCells count='1'><mergeCell ref='A1:XFD1048576'/></mergeCells>")


def formulas() -> bytes:
    shared = b"<c r='B1'><f t='shared' si='0' ref='A1:XFD1048576'>%s</f></c>" % (b"SUM(" * 9000)
    rows = b"".join(
        b"<row r='%d'><c r='A%d'><f>A%d*2</f></c></row>" % (n, n, n - 1) for n in range(3, 90_000)
    )
    return sheet(FIRST + b"<row r='2'>" + shared + b"</row>" + rows)


def shared_strings() -> bytes:
    strings = b"<sst xmlns='%s' count='2000000000'><si><t>%s</t></si></sst>" % (
        S,
        b"late " * 100_000,
    )
    rows = b"".join(
        b"<row r='%d'><c r='A%d' t='s'><v>0</v></c></row>" % (n, n) for n in range(1, 9000)
    )
    return with_member(sheet(rows), STRINGS, strings)


def many_strings() -> bytes:
    strings = b"<sst xmlns='%s'>%s</sst>" % (S, b"<si><t>x</t></si>" * 1_000_000)
    return with_member(sheet(FIRST), STRINGS, strings)


def absurd_dates() -> bytes:
    cells = b"".join(b"<c r='%c2' s='1'><v>%s</v></c>" % (65 + n, value) for n, value in enumerate(
        (b"1e300", b"-1e300", b"nan", b"inf", b"9" * 5000)))  # fmt: skip
    return sheet(FIRST + b"<row r='2'>" + cells + b"</row>")


def laughs_in(member: str) -> Callable[[], bytes]:
    def made() -> bytes:
        if member == "word/document.xml":
            return document(paragraph(b"Teaching was good. &m;"), LAUGHS)
        if member == SHEET:
            return sheet(FIRST + b"<row r='2'>" + cell(b"A2", b"&m;") + b"</row>", prolog=LAUGHS)
        whole = word() if member.startswith("word") else workbook()
        return with_member(whole, member, LAUGHS + b"<x>&m;</x>")

    return made


def outside_in_word() -> bytes:
    return document(paragraph(b"Teaching was good. &m;"), OUTSIDE)


def outside_in_excel() -> bytes:
    return sheet(FIRST + b"<row r='2'>" + cell(b"A2", b"Said: &m;") + b"</row>", prolog=OUTSIDE)


def linked(address: str) -> bytes:
    """Return a Word document whose template, picture and page come from an address."""
    kinds = ("attachedTemplate", "image", "aFChunk", "subDocument", "frame", "hyperlink")
    links = "".join(
        f"<Relationship Id='x{n}' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        f"relationships/{kind}' Target='{address}/{kind}' TargetMode='External'/>"
        for n, kind in enumerate(kinds)
    )
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        there = archive.read(name).decode()
    return with_member(
        word(), name, there.replace("</Relationships>", links + "</Relationships>").encode()
    )


def nested_tables() -> bytes:
    deep = 3000
    start, end = b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
    return document(paragraph(b"Teaching was good.") + start * deep + paragraph(b"x") + end * deep)


def nested_controls() -> bytes:
    start, end = b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"
    return document(paragraph(b"Good.") + start * 200 + paragraph(b"Deep") + end * 200)


def wide_table() -> bytes:
    row = b"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr>%s</w:tc></w:tr>"
    grid = b"<w:tblPr/><w:tblGrid>" + b"<w:gridCol/>" * 5000 + b"</w:tblGrid>"
    return document(
        paragraph(b"Good.") + b"<w:tbl>" + grid + row % paragraph(b"Wide") + b"</w:tbl>"
    )


def empty_paragraphs() -> bytes:
    return document(paragraph(b"Teaching was good.") + b"<w:p/>" * 2_000_000)


def one_long_paragraph() -> bytes:
    return document(paragraph(b"late " * 900_000))


def too_long_a_paragraph() -> bytes:
    return document(paragraph(b"late rota %d " * 700_000))


def styles_in_a_cycle() -> bytes:
    style = b"<w:style w:type='paragraph' w:styleId='%s'><w:name w:val='%s'/><w:basedOn w:val='%s'/></w:style>"
    styles = b"<w:styles xmlns:w='%s'>%s</w:styles>" % (
        W,
        style % (b"A", b"A", b"B") + style % (b"B", b"B", b"A"),
    )
    body = b"<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>Round</w:t></w:r></w:p>"
    return with_member(document(body), "word/styles.xml", styles)


def numbers_without_measure() -> bytes:
    levels = b"".join(
        b"<w:lvl w:ilvl='%d'><w:start w:val='2147483647'/><w:numFmt w:val='%s'/>"
        b"<w:lvlText w:val='%%1.%%2.%%9'/></w:lvl>" % (n, form)
        for n, form in enumerate((b"upperRoman", b"lowerLetter", b"cardinalText", b"ordinalText"))
    )
    numbering = (
        b"<w:numbering xmlns:w='%s'><w:abstractNum w:abstractNumId='1'>%s</w:abstractNum>"
        b"<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>" % (W, levels)
    )
    item = b"<w:p><w:pPr><w:numPr><w:ilvl w:val='%d'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>"
    body = b"".join(item % level for level in (0, 1, 2, 3, 8, 999999999))
    return with_member(document(body), "word/numbering.xml", numbering)


def lying_size(whole: bytes, member: str, stated: int) -> bytes:
    """Return a zip file whose directory and member both state another size than the true one."""
    changed = bytearray(whole)
    name = member.encode()
    for sign, at_size, at_name in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        start = 0
        while (start := changed.find(sign, start)) >= 0:
            if changed[start + at_name : start + at_name + len(name)] == name:
                struct.pack_into("<L", changed, start + at_size, stated)
            start += 4
    return bytes(changed)


def bomb_that_says_it_is_small() -> bytes:
    bomb = document(b"<w:p/>" + b" " * 100_000_000)
    return lying_size(bomb, "word/document.xml", 900)


def small_that_says_it_is_huge() -> bytes:
    return lying_size(word(), "word/document.xml", 0xFFFFFFFE)


def overlapping() -> bytes:
    """Return a zip file whose 900 directory entries all unpack the same 3 MB."""
    whole = with_member(word(), "word/media/image1.bin", b" " * 3_000_000)
    start = whole.rindex(b"PK\x01\x02")
    end = whole.rindex(b"PK\x05\x06")
    entry = whole[start:end]
    name_at = 46
    entries = b"".join(
        entry[:name_at] + b"word/media/image%03d.b" % n + entry[name_at + 21 :] for n in range(900)
    )
    first = struct.unpack_from("<L", whole, end + 16)[0]
    kept = whole[first:start]
    count = struct.unpack_from("<H", whole, end + 10)[0] - 1 + 900
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(kept + entries), first, 0)
    return whole[:first] + kept + entries + tail


def bomb_in_bombs() -> bytes:
    """Return a Word document that holds packed files in packed files: nobody should open them."""
    inner = packed({"0": b" " * 5_000_000})
    for _ in range(3):
        inner = packed({str(n): inner for n in range(10)})
    return with_member(word(), "word/embeddings/more.docx", inner)


def big_writer(whole: bytes) -> bytes:
    """Return the same file as programs that write large files leave it: sizes in zip64 fields."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as archive:
        for entry in source.infolist():
            with archive.open(zipfile.ZipInfo(entry.filename), "w", force_zip64=True) as member:
                member.write(source.read(entry))
    content = out.getvalue()
    at = content.rindex(b"PK\x05\x06")
    count, size, first = struct.unpack_from("<HLL", content, at + 10)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, first)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return content[:at] + record + locator + end


WORD: Mapping[str, Callable[[], bytes]] = {
    "entities in the document": laughs_in("word/document.xml"),
    "entities in the styles": laughs_in("word/styles.xml"),
    "entities in the properties": laughs_in("docProps/core.xml"),
    "an entity from outside": outside_in_word,
    "nested tables": nested_tables,
    "nested controls": nested_controls,
    "a table of two thousand million columns": wide_table,
    "two million empty paragraphs": empty_paragraphs,
    "one long paragraph": one_long_paragraph,
    "too long a paragraph": too_long_a_paragraph,
    "styles in a cycle": styles_in_a_cycle,
    "numbers without measure": numbers_without_measure,
    "a bomb that says it is small": bomb_that_says_it_is_small,
    "a small member that says it is huge": small_that_says_it_is_huge,
    "members that overlap": overlapping,
    "bombs in bombs": bomb_in_bombs,
}
EXCEL: Mapping[str, Callable[[], bytes]] = {
    "a million empty rows": empty_rows,
    "empty styled cells": empty_styled_cells,
    "far cells": far_cells,
    "impossible cells": impossible_cells,
    "all cells merged": merged_all,
    "formulas": formulas,
    "a string shown nine thousand times": shared_strings,
    "a million strings": many_strings,
    "absurd dates": absurd_dates,
    "entities in the sheet": laughs_in(SHEET),
    "entities in the strings": laughs_in(STRINGS),
    "entities in the styles": laughs_in("xl/styles.xml"),
    "an entity from outside": outside_in_excel,
}
