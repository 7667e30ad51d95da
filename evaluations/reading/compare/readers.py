"""Reads one PDF with one reader and writes what it gave as lines of JSON.

Run by `score.py` in an environment of that reader's own, as a script where the reader is not ours,
so it must know nothing of the rest of this package. Each line has its `text`, its `page` (0: the
reader does not say) and `body`: whether the reader counts it as running text, not as a running
header, a footer or a footnote; `cells` where it tells a table's cells apart. `notes` are sentences
about what was not read.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

Lines = list[dict[str, Any]]


def main() -> None:
    """Write what reader `argv[1]` gives for file `argv[2]` to file `argv[3]`."""
    reader, source, target = sys.argv[1:4]
    lines: Lines = []
    notes: list[str] = []
    try:
        READERS[reader](source, lines, notes)
    except Exception as error:  # noqa: BLE001 - how another's reader fails is what is compared
        notes.append(f"{type(error).__name__}: {error}")
    Path(target).write_text(json.dumps({"lines": lines, "notes": notes}, ensure_ascii=False))


def _ours(source: str, lines: Lines, notes: list[str]) -> None:
    from corpus.reading.file import read_file

    text = read_file(Path(source))
    notes.extend(text.losses)
    for line in text.lines:
        body = line.part not in {"junk", "held", "footnote"}
        found = {"text": line.text, "page": line.page or 0, "body": body}
        lines.append(found | ({"cells": line.cells} if line.cells else {}))


def _pypdf(source: str, lines: Lines, _notes: list[str]) -> None:
    for number, page in enumerate(import_module("pypdf").PdfReader(source).pages, start=1):
        _take(lines, number, page.extract_text())


def _pdfplumber(source: str, lines: Lines, _notes: list[str]) -> None:
    """Text between the tables that it finds, and each table's rows in their place."""
    with import_module("pdfplumber").open(source) as document:
        for number, page in enumerate(document.pages, start=1):
            tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
            rest = page.filter(lambda thing, boxes=[t.bbox for t in tables]: _outside(thing, boxes))
            upper = rest.bbox[1]
            for table in tables:
                _take(lines, number, _strip(rest, upper, table.bbox[1]))
                for row in table.extract():
                    cells = [" ".join((cell or "").split()) for cell in row]
                    joined = " | ".join(cells)
                    lines.append({"text": joined, "page": number, "body": True, "cells": cells})
                upper = table.bbox[3]
            _take(lines, number, _strip(rest, upper, rest.bbox[3]))
            page.close()


def _strip(page: Any, upper: float, lower: float) -> str:
    left, top, right, bottom = page.bbox
    upper, lower = max(upper, top), min(lower, bottom)
    if lower - upper < 1:
        return ""
    return str(page.crop((left, upper, right, lower), strict=False).extract_text() or "")


def _outside(thing: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return not any(b[0] <= across <= b[2] and b[1] <= down <= b[3] for b in boxes)


def _pymupdf4llm(source: str, lines: Lines, _notes: list[str]) -> None:
    pages = import_module("pymupdf4llm").to_markdown(source, page_chunks=True)
    for number, page in enumerate(pages, start=1):
        for box in page["page_boxes"]:
            body = box["class"] not in {"page-header", "page-footer", "footnote"}
            _take(lines, number, page["text"][slice(*box["pos"])], body=body)


def _markitdown(source: str, lines: Lines, _notes: list[str]) -> None:
    _take(lines, 0, import_module("markitdown").MarkItDown().convert(source).text_content)


def _unstructured(source: str, lines: Lines, _notes: list[str]) -> None:
    """Its fast strategy: the one that needs no models."""
    partition = import_module("unstructured.partition.pdf").partition_pdf
    for element in partition(source, strategy="fast"):
        body = element.category not in {"Header", "Footer", "PageNumber", "PageBreak"}
        _take(lines, element.metadata.page_number or 0, element.text, body=body)


def _docling(source: str, lines: Lines, _notes: list[str]) -> None:
    """Its native pipeline: the one that needs no layout and table models."""
    converter = import_module("docling.document_converter")
    native = import_module("docling.pipeline.native_pdf_pipeline").NativePdfPipeline
    options = import_module("docling.datamodel.pipeline_options").NativePdfPipelineOptions()
    pdf = import_module("docling.datamodel.base_models").InputFormat.PDF
    option = converter.PdfFormatOption(pipeline_cls=native, pipeline_options=options)
    result = converter.DocumentConverter(format_options={pdf: option}).convert(source)
    for item, _level in result.document.iterate_items():
        page = item.prov[0].page_no if item.prov else 0
        body = item.label not in {"page_header", "page_footer", "footnote"}
        _take(lines, page, getattr(item, "text", ""), body=body)


def _take(lines: Lines, page: int, text: str | None, *, body: bool = True) -> None:
    for line in (text or "").splitlines():
        if line.strip():
            lines.append({"text": line, "page": page, "body": body})


READERS = {
    "ours": _ours,
    "pypdf": _pypdf,
    "pdfplumber": _pdfplumber,
    "pymupdf4llm": _pymupdf4llm,
    "markitdown": _markitdown,
    "unstructured": _unstructured,
    "docling": _docling,
}

if __name__ == "__main__":
    main()
