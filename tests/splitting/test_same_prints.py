"""One text printed as Word file, web page and PDFs gives the same passages but for page numbers."""

import itertools
import shutil

import pytest

from corpus.read_back import read_back
from corpus.reading import read
from corpus.screening import held_back, screen
from corpus.splitting import split
from tests.splitting import prints
from tests.splitting.print_texts import REVIEW, by_chance

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed here"
)


def passages(name: str, content: bytes) -> list[tuple[tuple[str, ...], str]]:
    """Return the headings and words of a file's passages, after the checks each must stand."""
    text = read(name, content)
    screening = screen(text)
    assert not screening.findings
    sections = split(held_back(text, screening), "A review")
    back = read_back(text, sections)
    assert back.missing_lines == ()
    assert back.differing == ()
    # Footnotes come last: a page has them at its foot, a Word file where their mark is.
    notes = {number for number, line in enumerate(text.lines, 1) if line.part == "footnote"}
    ordered = sorted(sections, key=lambda section: section.place.first in notes)
    return [(section.headings, section.text) for section in ordered]


def differing(expected: list, found: list) -> list:
    """Return the first pair of passages that are not the same; nothing where all are."""
    pairs = itertools.zip_longest(expected, found)
    return list(itertools.islice((pair for pair in pairs if pair[0] != pair[1]), 1))


def test_a_web_page_has_the_passages_of_the_word_file():
    word = passages("r.docx", prints.as_word(REVIEW))
    assert differing(word, passages("r.html", prints.as_web_page(REVIEW))) == []


@needs_libreoffice
def test_a_pdf_by_libreoffice_has_the_passages_of_the_word_file(printing_folder):
    content = prints.as_word(REVIEW)
    printed = prints.by_libreoffice(content, printing_folder)
    assert differing(passages("r.docx", content), passages("r.pdf", printed)) == []


def test_a_pdf_by_chromium_has_the_passages_of_the_web_page(chromium):
    plain = [block._replace(note="") for block in REVIEW]  # a page prints its notes as a list
    content = prints.as_web_page(plain)
    printed = prints.by_chromium(chromium, content)
    assert differing(passages("r.html", content), passages("r.pdf", printed)) == []


def test_a_pdf_by_reportlab_has_the_passages_of_the_word_file():
    plain = [block._replace(note="") for block in REVIEW]
    word = passages("r.docx", prints.as_word(plain))
    assert differing(word, passages("r.pdf", prints.by_reportlab(plain))) == []


@pytest.mark.parametrize("seed", range(3))
def test_texts_by_chance_have_the_same_passages_in_every_format(seed, chromium, printing_folder):
    assert first_difference(seed, chromium, printing_folder) == {}


@pytest.mark.drill
@pytest.mark.parametrize("seed", range(3, 33))
def test_more_texts_by_chance_have_the_same_passages(seed, chromium, printing_folder):
    assert first_difference(seed, chromium, printing_folder) == {}


def first_difference(seed: int, chromium, folder) -> dict[str, list]:
    """Return for each print of a text by chance the first passage that differs from Word's."""
    blocks = by_chance(seed)
    word, page = prints.as_word(blocks), prints.as_web_page(blocks)
    expected = passages("r.docx", word)
    found = {
        "web page": passages("r.html", page),
        "reportlab": passages("r.pdf", prints.by_reportlab(blocks)),
        "Chromium": passages("r.pdf", prints.by_chromium(chromium, page)),
    }
    if (printed := prints.by_libreoffice(word, folder)) is not None:
        found["LibreOffice"] = passages("r.pdf", printed)
    differences = {by: differing(expected, each) for by, each in found.items()}
    return {by: pair for by, pair in differences.items() if pair}
