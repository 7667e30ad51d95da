"""A file is what its content says; one that says something else in its name is refused."""

import pytest

from corpus.failures import UnreadableFile
from corpus.reading import read, read_file
from corpus.text import Media
from tests.reading import files

PAGE = b"<!doctype html><html><body><p>Teaching was good.</p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
PDF = files.pdf([[("Teaching was good on every ward.", 11)]])
MAIL = b"From: a@example.org\nTo: b@example.org\nSubject: Visit\n\nThe panel came.\n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("report.pdf", b"MZ\x90\x00" + b"\x00" * 100, "a Windows program"),
        ("report.pdf", b"\x7fELF" + b"\x00" * 100, "a program"),
        ("report.pdf", PNG, "a picture"),
        ("report.pdf", files.word(), "a Word document"),
        ("report.pdf", b"Teaching was good.\n", "it is not a PDF"),
        ("report.docx", PAGE, "a web page"),
        ("report.docx", PDF, "a PDF"),
        ("report.docx", files.workbook(), "an Excel workbook"),
        ("report.xlsx", files.word(), "a Word document"),
        ("report.txt", PDF, "a PDF"),
        ("report.txt", PAGE, "a web page"),
        ("photo.png", b"just words", "cannot be read"),
        ("photo.png", PDF, "a PDF"),
        ("report.doc", OLE, "old Office format"),
        ("report.html", b"no tags at all", "no HTML"),
        ("message.eml", b"just words", "no e-mail headers"),
        ("slides.zip", files.packed({"ppt/presentation.xml": b"<p/>"}), "neither a Word document"),
        ("report.rtf", b"{\\rtf1 words}", "Rich Text"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name, content, reason):
    with pytest.raises(UnreadableFile, match=reason) as refused:
        read(name, content)
    assert refused.value.sentence.startswith(f"“{name}” was not read: ")
    assert refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence


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
    assert read(name, content).media is media


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
