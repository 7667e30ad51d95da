"""Calling the warden: started when the first file comes, and again should it have ended.

One warden a process; threads take turns for the moment of a fork, and their files are then read
side by side.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from corpus.failures import Fault
from corpus.reading.warden import MESSAGE

_ROOT: Final = str(Path(__file__).resolve().parents[2])
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from corpus.reading.warden import main; main()"
)
_PATIENCE: Final = 60.0  # seconds for it to import a reader, fork and answer
_NOT_STARTED: Final = (
    "The process that reads files did not start, so this file was not read. What was kept before "
    "is safe. Please try again; if it happens again, tell whoever runs the service."
)


def start_cell(media: str, source: int, sink: int) -> int:
    """Start the confined process of one file between two pipe ends; return its number.

    Raises `Fault` where this machine starts no process any more.
    """
    return _WARDEN.ask(f"read {media}", (source, sink))


def end_cell(number: int) -> int:
    """End a confined process, if it has not ended; return its exit status, negative a signal."""
    return _WARDEN.ask(f"end {number}")


class _Warden:
    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._running: tuple[int, socket.socket, subprocess.Popen[bytes]] | None = None

    def ask(self, message: str, pipes: tuple[int, ...] = ()) -> int:
        """Return the warden's answer; a warden that has ended is started again for a new file."""
        with self._turn:
            try:
                return self._asked(message, pipes)
            except (OSError, ValueError):
                self.close()
            if not pipes:
                return -9  # the warden ended, and its cells with it
            try:
                return self._asked(message, pipes)
            except (OSError, ValueError) as error:
                self.close()
                raise Fault(_NOT_STARTED) from error

    def close(self) -> None:
        """End the warden, and with it every cell."""
        if self._running is None:
            return
        owner, line, process = self._running
        self._running = None
        line.close()
        if owner == os.getpid():
            with suppress(subprocess.TimeoutExpired):
                process.wait(2)
            process.kill()
            process.wait()

    def _asked(self, message: str, pipes: tuple[int, ...]) -> int:
        line = self._line()
        socket.send_fds(line, [message.encode("ascii").ljust(MESSAGE)], pipes)
        return int(line.recv(MESSAGE, socket.MSG_WAITALL))

    def _line(self) -> socket.socket:
        if self._running is not None and self._running[0] == os.getpid():
            return self._running[1]
        ours, theirs = socket.socketpair()  # a fork of us comes here too: the warden is not its own
        ours.settimeout(_PATIENCE)
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and code, no shell
                [sys.executable, "-I", "-X", "utf8", "-c", _START, _ROOT],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                start_new_session=True,
            )
        self._running = (os.getpid(), ours, process)
        return ours


_WARDEN: Final = _Warden()
atexit.register(_WARDEN.close)
