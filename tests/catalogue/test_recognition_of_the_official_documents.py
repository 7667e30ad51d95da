"""The official documents are known again in every shape users send, and evidence never passes for one."""

import io
import re
import textwrap
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from corpus.catalogue import catalogue
from corpus.reading import read, read_file
from corpus.recognition import recognise, words_of
from corpus.recognition_data import fingerprint_of_copy, written
from corpus.text import DocumentText

pytestmark = pytest.mark.official

COMMENTS = [
    "Our trainees told us that rotas come out six weeks ahead and the ward manager checks them.",
    "Evidence: minutes of the education board of 4 March, appendix C. Two gaps remain in theatre.",
    "Not met on ward 7, where students were asked to cover a bay without their assessor present.",
    "Met.",
    "We hold a breakfast meeting each Friday and the chief pharmacist joins when she is able to.",
]


@pytest.fixture(scope="module")
def copies(official_documents: Path) -> dict[str, str]:
    """The text of each document by its catalogue key."""
    found = {}
    for file in sorted(official_documents.glob("*.txt")):
        recognised = recognise(read_file(file))
        assert recognised is not None, file.name
        found[recognised.entry.key] = file.read_text(encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def standards(copies: dict[str, str]) -> list[str]:
    """The 27 standards as the handbook words them."""
    handbook = copies["handbook-2017-18"]
    listed = re.findall(r"^ *(\d\.\d\. .*?)\n\n", handbook, flags=re.DOTALL | re.MULTILINE)
    return [" ".join(standard.split()) for standard in listed]


def plain(text: str) -> DocumentText:
    return read("notes.txt", text.encode())


def rewrapped(text: str) -> DocumentText:
    return plain("\n".join(textwrap.wrap(" ".join(text.split()), 52)))


def without_bullets(text: str) -> DocumentText:
    return plain(re.sub("[•✓-]", " ", text))


def printed(text: str) -> DocumentText:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = getSampleStyleSheet()["BodyText"]
    paragraphs = [Paragraph(escape(line), style) for line in text.splitlines() if line.strip()]
    pdf = io.BytesIO()

    def footer(canvas, document):
        canvas.drawString(60, 30, f"Printed 21 November 2026 by R Clerk, page {document.page}")

    SimpleDocTemplate(pdf).build(paragraphs, onFirstPage=footer, onLaterPages=footer)
    return read("scan0001.pdf", pdf.getvalue())


def typed_into_word(text: str) -> DocumentText:
    import docx

    document = docx.Document()
    document.add_heading("Copy for our records", 0)
    for line in text.splitlines():
        if line.strip():
            document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return read("Copy of copy.docx", file.getvalue())


def test_all_five_documents_are_recognised_whole(copies):
    assert set(copies) == {entry.key for entry in catalogue()}
    for key, text in copies.items():
        found = recognise(plain(text))
        assert found is not None
        assert found.entry.key == key
        assert found.share_of_document > 0.99


@pytest.mark.parametrize("shape", [rewrapped, without_bullets, printed, typed_into_word])
def test_a_document_is_recognised_re_wrapped_without_bullets_and_from_its_prints(copies, shape):
    for key, text in copies.items():
        found = recognise(shape(text))
        assert found is not None, key
        assert found.entry.key == key
        assert found.share_of_document > 0.95


def test_the_first_third_of_a_document_is_recognised_as_a_part_of_it(copies):
    for key, text in copies.items():
        found = recognise(plain(text[: int(len(text) * 0.3)]))
        assert found is not None, key
        assert found.entry.key == key
        assert found.partial
        assert 0.2 < found.share_of_document < 0.4


def test_a_document_with_as_much_other_text_behind_it_is_refused(copies):
    for key, text in copies.items():
        enough = len(words_of(plain(text))) // 16 + 1
        other = " ".join(COMMENTS[at % 3] + f" Item {at}." for at in range(enough))
        assert recognise(plain(f"{text}\n\n{other}")) is None, key


def test_a_handbook_with_one_section_of_evidence_in_it_is_refused(copies):
    text = copies["handbook-2017-18"]
    section = "\n".join(COMMENTS)
    middle = text.index("\n", len(text) // 2)
    assert recognise(plain(f"{text[:middle]}\n{section}\n{text[middle:]}")) is None


def test_a_self_assessment_against_all_the_standards_is_refused(standards):
    assert len(standards) == 27
    rows = [f"{text}\n{COMMENTS[at % len(COMMENTS)]}" for at, text in enumerate(standards)]
    assert recognise(plain("Self-assessment 2026\n\n" + "\n\n".join(rows))) is None


def test_a_self_assessment_with_as_many_own_words_as_quoted_ones_is_refused(standards):
    rows = [f"{text}\n{' '.join(COMMENTS[:2])}" for text in standards]
    assert recognise(plain("\n\n".join(rows))) is None


@pytest.mark.parametrize("mark", ["Met", "Partially met", "4", ""])
def test_a_self_assessment_of_the_standards_and_one_mark_each_is_refused(standards, mark):
    beside = "\n".join(f"{text} {mark}" for text in standards)
    below = "\n".join(standards) + "\n" + "\n".join(mark for _ in standards)
    assert recognise(plain(beside)) is None
    assert recognise(plain(below)) is None


def test_a_handbook_with_comments_written_in_after_each_standard_is_refused(copies, standards):
    text = " ".join(copies["handbook-2017-18"].split())
    for at, standard in enumerate(standards):
        assert standard in text
        text = text.replace(standard, f"{standard} {COMMENTS[at % len(COMMENTS)]}")
    assert recognise(plain(text)) is None


def test_anyone_can_make_the_same_fingerprints_from_their_own_copies(copies, tmp_path):
    from corpus.recognition_data import DATA

    made = {}
    for key, text in copies.items():
        copy = tmp_path / f"{key}.txt"
        copy.write_text(text, encoding="utf-8")
        made[key] = fingerprint_of_copy(copy)
    assert written(made) == DATA.read_text(encoding="utf-8")
