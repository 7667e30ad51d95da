"""Conversations of doors that have no ids of ours: which one goes on in which thread."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

REMEMBERED_THREADS: Final = 1_000


class Threads:
    """Which conversation goes on in which thread of a door, for as long as the service runs."""

    def __init__(self) -> None:
        self._conversations: OrderedDict[str, str] = OrderedDict()

    def conversation(self, thread: str) -> str | None:
        """Return the conversation of a thread, or None for a new one."""
        return self._conversations.get(thread)

    def goes_on(self, thread: str, conversation: str) -> None:
        """Remember a thread's conversation; the oldest beyond the bound is forgotten."""
        self._conversations[thread] = conversation
        self._conversations.move_to_end(thread)
        while len(self._conversations) > REMEMBERED_THREADS:
            self._conversations.popitem(last=False)
