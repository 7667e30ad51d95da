"""Names, contacts and small counts are found in many shapes, and ordinary words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.identifying import Identifier
from assistant.drafting.masking import Masker, small_counts
from corpus.passage import Span
from corpus.text import Place

ORDINARY = [
    "the ward and its rota came late for learners",
    "amber was the rating",
    "a named supervisor",
]
IDENTIFIER = Identifier(ORDINARY, known="Marram Sound NHS Trust")


def found(text):
    return [text[mark.start : mark.end] for mark in IDENTIFIER.marks(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr Ifeanyi Okonkwo said so.", "Dr Ifeanyi Okonkwo"),
        ("dr okonkwo said so", "dr okonkwo"),
        ("They met Mrs O'Hare-Singh today.", "Mrs O'Hare-Singh"),
        ("Priya was in tears.", "Priya"),
        ("Owner: Siobhan Brannigan", "Siobhan Brannigan"),
        ("J. Bhattacharya left early.", "J. Bhattacharya"),
        ("Chair: Professor Helen Marsh, Deputy Dean", "Professor Helen Marsh"),
        ("A person called Zdravko Petkanov came.", "Zdravko Petkanov"),
        ("Write to a.b@trust.example for it.", "a.b@trust.example"),
        ("Ring (020) 7946 0123 now.", "(020) 7946 0123"),
        ("Ring +44 7700 900123 now.", "+44 7700 900123"),
        ("NHS number 999 000 0018", "999 000 0018"),
        ("GMC 7654321 was given.", "GMC 7654321"),
        ("PIN 12A3456E was given.", "PIN 12A3456E"),
    ],
)
def test_what_identifies_is_found(text, name):
    assert name in " ".join(found(text)) or any(name in one for one in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Emergency Department at Marram Sound General Hospital",
        "Foundation doctors and Student Nurses met the Director of Medical Education",
        "Freedom to Speak Up Guardian",
        "Rating: Amber. Lead: Ongoing",
        "Monday 3 November 2026, 09:30 to 16:30",
        "15 of 22 learners (2025-10-14 to 2025-11-20)",
        "Nurse education lead and Sister in charge",
        "Larkfield House and St Oswin's Hospital",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Two of nine trainees said so", ["Two"]),
        ("Foundation doctors (3) came", ["3"]),
        ("one learner said so", ["one"]),
        ("1 of the 3 ST3 trainees", ["1", "3"]),
        ("Student paramedics: one attended", ["one"]),
        ("all 4 loved it", ["4"]),
        ("Three had an induction; two had none", ["Three", "two"]),
        ("Not one of the six had been asked", []),
        ("Year 3 students in 2 weeks", []),
        ("All 12 foundation doctors", []),
        ("Five of six knew", []),
        ("rota gaps on 3 of 4 nights", []),
    ],
)
def test_small_counts_of_learners_are_found(text, counted):
    assert [text[start:end] for start, end in small_counts(text)] == counted


def test_a_masked_quotation_is_quoted_piece_by_piece_in_stored_characters():
    masker = Masker(IDENTIFIER)
    text = "Two of nine trainees said that Dr Okonkwo was kind."
    masked = masker.mask(text)
    assert masked.told == "fewer than five “of nine trainees said that” [name removed] “was kind.”"
    span = Span(document_id="d", document="d", version=1, title="d", edition=None, quote=text,
                place=Place(first=1, last=1))  # fmt: skip
    assert [one.quote for one in masked.spans(span)] == ["of nine trainees said that", "was kind."]


@given(st.text(alphabet="abc DrMs.,“”123 of two", max_size=60))
def test_every_piece_of_a_masked_text_is_a_stretch_of_it(text):
    for piece in Masker(IDENTIFIER).mask(text).pieces:
        assert not piece.quoted or piece.words in text
