"""The open concerns of the register's latest month as notes, beside what the other papers say."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.collected import Collected, Note, Side
from assistant.drafting.month import month_of
from assistant.drafting.regroup import in_small_letters
from assistant.drafting.theming import with_themes
from corpus.evidence.signals import Polarity, is_safety_signal
from corpus.screening import is_instruction_like


def register_notes(collected: Collected) -> Iterator[Note]:
    """Give each open concern in the register's words, gravest first, with its theme."""
    yield from with_themes(
        list(_concerns(collected)), collected.loaded.framework, collected.embedder
    )


def _concerns(collected: Collected) -> Iterator[Note]:
    month = month_of(collected)
    papers = {paper.text.name: paper for paper in collected.papers}
    for concern in month.closing:
        words = concern.as_written.get("concern", "")
        paper = papers.get(concern.document)
        if not words or paper is None or is_instruction_like(words):
            continue
        harm = concern.as_written.get("safety", "")
        yield Note(
            paper=paper,
            span=paper.span(words, concern.place),
            group=(
                in_small_letters(concern.learner_groups[0])
                if len(concern.learner_groups) == 1
                else ""
            ),
            side=Side.DOCUMENTS,
            polarity=Polarity.CONCERN,
            section="Register of concerns",
            date=concern.date_raised,
            safety=is_safety_signal(words) or is_safety_signal(harm),
        )
