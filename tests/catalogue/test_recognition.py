"""A copy of a known document is known again whatever its shape; a file with words of its own is not.

The documents here are invented: strings of words drawn by chance, as unlike each other as two real
documents of the same field, which share most of their words and hardly a run of five.
"""

import random
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.recognition import Recognition, fingerprint, known_documents, recognise, words_of
from corpus.text import DocumentText, Line, LinePart, Media

SYLLABLES = ["ka", "lo", "mi", "ren", "tus", "vel", "dor", "spi", "nan", "quo", "bra", "fen"]
#: Words that every document of the field uses, and those that only one of them uses.
COMMON = [a + b for a in SYLLABLES for b in SYLLABLES]
OWN = ["x" + a + b for a in SYLLABLES for b in SYLLABLES]
FOREIGN = ["z" + a + b for a in SYLLABLES for b in SYLLABLES]
KEY = "handbook-2017-18"


def invented(words: int, own: list[str], seed: int) -> list[str]:
    """Words of which two in three are common to the field."""
    chance = random.Random(seed)
    return [chance.choice(COMMON if chance.random() < 0.67 else own) for _ in range(words)]


def file_of(words: list[str], width: int = 70) -> DocumentText:
    lines = textwrap.wrap(" ".join(words), width)
    return DocumentText(
        name="renamed.txt", media=Media.TEXT, lines=tuple(Line(text=line) for line in lines)
    )


DOCUMENT = invented(3000, OWN, seed=1)
KNOWN = {KEY: fingerprint(DOCUMENT)}


def recognised(words: list[str], width: int = 70) -> Recognition | None:
    return recognise(file_of(words, width), KNOWN)


@pytest.mark.parametrize("width", [20, 70, 5000])
def test_a_copy_is_recognised_however_its_lines_are_wrapped(width):
    found = recognised(DOCUMENT, width)
    assert found is not None
    assert (found.entry.key, found.share_of_file, found.share_of_document) == (KEY, 1.0, 1.0)
    assert not found.partial


def test_capitals_bullets_ligatures_and_soft_hyphens_make_no_difference():
    dressed = [f"• {word.upper()}" if at % 9 == 0 else word for at, word in enumerate(DOCUMENT)]
    dressed = [word.replace("fe", "f\u00ade") for word in dressed]
    found = recognised(dressed)
    assert found is not None
    assert found.share_of_file == 1.0


@pytest.mark.parametrize("share", [0.15, 0.3, 0.6])
def test_a_truncated_copy_is_recognised_with_the_share_it_holds(share):
    found = recognised(DOCUMENT[: int(len(DOCUMENT) * share)])
    assert found is not None
    assert found.partial
    assert found.share_of_document == pytest.approx(share, abs=0.05)


def test_a_running_header_on_every_page_does_not_hide_a_copy():
    header = ["printed", "for", "zkaka", "zkalo", "page"]
    pages = [
        word
        for at in range(0, len(DOCUMENT), 300)
        for word in [*header, str(at // 300 + 1), *DOCUMENT[at : at + 300]]
    ]
    assert recognised(pages) is not None


def test_a_few_misread_words_do_not_hide_a_copy():
    misread = [f"{word}q" if at % 400 == 0 else word for at, word in enumerate(DOCUMENT)]
    assert recognised(misread) is not None


def test_lines_that_the_reader_marked_as_junk_play_no_part():
    copy = file_of(DOCUMENT)
    menu = tuple(Line(text=" ".join(FOREIGN[at : at + 9]), part=LinePart.JUNK) for at in (0, 9, 18))
    assert recognise(copy.model_copy(update={"lines": menu + copy.lines}), KNOWN) is not None


@given(seed=st.integers(2, 10_000), words=st.integers(0, 4000))
@settings(max_examples=30, deadline=None)
def test_other_text_of_the_field_is_never_taken_for_the_document(seed, words):
    assert recognised(invented(words, FOREIGN, seed)) is None


@given(at=st.integers(0, 3000), words=st.integers(60, 3000), seed=st.integers(2, 10_000))
@settings(max_examples=30, deadline=None)
def test_a_copy_with_a_section_of_other_text_anywhere_is_refused(at, words, seed):
    section = invented(words, FOREIGN, seed)
    assert recognised(DOCUMENT[:at] + section + DOCUMENT[at:]) is None


@pytest.mark.parametrize("remark", [8, 12, 30])
def test_a_copy_with_a_remark_after_every_paragraph_is_refused(remark):
    annotated: list[str] = []
    for at in range(0, len(DOCUMENT), 100):
        annotated += DOCUMENT[at : at + 100] + invented(remark, FOREIGN, seed=at + 7)
    assert recognised(annotated) is None


@pytest.mark.parametrize("mark", [["met"], [], ["not", "met"]])
def test_a_form_that_lists_a_document_s_standards_and_marks_them_is_refused(mark):
    """As the real standards do, they make up about a twentieth of the document."""
    listed = [word for at in range(0, 150, 20) for word in [*DOCUMENT[at : at + 20], *mark]]
    assert recognised(listed) is None


def test_half_a_document_followed_by_as_much_other_text_is_refused():
    assert recognised(DOCUMENT[:1500] + invented(1500, FOREIGN, seed=9)) is None


def test_a_copy_of_another_known_document_gets_its_own_entry():
    other = invented(800, FOREIGN, seed=5)
    known = {**KNOWN, "strategy-2021": fingerprint(other)}
    found = recognise(file_of(other), known)
    assert found is not None
    assert found.entry.key == "strategy-2021"


def test_an_empty_file_is_no_document():
    assert recognise(DocumentText(name="empty.txt", media=Media.TEXT, lines=())) is None


def test_the_stored_fingerprints_are_a_quarter_of_the_runs_so_that_no_sentence_can_be_read():
    for kept in known_documents().values():
        assert kept.shingles
        assert all(shingle % 4 == 0 for shingle in kept.shingles)
    assert len(fingerprint(DOCUMENT).shingles) < len(DOCUMENT) / 3


def test_words_are_read_without_regard_to_case_and_typographic_signs():
    text = file_of(["Team-working", "the", "eﬃcient", "“Learners’”"])
    assert words_of(text) == ["team", "working", "the", "efficient", "learners"]
