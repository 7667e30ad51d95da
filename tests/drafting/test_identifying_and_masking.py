"""Names, contacts and small counts are found in many shapes, and ordinary words are left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.masking import Masker, small_counts
from assistant.identity.people import Identifier
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


OWNERS = [
    "Ngozi Adebayo-Clarke",
    "ngozi adebayo-clarke",
    "Thị Hương",
    "Siân ap Rhys",
    "siobhan ní dhomhnaill",
    "Xiaoming",
    "van der Berg",
    "K. Papadimitriou",
    "O’Brien-Al-Rashid",
    "Mohammed",
    "Priyanka R. Venkataraman",
]


@pytest.mark.parametrize("name", OWNERS)
@pytest.mark.parametrize(
    "sentence",
    [
        "{}, GMC no. 7654321, will send the rota.",
        "{} (GMC 7654321) offered to send it.",
        "Rota to come from {}, NMC PIN 12A3456E.",
        "{} | GMC no. | 7654321",
        "NHS number 999 000 0018 belongs to {}.",
        "{}: name.of@trust.example",
    ],
)
def test_whoever_stands_beside_a_number_or_an_address_is_masked_in_any_case(name, sentence):
    if "belongs" in sentence and name[0].islower():
        name = name.title()
    text = sentence.format(name)
    papers = Identifier([*ORDINARY, text, "The rota of the ward will come and go."])
    left = text
    for mark in reversed(papers.marks(text)):
        left = left[: mark.start] + left[mark.end :]
    telling = [word for word in re.findall(r"[^\W\d_]{3,}", name) if word not in ("van", "der")]
    assert not [word for word in telling if word in left], left


def test_a_name_once_met_beside_a_number_is_masked_elsewhere_and_without_it():
    papers = Identifier([*ORDINARY, "caspian hollow, gmc no. 7654321, rang"])
    for text in ("Caspian Hollow, GMC no.", "later caspian came", "HOLLOW did not"):
        assert papers.marks(text), text


def test_plain_words_beside_a_number_are_left_alone():
    text = "The patient in this matter has NHS number 999 000 0018 and the ward is on 01632 960123 today."
    kept = IDENTIFIER.marks(text)
    assert [text[one.start : one.end] for one in kept] == ["999 000 0018", "01632 960123 "]


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
        ("Both trainee pharmacists said so", ["Both"]),
        ("both of them left early", ["both"]),
        ("Both learners and supervisors agreed", []),
        ("both sites and both wards", []),
        ("trainee pharmacists | 2 | by video", ["2"]),
        ("Student podiatrists | three | 11.40", ["three"]),
        ("Student physiotherapists | 0 | 12.00", []),
        ("paramedic students | Nobody named for nights | 3 | 4", []),
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
