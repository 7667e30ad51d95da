"""The glossary knows the words people type, says what is never defined, and GLOSSARY.md follows it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.glossary import ours, product_terms, render
from indexing.words import words

ROOT = Path(__file__).parents[2]


def test_the_page_at_the_root_is_up_to_date():
    """`python -m corpus.glossary > GLOSSARY.md` writes it."""
    assert (ROOT / "GLOSSARY.md").read_text(encoding="utf-8") == render()


def test_every_term_is_found_by_its_name_and_its_acronym():
    for each in ours().terms:
        assert ours().term(each.name) == each
        if each.acronym:
            assert ours().term(each.acronym) == each
            if not each.acronym.endswith("S"):
                assert ours().term(each.acronym.lower() + "s") == each


def test_every_name_in_a_chain_but_the_last_is_a_term():
    for each in ours().terms:
        for former in each.formerly:
            earlier = ours().term(former)
            assert earlier is not None
            assert each.name in earlier.became


def test_a_term_s_own_name_wins_over_what_is_typed_for_another():
    assert ours().term("resident doctors").name == "resident doctor"
    assert ours().term("trainees").name == "learner"


def test_what_is_no_term_is_none():
    assert ours().term("") is None
    assert ours().term("the weather in Leeds") is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("one learner says bullying by a consultant", "undermining"),
        ("KLOEs for tuesday please", "key lines of enquiry"),
        ("what happened to the lda", "NHS Education Contract"),
        ("do we need an urgent risk review", "triggered visit"),
        ("which concerns go to the QSG now", "System Quality Group"),
        ("our SAR says all met", "self-assessment"),
        ("who does the DME talk to", "Director of Medical Education"),
        ("can we pull students out", "act of last resort"),
        ("how do i get a student off placement", "suspend training"),
    ],
)
def test_a_question_gets_the_words_by_which_the_documents_speak_of_it(typed, words):
    assert words in ours().expansions(typed)


@given(question=st.text(max_size=200))
def test_no_expansion_is_said_twice_or_said_already(question):
    found = ours().expansions(question)
    assert len(set(found)) == len(found)
    assert not any(words.casefold() in question.casefold().split() for words in found)


def test_a_question_without_a_term_gets_nothing():
    assert ours().expansions("what rating is likelihood 4 impact 3 for a Tuesday") == ()


def test_an_acronym_of_two_letters_is_heard_in_capitals_only():
    assert "serious incident" in ours().expansions("was there an SI on the ward")
    assert ours().expansions("si tacuisses") == ()


def test_the_contract_has_its_four_names_in_order_from_whichever_one_starts():
    names = ours().chain(ours().term("LDA"))
    assert len(names) == 4
    assert names[-1] == "NHS Education Funding Agreement"
    for name in names:
        assert ours().chain(ours().term(name)) == names


def test_what_the_held_documents_never_define_is_marked():
    for name in ("ISF", "IMR", "KLOE", "metric"):
        assert ours().term(name).never_defined
    assert not ours().term("triggered visit").never_defined


def test_what_comes_from_a_public_page_says_so():
    for name in ("urgent risk review", "IMR", "NHS Education Funding Agreement"):
        assert "not in the held documents" in ours().term(name).origin


def test_the_product_s_own_nouns_are_named():
    names = {noun.name for noun in product_terms()}
    assert {
        "span",
        "passage",
        "scope",
        "draft",
        "ledger",
        "digest",
        "edition",
        "release level",
    } <= names


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("a registrar who intimidates students", "undermining"),
        ("no wifi on nights", "IT facilities"),
        ("nobody is signed off", "summative"),
        ("trainees are burnt out", "wellbeing"),
        ("people drop out in year two", "learner attrition"),
        ("the F2s say so", "Foundation Year 2"),
        ("teaching is cancelled on Wednesdays", "delivery of curricula"),
        ("we are short-staffed", "service pressures"),
        ("could they pause placements", "suspend training"),
        ("is there a critical friend", "friendly critic"),
    ],
)
def test_everyday_words_lead_to_those_of_the_standards(typed, words):
    assert words in ours().expansions(typed)


@pytest.mark.parametrize(
    "question",
    [
        "who signs the report",
        "the improvement since last year",
        "what was their first answer",
        "how is quality improvement shared",
        "does the rating reflect it",
    ],
)
def test_words_of_every_day_that_mean_nothing_of_the_field_add_nothing(question):
    assert ours().expansions(question) == ()


@pytest.mark.official
def test_the_documents_use_the_words_by_which_they_are_said_to_speak(official_documents):
    text = " ".join(path.read_text("utf-8") for path in official_documents.glob("*.txt"))
    known = set(words(text))
    unknown = {
        phrase: missing
        for each in ours().terms
        for phrase in each.in_documents
        if (missing := set(words(phrase)) - known)
    }
    assert unknown == {}
