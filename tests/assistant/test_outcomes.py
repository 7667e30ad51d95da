"""Every way an answer can end has its sentence."""

from itertools import product

import pytest

from assistant.outcomes import SENTENCES, held_back_notice, overall, replies, reply
from assistant.question import Status


def test_every_status_has_one_sentence():
    assert set(SENTENCES) == set(Status)
    assert all(
        sentence.endswith(".") and sentence.count(".") == 1 for sentence in SENTENCES.values()
    )


@pytest.mark.parametrize("name", sorted(replies()))
def test_a_fixed_reply_cites_nothing_and_ends_its_sentences(name):
    fixed = reply(name)
    assert fixed.lines
    assert "[p" not in fixed.text
    assert all(line.rstrip("*")[-1] in ".?" for line in fixed.lines)


def test_what_people_decide_needs_a_person_and_what_nobody_may_is_refused():
    assert reply("set_rating").status is Status.NEEDS_PERSON
    assert reply("set_decision").status is Status.NEEDS_PERSON
    for name in ("invent", "hide", "identify", "instructions"):
        assert reply(name).status is Status.REFUSED


@pytest.mark.parametrize("status", Status)
def test_parts_that_agree_give_the_answer_their_status(status):
    assert overall([status, status]) is status


def test_an_answer_with_nothing_behind_it_is_not_in_the_documents():
    assert overall([]) is Status.NOT_IN_DOCUMENTS


@pytest.mark.parametrize(("one", "other"), list(product((Status.ANSWERED, Status.PARTIAL), Status)))
def test_an_answered_part_beside_another_outcome_is_partial(one, other):
    if one is not other:
        assert overall([other, one]) is Status.PARTIAL


def test_the_reader_is_told_how_much_was_held_back():
    assert held_back_notice(1).startswith("One sentence")
    assert held_back_notice(3).startswith("3 sentences")
