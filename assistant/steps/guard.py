"""Step: whatever is cited may be seen by the asker now and still says so; nobody is picked out.

The spans were gathered under the same scope; they are fetched once more all the same, so that a
fault in a tool or a store, or a document withdrawn meanwhile, can hide a sentence, never show one.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.checks.identity import mask
from assistant.checks.quoting import folded
from assistant.checks.sentences import without_empty_frames
from assistant.ports import Library
from assistant.turn import Deps, Turn
from corpus.access import Scope
from corpus.failures import Failure
from corpus.passage import Span

NOT_VISIBLE = "A sentence cited a source that is not there any more, or not yours to see."

#: Share of a quotation's words that must stand at its place; passages leave page furniture out.
_STANDING = 0.9


def guard(turn: Turn, deps: Deps) -> Turn:
    """Hold back what cites a span that does not stand; mask what points to one person."""
    cited = {token for piece in turn.pieces for token in piece.tokens}
    gone = {
        token
        for token, span in turn.ledger.spans().items()
        if token in cited and not stands(span, turn.scope, deps.library)
    }
    kept = [piece for piece in turn.pieces if not gone & set(piece.tokens)]
    reasons = (NOT_VISIBLE,) * (len(turn.pieces) - len(kept))
    masked = [piece.with_text(mask(piece.text)) for piece in kept]
    return replace(
        turn,
        pieces=without_empty_frames(masked),
        held_back=turn.held_back + reasons,
    )


def stands(span: Span, scope: Scope, library: Library) -> bool:
    """Say whether this scope may see the span's document, and the words are at their place."""
    try:
        text = library.text(scope, span.document_id, span.version)
    except Failure:
        return False
    if span.place.last > len(text.lines):
        return False
    there = folded(text.between(span.place.first, span.place.last))
    quote = folded(span.quote)
    if quote in there:
        return True
    words = quote.split()
    standing = set(there.split())
    return sum(word in standing for word in words) >= _STANDING * len(words)
