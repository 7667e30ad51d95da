"""What a message asks for: tools to call, each with its arguments. The common coin of the rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Wanted:
    """One tool call that a rule asks for."""

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What stands around a message: what was settled before, which providers and terms it names."""

    questions: tuple[str, ...] = ()  # the person's, oldest first
    topic: dict[str, str] = field(default_factory=dict)  # what was settled last stands last

    providers: tuple[str, ...] = ()  # names, as the library writes them
    terms: tuple[str, ...] = ()  # every label of those that the glossary in use knows

    @property
    def last(self) -> str:
        """The person's previous message, "" at the start."""
        return self.questions[-1] if self.questions else ""


def fixed(kind: str) -> Wanted:
    """Return the call for a fixed reply (see `assistant/outcomes.toml`)."""
    return Wanted("reply_without_documents", {"kind": kind})
