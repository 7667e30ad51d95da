"""A chat model that says what a test tells it to, faults included."""

from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field

Line = AIMessage | Exception | Callable[[Sequence[BaseMessage]], AIMessage]


class ScriptedModel(BaseChatModel):
    """Gives its lines in order, the last one again and again; `heard` is what it was shown."""

    lines: list[Any]
    heard: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools, **kwargs):
        return self

    def _generate(self, messages, stop=None, run_manager=None, **kwargs):
        self.heard.append(list(messages))
        line = self.lines[min(len(self.heard), len(self.lines)) - 1]
        if isinstance(line, Exception):
            raise line
        message = line(messages) if callable(line) else line
        return ChatResult(generations=[ChatGeneration(message=message)])


def calls(*named: tuple[str, dict[str, Any]]) -> AIMessage:
    """A message that calls tools by name."""
    return AIMessage(
        content="",
        tool_calls=[
            {"name": name, "args": arguments, "id": f"call-{number}", "type": "tool_call"}
            for number, (name, arguments) in enumerate(named)
        ],
    )


def says(text: str) -> AIMessage:
    """A message of words."""
    return AIMessage(content=text)
