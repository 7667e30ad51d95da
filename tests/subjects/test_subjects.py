"""The index covers every part of the official documents, in words that are not theirs."""

import time
from collections import Counter
from itertools import pairwise

import pytest

from corpus.catalogue import catalogue
from corpus.digests import digest
from corpus.framework.model import Framework
from corpus.framework.ours import ours
from corpus.reading import read_file
from corpus.recognition import recognise
from corpus.splitting import split
from corpus.subjects import Subject, entries, subjects_of, unresolved
from corpus.subjects.landmarks import words_in
from corpus.text import DocumentText, LinePart
from tests.framework import prints

RUN = 6  # words in a row that no phrase shares with a document
SHORT = 200  # characters; a shorter passage needs no subject of its own
KEYS = [each.key for each in catalogue()]


@pytest.fixture(scope="module")
def digests() -> dict[str, DocumentText]:
    found, framework = {}, ours()
    for each in catalogue():
        found[each.key], _, after = digest(each, framework)
        assert isinstance(after, Framework)
        framework = after
    return found


@pytest.fixture(scope="module")
def official(official_documents) -> dict[str, DocumentText]:
    found = {}
    for file in official_documents.glob("*.txt"):
        text = read_file(file)
        known = recognise(text)
        if known is not None:
            found[known.entry.key] = text
    assert set(found) == set(KEYS)
    return found


def said(text: DocumentText, subject: Subject) -> str:
    return " ".join(words_in(text.between(subject.first, subject.last)))


@pytest.mark.parametrize("key", KEYS)
def test_every_landmark_is_a_short_phrase_and_every_place_has_several_questions(key):
    assert entries(key)
    for each in entries(key):
        for landmark in filter(None, (each.anchor, each.last, each.digest)):
            assert 2 <= len(words_in(landmark)) <= 7, landmark
            assert 2 <= len(landmark.split()) <= 5, landmark
        assert 6 <= len(each.asked) <= 40, each.anchor


def test_no_phrase_stands_twice_in_the_index():
    phrases = Counter(
        " ".join(words_in(phrase)) for key in KEYS for each in entries(key) for phrase in each.asked
    )
    assert "" not in phrases
    assert not [phrase for phrase, count in phrases.items() if count > 1]


@pytest.mark.parametrize("key", KEYS)
def test_every_landmark_of_a_digest_stands_there_once(key, digests):
    text = digests[key]
    assert unresolved(text, key) == ()
    found = subjects_of(text, key)
    assert len(found) == sum(each.digest is not None for each in entries(key))
    for each in found:
        assert 1 <= each.first <= each.last <= len(text.lines)


def test_a_text_that_is_another_document_has_no_subjects(digests):
    text = digests["current-work-2020-11"]
    assert subjects_of(text, "handbook-2017-18") == ()
    assert len(unresolved(text, "handbook-2017-18")) == len(entries("handbook-2017-18"))


def test_an_unknown_document_is_refused(digests):
    with pytest.raises(KeyError):
        subjects_of(digests["strategy-2021"], "strategy-1999")


@pytest.mark.official
@pytest.mark.parametrize("key", KEYS)
def test_every_landmark_stands_once_in_the_official_document(key, official):
    text = official[key]
    assert unresolved(text, key) == ()
    found = subjects_of(text, key)
    assert len(found) == len(entries(key))
    for each, subject in zip(entries(key), found, strict=True):
        assert said(text, subject).startswith(" ".join(words_in(each.anchor))) or (
            " ".join(words_in(each.anchor)) in said(text, subject)
        )


@pytest.mark.official
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("width", [40, 110, 10_000])
def test_a_copy_that_is_wrapped_otherwise_has_the_same_subjects(key, width, official):
    text = official[key]
    kept = [line.text for line in text.lines if line.part is not LinePart.JUNK]
    copy = prints.wrapped("\n".join(kept), width)
    assert unresolved(copy, key) == ()
    for one, other in zip(subjects_of(text, key), subjects_of(copy, key), strict=True):
        assert one.asked == other.asked


@pytest.mark.official
@pytest.mark.parametrize("key", ["handbook-2017-18", "strategy-2021"])
def test_a_printed_or_a_word_copy_has_nearly_all_subjects(key, official):
    source = "\n".join(line.text for line in official[key].lines if line.part is not LinePart.JUNK)
    copies = [
        prints.pdf(source, "Helvetica", header="Health Education England"),
        prints.read("a copy.docx", prints.docx(source)),
    ]
    for copy in copies:
        assert len(unresolved(copy, key)) <= 0.01 * len(entries(key)), unresolved(copy, key)


@pytest.mark.official
def test_no_phrase_shares_six_words_in_a_row_with_an_official_document(official):
    theirs: set[tuple[str, ...]] = set()
    for text in official.values():
        words = [word for line in text.lines for word in words_in(line.text)]
        theirs.update(zip(*(words[at:] for at in range(RUN)), strict=False))
    for key in KEYS:
        for each in entries(key):
            for phrase in each.asked:
                words = words_in(phrase)
                assert not theirs.intersection(
                    zip(*(words[at:] for at in range(RUN)), strict=False)
                ), phrase


@pytest.mark.official
def test_every_longer_passage_has_a_subject(official):
    longer, without = 0, []
    for key, text in official.items():
        subjects = subjects_of(text, key)
        for section in split(text, title=key):
            if len(section.text) <= SHORT:
                continue
            longer += 1
            place = section.place
            if not any(s.first <= place.last and place.first <= s.last for s in subjects):
                without.append((key, place.first, place.last))
    assert longer > 100
    assert len(without) <= 0.03 * longer, without


@pytest.mark.official
def test_an_index_is_laid_over_a_document_in_no_time(official):
    text = official["handbook-2017-18"]
    subjects_of(text, "handbook-2017-18")  # the file is read once
    began = time.perf_counter()
    for _ in range(5):
        subjects_of(text, "handbook-2017-18")
    assert (time.perf_counter() - began) / 5 < 0.05


@pytest.mark.official
@pytest.mark.parametrize("key", KEYS)
def test_the_index_goes_through_the_document_from_front_to_back(key, official):
    """So that whoever tends the files finds an entry beside its neighbours."""
    begins = [subject.first for subject in subjects_of(official[key], key)]
    backwards = sum(one > other for one, other in pairwise(begins))
    assert backwards <= 0.15 * len(begins)
