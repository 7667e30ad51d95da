"""Signals are read from the words that stand there, with what they deny."""

import pytest

from corpus.evidence.mentions import count_phrase_in, standards_in
from corpus.evidence.persons import names_a_person
from corpus.evidence.signals import Polarity, is_safety_signal, polarity_of

CONCERNS = [
    "Learners did not feel supported by their supervisors.",
    "Two of five had not been signed off.",
    "There was no teaching in September.",
    "Handover is often rushed and late.",
    "Supervision was inconsistent between wards.",
    "None of the trainers knew who the tutor was.",
    "Teaching is good but is cancelled most weeks.",
    "Students never had a mid-point meeting.",
    "Not all supervisors were aware of the checklist.",
]
POSITIVES = [
    "Learners felt valued and well supported.",
    "No concerns were raised about supervision.",
    "Supervisors were approachable and gave clear feedback.",
    "There was no evidence of bullying on this ward.",
    "Everyone knew how to raise concerns.",
    "Foundation doctors said that they had never been left unsupported.",
]
SAFETY = [
    "One F1 was left alone with a deteriorating patient.",
    "A student nurse gave the wrong dose.",
    "He could not reach the registrar overnight.",
    "Learners are afraid to come to work.",
    "She said that she had been sexually harassed by a porter.",
    "Students were asked to work beyond their competence.",
    "No safety concerns were raised by supervisors, but a student was left in charge of the bay.",
    "The medication error was not reported as a patient safety incident.",
    "There is no consultant presence after 20:00.",
]
NOT_SAFETY = [
    "No patient safety concerns were raised.",
    "Learners had not seen any bullying or harassment.",
    "Patient safety training takes place every month.",
    "The rota was issued on time.",
    "Teaching was cancelled twice.",
]


@pytest.mark.parametrize("sentence", CONCERNS)
def test_a_concern_is_read_as_one(sentence):
    assert polarity_of(sentence) is Polarity.CONCERN


@pytest.mark.parametrize("sentence", POSITIVES)
def test_praise_and_denied_concerns_are_positive(sentence):
    assert polarity_of(sentence) is Polarity.POSITIVE


@pytest.mark.parametrize("said", ["14 October 2026", "Ward 4", "", "2 (two)"])
def test_a_date_or_a_name_points_no_way(said):
    assert polarity_of(said) is Polarity.NONE


@pytest.mark.parametrize("sentence", SAFETY)
def test_danger_is_never_missed(sentence):
    assert is_safety_signal(sentence)


@pytest.mark.parametrize("sentence", NOT_SAFETY)
def test_an_explicit_denial_and_routine_work_are_no_danger(sentence):
    assert not is_safety_signal(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr Fairquist shouted.",
        "It was Mrs Oakentwist.",
        "Contact: p.e@trust.example",
        "Prof. A. B. Marlspike said so",
        "Ottoline Fairquist said that it was late.",
        "A consultant named Ottoline Fairquist was rude.",
    ],
)
def test_a_named_person_is_noticed(sentence):
    assert names_a_person(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Emergency Department said that it was full.",
        "Student Nurses told the panel.",
        "Sister Ward is closed.",
        "The consultant who leads the Monday round was rude.",
        "Director of Medical Education said no.",
        "Wickersedge General Hospital confirmed it.",
        "Nurse Practitioner clinics run daily.",
    ],
)
def test_places_roles_and_departments_are_no_persons(sentence):
    assert not names_a_person(sentence)


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Two of five said so.", "Two of five"),
        ("It was said by 3 out of the 7 students.", "3 out of the 7"),
        ("Most student nurses agreed.", "Most student nurses"),
        ("4/6 had no desk.", "4/6"),
        ("In all, 55% agreed.", "55%"),
        ("All six said that it was late.", "All six"),
        ("One F1 cried.", "One F1"),
        ("None of the five had a log-in.", "None of the five"),
        ("On 03/04/2026 it was late.", None),
        ("It was late.", None),
    ],
)
def test_a_count_is_given_as_it_is_written(sentence, phrase):
    assert count_phrase_in(sentence) == phrase


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Standards 3.4, 3.5 and 1.2 are not met", ("3.4", "3.5", "1.2")),
        ("Induction was late (3.4).", ("3.4",)),
        ("3.1 – supervision", ("3.1",)),
        ("See 2017-18:4.2", ("4.2",)),
        ("They waited 3.5 hours", ()),
        ("It scored 4.2", ()),
        ("Requirement due; 4.2 out of 5 for standards", ()),
        ("Version 2.1 of the plan", ()),
    ],
)
def test_standards_are_those_that_are_named_as_such(text, numbers):
    assert standards_in(text) == numbers
