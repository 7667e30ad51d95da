"""The cases are whole, and what is wrong with one is said."""

import json

import pytest

from evaluations.retrieval.case import KINDS, PARTS, Case, cases
from evaluations.retrieval.check import faults, in_common
from evaluations.retrieval.measures import DEPTH
from evaluations.retrieval.positions import SourceText, source_texts
from evaluations.retrieval.score import KEPT, kept_outcomes

TEXT = "Induction\n\nEvery learner is shown round the ward on the very first day of a post.\n"
TEXTS = {"a.txt": SourceText("a.txt", TEXT)}


def case(question="who shows me about", lines=(3, 3), **other):
    given = {"id": "c1", "needs": "any", "kind": "name", "document": "a.txt"} | other
    return Case(
        given["id"], question, ((given["document"], *lines),), given["needs"], given["kind"]
    )


def test_a_sound_case_has_no_fault():
    assert list(faults([case()], TEXTS)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (case(lines=(2, 3)), "blank"),
        (case(lines=(3, 9)), "no lines"),
        (case(lines=(3, 1)), "no lines"),
        (case(document="b.txt"), "no document"),
        (case(kind="riddle"), "no kind"),
        (case(needs="all"), "all of one"),
        (case("Is every learner shown round the ward on the first"), ""),
        (case("IS learner shown round, the ward on the very first?"), "repeats"),
    ],
)
def test_what_is_wrong_with_a_case_is_said(wrong, said):
    found = list(faults([wrong], TEXTS))
    assert (len(found) == 1 and said in found[0]) if said else found == []


def test_a_case_that_stands_twice_is_said():
    assert len(list(faults([case(), case()], TEXTS))) == 2


def test_words_in_common_are_stems():
    assert in_common(case("wards, learners, biscuits"), TEXTS) == pytest.approx(2 / 3)


def test_there_are_enough_cases_of_every_kind_in_both_parts():
    both = {part: cases(part) for part in PARTS}
    assert len(both["develop"]) >= 150
    assert len(both["aside"]) >= 100
    for some in both.values():
        assert {each.kind for each in some} == set(KINDS)
        assert sum(each.kind == "paraphrase" for each in some) >= len(some) / 3


@pytest.mark.official
def test_the_cases_fit_the_documents(official_documents):
    asked = [each for part in PARTS for each in cases(part)]
    assert list(faults(asked, source_texts(official_documents))) == []


@pytest.mark.official
def test_paraphrases_share_hardly_a_word_with_their_answers(official_documents):
    texts = source_texts(official_documents)
    some = [each for part in PARTS for each in cases(part) if each.kind == "paraphrase"]
    assert sum(in_common(each, texts) for each in some) / len(some) < 0.1


@pytest.mark.parametrize("part", PARTS)
def test_the_kept_outcomes_of_peers_are_of_these_cases(part):
    kept = json.loads((KEPT / f"{part}.json").read_text())
    assert len(kept) >= 8
    assert set(kept_outcomes(part)) == set(kept), "run the peers again: the cases have changed"
    for became in kept_outcomes(part).values():
        assert all(0 <= each.rank <= DEPTH for each in became)
