"""What is no question gets a status and a sentence, never an exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.access import principal_of
from assistant.question import Question, Status
from assistant.steps.receive import LONGEST, cleaned, receive
from assistant.turn import Turn
from corpus.access import Scope
from tests.fakes import TODAY


def _received(text: str) -> Turn:
    question = Question(text=text, principal=principal_of("team"), asked_on=TODAY)
    return receive(Turn(question=question, scope=object.__new__(Scope)), deps=None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t ",
        "a",
        "?",
        "🙂🙂🙂",
        "<b></b><br/>",
        "***---###",
        "\u200b\u200b",
        "\x00\x01",
        "x" * 100_000,
        "?!?!",
    ],
)
def test_what_is_no_question_is_settled_with_a_sentence(text):
    turn = _received(text)
    assert turn.settled
    assert turn.status is Status.CLARIFY
    assert turn.composed.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Quelles sont les normes de qualité pour les étudiants ?",
        "Welche Standards sind für die Ausbildung wichtig?",
        "¿Cuáles son los estándares para la formación?",
        "какие стандарты качества существуют",
        "什么是质量标准",
        "ما هي معايير الجودة",
        "Beth yw y safonau ansawdd ar gyfer dysgwyr, sut mae yn gweithio",
    ],
)
def test_another_language_is_told_so(text):
    assert "English" in _received(text).composed


@pytest.mark.parametrize(
    "text",
    [
        "whats standard 3.5",
        "KLOEs for tuesday, ED, trainees say no teaching and no consultant overnight",
        "3.4",
        "L4 I3",
        "hi",
        "is the élan of Señor Müller's café rota a concern?",
        "die in hospital: what is the pathway for a concern",
        "😀 what is NETS?",
        "x" * 500,
        "what is standard 3.4? " * 100,
    ],
)
def test_a_question_in_plain_or_hurried_english_goes_on(text):
    turn = _received(text)
    assert not turn.settled
    assert turn.text


def test_control_invisible_and_directional_characters_are_cleaned_away():
    assert (
        cleaned("what\u202e is\u200b st\u00adandard\x07 ３.５\r\nplease")
        == "what is standard 3.5\nplease"
    )


def test_just_within_the_bound_is_a_question():
    assert not _received("what " * (LONGEST // 5)).settled
    assert _received("what " * (LONGEST // 5) + "x").settled


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_no_text_at_all_raises(text):
    turn = _received(text)
    assert turn.settled is bool(turn.composed)


@pytest.mark.parametrize("text", ["", "🙂", "y" * 100_000, "\x00"])
def test_the_whole_path_survives_bad_input(ask, text):
    answer = ask(text)
    assert answer.status is Status.CLARIFY
    assert answer.citations == ()
