"""A sentence that a model worded says what its source says, or it is held back."""

import pytest

from assistant.checks.sentences import pieces_of
from assistant.checks.support import Basis, Reason, judge
from assistant.question import Status
from assistant.tools.report import ToolReport
from corpus.passage import Span
from corpus.text import Place

SURVEY = (
    "In the learner survey of 4 March 2026, 29% of 31 learners on Ash ward said that induction was late. "
    "The requirement on supervision was not met."
)
NOTES = "The panel heard that ST3 trainees felt “well supported” by Dr Elm."
REPORT = ToolReport(
    status=Status.ANSWERED,
    lead="Likelihood 4 and impact 3 is A/R in the 2017/18 risk matrix [p3].",
    statements=("- A named person chooses. Then it stands.",),
    result={"likelihood": 4, "impact": 3, "rating": "A/R", "cells": [{"count": 25}]},
)


def _span(quote: str) -> Span:
    return Span(
        document_id="d",
        document="d.txt",
        version=1,
        title="d",
        edition=None,
        quote=quote,
        place=Place(first=1, last=1),
    )


BASIS = Basis.of(
    "how late was induction on Ash ward?",
    [REPORT],
    {"[p1]": _span(SURVEY), "[p2]": _span(NOTES), "[p3]": _span("4 G A A/R R R")},
)


def _judged(text: str):
    (piece,) = pieces_of(text)
    return judge(piece, BASIS)


@pytest.mark.parametrize(
    "text",
    [
        "29% of the learners on Ash ward said that induction was late [p1].",
        "29 per cent of 31 learners said induction was late, the survey of 4 March 2026 found. [p1]",
        "“29% of 31 learners on Ash ward said that induction was late” [p1]",
        "ST3 trainees felt “well supported” [p2].",
        'ST3 trainees felt "well  supported" by Dr Elm [p2].',
        "The requirement on supervision was not met [p1].",
        "Likelihood 4 and impact 3 is A/R in the 2017/18 risk matrix [p3].",
        "The matrix row for likelihood 4 gives A/R at impact 3 [p3].",
        "How late was induction?",
        "Then it stands.",
    ],
)
def test_what_the_source_says_may_be_said(text):
    assert _judged(text).piece is not None, _judged(text).reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("92% of the learners on Ash ward said that induction was late [p1].", Reason.FIGURE),
        ("29% of 13 learners on Ash ward said that induction was late [p1].", Reason.FIGURE),
        ("In the learner survey of 14 March 2026 induction was late [p1].", Reason.FIGURE),
        ("Twelve learners on Ash ward said that induction was late [p1].", Reason.FIGURE),
        ("ST4 trainees felt “well supported” [p2].", Reason.FIGURE),
        ("Likelihood 4 and impact 3 is G/A in the 2017/18 risk matrix [p3].", Reason.FIGURE),
        ("ST3 trainees felt “very well supported” [p2].", Reason.QUOTATION),
        ("Learners on Ash ward said that “induction was too late” [p1].", Reason.QUOTATION),
        ("ST3 trainees felt supported by Dr Rowan [p2].", Reason.NAME),
        ("Learners on Birch ward said that induction was late [p1].", Reason.NAME),
        ("The requirement on supervision was met [p1].", Reason.NEGATION),
        ("ST3 trainees did not feel “well supported” by Dr Elm [p2].", Reason.NEGATION),
        ("The board ignores bullying among midwives year after year [p1].", Reason.ELSEWHERE),
        ("29% of the learners on Ash ward said that induction was late.", Reason.NO_SOURCE),
        ("All standards are met.", Reason.NO_SOURCE),
        ("## Every learner is safe and happy", Reason.NO_SOURCE),
        ("Did you know that the trust was rated R?", Reason.NO_SOURCE),
        ("The rating of the unit is red:", Reason.NO_SOURCE),
    ],
)
def test_what_the_source_does_not_say_is_held_back_with_the_reason(text, reason):
    verdict = _judged(text)
    assert verdict.piece is None
    assert verdict.reason == reason


def test_a_quotation_is_shown_with_the_stored_characters():
    verdict = _judged("ST3 trainees felt “Well   supported” by Dr Elm [p2].")
    assert verdict.piece is not None
    assert "“well supported”" in verdict.piece.text


def test_a_tools_statement_passes_in_the_tools_words_and_with_its_own_token():
    verdict = _judged("Likelihood 4 and impact 3 is A/R in the 2017/18  risk matrix [p1].")
    assert verdict.piece is not None
    assert verdict.piece.tokens == ("[p3]",)
    assert _judged("Likelihood 4 and impact 3 is A/R in the 2017/18 risk matrix.").piece.tokens == (
        "[p3]",
    )


def test_no_reason_holds_a_word_of_what_was_held_back():
    verdict = _judged("The quillfeather ward has 92% [p1].")
    assert "quillfeather" not in verdict.reason
    assert "92" not in verdict.reason
