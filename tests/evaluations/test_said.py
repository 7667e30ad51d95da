"""What an answer says is read as its reader reads it: own words, quotations, claims, sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.measure import How
from evaluations.said import (
    cited,
    claims_without_source,
    letters,
    marked,
    own_words,
    says,
    says_all,
    says_forbidden,
    truth,
)

STORED = "Learners are shown round on\ntheir first day, and the ﬁre exits are pointed out-\nside."


def row(text, *quotes, stored=STORED, **other):
    citations = [
        {"document": "a.txt", "lines": [1, 3], "quote": quote, "stored": stored} for quote in quotes
    ]
    about = {"id": "c1", "status": "answered", "held_back": 0, "ms": 5.0}
    return about | {"text": text, "citations": citations} | other


@pytest.mark.parametrize(
    ("pattern", "text", "said"),
    [
        ("medium or high", "It is Medium\n\nor HIGH.", True),
        (r"(?-i:(?<![\w/])A/R(?![\w/]))", "| 4 | A/R |", True),
        (r"(?-i:(?<![\w/])A/R(?![\w/]))", "| 4 | a/r |", False),
        ("low", "It is high.", False),
    ],
)
def test_white_space_and_capitals_do_not_matter_unless_the_pattern_says_so(pattern, text, said):
    assert says(pattern, text) is said


def test_each_fact_is_needed_in_one_of_its_ways():
    facts = [["five", "\\b5\\b"], ["yearly|annual"]]
    assert says_all(facts, "There are 5 annual reports.")
    assert not says_all(facts, "There are five reports.")


class TestOwnWords:
    def test_quotations_of_a_source_and_the_question_said_back_are_not_the_answers_own(self):
        answer = row("You asked “is it High risk”: the text has “fire exits are pointed” [1].", "x")
        own = own_words(answer, "so is it high risk then")
        assert "High" not in own
        assert "exits" not in own
        assert own.startswith("You asked")

    def test_what_merely_stands_in_quote_marks_is_its_own(self):
        answer = row("It is rated “High”.", "x", stored="There are High risks.")
        assert says_forbidden(answer, "what level is it", ["rated .?High"])

    def test_a_question_repeated_word_for_word_is_left_out(self):
        answer = row("You ask: did the panel agree a rating. I do not know.")
        assert not says_forbidden(answer, "Did the panel agree a rating", ["panel agree"])


class TestQuotations:
    @pytest.mark.parametrize(
        "quote",
        [
            "Learners are shown round on their first day",
            "learners are shown … pointed outside",
            "the fire exits are pointed out-side",
        ],
    )
    def test_white_space_hyphens_ligatures_and_omissions_keep_a_quotation_exact(self, quote):
        assert cited(row("It says so [1].", quote)) == [(quote, True)]

    @pytest.mark.parametrize(
        "quote",
        [
            "Learners were shown round on their first day",
            "pointed outside … Learners are shown",
            "Learners are shown the fire exits",
        ],
    )
    def test_another_word_or_another_order_is_seen(self, quote):
        assert cited(row("It says so [1].", quote)) == [(quote, False)]

    def test_what_was_kept_out_of_a_quotation_is_an_omission(self):
        stored = "Write to dean@example.org about it."
        quote = "Write to [e-mail address removed] about it."
        assert cited(row("It says so [1].", quote, stored=stored)) == [(quote, True)]

    def test_a_citation_is_compared_with_its_own_lines(self):
        one, other = (row("", "first day", stored=text)["citations"] for text in (STORED, "Tea."))
        assert [exact for _, exact in cited({"citations": [*one, *other]})] == [True, False]

    def test_what_stands_in_quote_marks_must_be_of_a_source_or_the_question(self):
        text = "“shown round on their first day” and “tea at a quarter past”"
        assert [exact for _, exact in marked(row(text, "x"), "?")] == [True, False]
        assert [exact for _, exact in marked(row(text), "Tea at a quarter past?")] == [False, True]

    def test_a_term_in_marks_is_no_quotation(self):
        assert marked(row("There is no “standard 9.9”."), "?") == []

    @given(st.text(alphabet="abc -\n“”", max_size=40))
    def test_a_text_has_its_own_letters_however_it_is_wrapped(self, text):
        assert letters(text) == letters("\n".join(text)) == letters(text.upper())


class TestClaims:
    @pytest.mark.parametrize(
        "text",
        [
            "There are five duties [1].",
            "The duties are: [1]\n\n- to plan\n- to teach",
            "## Duties\n\n| duty | who |\n|---|---|\n| plan | the dean [1] |",
            "Which provider do you mean?",
            "The documents do not say how many.",
            "There is no standard 9.9.",
            "The chair was not convinced [panel judgement].",
            "I do not make up figures, dates, quotations or names.",
            "2 sentences were held back because no source given supports them.",
        ],
    )
    def test_what_is_cited_asked_absent_tagged_or_fixed_is_no_claim_without_source(self, text):
        assert claims_without_source(text) == []

    @pytest.mark.parametrize(
        ("text", "claims"),
        [
            ("There are five duties.", ["There are five duties."]),
            ("One is to plan. The other is to teach [1].", ["One is to plan."]),
            ("The duties are:\n\n- to plan\n- to teach [1]", ["to plan"]),
            (
                "| duty | who |\n|---|---|\n| plan | the dean |\n| teach | all [1] |",
                ["| plan| the dean|"],
            ),
        ],
    )
    def test_what_affirms_something_and_cites_nothing_is_one(self, text, claims):
        assert claims_without_source(text) == claims


def test_what_holds_of_every_answer_is_counted():
    rows = [
        row("Said so [1].", "first day"),
        row("It is so.", "last day", id="c2", ms=15.0),
        row("I hold nothing.", id="c3", ms=10.0, held_back=2),
        row("", id="c4", ms=None, status="failed"),
    ]
    asked = dict.fromkeys(["c1", "c2", "c3", "c4"], "?")
    found = {each.name: each for each in truth(rows, asked)}
    assert found["sentences held back"].estimate.value == 2
    assert found["ended in an error"].estimate.value == 1
    assert found["inexact quotations"].estimate.value == 1
    assert found["quotations compared"].estimate.value == 2
    assert found["with an inexact quotation"].values == {"c1": 0, "c2": 1}
    assert found["claims without a source"].how is How.TOTAL
    assert found["time, ms"].estimate.value == 10
    assert not found["time, ms"].compared
