"""The user's own copy of the official documents is split whole, fast, and where it should be."""

import re
import time

import pytest

from corpus.reading import read_file
from corpus.splitting import split
from corpus.text import DocumentText
from tests.splitting.texts import covered, section_with

pytestmark = pytest.mark.official


@pytest.fixture(scope="module")
def texts(official_documents) -> list[DocumentText]:
    return [read_file(path) for path in sorted(official_documents.glob("*.txt"))]


@pytest.fixture(scope="module")
def handbook(texts):
    return split(max(texts, key=lambda text: len(text.lines)), "Handbook")


def test_all_five_are_read_without_loss_and_split_within_a_second(texts):
    assert len(texts) == 5
    start = time.monotonic()
    found = [split(text, "Document") for text in texts]
    assert time.monotonic() - start < 2
    assert not any(text.losses for text in texts)
    for text, sections in zip(texts, found, strict=True):
        assert covered(text, sections) >= 0.99


def test_every_place_is_exact(texts):
    for text in texts:
        for section in split(text, "Document"):
            assert text.between(section.place.first, section.place.last) == section.text


def test_passages_are_neither_too_long_nor_too_short(texts):
    lengths = [len(section.text) for text in texts for section in split(text, "Document")]
    assert max(lengths) <= 1600
    assert min(lengths) >= 40


def test_the_27_standards_are_27_passages_beneath_their_domains(handbook):
    standards = [s for s in handbook if re.match(r"\d\.\d\. ", s.text)]
    assert len(standards) == 27
    for section in standards:
        assert section.headings[1] == "Quality domains and standards"
        assert section.headings[2] == f"Domain {section.text[0]}"


def test_the_matrix_the_level_table_and_the_scales_are_each_one_passage(handbook):
    matrix = section_with("5 G A A/R R R", handbook)
    assert "1 G G G/A G/A A" in matrix.text
    assert matrix.headings[1] == "Risk assessment"
    levels = section_with("High ✓ Triggered visit", handbook)
    assert "Low ✓ Desktop review" in levels.text
    scales = section_with("Almost certain:", handbook)
    assert "Rare:" in scales.text


def test_the_six_scenarios_keep_their_parts_apart(handbook):
    parts = [section.headings[-1] for section in handbook if "Scenarios" in section.headings]
    assert parts.count("Outcome") == 6
    assert parts.count("Scenario") == 5  # the sixth stands on one line with its text


def test_navigation_is_in_no_passage(texts):
    for text in texts:
        for section in split(text, "Document"):
            for junk in ("keyboard-arrow", "InterventionsQuality", "DashboardForeword"):
                assert junk not in section.text
