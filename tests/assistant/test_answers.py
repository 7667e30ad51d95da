"""Questions people type, answered from our digests: what must be in the answer, and how it ends.

A row: the question, the status, words that stand in the text, and how many sources at least.
"""

import pytest

from assistant.question import Status

ANSWERED, CLARIFY, ABSENT = Status.ANSWERED, Status.CLARIFY, Status.NOT_IN_DOCUMENTS
PERSON, REFUSED, PARTIAL = Status.NEEDS_PERSON, Status.REFUSED, Status.PARTIAL

ROWS = [
    # the matrix
    ("what rating is likelihood 4 impact 3", ANSWERED, ["A/R", "not say", "4 × 3 = 12"], 1),
    ("likelihood 1 impact 5 on the matrix?", ANSWERED, ["A"], 1),
    ("impact 1, likelihood 5", ANSWERED, ["is G "], 1),
    ("score 3x5", CLARIFY, ["Which of the two is the likelihood", "R [", "A/R"], 2),
    ("score 4x4", ANSWERED, ["R"], 1),
    ("risk scored 15, which is it", CLARIFY, ["Likelihood 3", "Likelihood 5", "R", "A/R"], 2),
    ("likelihood 6 impact 2", CLARIFY, ["must be from 1 to 5"], 0),
    ("likelihood 3", CLARIFY, ["No impact was given"], 0),
    ("likelihood high impact 2", CLARIFY, ["Nothing was rated"], 0),
    ("is A/R high?", ANSWERED, ["Medium", "High"], 1),
    # levels and interventions
    (
        "which interventions can we use for a medium risk",
        ANSWERED,
        ["Programme review", "Learner/educator meetings"],
        2,
    ),
    (
        "what is there for a low risk concern, what can we do?",
        ANSWERED,
        ["Desktop review", "Programme review", "Learner/educator meetings"],
        3,
    ),
    (
        "can we do a desktop review when risk is high",
        ANSWERED,
        ["not listed for High", "Low", "examples"],
        1,
    ),
    ("who is on the panel of a triggered visit", ANSWERED, ["Triggered visits, who"], 1),
    # standards
    (
        "whats standard 3.5",
        ANSWERED,
        ["Standard 3.5 of 2017/18", "other editions number differently"],
        1,
    ),
    ("standard 9.9", ABSENT, ["no standard 9.9"], 0),
    ("what is standard 3.4 of 2021", ABSENT, [], 0),
    ("how many quality standards are there", ANSWERED, ["27 standards", "six domains"], 1),
    (
        "how many standards has each domain",
        ANSWERED,
        ["with six standards", "with five standards", "with three standards"],
        6,
    ),
    ("list the standards in domain 6", ANSWERED, ["6.1", "6.2", "6.3", "6.4"], 4),
    # lists
    (
        "name the six domains",
        ANSWERED,
        ["Learning environment and culture", "Developing a sustainable workforce"],
        6,
    ),
    (
        "what support can you give a provider",
        ANSWERED,
        ["Advice to providers", "Senior leader engagement visit"],
        8,
    ),
    ("what are the pathways for concerns", ANSWERED, ["Pathway 1", "Pathway 2", "Pathway 3"], 3),
    ("list the scenarios", ANSWERED, [f"Scenario {number}" for number in range(1, 7)], 6),
    # people and names
    (
        "who do we tell of a new high risk concern, and when?",
        ANSWERED,
        ["daily", "Surveillance Group", "highlight reports"],
        2,
    ),
    (
        "education provider duties v placement provider duties",
        ANSWERED,
        ["5 duties", "6 duties"],
        11,
    ),
    (
        "what became of the LDA",
        ANSWERED,
        ["Learning and Development Agreement → NHS Education Contract → NHS Education Agreement"],
        1,
    ),
    (
        "a trainee told me something unsafe happens on nights, where do I go",
        ANSWERED,
        ["First: is anyone in immediate danger?", "Pathway 1"],
        3,
    ),
    ("what are the ISF categories", ABSENT, ["Intensive Support Framework", "not say"], 0),
    # what people decide, and what nobody may
    ("fill in the ISF rating", PERSON, ["to be confirmed by the panel or governance"], 0),
    ("make it green", PERSON, ["set by the named people"], 0),
    ("guess the missing numbers", REFUSED, ["do not make up", "[not recorded]"], 0),
    ("name the learner who complained", REFUSED, ["do not name learners"], 0),
    ("suspend training on ward 4", PERSON, ["named person"], 0),
    # the rest
    ("hello", ANSWERED, ["Hello."], 0),
    ("what can you do", ANSWERED, ["people do"], 0),
    (
        "how many quality standards are there, and fill in the ISF rating",
        PARTIAL,
        ["27 standards", "to be confirmed"],
        1,
    ),
    ("zirconium quux vapour?", ABSENT, [], 0),
]


@pytest.mark.parametrize(("question", "status", "words", "sources"), ROWS)
def test_an_answer_holds_what_it_must_and_ends_as_it_should(ask, question, status, words, sources):
    answer = ask(question)
    assert answer.status is status, answer.text
    for word in words:
        assert word in answer.text
    assert len(answer.citations) >= sources
    assert answer.held_back == ()


@pytest.mark.parametrize("question", [row[0] for row in ROWS if row[3]])
def test_the_first_sentence_answers_and_cautions_come_last(ask, question):
    paragraphs = ask(question).text.split("\n\n")
    assert not paragraphs[0].startswith(("-", "The number is that", "These are examples"))
    assert "has not been imported" not in "".join(paragraphs[:-1])


def test_a_whole_list_is_complete_and_in_order(ask):
    text = ask("list all the quality standards").text
    numbers = [line.split()[1].rstrip(":") for line in text.splitlines() if line.startswith("- ")]
    expected = [
        f"{domain}.{n}"
        for domain, count in enumerate((6, 5, 5, 4, 3, 4), start=1)
        for n in range(1, count + 1)
    ]
    assert numbers == expected


def test_the_same_question_gets_the_same_answer(ask):
    first, second = (
        ask("which interventions for amber red"),
        ask("which interventions for amber red"),
    )
    assert (first.text, first.citations, first.tools) == (
        second.text,
        second.citations,
        second.tools,
    )


def test_a_question_about_a_named_provider_is_answered_from_its_evidence(ask):
    answer = ask("what did learners at Fernvale say of induction?")
    assert answer.status is Status.ANSWERED
    assert "29% of 31 learners" in answer.text
    assert {span.provider_id for span in answer.citations} == {"prov-fernvale"}


def test_what_a_tool_was_given_and_gave_is_told(ask):
    (use,) = ask("likelihood 4 impact 3").tools
    assert (use.name, use.arguments) == ("score_risk", {"likelihood": 4, "impact": 3})
    assert use.result["rating"] == "A/R"


def test_a_duty_of_2021_is_cited_from_the_strategy_of_2021(ask):
    answer = ask("what are the duties of the quality committee")
    assert answer.citations
    assert {span.edition for span in answer.citations} == {"2021"}
