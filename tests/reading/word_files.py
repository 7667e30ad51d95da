"""Word documents for the tests, their XML written by hand where no library writes it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.reading import read
from corpus.text import DocumentText, Line
from tests.reading import files

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def document(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    parts: dict[str, str] | None = None,
    external: dict[str, str] | None = None,
) -> bytes:
    """Return a DOCX of this body; `parts` are further ones by kind ("footnotes"), as inner XML.

    `external` are references out of the file, by kind. Headers are named "header:rId9".
    """
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "settings": "settings"}
    inner = {**(parts or {}), "numbering": numbering, "styles": styles}
    members, listed, types = {}, [], []
    for index, (kind, xml) in enumerate(inner.items(), 1):
        kind, _, key = kind.partition(":")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, roots.get(kind, kind))
        name = f"{kind}{index}.xml"
        members[f"word/{name}"] = f"<w:{root} {NAMES}>{xml}</w:{root}>".encode()
        key = key or f"rId{index}"
        listed.append(f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{name}"/>')
        types.append(f'<Override PartName="/word/{name}" ContentType="{_PART}.{kind}+xml"/>')
    for index, (kind, target) in enumerate((external or {}).items(), 50):
        listed.append(
            f'<Relationship Id="rId{index}" Type="{_OFFICE}/{kind}" Target="{target}" '
            'TargetMode="External"/>'
        )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    start = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    main = f'<Override PartName="/word/document.xml" ContentType="{_PART}.document.main+xml"/>'
    return files.packed(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="xml" ContentType="application/xml"/>{main}{"".join(types)}'
                "</Types>"
            ).encode(),
            "_rels/.rels": f'<Relationships xmlns="{relations}">{start}</Relationships>'.encode(),
            "word/document.xml": (
                f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
            ).encode(),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{relations}">{"".join(listed)}</Relationships>'
            ).encode(),
            **members,
        }
    )


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run with these properties."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run_of(text, run)}</w:p>"


def run_of(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, key: int, level: int = 0) -> str:
    """Return a paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def level(
    index: int, form: str, text: str, *, start: int = 1, face: str = "", more: str = ""
) -> str:
    """Return a level of a list's definition; `more` stands before its text, as in Word."""
    font = f'<w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}"/></w:rPr>' if face else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/>{font}</w:lvl>'
    )


def lists(*definitions: str, more: str = "") -> str:
    """Return a numbering part: list n is of definition n; `more` adds lists."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{xml}</w:abstractNum>'
        for index, xml in enumerate(definitions, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{index}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(1, len(definitions) + 1)
    )
    return abstract + numbers + more


def table(*rows: Sequence[str], header: bool = False) -> str:
    """Return a table; a cell is its inner XML, or words."""
    made = []
    for index, row in enumerate(rows):
        cells = "".join(
            f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row
        )
        marked = "<w:trPr><w:tblHeader/></w:trPr>" if header and index == 0 else ""
        made.append(f"<w:tr>{marked}{cells}</w:tr>")
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def reads(content: bytes) -> DocumentText:
    """Return the document as it is read."""
    return read("a.docx", content)


def seen(content: bytes) -> list[str]:
    """Return the texts of its lines that are not blank."""
    return [line.text for line in reads(content).lines if line.text.strip()]


def hidden(content: bytes) -> list[Line]:
    """Return the lines that nobody sees."""
    return [line for line in reads(content).lines if line.hidden]


def saved(made: docx.document.Document) -> bytes:
    """Return a document of python-docx as bytes."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def element(xml: str):
    """Return an element to put into a document of python-docx."""
    return parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
