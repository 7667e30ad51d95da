"""The official documents and all samples are found to 99 in 100 characters, every passage exact."""

import pytest

from corpus.read_back import read_back
from corpus.reading import read_file
from corpus.samples import samples
from corpus.screening import held_back, screen
from corpus.splitting import split


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.path.name)
def test_a_sample_is_found_and_every_passage_is_as_stored(sample):
    check(sample.path)


@pytest.mark.official
def test_the_official_documents_are_found_and_every_passage_is_as_stored(official_documents):
    paths = sorted(official_documents.glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        check(path)


def check(path):
    text = read_file(path)
    text = held_back(text, screen(text))
    sections = split(text, "A title")
    back = read_back(text, sections)
    assert back.differing == ()
    assert back.share >= 0.99
    assert not back.has_much_junk
    assert sections
