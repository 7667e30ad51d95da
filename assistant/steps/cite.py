"""Step: tokens become [1], [2] … in reading order, and the reader is told what was held back."""

from __future__ import annotations

from dataclasses import replace

from assistant.checks.identity import mask
from assistant.checks.sentences import PieceKind, join
from assistant.ledger import TOKEN
from assistant.outcomes import held_back_notice, reply
from assistant.question import Status
from assistant.turn import Deps, Turn
from corpus.passage import Span


def cite(turn: Turn, deps: Deps) -> Turn:  # noqa: ARG001 - every step has the same shape
    """Number the sources and settle the status, now that it is known what may be said."""
    if not any(piece.kind is not PieceKind.RULE for piece in turn.pieces):
        return _nothing_left(turn)
    order = list(dict.fromkeys(token for piece in turn.pieces for token in piece.tokens))
    numbers = {token: f"[{number}]" for number, token in enumerate(order, start=1)}
    text = TOKEN.sub(lambda match: numbers[match.group()], join(turn.pieces))
    status = turn.status
    if turn.held_back:
        text = f"{text}\n\n{held_back_notice(len(turn.held_back))}"
        status = Status.PARTIAL if status is Status.ANSWERED else status
    spans = (turn.ledger.span(token) for token in order)
    citations = tuple(_masked(span) for span in spans if span is not None)
    return replace(turn, composed=text, status=status, citations=citations)


def _nothing_left(turn: Turn) -> Turn:
    fixed = reply("unsupported")
    text = fixed.text
    if turn.held_back:
        text = f"{text}\n\n{held_back_notice(len(turn.held_back))}"
    return replace(turn, composed=text, status=fixed.status, citations=())


def _masked(span: Span) -> Span:
    return span.model_copy(update={"quote": mask(span.quote)})
