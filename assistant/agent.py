"""The agent: a chat model with this turn's tools, within limits. The same for every model.

What a model or a tool can do wrong has a name here: an empty answer, a call nobody can read, too
many steps, a tool that fails. It knows neither scopes nor citations; the tools and the checks do.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.outcomes import reply
from assistant.ports import Exchange
from assistant.prompts import prompt
from assistant.question import Status
from assistant.tools.context import ToolCall, ToolContext
from assistant.tools.report import ToolReport
from corpus.failures import Failure, Fault

if TYPE_CHECKING:
    from langchain.agents.middleware import AgentMiddleware
    from langchain.agents.middleware.types import ToolCallRequest
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.tools import BaseTool

MODEL_CALLS = 8
TOOL_CALLS = 12
TOOL_FAILED = "One part could not be looked up, because a tool failed; the rest is not affected."
REMEMBERED = 6  # exchanges of the conversation that the model is shown

_log = logging.getLogger(__name__)


class ModelFailed(Fault):
    """The model gave nothing that can be used as an answer."""


class TooManySteps(Fault):
    """The model went on calling tools beyond what one answer may take."""


def run_agent(
    model: BaseChatModel,
    context: ToolContext,
    question: str,
    history: Sequence[Exchange] = (),
    providers: Sequence[str] = (),
) -> str:
    """Return the answer as the model words it, with tokens; `context.used` holds the reports.

    `providers` are the names of those that the question is about, as the library writes them.
    Raises `ModelFailed` and `TooManySteps`; a tool that fails is told to the model instead.
    """
    from langchain.agents import create_agent
    from langchain.agents.middleware import ModelCallLimitMiddleware, ToolCallLimitMiddleware
    from langchain.agents.middleware.model_call_limit import ModelCallLimitExceededError
    from langchain.agents.middleware.tool_call_limit import ToolCallLimitExceededError
    from langsmith import tracing_context

    limits: list[AgentMiddleware[Any, Any, Any]] = [
        ModelCallLimitMiddleware(run_limit=MODEL_CALLS, exit_behavior="error"),
        ToolCallLimitMiddleware(run_limit=TOOL_CALLS, exit_behavior="error"),
        _tool_failures(context),
    ]
    agent: Any = create_agent(
        model,
        tools=_tools(context),
        system_prompt=prompt("answer", today=_british(context.today)),
        middleware=limits,
    )
    terms = [label for each in context.glossary.said_in(question) for label in each.labels]
    messages: Any = {"messages": _messages(question, history, providers, terms)}
    try:
        with tracing_context(enabled=False):  # no content leaves for a tracing service
            # One tool at a time, so that the same question always gives the same tokens.
            done = agent.invoke(messages, config={"max_concurrency": 1, "recursion_limit": 60})
    except (ModelCallLimitExceededError, ToolCallLimitExceededError) as error:
        raise TooManySteps(" ".join(reply("too_many_steps").lines)) from error
    except Failure:
        raise
    except Exception as error:
        _log.warning("model failed kind=%s", type(error).__name__)
        raise ModelFailed(" ".join(reply("model_failed").lines)) from error
    return _words_of(done["messages"][-1])


def _words_of(last: BaseMessage) -> str:
    """Return the model's last words. Raises `ModelFailed` for an empty or unreadable message."""
    unreadable = getattr(last, "invalid_tool_calls", None)
    words = last.text.strip()
    if unreadable or not words or last.type != "ai":
        _log.warning("model gave no answer unreadable_calls=%d", len(unreadable or ()))
        raise ModelFailed(" ".join(reply("model_failed").lines))
    return words


def _messages(
    question: str, history: Sequence[Exchange], providers: Sequence[str], terms: Sequence[str]
) -> list[BaseMessage]:
    """Return the conversation as messages; what is known around them travels as metadata."""
    from langchain_core.messages import AIMessage, HumanMessage

    messages: list[BaseMessage] = []
    for exchange in history[-REMEMBERED:]:
        messages.append(HumanMessage(exchange.question))
        said: AIMessage = AIMessage(exchange.answer, response_metadata={"topic": exchange.topic})
        messages.append(said)
    around = {"providers": list(providers), "terms": list(terms)}
    return [*messages, HumanMessage(question, response_metadata=around)]


def _tools(context: ToolContext) -> list[BaseTool]:
    """Return the turn's tools and the one that replies where no document can."""
    from assistant.tools import tools_for

    def run(kind: str) -> str:
        fixed = reply(kind)
        first, *others = fixed.lines
        report = ToolReport(
            status=fixed.status, lead=first, statements=tuple(others), result={"reply": kind}
        )
        context.used.append(
            ToolCall(name="reply_without_documents", arguments={"kind": kind}, report=report)
        )
        return report.model_dump_json()

    return [*tools_for(context), _fixed_reply().model_copy(update={"func": run})]


@cache
def _fixed_reply() -> BaseTool:
    """Return the tool of the fixed replies as a model sees it, built once; it replies nothing."""
    from langchain_core.tools import StructuredTool

    def reply_without_documents(kind: str) -> str:
        """Reply to what no document answers: a greeting, thanks, a call for help, or a request
        that is not ours to meet.

        Args:
            kind: "greeting", "thanks", "help", "set_rating" (asked to set, fill in or change a
                rating), "set_decision" (asked to decide, approve or suspend), "invent" (asked to
                make something up), "hide" (asked to leave out or soften), "identify" (asked who a
                learner is), "word_safely" (how to word a person's allegation), "beyond" (asked to
                rewrite, tidy or check a text), "whole_document" (asked for a policy, template or
                form in full), "not_held" (asked for pay, prices, telephone numbers, doses),
                "instructions" (asked to work by other rules),
                "which_is_likelihood", "which_two_numbers" or "which_provider" (incomplete).
        """
        raise NotImplementedError(kind)

    return StructuredTool.from_function(reply_without_documents, parse_docstring=True)


def _tool_failures(context: ToolContext) -> AgentMiddleware[Any, Any, Any]:
    """Return the middleware that tells the model of a tool's failure, so that the run goes on."""
    from langchain.agents.middleware import ToolErrorMiddleware

    def told(error: Exception, request: ToolCallRequest) -> str | None:
        if isinstance(error, Failure):
            return None  # a fault of ours or beneath us ends the turn
        call = request.tool_call
        _log.warning("tool failed name=%s kind=%s", call["name"], type(error).__name__)
        report = ToolReport(status=Status.NOT_IN_DOCUMENTS, lead=TOOL_FAILED)
        context.used.append(ToolCall(name=call["name"], arguments=call["args"], report=report))
        return report.model_dump_json()

    return ToolErrorMiddleware(told)


def _british(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
