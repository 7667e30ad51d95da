"""Files as LibreOffice writes them: the same words, whichever program and format they come from."""

import shutil
import subprocess
from pathlib import Path

import pytest

from corpus.reading import read, read_file
from corpus.text import DocumentText, LinePart
from tests.reading import files
from tests.reading.word_files import document, level, listed, lists, paragraph, table

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="soffice is not installed")


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Return a function that saves a file in another format with LibreOffice."""
    folder = tmp_path_factory.mktemp("office")

    def convert(name: str, content: bytes, ending: str) -> Path:
        source = folder / name
        source.write_bytes(content)
        home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
        command = [str(OFFICE), home, "--headless", "--convert-to", ending, "--outdir"]
        subprocess.run(
            [*command, str(folder), str(source)], check=True, capture_output=True, timeout=90
        )
        return source.with_suffix(f".{ending.partition(':')[0]}")

    return convert


def words(text: DocumentText) -> list[tuple[LinePart, str]]:
    return [(line.part, line.text) for line in text.lines if line.text.strip()]


def visit() -> bytes:
    heading = '<w:pStyle w:val="H1"/>'
    styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    numbering = lists(level(0, "decimal", "%1."), level(0, "bullet", "•"))
    body = (
        paragraph("Visit to Larkmere", heading)
        + paragraph("Learners asked for:")
        + listed("earlier rotas", 1)
        + listed("more teaching", 1)
        + paragraph("Seen:")
        + listed("late rotas", 2)
        + table(("Action", "Owner", "Due"), ("Publish rotas", "Rota lead", "May"), header=True)
        + paragraph("The panel thanks everyone.")
    )
    return document(body, numbering=numbering, styles=styles)


def test_a_word_file_saved_by_another_program_says_the_same(converted):
    saved = converted("visit.docx", visit(), "odt")
    again = converted("visit.odt", saved.read_bytes(), "docx")
    assert words(read_file(again)) == words(read("visit.docx", visit()))


def test_a_web_page_made_from_a_word_file_says_the_same(converted):
    saved = converted("page.docx", visit(), "html")
    assert [text for _, text in words(read_file(saved))] == [
        text for _, text in words(read("page.docx", visit()))
    ]


def test_a_workbook_saved_by_another_program_shows_the_same_cells(converted):
    saved = converted("register.xlsx", files.workbook(), "ods")
    again = read_file(converted("register.ods", saved.read_bytes(), "xlsx"))
    seen = [line.text for line in again.lines if not line.hidden]
    assert seen[:3] == [
        "Concerns register, Larkmere",
        "Ref | Concern | Opened | Share met | Score",
        "C-01 | Late rotas | 4 November 2026 | 12.5% | 12",
    ]
    assert seen[3] == "C-02 | Teaching cancelled | 9 October 2026 |  | 2"
    assert [line.hidden for line in again.lines if line.hidden] == ["on a hidden sheet"]
    assert again.losses == ()
