"""Giving each note its theme: by its words, by a standard near in meaning, by what it leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Note
from assistant.drafting.themes import Theme, bank, themes_of
from assistant.ports import Embedder
from assistant.standard_matching import match_standards
from corpus.evidence.signals import Polarity
from corpus.framework.model import Framework

_LEANING = re.compile(
    r"\W*(?:they|this|it|that|these|those|he|she|the same|others?|one (?:did|had|was))\b",
    re.IGNORECASE,
)
_HOLDS_DANGER = ("supervision", "safety")  # themes under which danger is told
_LEAST_WORDS = 4  # shorter notes are matched by their words alone


def with_themes(
    notes: Sequence[Note], framework: Framework, embedder: Embedder | None
) -> Iterator[Note]:
    """Give each note with the key of its theme, None where it speaks of none."""
    before: Note | None = None
    for note in notes:
        key = _by_words(note)
        if key is None and before is not None and _leans(note, before):
            key = before.theme
        before = note.model_copy(update={"theme": key or _by_meaning(note, framework, embedder)})
        yield before


def _by_words(note: Note) -> str | None:
    found = themes_of(note.span.quote, note.standards)
    if note.safety:
        kept = [theme for theme in found if theme.key in _HOLDS_DANGER]
        return (kept or bank().themes)[0].key
    if found:
        specific = [theme for theme in found if theme.key != "safety"]
        return (specific or found)[0].key
    return None


def _by_meaning(note: Note, framework: Framework, embedder: Embedder | None) -> str | None:
    points = note.polarity in (Polarity.CONCERN, Polarity.POSITIVE)
    if points and len(note.span.quote.split()) >= _LEAST_WORDS:
        for match in match_standards(framework, note.span.quote, embedder, most=1):
            theme = _of_standard(match.standard.number)
            return theme.key if theme else None
    return None


def _of_standard(number: str) -> Theme | None:
    held = sorted(
        (theme for theme in bank().themes if number in theme.standards),
        key=lambda theme: theme.standards.index(number),
    )
    return held[0] if held else None


def _leans(note: Note, before: Note) -> bool:
    """Say whether a note goes on from the one before: "They …", or the same bullet."""
    together = note.span.place.first - before.span.place.last <= 1
    same = note.span.place.first == before.span.place.first
    follows = same or before.safety or bool(_LEANING.match(note.span.quote))
    return together and before.section == note.section and follows
