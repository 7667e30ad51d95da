"""How an answer can end: each status with the one sentence that says so, and our fixed replies.

An outcome is a value, never an exception. The fixed replies (`outcomes.toml`) are the only
sentences of an answer that rest on no document: they make no claim about one. Nothing here decides
which outcome applies.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from assistant.question import Status
from corpus.text import Value

#: One sentence for the person, for an answer that has nothing better to say for itself.
SENTENCES: dict[Status, str] = {
    Status.ANSWERED: "This is what the documents say.",
    Status.PARTIAL: "Part of this could be answered; the rest is named below.",
    Status.NOT_IN_DOCUMENTS: "I found nothing in the documents held here that answers this.",
    Status.CLARIFY: "I need one more detail before I can answer.",
    Status.NEEDS_PERSON: "This is for a person to decide, so I have left it open.",
    Status.REFUSED: "I cannot do that.",
}

#: Which status an answer takes when its parts differ and none of them was answered.
_WEIGHT = (Status.NEEDS_PERSON, Status.REFUSED, Status.CLARIFY, Status.NOT_IN_DOCUMENTS)


class FixedReply(Value):
    """A status with its sentences: what is so, then what can be done instead."""

    status: Status
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the reply as Markdown, list items kept together."""
        lines = [("\n" if line.startswith("- ") else "\n\n") + line for line in self.lines]
        return "".join(lines).strip()


@cache
def replies() -> dict[str, FixedReply]:
    """Return every fixed reply by its name, e.g. "set_rating"."""
    raw = tomllib.loads(resources.files("assistant").joinpath("outcomes.toml").read_text("utf-8"))
    return {
        name: FixedReply(
            status=Status(entry["status"]), lines=tuple(entry["text"].strip().splitlines())
        )
        for name, entry in raw.items()
    }


def reply(name: str) -> FixedReply:
    """Return the fixed reply of this name."""
    return replies()[name]


def held_back_notice(count: int) -> str:
    """Return the sentence that tells the reader how much was held back."""
    if count == 1:
        return "One sentence was held back because no source given supports it."
    return f"{count} sentences were held back because no source given supports them."


def overall(parts: Iterable[Status]) -> Status:
    """Return one status for an answer from those of its parts.

    >>> overall([Status.ANSWERED, Status.NOT_IN_DOCUMENTS]).value
    'partial'
    """
    seen = set(parts)
    if not seen:
        return Status.NOT_IN_DOCUMENTS
    if len(seen) == 1:
        return seen.pop()
    if seen & {Status.ANSWERED, Status.PARTIAL}:
        return Status.PARTIAL
    return next(status for status in _WEIGHT if status in seen)
