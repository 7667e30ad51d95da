"""The path of a question, as one list. Start reading here.

Each step is a function of a turn and the parts behind it, and gives the next turn; no step knows
another. A fault is an exception; every outcome a person should read is a value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.access import scope_for
from assistant.checks.identity import mask_within
from assistant.question import Answer, Question, ToolUse
from assistant.steps.cite import cite
from assistant.steps.gather import gather
from assistant.steps.guard import guard
from assistant.steps.recall import recall
from assistant.steps.receive import receive
from assistant.steps.remember import remember
from assistant.steps.resolve import resolve
from assistant.steps.support import support
from assistant.turn import Deps, Turn

Step = Callable[[Turn, Deps], Turn]

STEPS: tuple[Step, ...] = (
    receive,  # clean the text, turn away what is no question
    recall,  # fetch what was said before
    gather,  # let the agent call tools and word an answer
    resolve,  # tokens become spans of this turn, or the claim goes
    support,  # each sentence agrees with its source, or is held back
    guard,  # what is cited may be seen by the asker; nobody can be picked out
    cite,  # tokens become [1], [2] and a list of sources
    remember,  # keep the exchange for a follow-up
)


def answer(question: Question, deps: Deps) -> Answer:
    """Answer a question. Raises `NotYours` (provider or conversation) and `Fault` (model)."""
    turn = Turn(question=question, scope=scope_for(question.principal, deps.library))
    for step in STEPS:
        turn = step(turn, deps)
        if turn.settled:
            break
    return Answer(
        status=turn.status,
        text=turn.composed,
        citations=turn.citations,
        tools=tuple(
            ToolUse(
                name=call.name,
                arguments=mask_within(_given(call.arguments)),
                result=mask_within(call.report.result),
            )
            for call in turn.used
        ),
        conversation=turn.conversation or question.conversation or "",
        held_back=turn.held_back,
    )


def _given(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments that were given; a tool's own defaults are left out."""
    return {k: v for k, v in arguments.items() if not (v is None or v is False or v == "")}
