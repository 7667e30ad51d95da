"""A question, who asks it, and what comes back."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from pydantic import Field

from corpus.passage import Span
from corpus.text import Value


class PrincipalKind(StrEnum):
    """The three kinds of asker that the command line and the doors know."""

    TEAM = "team"
    PROVIDER = "provider"
    PUBLIC = "public"
    OFFICIAL_ONLY = "official_only"  # a Slack channel: official documents and nothing else


class Principal(Value):
    """Who asks."""

    kind: PrincipalKind
    provider: str | None = None  # the provider's name, for `provider:NAME`


class Question(Value):
    """What somebody typed, as it came through a door."""

    text: str
    principal: Principal
    asked_on: dt.date  # the day that decides what is stale, overdue or in force
    conversation: str | None = None


class Status(StrEnum):
    """How an answer ended. Each has its sentence in `outcomes.py`."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_IN_DOCUMENTS = "not_in_documents"
    CLARIFY = "clarify"
    NEEDS_PERSON = "needs_person"
    REFUSED = "refused"


class ToolUse(Value):
    """A tool that was called for an answer, with what it was given and what it gave back."""

    name: str
    arguments: dict[str, Any]
    result: Any


class Answer(Value):
    """What a door renders. `text` refers to `citations` as [1], [2] … in their order."""

    status: Status
    text: str
    citations: tuple[Span, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    conversation: str
    held_back: tuple[str, ...] = Field(default=())  # why a sentence was held back; never its words
