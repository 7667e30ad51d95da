"""Step: the exchange is kept for a follow-up, with what it settled."""

from __future__ import annotations

from dataclasses import replace

from assistant.access import owner_of
from assistant.checks.identity import mask
from assistant.ports import Exchange
from assistant.turn import Deps, Turn


def remember(turn: Turn, deps: Deps) -> Turn:
    """Append the exchange to the conversation, in one transaction."""
    topic = {"provider": turn.providers[0]} if turn.providers else {}
    for call in turn.used:
        topic.update(call.report.topic)
    exchange = Exchange(question=mask(turn.text), answer=turn.composed, topic=topic)
    owner = owner_of(turn.question.principal, turn.scope)
    deps.conversations.add(owner, turn.conversation, exchange)
    return replace(turn, settled=True)
