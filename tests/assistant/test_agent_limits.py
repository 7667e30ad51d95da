"""What a model or a tool does wrong has a name; nothing ends in a silent empty answer."""

import logging

import pytest
from langchain_core.messages import AIMessage

from assistant.agent import MODEL_CALLS, ModelFailed, TooManySteps
from assistant.question import Status
from tests.scripted_model import ScriptedModel, calls, says

LOOK_UP = calls(("look_up_standard", {"standard": "3.4"}))


def test_an_endless_tool_loop_stops_at_the_limit(ask):
    model = ScriptedModel(lines=[LOOK_UP], heard=[])
    with pytest.raises(TooManySteps, match="more steps"):
        ask("what is standard 3.4", model=model)
    assert len(model.heard) <= MODEL_CALLS


def test_hundreds_of_calls_at_once_are_not_run(ask):
    flood = calls(*[("look_up_standard", {"standard": "3.4"})] * 500)
    with pytest.raises(TooManySteps):
        ask("what is standard 3.4", model=ScriptedModel(lines=[flood, says("done")], heard=[]))


@pytest.mark.parametrize(
    "message",
    [
        AIMessage(content=""),
        AIMessage(content="   "),
        AIMessage(
            content="",
            invalid_tool_calls=[
                {
                    "name": "look_up_standard",
                    "args": "{stand",
                    "id": "1",
                    "error": "bad",
                    "type": "invalid_tool_call",
                }
            ],
        ),
    ],
)
def test_an_empty_or_unreadable_message_is_a_named_failure(ask, message):
    with pytest.raises(ModelFailed, match="no usable answer"):
        ask("what is standard 3.4", model=ScriptedModel(lines=[message], heard=[]))


def test_a_model_that_raises_is_a_named_failure_and_its_words_stay_out_of_it(ask, caplog):
    model = ScriptedModel(lines=[RuntimeError("key sk-quillfeather for the question")], heard=[])
    with caplog.at_level(logging.DEBUG, logger="assistant"), pytest.raises(ModelFailed) as failure:
        ask("what is standard 3.4", model=model)
    assert "quillfeather" not in failure.value.sentence
    assert "quillfeather" not in caplog.text


def test_a_tool_that_raises_becomes_a_message_and_the_rest_is_answered(ask, library, monkeypatch):
    def broken(scope, question, limit=10, provider_id=None):
        message = "secret inside"
        raise RuntimeError(message)

    monkeypatch.setattr(library, "search", broken)
    answer = ask("what is standard 3.4, and how was the survey piloted?")
    assert answer.status is Status.PARTIAL
    assert "3.4" in answer.text
    assert "could not be looked up" in answer.text
    assert "secret" not in answer.model_dump_json()


def test_an_unknown_tool_or_wrong_arguments_do_not_end_the_turn(ask):
    lines = [
        calls(("no_such_tool", {}), ("look_up_standard", {"standard": ["a", {}]})),
        LOOK_UP,
        lambda heard: says(_lead(heard)),
    ]
    answer = ask("what is standard 3.4", model=ScriptedModel(lines=lines, heard=[]))
    assert answer.text.startswith("Standard 3.4")


def test_a_model_is_shown_the_rules_the_history_and_the_question(ask):
    first = ask("what is standard 3.4")
    model = ScriptedModel(lines=[LOOK_UP, lambda heard: says(_lead(heard))], heard=[])
    ask("and once more?", conversation=first.conversation, model=model)
    kinds = [message.type for message in model.heard[0]]
    assert kinds == ["system", "human", "ai", "human"]
    assert "[p1]" in model.heard[0][0].text


def _lead(heard) -> str:
    from assistant.tools.report import ToolReport

    return ToolReport.model_validate_json(heard[-1].content).lead
