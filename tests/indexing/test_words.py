"""Words, identifiers and keyword search."""

import doctest

import pytest

from corpus.access import Release
from corpus.passage import DocumentSummary, Passage
from corpus.text import Place
from indexing import identifiers as identifiers_module
from indexing import retrieval as retrieval_module
from indexing import words as words_module
from indexing.identifiers import identifiers, identifiers_of
from indexing.words import words


def passage(text, *headings, own_id="p-1"):
    source = DocumentSummary(
        document_id="d",
        document="d.txt",
        kind="official",
        title="Guide",
        edition="2017-18",
        catalogue_key=None,
        provider_id=None,
        provider=None,
        evidence_kind=None,
        release=Release.PUBLISHED,
        version=1,
    )
    return Passage(
        passage_id=own_id, source=source, headings=headings, text=text, place=Place(first=1, last=1)
    )


@pytest.mark.parametrize("module", [identifiers_module, retrieval_module, words_module])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("whats standard 3.5", {"standard:3.5"}),
        ("3.4", {"standard:3.4"}),
        ("compare 1.1 and 2.10", {"standard:1.1", "standard:2.10"}),
        ("Domain 2", {"domain:2"}),
        ("scenario three please", {"scenario:3"}),
        ("likelihood 4 impact 3", {"matrix"}),
        ("what is 5x4", {"matrix"}),
        ("4 by 3", {"matrix"}),
        ("it fell by 3.5% in 2021", set()),
        ("version 1.2.3", set()),
        ("on 12.03.2024", set()),
        ("how many standards are there", set()),
        ("", set()),
    ],
)
def test_a_question_names_the_parts_that_it_names(question, named):
    assert identifiers(question) == named


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (passage("3.4 Learners are supervised"), {"standard:3.4"}),
        (passage("Learners are supervised", "Guide", "Standard 3.4"), {"standard:3.4"}),
        (passage("It was as 3.4 asks"), set()),
        (passage("4 A A/R R R 3 G G/A A A/R 2 G G/A A A"), {"matrix"}),
        (passage("A grid of A/R and G/A"), set()),
        (passage("Text", "Guide", "Scenario 2"), {"scenario:2"}),
    ],
)
def test_a_passage_is_known_by_its_own_name_and_not_by_what_it_mentions(given, named):
    assert identifiers_of(given) == named


def test_words_are_found_in_any_form_and_the_commonest_are_left_out():
    assert words("What are the learners' supervisors?") == words("learner SUPERVISOR")
    assert words("the of and") == []
    assert words("ﬁndings A/R 3.4") == ["find", "a/r", "3.4"]
