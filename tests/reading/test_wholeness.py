"""Where a reader goes on as if nothing were missing, the losses say what is."""

import io
import zipfile

import pytest

from corpus.failures import UnreadableFile
from corpus.reading import read
from tests.hostile.originals import originals, repacked


def missing(name: str, content: bytes) -> str:
    return " ".join(set(read(name, content).losses) - set(read(name, originals()[name]).losses))


@pytest.mark.parametrize("name", originals())
def test_a_whole_file_is_not_called_damaged(name):
    said = " ".join(read(name, originals()[name]).losses)
    assert "missing" not in said
    assert "damaged" not in said


def test_a_page_that_is_cut_short_says_so():
    page = originals()["page.html"]
    assert "end is missing" in missing("page.html", page[: len(page) // 2])


def test_a_page_whose_text_is_swallowed_by_damage_says_so_or_is_refused():
    page = originals()["page.html"].replace(b"<h2>Supervision", b"<title>Supervision")
    try:
        said = missing("page.html", page)
    except UnreadableFile:
        return
    assert said or "Feedback" in " ".join(line.text for line in read("page.html", page).lines)


def test_a_mail_whose_parts_cannot_be_told_apart_says_so():
    mail = originals()["message.eml"].replace(b"--=====mixed=====\n", b"--=====mxied=====\n")
    assert "pieced together" in missing("message.eml", mail)


def test_a_pdf_without_its_table_of_objects_says_so():
    pdf = originals()["plain.pdf"].replace(b"startxref\n", b"startxref\n9")
    assert "pieced together" in missing("plain.pdf", pdf)


def test_a_workbook_that_lacks_a_sheet_says_so_or_is_refused():
    with zipfile.ZipFile(io.BytesIO(originals()["register.xlsx"])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    del members["xl/worksheets/sheet3.xml"]
    assert "missing" in missing("register.xlsx", repacked(members))
