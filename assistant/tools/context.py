"""What a tool may use in one turn: the library under this scope, this turn's ledger, the day.

A context is built for each question and never shared, so no argument of a tool, whatever a model
puts in it, can reach past the scope.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from assistant.drafting.draft import DraftRequest
from assistant.ledger import Ledger
from assistant.ports import Embedder, Library, LoadedFramework
from assistant.tools.report import ToolReport
from corpus.access import Scope
from corpus.glossary import Glossary, ours
from corpus.text import DocumentText, Value


class StartedDraft(Value):
    """What the drafting flow says once it has written a draft."""

    file: str  # where it is, as the person may be told
    questions: tuple[str, ...] = ()  # what must still be asked of a person
    set_aside: tuple[str, ...] = ()  # what was found and not used, and why


DraftStarter = Callable[[DraftRequest], StartedDraft]


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call of a tool in this turn."""

    name: str
    arguments: dict[str, Any]
    report: ToolReport


@dataclass
class ToolContext:
    """The reach of one turn. `embedder` None: tools that compare meanings go by words alone."""

    library: Library
    scope: Scope
    ledger: Ledger
    today: dt.date
    embedder: Embedder | None = None
    start_draft: DraftStarter | None = None  # None where nothing can be drafted (Slack)
    glossary: Glossary = field(default_factory=ours)
    used: list[ToolCall] = field(default_factory=list)
    _texts: dict[str, DocumentText] = field(default_factory=dict, init=False, repr=False)

    def text(self, document_id: str) -> DocumentText:
        """Return a visible document's stored text, read once a turn. Raises `NotYours`."""
        if document_id not in self._texts:
            text = self.library.text(self.scope, document_id)
            self._texts[document_id] = text.without_held()
        return self._texts[document_id]

    @cached_property
    def loaded(self) -> LoadedFramework:
        """The framework as it stood when this turn first asked for it."""
        return self.library.framework()
