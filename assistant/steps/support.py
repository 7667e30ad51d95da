"""Step: sentence by sentence, the answer says what its sources say, or the sentence is held back.

A tool's own statement passes as the tool made it. Anything a model worded must cite a span whose
figures, quotations, names and sense it keeps.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.checks.nearness import Nearness
from assistant.checks.sentences import Piece, without_empty_frames
from assistant.checks.support import Basis, judge
from assistant.turn import Deps, Turn


def support(turn: Turn, deps: Deps) -> Turn:
    """Keep what is supported, with stored characters in its quotations; count what is not."""
    basis = Basis.of(
        turn.text,
        [call.report for call in turn.used],
        turn.ledger.spans(),
        Nearness(deps.reader) if deps.reader else None,
    )
    kept: list[Piece] = []
    reasons: list[str] = []
    for piece in turn.pieces:
        verdict = judge(piece, basis)
        if verdict.piece is None:
            reasons.append(verdict.reason)
        else:
            kept.append(verdict.piece)
    return replace(
        turn,
        pieces=without_empty_frames(kept),
        held_back=turn.held_back + tuple(reasons),
    )
