"""How much may be sent at once, and how slowly: counted while it arrives, for every page and call.

Starlette has no limit of its own on a file, and uvicorn none on how long a body may take. What is
over a limit is not kept. It knows bytes and seconds, not what they say.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_REQUEST: Final = 1_000_000  # bytes; questions and briefs, no files
MOST_FILES: Final = 20
LARGEST_UPLOAD: Final = 200 * 1024 * 1024
_WRAPPING: Final = 1024 * 1024  # what a form adds to its files
UPLOADS: Final = frozenset({"/documents/add", "/api/documents"})

TOO_MUCH_TEXT: Final = "This is more text than can be taken at once. Send less."
TOO_LARGE: Final = (
    "These files are more than 200 MB together. Nothing was kept; send them in several goes."
)
TOO_SLOW: Final = "It stopped arriving before all of it was here. Nothing was kept; send it again."

#: The person's browser shows the answer only once it has sent all: so much more is read, unkept.
_DRAINED: Final = 10 * LARGEST_UPLOAD


@dataclass(frozen=True, slots=True)
class Pace:
    """How slowly a body may arrive."""

    silence: float = 60  # seconds without a byte
    grace: float = 20  # seconds after which the rate counts
    rate: float = 1_000  # bytes a second, on average

    def is_too_slow(self, arrived: int, seconds: float) -> bool:
        """Say whether so many bytes in so many seconds are too few.

        >>> Pace().is_too_slow(15, 15.0), Pace().is_too_slow(30, 30.0)
        (False, True)
        """
        return seconds > self.grace and arrived < self.rate * seconds


PACE: Final = Pace()


def largest(path: str) -> int:
    """Return the most bytes that may be sent to a path."""
    return LARGEST_UPLOAD + _WRAPPING if path in UPLOADS else LARGEST_REQUEST


class BoundedBodies:
    """Counts and times what a request brings; too much is 413, too slow is 408."""

    def __init__(self, app: ASGIApp, pace: Pace = PACE) -> None:
        self._app = app
        self._pace = pace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http":
            receive = _Body(scope, receive, self._pace).receive
        await self._app(scope, receive, send)


class _Body:
    """One request's body on its way in."""

    def __init__(self, scope: Scope, receive: Receive, pace: Pace) -> None:
        lengths = [value for name, value in scope["headers"] if name == b"content-length"]
        self._declared = int(lengths[0]) if lengths and lengths[0].isdigit() else 0
        self._path: str = scope["path"]
        self._receive = receive
        self._pace = pace
        self._begun = time.monotonic()
        self._arrived = 0
        self._is_whole = False

    async def receive(self) -> Message:
        if self._is_whole:  # what comes now is the end of the connection, whenever that is
            return await self._receive()
        message = await self._next()
        if max(self._arrived, self._declared) > largest(self._path):
            await self._drain()
            sentence = TOO_LARGE if self._path in UPLOADS else TOO_MUCH_TEXT
            raise HTTPException(413, sentence, {"Connection": "close"})
        return message

    async def _next(self) -> Message:
        """Wait for the next piece. Raises `HTTPException` where it takes too long."""
        try:
            message = await asyncio.wait_for(self._receive(), self._patience())
        except TimeoutError as error:
            raise HTTPException(408, TOO_SLOW, {"Connection": "close"}) from error
        self._arrived += len(message.get("body", b""))
        self._is_whole = not message.get("more_body", False)
        if not self._is_whole and self._pace.is_too_slow(self._arrived, self._seconds()):
            raise HTTPException(408, TOO_SLOW, {"Connection": "close"})
        return message

    async def _drain(self) -> None:
        while not self._is_whole and self._arrived < _DRAINED:
            await self._next()

    def _patience(self) -> float:
        """Return for how long the next piece may still be waited for."""
        if self._pace.is_too_slow(self._arrived, self._seconds() + self._pace.silence):
            due = max(self._pace.grace, self._arrived / self._pace.rate)
            return min(self._pace.silence, max(0.0, due - self._seconds()) + 0.1)
        return self._pace.silence

    def _seconds(self) -> float:
        return time.monotonic() - self._begun
