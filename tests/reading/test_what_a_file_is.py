"""A file is what its content says; one whose name says something else says so, or is refused."""

import pytest

from corpus.failures import Unread, UnreadableFile
from corpus.reading import read, read_file
from corpus.text import Media
from tests.reading import files

PAGE = b"<!doctype html><html><body><p>Teaching was good.</p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
PDF = files.pdf([[("Teaching was good on every ward.", 11)]])
MAIL = b"From: a@example.org\nTo: b@example.org\nSubject: Visit\n\nThe panel came.\n"


PACKED = files.packed({"notes.txt": b"Teaching was good."})
BOTH = files.packed({"word/document.xml": b"<w/>", "xl/workbook.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("report.pdf", b"MZ\x90\x00" + b"\x00" * 100, "a Windows program"),
        ("report.pdf", b"\x7fELF" + b"\x00" * 100, "a program"),
        ("report.pdf", PNG, "a picture"),
        ("report.pdf", b"\x01\x00\x02words", "it is not a PDF"),
        ("report.doc", OLE, "old Office format"),
        ("slides.zip", files.packed({"ppt/presentation.xml": b"<p/>"}), "neither a Word document"),
        ("report.rtf", b"{\\rtf1 words}", "Rich Text"),
        ("report.ps", b"%!PS-Adobe-3.0\n", "PostScript"),
        ("start.bat", b"echo Teaching was good.", r"files that end in \.bat"),
        ("report.docx", b"XX" + files.word()[2:], "damaged: its beginning"),
    ],
)
def test_a_file_of_no_kind_that_is_read_is_refused(name, content, reason):
    with pytest.raises(UnreadableFile, match=reason) as refused:
        read(name, content)
    assert refused.value.sentence.startswith(f"“{name}” was not read: ")
    assert refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence
    assert refused.value.state is Unread.FAILED


@pytest.mark.parametrize(
    ("name", "content", "media", "said"),
    [
        (
            "report.pdf",
            files.word(),
            Media.DOCX,
            "its name ends in .pdf, but it is a Word document",
        ),
        ("report.docx", PAGE, Media.HTML, "its name ends in .docx, but it is a web page"),
        ("report.docx", PDF, Media.PDF, "its name ends in .docx, but it is a PDF"),
        ("report.docx", files.workbook(), Media.XLSX, "but it is an Excel workbook"),
        ("report.xlsx", files.word(), Media.DOCX, "but it is a Word document"),
        ("report.txt", PDF, Media.PDF, "its name ends in .txt, but it is a PDF"),
        ("report.txt", PAGE, Media.HTML, "its name ends in .txt, but it is a web page"),
        ("report.pdf", b"Teaching was good.\n", Media.TEXT, "but it is plain text"),
        ("photo.png", b"just words", Media.TEXT, "its name ends in .png, but it is plain text"),
        ("photo.PNG", PDF, Media.PDF, "its name ends in .png, but it is a PDF"),
        ("report.html", b"no tags at all", Media.TEXT, "there is no HTML in it"),
        ("message.eml", b"just words", Media.TEXT, "it has no e-mail headers"),
        (
            "slides.zip",
            files.word(),
            Media.DOCX,
            "its name ends in .zip, but it is a Word document",
        ),
        ("report.pdf.exe", PDF, Media.PDF, "its name ends in .exe, but it is a PDF"),
    ],
)
def test_a_file_named_as_another_kind_is_read_as_what_it_is_and_says_so(name, content, media, said):
    text = read(name, content)
    assert text.media is media
    assert said in text.misnamed


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", PDF + PACKED, "a PDF and a packed file"),
        ("a.pdf", PDF[:9] + b"<html><script>x</script></html>\n" + PDF[9:], "a PDF and a web page"),
        ("a.html", PAGE + PDF, "a PDF and a web page"),
        ("a.html", PAGE + PACKED, "a web page and a packed file"),
        ("a.pdf", b"#!/bin/sh\nexit\n" + PDF, "a PDF and a script"),
        ("a.docx", PACKED[:30] + b"%PDF-1.7 " + PACKED[30:] + b"%%EOF", "a PDF and a packed file"),
        ("a.docx", BOTH, "a Word document and an Excel workbook"),
    ],
)
def test_a_file_that_is_two_things_at_once_is_refused(name, content, reason):
    with pytest.raises(UnreadableFile, match=f"two things at once: {reason}"):
        read(name, content)


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.pdf", PDF, Media.PDF),
        ("A.PDF", PDF, Media.PDF),
        ("without-ending", PDF, Media.PDF),
        ("a.docx", files.word(), Media.DOCX),
        ("a.xlsx", files.workbook(), Media.XLSX),
        ("a.html", PAGE, Media.HTML),
        ("a.htm", b"<p>Teaching was good.</p>", Media.HTML),
        ("a.csv", b"ref,concern\n1,late rota\n", Media.CSV),
        ("a.eml", MAIL, Media.EMAIL),
        ("mail.txt", MAIL, Media.TEXT),
        ("MZ.txt", b"MZ is how the ward signs its notes.", Media.TEXT),
    ],
)
def test_the_content_says_what_a_file_is(name, content, media):
    text = read(name, content)
    assert (text.media, text.misnamed) == (media, "")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\evidence\\plan.txt", "plan.txt"),
        ("plan\r\n<b>.txt", "plan  <b>.txt"),
        ("folder/", "file without a name"),
    ],
)
def test_a_name_is_shown_without_its_folder_and_control_characters(given, shown):
    assert read(given, b"Teaching was good.").name == shown


def test_a_file_is_read_from_the_disk(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(files.NOTE)
    assert read_file(path) == read("note.txt", files.NOTE.encode())


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"“gone\.txt” was not read: there is no such file\."):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFile, match="there is no such file"):
        read_file(tmp_path)


def test_a_large_file_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "big.pdf"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(UnreadableFile, match="larger than 50 MB"):
        read_file(path)
