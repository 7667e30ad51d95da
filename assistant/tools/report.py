"""What every tool gives back: data for scripts, and ready statements for whoever words the answer.

A statement is one sentence (or table row, or list item) whose citations are tokens such as [p1];
the ledger of the turn knows what each token stands for. A model may choose, order and join
statements; whatever it writes without a valid token is held back by the checks that follow.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from assistant.question import Status
from corpus.text import Value


class ToolReport(Value):
    """What a tool found."""

    status: Status  # of this tool's part of the answer
    lead: str  # the direct first sentence, with its tokens
    statements: tuple[str, ...] = ()  # support, each with its tokens; Markdown lists and tables
    cautions: tuple[str, ...] = ()  # edition, ambiguity, whose decision it is; with tokens if cited
    result: Any = None  # what `--json` shows; plain JSON values
    topic: dict[str, str] = Field(default_factory=dict)  # what a follow-up question may refer to
