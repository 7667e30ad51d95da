"""A conversation goes on where it stood."""

from assistant.question import Status


def test_a_conversation_is_begun_and_can_be_continued(ask, deps):
    first = ask("what rating is likelihood 4 impact 3")
    second = ask("and if the impact was 5?", conversation=first.conversation)
    assert second.conversation == first.conversation
    assert second.tools[0].arguments == {"likelihood": 4, "impact": 5}
    said = deps.conversations.kept[first.conversation][1]
    assert [exchange.question for exchange in said] == [
        "what rating is likelihood 4 impact 3",
        "and if the impact was 5?",
    ]
    assert said[0].answer == first.text


def test_an_unordered_pair_is_asked_about_and_then_settled(ask):
    first = ask("score 2x5")
    assert first.status is Status.CLARIFY
    assert "A/R" in first.text
    settled = ask("2 is the likelihood", conversation=first.conversation)
    assert settled.status is Status.ANSWERED
    assert settled.text.startswith("Likelihood 2")


def test_interventions_follow_from_the_rating_before(ask):
    first = ask("likelihood 5 impact 5")
    then = ask("so what should we do?", conversation=first.conversation)
    assert then.tools[0].name == "recommend_interventions"
    assert "Triggered visit" in then.text


def test_another_standard_is_looked_up_by_its_number_alone(ask):
    first = ask("what is standard 3.5")
    assert ask("what about 3.4", conversation=first.conversation).text.startswith("Standard 3.4")


def test_a_provider_named_before_stays_in_mind_for_a_follow_up(ask):
    first = ask("what did learners at Fernvale say of induction")
    then = ask("and the library?", conversation=first.conversation)
    assert then.tools[0].arguments["provider"] == "Fernvale Community NHS Trust"
    assert "Marigold" in then.text


def test_numbers_of_persons_are_not_kept_in_the_conversation(ask, deps):
    first = ask("what is standard 3.4, I am 943 476 5919 and jo@fern.example")
    kept = deps.conversations.kept[first.conversation][1][0]
    assert "943" not in kept.question
    assert "jo@" not in kept.question


def test_a_text_that_is_no_question_leaves_no_trace(ask, deps):
    assert ask("").conversation == ""
    assert deps.conversations.kept == {}
