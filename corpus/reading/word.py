"""Word documents (DOCX): a stored line is a paragraph's line, or a table's row."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final

from corpus.reading.packed import members_of
from corpus.reading.tables import header_among, row_line
from corpus.reading.transcript import RawLine, Refused, Transcript

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_TEXT: Final = frozenset({_W + "del", _W + "moveFrom", _W + "txbxContent", _ALTERNATIVE})
_CHARACTERS: Final = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
}
_HEADING_STYLE: Final = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_LONGEST_BOLD_HEADING: Final = 90
_MACRO_TYPES: Final = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_LEFT_OUT: Final = (
    ("word/media/", "picture", "pictures"),
    ("word/embeddings/", "embedded file", "embedded files"),
)
_PARTS_LEFT_OUT: Final = (
    ("word/vbaProject.bin", "Macros were not read."),
    ("word/comments.xml", "Comments were not read."),
)


def read_word(content: bytes) -> Transcript:
    """Read paragraphs, lists and tables in document order; blank paragraphs stay as blank lines."""
    members = members_of(content)
    document = _opened(content)
    transcript = Transcript()
    body = document.element.body
    _read_blocks(transcript, body, _outline_levels(document))
    for folder, one, many in _LEFT_OUT:
        count = sum(1 for name in members if name.startswith(folder) and not name.endswith("/"))
        transcript.lost_count(count, one, many)
    for part, sentence in _PARTS_LEFT_OUT:
        if part in members:
            transcript.lost(sentence)
    _note_what_stands_beside(transcript, body)
    return transcript


def _opened(content: bytes) -> Any:
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.part import PartFactory
    from docx.package import Package

    document_part = PartFactory.part_type_for[CONTENT_TYPE.WML_DOCUMENT_MAIN]
    for macro_type in _MACRO_TYPES:
        PartFactory.part_type_for[macro_type] = document_part
    try:
        return Package.open(io.BytesIO(content)).main_document_part.document
    except MemoryError:
        raise
    except Exception as error:
        reason = "it is damaged or cut short, so Word itself may not open it"
        raise Refused(reason) from error


def _outline_levels(document: Any) -> dict[str, int]:
    """Return the heading level of each style that is a heading, by style id."""
    levels = {}
    for style in document.styles.element.iter(_W + "style"):
        named = style.find(_W + "name")
        name = named.get(_W + "val", "") if named is not None else ""
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        heading = _HEADING_STYLE.fullmatch(name)
        if heading:
            levels[style.get(_W + "styleId")] = int(heading[1])
        elif name.lower() == "title":
            levels[style.get(_W + "styleId")] = 1
        elif outline is not None and int(outline.get(_W + "val", "9")) < 9:
            levels[style.get(_W + "styleId")] = int(outline.get(_W + "val")) + 1
    return levels


def _read_blocks(transcript: Transcript, parent: Any, levels: dict[str, int]) -> None:
    for block in parent:
        if block.tag == _W + "p":
            part, level = _part_of(block, levels)
            for text in _text_of(block, transcript).split("\n"):
                blank = not text.strip()
                transcript.add(RawLine(text) if blank else RawLine(text, part, level))
        elif block.tag == _W + "tbl":
            _read_table(transcript, block)
        elif block.tag == _W + "sdt":
            for content in block.iterchildren(_W + "sdtContent"):
                _read_blocks(transcript, content, levels)
        elif block.tag in {_W + "ins", _W + "customXml", _W + "smartTag"}:
            _read_blocks(transcript, block, levels)


def _part_of(paragraph: Any, levels: dict[str, int]) -> tuple[str, int]:
    properties = paragraph.find(_W + "pPr")
    if properties is not None:
        styled = properties.find(_W + "pStyle")
        style = styled.get(_W + "val", "") if styled is not None else ""
        outline = properties.find(_W + "outlineLvl")
        if style in levels:
            return "heading", levels[style]
        if outline is not None and int(outline.get(_W + "val", "9")) < 9:
            return "heading", int(outline.get(_W + "val")) + 1
        if properties.find(_W + "numPr") is not None or style.startswith("List"):
            return "list_item", 0
    return ("heading", 4) if _is_bold_heading(paragraph) else ("prose", 0)


def _is_bold_heading(paragraph: Any) -> bool:
    """Say whether all of a short paragraph is bold: how most people write a heading."""
    runs = [run for run in paragraph.iter(_W + "r") if "".join(run.itertext()).strip()]
    text = "".join("".join(run.itertext()) for run in runs).strip()
    if not 2 < len(text) <= _LONGEST_BOLD_HEADING or text[-1] in ".;,:!":
        return False
    return all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(_W + "val", "true") not in {"0", "false", "off"}


def _text_of(element: Any, transcript: Transcript) -> str:
    """Return a paragraph's characters as its reader sees them: insertions in, deletions out."""
    return "".join(_pieces(element, transcript))


def _pieces(element: Any, transcript: Transcript) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == _W + "r" and _is_on(child.find(f"{_W}rPr/{_W}vanish")):
            transcript.lost("Hidden text was not read.")
        elif child.tag not in _NOT_TEXT and child.tag != _W + "pPr":
            yield from _pieces(child, transcript)


def _read_table(transcript: Transcript, table: Any) -> None:
    rows = [row for row in table.iter(_W + "tr") if _nearest_table(row) is table]
    texts = [[_cell_text(cell, transcript) for cell in _cells(row)] for row in rows]
    marked = [index for index, row in enumerate(rows) if _is_header(row)]
    guessed = header_among(texts) if not marked and max(map(len, texts), default=0) > 2 else None
    header = marked[0] if marked else guessed
    for index, cells in enumerate(texts):
        if any(cell.strip() for cell in cells):
            part = "table_header" if index == header else "table_row"
            transcript.add(row_line(cells, part, row=index + 1))


def _nearest_table(row: Any) -> Any:
    return next(row.iterancestors(_W + "tbl"))


def _cells(row: Any) -> list[Any]:
    """Return a row's cells, also those inside content controls."""
    return [cell for cell in row.iter(_W + "tc") if next(cell.iterancestors(_W + "tr")) is row]


def _cell_text(cell: Any, transcript: Transcript) -> str:
    return " ".join(_text_of(paragraph, transcript) for paragraph in cell.iter(_W + "p"))


def _is_header(row: Any) -> bool:
    return _is_on(row.find(f"{_W}trPr/{_W}tblHeader"))


def _note_what_stands_beside(transcript: Transcript, body: Any) -> None:
    boxes = sum(1 for _ in body.iter(_W + "txbxContent")) - sum(
        1 for fallback in body.iter(_ALTERNATIVE) for _ in fallback.iter(_W + "txbxContent")
    )
    transcript.lost_count(boxes, "text box", "text boxes")
    notes = sum(1 for _ in body.iter(_W + "footnoteReference", _W + "endnoteReference"))
    transcript.lost_count(notes, "footnote", "footnotes")
