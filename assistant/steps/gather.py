"""Step: the agent calls tools under this turn's scope and words an answer from what they report."""

from __future__ import annotations

from dataclasses import replace

from assistant.agent import run_agent
from assistant.mentions import providers_mentioned
from assistant.outcomes import overall
from assistant.tools.context import ToolContext
from assistant.turn import Deps, Turn


def gather(turn: Turn, deps: Deps) -> Turn:
    """Run the agent; keep its words and every report. Raises `Fault` where the model fails."""
    context = ToolContext(
        library=deps.library,
        scope=turn.scope,
        ledger=turn.ledger,
        today=turn.question.asked_on,
        embedder=deps.embedder,
        start_draft=deps.start_draft,
        glossary=deps.glossary(),
    )
    named = providers_mentioned(turn.text, deps.library.providers(turn.scope))
    about = tuple(provider.name for provider in named)
    composed = run_agent(deps.model, context, turn.text, turn.history, about)
    used = tuple(context.used)
    status = overall(call.report.status for call in used)
    return replace(turn, composed=composed, used=used, status=status, providers=about)
