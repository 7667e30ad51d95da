"""The official documents, letter for letter: lines and hashes of every value, in every print.

`official.toml` holds for each wording its lines and the start of the SHA-256 of its words, so that
no sentence of the documents stands here.
"""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from corpus.framework.importer import import_framework, import_roles
from corpus.framework.model import COMPLETE, Framework
from corpus.framework.ours import ours
from corpus.reading.file import read_file
from corpus.text import DocumentText
from tests.framework import prints
from tests.framework.wordings import official, stands_at_its_place, wordings

pytestmark = pytest.mark.official

EXPECTED = tomllib.loads(Path(__file__).with_name("official.toml").read_text("utf-8"))
_RUN = 12  # words


def _document(folder: Path, number: str) -> Path:
    return next(folder.glob(f"{number}_*.txt"))


@pytest.fixture(scope="module")
def handbook(official_documents: Path) -> DocumentText:
    return read_file(_document(official_documents, "004"))


@pytest.fixture(scope="module")
def text(official_documents: Path) -> str:
    return _document(official_documents, "004").read_text("utf-8")


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _hashes(framework: Framework) -> dict[str, str]:
    return {name: _hash(wording.text) for name, wording in official(framework).items()}


def _same_in_print(print_of_it: DocumentText, interrupted: int = 0) -> None:
    framework, report = import_framework(print_of_it, ours())
    assert report.complete, report
    assert _hashes(framework) == {name: entry[2] for name, entry in EXPECTED["handbook"].items()}
    elsewhere = [
        n for n, w in official(framework).items() if not stands_at_its_place(w, print_of_it)
    ]
    assert len(elsewhere) <= interrupted, elsewhere


def test_every_value_of_the_handbook_is_read_letter_for_letter(handbook: DocumentText) -> None:
    framework, report = import_framework(handbook, ours())
    assert report.complete
    assert {part: report.found[part] for part in COMPLETE} == COMPLETE
    found = {
        name: [w.place.first, w.place.last, _hash(w.text)]
        for name, w in official(framework).items()
        if w.place
    }
    assert found == EXPECTED["handbook"]
    assert all(stands_at_its_place(w, handbook) for w in official(framework).values())
    left = [n for n, w in wordings(framework).items() if w.origin == "digest"]
    assert all(name.startswith("roles 2021") for name in left)


def test_facts_of_the_handbook_agree_with_ours(handbook: DocumentText) -> None:
    framework, _ = import_framework(handbook, ours())
    for cell, our_cell in zip(framework.matrix, ours().matrix, strict=True):
        assert cell.rating is our_cell.rating
        assert cell.wording.text == our_cell.wording.text
    assert [d.title.text for d in framework.domains] == [d.title.text for d in ours().domains]
    assert [s.level for s in framework.scenarios] == [s.level for s in ours().scenarios]
    assert [[i.text for i in row.interventions] for row in framework.levels] == [
        [i.text for i in row.interventions] for row in ours().levels
    ]


def test_the_slips_of_the_source_are_kept(handbook: DocumentText) -> None:
    framework, _ = import_framework(handbook, ours())
    read = {name: wording.text for name, wording in wordings(framework).items()}
    assert "arrangement measure" in read["standards 2.1 wording"]
    assert read["standards 1.5 wording"].endswith("library and knowledge.")
    assert "team-working" in read["standards 2.3 wording"]
    assert "clear rational" in read["exploratory Desk top reviews outcomes 1"]
    assert "senor educator" in read["scenarios 1 outcome 1"]


def test_roles_of_2021_are_read_out_of_the_strategy(official_documents: Path) -> None:
    strategy = read_file(_document(official_documents, "001"))
    framework, report = import_roles(strategy, ours())
    assert report.complete
    found = {
        name: [w.place.first, w.place.last, _hash(w.text)]
        for name, w in official(framework).items()
        if w.place
    }
    assert found == EXPECTED["strategy"]


def test_no_other_official_document_is_taken_for_the_handbook(official_documents: Path) -> None:
    for number in ("000", "001", "002", "003"):
        framework, report = import_framework(
            read_file(_document(official_documents, number)), ours()
        )
        assert not any(report.found.values()), (number, report.found)
        assert framework == ours()


@pytest.mark.parametrize("width", [40, 120])
def test_another_width_changes_no_letter(text: str, width: int) -> None:
    _same_in_print(prints.wrapped(text, width))


def test_a_paragraph_a_line_without_blank_lines_changes_no_letter(text: str) -> None:
    _same_in_print(prints.one_paragraph_a_line(text))


@pytest.mark.parametrize("bullet", ["", "n"])
def test_bullets_and_ticks_that_vanish_or_change_change_no_letter(text: str, bullet: str) -> None:
    _same_in_print(prints.wrapped(re.sub("[•✓]", bullet, text), 80))


@pytest.mark.parametrize("font", ["Helvetica", "Vera.ttf", "DejaVuSans.ttf"])
def test_a_pdf_print_has_every_value_letter_for_letter(text: str, font: str) -> None:
    if font.endswith(".ttf"):
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFError, TTFont

        try:
            pdfmetrics.registerFont(TTFont(font, font))
        except TTFError:
            pytest.skip(f"this machine has no {font}")
    _same_in_print(prints.pdf(text, font))


def test_headers_and_footers_of_a_pdf_get_into_no_value(text: str) -> None:
    # a value that a page break interrupts is whole, but its lines have the header among them
    _same_in_print(prints.pdf(text, "Helvetica", header="Handbook 2017/18, a copy"), interrupted=4)


def test_a_pdf_of_the_lines_has_every_value_letter_for_letter(text: str) -> None:
    _same_in_print(prints.typewritten_pdf(text))


def test_a_word_document_has_every_value_letter_for_letter(text: str, tmp_path: Path) -> None:
    path = tmp_path / "renamed.docx"
    path.write_bytes(prints.docx(text))
    _same_in_print(read_file(path))


def test_a_pdf_by_libreoffice_has_every_value_letter_for_letter(text: str, tmp_path: Path) -> None:
    printed = prints.printed_by_libreoffice(prints.docx(text), tmp_path)
    if printed is None:
        pytest.skip("LibreOffice is not installed")
    _same_in_print(printed)


def test_half_a_handbook_gives_whole_values_only(text: str) -> None:
    hashes = {entry[2] for entry in EXPECTED["handbook"].values()}
    lines = text.split("\n")
    for end in range(300, len(lines), 260):
        cut = prints.read("a copy.txt", "\n".join(lines[:end]).encode())
        framework, report = import_framework(cut, ours())
        assert set(_hashes(framework).values()) <= hashes, end
        assert not report.complete
        gap = prints.read("a copy.txt", "\n".join(lines[: end - 60] + lines[end:]).encode())
        assert set(_hashes(import_framework(gap, ours())[0]).values()) <= hashes, end


def test_our_words_share_no_long_run_with_the_official_documents(official_documents: Path) -> None:
    theirs = {
        run for path in official_documents.glob("*.txt") for run in _runs(path.read_text("utf-8"))
    }
    import corpus.framework

    for path in Path(corpus.framework.__path__[0]).rglob("*.toml"):
        shared = theirs & _runs(path.read_text("utf-8"))
        assert not shared, (path.name, len(shared))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
