"""Hostile files end within the limits, with a reason, and leave the caller unharmed."""

import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from corpus.failures import UnreadableFile
from corpus.reading import cell, read
from corpus.reading.confined import read_confined
from corpus.reading.transcript import Refused
from corpus.text import Media
from tests.reading import files

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_of_stream(content: bytes, more: bytes = b"", pages: int = 1) -> bytes:
    kids = b" ".join([b"3 0 R"] * pages)
    return files.bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
            (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
                b"/Resources<</Font<</F1 5 0 R>>>>>>"
            ),
            files.stream(content, more),
            FONT,
        ]
    )


def cyclic_pages() -> bytes:
    return files.bare_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 5>>",
            b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 5>>",
        ]
    )


def stream_that_unpacks_to(size: int) -> bytes:
    return pdf_of_stream(zlib.compress(b" " * size, 9), b"/Filter/FlateDecode")


def deeply_nested() -> bytes:
    return pdf_of_stream(b"[" * 60_000 + b"]" * 60_000)


@pytest.mark.parametrize(
    "content",
    [cyclic_pages(), stream_that_unpacks_to(200_000_000), deeply_nested()],
    ids=["pages in a cycle", "a stream of 200 MB", "nested arrays"],
)
def test_a_hostile_pdf_is_refused_in_time(content):
    start = time.monotonic()
    with pytest.raises(UnreadableFile, match="was not read: "):
        read("report.pdf", content)
    assert time.monotonic() - start < 22


def test_reading_that_takes_too_long_is_ended():
    busy = pdf_of_stream(b"BT /F1 9 Tf " + b"(word) Tj " * 60_000 + b"ET", pages=500)
    start = time.monotonic()
    with pytest.raises(Refused, match="took more than"):
        read_confined(Media.PDF, busy, seconds=2)
    assert time.monotonic() - start < 6


def test_a_sheet_of_millions_of_cells_is_refused():
    rows = b"<row>" + b"<c t='inlineStr'><is><t>x</t></is></c>" * 200 + b"</row>"
    sheet = (
        b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
        + rows * 20_000
        + b"</sheetData></worksheet>"
    )
    bomb = files.with_member(files.workbook(), "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(
        UnreadableFile, match=r"unpacks to far more|too long|seconds|more than 5 MB"
    ):
        read("register.xlsx", bomb)


@pytest.mark.parametrize(
    ("name", "whole", "member"),
    [
        ("a.docx", files.word(), "word/document.xml"),
        ("a.xlsx", files.workbook(), "xl/worksheets/sheet1.xml"),
    ],
)
def test_a_zip_bomb_is_refused_before_it_is_unpacked(name, whole, member):
    bomb = files.with_member(whole, member, b"<a>" + b" " * 60_000_000)
    start = time.monotonic()
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        read(name, bomb)
    assert time.monotonic() - start < 2


def test_too_many_members_are_refused():
    members = {"word/document.xml": b"<a/>"} | {f"word/{n}.xml": b"" for n in range(6000)}
    with pytest.raises(UnreadableFile, match="unpacks to far more"):
        read("a.docx", files.packed(members))


def test_entities_that_multiply_are_not_expanded():
    laughs = b"<!DOCTYPE w [<!ENTITY a 'ha'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(12)
    )
    body = (
        laughs + b"]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/"
        b"main'><w:body><w:p><w:r><w:t>Words &m;</w:t></w:r></w:p></w:body></w:document>"
    )
    bomb = files.with_member(files.word(), "word/document.xml", body)
    try:
        text = read("a.docx", bomb)
    except UnreadableFile:
        return
    assert sum(len(line.text) for line in text.lines) < 1000


def test_a_sheet_that_claims_a_million_rows_is_read_by_what_it_holds():
    sheet = (
        b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        b"<dimension ref='A1:XFD1048576'/><sheetData>"
        b"<row r='1'><c r='A1' t='inlineStr'><is><t>Late rotas</t></is></c></row>"
        b"<row r='900000'><c r='A900000' t='inlineStr'><is><t>Far below</t></is></c></row>"
        b"</sheetData></worksheet>"
    )
    content = files.with_member(files.workbook(), "xl/worksheets/sheet1.xml", sheet)
    text = read("register.xlsx", content)
    assert [(line.text, line.row) for line in text.lines if not line.hidden] == [
        ("Late rotas", 1),
        ("Far below", 900_000),
    ]


def test_nothing_is_written_where_a_file_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read("../../evil.docx", files.with_member(files.word(), "../../evil.sh", b"echo no"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("bytearray(2_000_000_000)", b"MemoryError"),
        ("open(sys.argv[2], 'w').write('x' * 100_000)", b"PermissionError"),
    ],
)
def test_the_confined_process_may_neither_take_more_memory_nor_write(tmp_path, attempt, error):
    root = str(Path(cell.__file__).parents[2])
    code = f"import sys; sys.path.insert(0, sys.argv[1]); from corpus.reading import cell; cell.confine(); {attempt}"
    command = [sys.executable, "-I", "-c", code, root, str(tmp_path / "written")]
    ended = subprocess.run(command, capture_output=True, timeout=30, check=False)
    assert ended.returncode != 0
    assert error in ended.stderr
