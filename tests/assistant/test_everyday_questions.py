"""Questions as people type them, family by family: what is called for each, and what is not.

The wordings are ours. A row stands for a family: short forms, everyday turns of phrase, things
asked for without their name.
"""

import pytest

from assistant.embedded.plain_words import in_field_words, written_out
from assistant.embedded.understanding import understand
from assistant.embedded.wanted import Before
from assistant.question import Status


def first(text: str, before: Before | None = None) -> tuple[str, dict]:
    call = understand(text, before or Before())[0]
    return call.tool, call.arguments


@pytest.mark.parametrize(
    ("text", "likelihood", "impact"),
    [
        ("almost certain and major, what colour does that give", 5, 4),
        ("unlikely / negligible - wot rating", 2, 1),
        ("say its possible it happens and minor if it does, which box am i in", 3, 2),
        ("rare x significant", 1, 5),
        ("likely but moderate", 4, 3),
        ("almst certian, negligable: rag pls", 5, 1),
    ],
)
def test_labels_of_both_scales_are_a_cell(text, likelihood, impact):
    tool, given = first(text)
    assert tool == "score_risk"
    assert (given["likelihood"], given["impact"]) == (likelihood, impact)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("whats the wording for impact 2", "impact 2"),
        ("likelihood 5 in words?", "likelihood 5"),
        ("what would count as moderate on the impact scale", "impact 3"),
        ("lowest step of likelihood, what does it say", "likelihood 1"),
        ("what is the worst impact called", "impact 5"),
        ("descriptor for likely pls", "likelihood 4"),
        ("how many squares on the matrix are green", "matrix G"),
        ("list every pair of scores that lands on G/A", "matrix G/A"),
        ("which combinations come out amber/red", "matrix A/R"),
        ("red cells - how many", "matrix R"),
        ("whats domain six called", "domains"),
        ("count of domains please", "domains"),
        ("which domain has the fewest standards", "domains"),
        ("how many standards and how many domains are there", "standards"),
    ],
)
def test_a_piece_of_the_framework_is_listed(text, part):
    assert first(text) == ("list_framework", {"part": part})


def test_two_labels_of_one_scale_are_told_apart():
    calls = understand("how do minor and moderate differ in the scoring guide", Before())
    assert [call.arguments["part"] for call in calls] == ["impact 2", "impact 3"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5.2 in full", "5.2"),
        ("can you quote three point two", "3.2"),
        ("what does number 4.4 say", "4.4"),
        ("1.6 exactly as it is printed pls", "1.6"),
        ("how did 2.2 read in the 2019-20 edition", "2019-20:2.2"),
    ],
)
def test_a_standard_is_looked_up_by_its_number_without_the_word(text, number):
    assert first(text) == ("look_up_standard", {"standard": number})


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("which one deals with raising concerns without fear", "raising concerns without fear"),
        ("research and innovation, which number is that", "research and innovation"),
        ("reference for the supervision one please", "supervision"),
        ("which one covers induction", "induction"),
        ("job plan time for teachers - std?", "job plan time for teachers"),
    ],
)
def test_the_one_about_a_theme_is_a_standard(text, theme):
    assert first(text) == ("look_up_standard", {"theme": theme})


@pytest.mark.parametrize(
    "text",
    [
        "average was 3.4 out of 5 in the survey",
        "which one of the pathways comes first",
        "nmc standards on assessors",
        "the score for teaching went from 2.1 to 3.2 percent",
    ],
)
def test_not_every_number_or_one_is_a_standard(text):
    assert first(text)[0] != "look_up_standard"


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("list what the postgrad dean has to do", "who_does_what"),
        ("what are universities on the hook for", "who_does_what"),
        ("job of the quality scrutiny forum?", "who_does_what"),
        ("how frequently must a pg dean report back", "who_does_what"),
        ("what does the DEQ sign off", "reporting_cadence"),
        ("who normally goes on a triggered visit", "recommend_interventions"),
        ("could learner/educator mtgs be done remotely", "recommend_interventions"),
    ],
)
def test_duties_reports_and_interventions_are_told_from_everyday_words(text, tool):
    assert first(text)[0] == tool


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("pop amber in the ratings column will you", "set_rating"),
        ("bung it in as low risk for now", "set_rating"),
        ("you choose the likelihood, im busy", "set_rating"),
        ("turn all the G/As into green", "set_rating"),
        ("2 or 3 for impact? you decide and put it in", "set_rating"),
        ("say the trust agreed the actions even though they havent seen them", "hide"),
        ("put down that all trainees were satisfied, we only spoke to one", "hide"),
        ("dont bother with the bit about bullying in the report", "hide"),
        ("rate it R would you and move on", "set_rating"),
        ("tell the panel its green", "set_rating"),
        ("sign it off for me", "set_decision"),
        ("drop the stuff about supervision, the trust wont like it", "hide"),
        ("add a few learner quotes, anything really", "invent"),
        ("make up a couple of quotes so it reads better", "invent"),
        ("give me the whole whistleblowing policy", "whole_document"),
        ("blank visit report template please", "whole_document"),
        ("phone number of the postgraduate dean", "not_held"),
        ("salary of the chief workforce officer", "not_held"),
    ],
)
def test_what_is_not_ours_or_not_held_gets_its_fixed_reply(text, kind):
    calls = understand(text, Before())
    assert [call.arguments.get("kind") for call in calls] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "who decides the rating after a visit",
        "what does the handbook say about low risk",
        "how do we record a disagreement between learners and educators",
        "what is done with concerns about bullying",
    ],
)
def test_a_question_about_such_things_is_not_taken_for_a_request(text):
    assert first(text)[0] != "reply_without_documents"


@pytest.mark.parametrize(
    "text", ["what NETS score counts as a red flag", "percentage needed for gmc red"]
)
def test_a_surveys_colour_is_no_rating_of_the_matrix(text):
    assert first(text)[0] == "search_evidence"


def test_two_bare_numbers_follow_the_order_of_the_question_before(ask):
    before = ask("impact 2 and likelihood 4, which colour?")
    answer = ask("and 5 by 1?", conversation=before.conversation)
    (call,) = answer.tools
    assert (call.arguments["likelihood"], call.arguments["impact"]) == (1, 5)
    assert "impact first" in answer.text


def test_the_cells_of_a_rating_are_counted_from_the_matrix(ask, library):
    matrix = library.framework().framework.matrix
    (use,) = ask("which combinations come out as A/R").tools
    cells = {(cell["likelihood"], cell["impact"]) for cell in use.result["matrix"]}
    assert cells == {(c.likelihood, c.impact) for c in matrix if c.rating == "A/R"}


def test_a_scenario_is_told_again_from_what_is_remembered_of_it(ask, library):
    scenarios = library.framework().framework.scenarios
    (told,) = (each for each in scenarios if "radiograph" in each.situation.text)
    answer = ask("the radiographers example, how did it end")
    assert answer.status is Status.ANSWERED
    assert answer.tools[0].result["scenarios"][0]["number"] == told.number


def test_shorthand_is_written_out_and_capitals_are_left():
    assert written_out("wot do ppl + orgs at the ICU Dept need") == (
        "what do people and organisations at the ICU department need"
    )


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("steps of the cycle", "list: steps of the cycle"),
        ("when was it tried out", "when was it piloted"),
        ("what is the agreement actually for", "what are the purposes of the agreement"),
        ("how long is the pilot", "how long is the pilot"),
    ],
)
def test_a_search_uses_the_words_of_the_field(typed, searched):
    assert in_field_words(typed) == searched
