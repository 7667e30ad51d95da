"""The embedded chat model: it plans tool calls and words answers by rule, with no model service.

To LangChain it is a chat model like any other. It reads the person's messages and the reports that
tools gave in this turn, and nothing else; system messages are for models that need telling.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    ToolMessage,
)
from langchain_core.messages.tool import tool_call
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool

from assistant.embedded.composing import compose
from assistant.embedded.understanding import follow_up, understand
from assistant.embedded.wanted import Before, Wanted
from assistant.outcomes import SENTENCES
from assistant.question import Status
from assistant.tools.report import ToolReport


class EmbeddedModel(BaseChatModel):
    """A chat model made of rules: the same messages always give the same answer."""

    model_name: str = "embedded"

    @property
    def _llm_type(self) -> str:
        return "quality-assistant-embedded"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model_name": self.model_name}

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Return the model with these tools to plan with; their schemas say what each takes."""
        return self.bind(tools=[_described(tool) for tool in tools], **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002 - the base class's
        **kwargs: Any,
    ) -> ChatResult:
        message = _reply(messages, kwargs.get("tools") or [])
        if stop and isinstance(message.content, str):
            message = message.model_copy(update={"content": _stopped(message.content, stop)})
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        """Yield the answer paragraph by paragraph; a plan comes as one chunk."""
        whole = self._generate(messages, stop, run_manager, **kwargs).generations[0].message
        paragraphs = whole.text.split("\n\n") if whole.text else [""]
        last = len(paragraphs) - 1
        for number, paragraph in enumerate(paragraphs):
            chunk = AIMessageChunk(
                content=paragraph + ("\n\n" if number < last else ""),
                tool_call_chunks=_chunks(whole) if number == last else [],
                response_metadata=whole.response_metadata if number == last else {},
                chunk_position="last" if number == last else None,
            )
            if run_manager:
                run_manager.on_llm_new_token(chunk.text)
            yield ChatGenerationChunk(message=chunk)


#: Tools as the protocol has them, by name, words and schema: they are the same in every turn.
_DESCRIBED: dict[tuple[str, str, object], dict[str, Any]] = {}


def _described(tool: dict[str, Any] | type | Callable[..., Any] | BaseTool) -> dict[str, Any]:
    """Return a tool as the protocol has it; one whose schema is a class is described once."""
    if not (isinstance(tool, BaseTool) and isinstance(tool.args_schema, type)):
        return convert_to_openai_tool(tool)
    key = (tool.name, tool.description, tool.args_schema)
    if key not in _DESCRIBED:
        _DESCRIBED[key] = convert_to_openai_tool(tool)
    return _DESCRIBED[key]


def _reply(messages: Sequence[BaseMessage], tools: Sequence[dict[str, Any]]) -> AIMessage:
    """Return the next message: tool calls for a fresh question, words once reports are in."""
    metadata = {"model_name": "embedded"}
    latest = max((n for n, m in enumerate(messages) if isinstance(m, HumanMessage)), default=-1)
    asked = messages[latest].text if latest >= 0 else ""
    gave = [m for m in messages[latest + 1 :] if isinstance(m, ToolMessage)]
    reports = [_report_of(message) for message in gave]
    if reports:
        wanted = follow_up(asked, reports, {message.name or "" for message in gave})
    elif asked.strip():
        wanted = understand(asked, _before(messages[:latest], messages[latest]))
    else:
        wanted = ()
    calls = [
        tool_call(name=call.tool, args=call.arguments, id=f"call_{len(messages)}_{number}")
        for number, call in enumerate(_offered(wanted, tools))
    ]
    if calls:
        return AIMessage(content="", tool_calls=calls, response_metadata=metadata)
    if reports:
        return AIMessage(content=compose(asked, reports), response_metadata=metadata)
    return AIMessage(content=SENTENCES[Status.NOT_IN_DOCUMENTS], response_metadata=metadata)


def _before(messages: Sequence[BaseMessage], asked: BaseMessage) -> Before:
    """Return what the conversation settled, and what is named now, as messages carry it."""
    topic: dict[str, str] = {}
    for message in messages:
        if isinstance(message, AIMessage):
            for key, value in message.response_metadata.get("topic", {}).items():
                topic.pop(key, None)  # so that what was settled last stands last
                topic[key] = value
    questions = tuple(message.text for message in messages if isinstance(message, HumanMessage))
    providers = tuple(asked.response_metadata.get("providers", ()))
    terms = tuple(asked.response_metadata.get("terms", ()))
    return Before(questions=questions, topic=topic, providers=providers, terms=terms)


def _offered(wanted: Sequence[Wanted], tools: Sequence[dict[str, Any]]) -> list[Wanted]:
    """Return the calls of tools that are there, with the arguments they take."""
    takes = {
        tool["function"]["name"]: set(tool["function"].get("parameters", {}).get("properties", {}))
        for tool in tools
    }
    return [
        Wanted(call.tool, {k: v for k, v in call.arguments.items() if k in takes[call.tool]})
        for call in wanted
        if call.tool in takes
    ]


def _report_of(message: ToolMessage) -> ToolReport:
    """Return a tool's report from its content as JSON, or a report of its words."""
    text = message.text
    try:
        return ToolReport.model_validate_json(text)
    except ValueError:
        return ToolReport(status=Status.ANSWERED, lead=text or SENTENCES[Status.NOT_IN_DOCUMENTS])


def _chunks(message: BaseMessage) -> list[Any]:
    calls = message.tool_calls if isinstance(message, AIMessage) else []
    return [
        {"name": c["name"], "args": json.dumps(c["args"]), "id": c["id"], "index": number}
        for number, c in enumerate(calls)
    ]


def _stopped(text: str, stop: Sequence[str]) -> str:
    ends = [text.index(mark) for mark in stop if mark in text]
    return text[: min(ends)] if ends else text
