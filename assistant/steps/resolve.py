"""Step: each token in the answer stands for a span of this turn, or the sentence goes.

Before that, whatever came out of a document is made inert: it can bring no token, link or markup.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.checks.inert import inert
from assistant.checks.sentences import pieces_of
from assistant.turn import Deps, Turn

UNKNOWN_SOURCE = "A sentence cited a source that was not gathered for this question."


def resolve(turn: Turn, deps: Deps) -> Turn:  # noqa: ARG001 - every step has the same shape
    """Split the answer into pieces and take out those that cite what this turn never gathered."""
    pieces = pieces_of(inert(turn.composed))
    known = [p for p in pieces if all(turn.ledger.span(token) for token in p.tokens)]
    reasons = (UNKNOWN_SOURCE,) * (len(pieces) - len(known))
    return replace(turn, pieces=tuple(known), held_back=turn.held_back + reasons)
