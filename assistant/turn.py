"""One turn of a conversation, and what its steps may lean on.

A turn is a frozen value: each step takes one and returns the next. The parts behind `Deps` come
from the composition root; nothing here builds them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.checks.sentences import Piece
from assistant.ledger import Ledger
from assistant.ports import Conversations, Embedder, Exchange, Library, WordReader
from assistant.question import Question, Status
from assistant.tools.context import DraftStarter, ToolCall
from corpus.access import Scope
from corpus.glossary import Glossary, ours
from corpus.passage import Span

if TYPE_CHECKING:  # a language model costs seconds to import
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True, slots=True)
class Deps:
    """The parts that answer questions, alike for every turn."""

    library: Library
    conversations: Conversations
    model: BaseChatModel
    embedder: Embedder | None = None
    reader: WordReader | None = None  # for the support check; by words alone where there is none
    start_draft: DraftStarter | None = None  # None where nothing can be drafted (Slack)
    glossary: Callable[[], Glossary] = field(default=ours)  # as it stands when it is asked for


@dataclass(frozen=True, slots=True)
class Turn:
    """A question on its way to an answer."""

    question: Question
    scope: Scope
    ledger: Ledger = field(default_factory=Ledger)
    text: str = ""  # the question, cleaned
    conversation: str = ""
    history: tuple[Exchange, ...] = ()
    providers: tuple[str, ...] = ()  # names of those the question is about
    used: tuple[ToolCall, ...] = ()
    composed: str = ""  # the answer as the model worded it, then as it may be shown
    pieces: tuple[Piece, ...] = ()
    status: Status = Status.NOT_IN_DOCUMENTS
    held_back: tuple[str, ...] = ()  # reasons, never words
    citations: tuple[Span, ...] = ()
    settled: bool = False  # nothing is left to do: the reply stands as it is
