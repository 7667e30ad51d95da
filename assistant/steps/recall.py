"""Step: what was said before in this conversation, or the start of a new one."""

from __future__ import annotations

from dataclasses import replace

from assistant.access import owner_of
from assistant.turn import Deps, Turn


def recall(turn: Turn, deps: Deps) -> Turn:
    """Fetch the exchanges so far. Raises `NotYours` for somebody else's conversation."""
    owner = owner_of(turn.question.principal, turn.scope)
    if not turn.question.conversation:
        return replace(turn, conversation=deps.conversations.begin(owner))
    exchanges = deps.conversations.exchanges(owner, turn.question.conversation)
    return replace(turn, conversation=turn.question.conversation, history=tuple(exchanges))
