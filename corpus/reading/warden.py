"""Keeps the readers imported and forks a confined process for each file, so that it starts fast.

Importing a reader takes up to half a second, forking a few milliseconds. The warden is a process of
its own that `confined.py` starts and talks to over a socket. It never sees a byte of a file: the
forked process reads them from a pipe that it was handed, and ends after that one file.

Messages are of `MESSAGE` bytes. "read MEDIA", with two pipe ends: fork, answer with the process's
number. "end NUMBER": kill it with its group, answer with its exit status. No more: end.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from corpus.reading.cell import Read

MESSAGE: Final = 32
_IDLE: Final = 120.0  # seconds without a file after which it ends; the next file restarts it
_NEW_USER: Final = 0x10000000  # both from <linux/sched.h>
_NEW_NETWORK: Final = 0x40000000


def main() -> None:
    """Serve the socket on standard input until it closes or nothing is asked for a while."""
    sys.dont_write_bytecode = True
    leave_the_network()
    from corpus.reading import cell

    control = socket.socket(fileno=os.dup(0))
    control.settimeout(_IDLE)
    cells: set[int] = set()
    with control, suppress(OSError):  # a time-out is one: nobody asked for anything
        while True:
            message, pipes, _, _ = socket.recv_fds(control, MESSAGE, 2)
            if not message:
                break
            word, argument = message.decode("ascii").split()
            if word == "end":
                answer = _ended(int(argument)) if int(argument) in cells else -signal.SIGKILL
                cells.discard(int(argument))
            else:
                read = cell.reader_of(argument)
                gc.freeze()
                answer = _forked(read, control, *pipes)
                cells.add(answer)
            control.sendall(str(answer).encode().ljust(MESSAGE))
    for left in cells:
        _ended(left)


def _forked(read: Read, control: socket.socket, source: int, sink: int) -> int:
    """Fork the confined process of one file and return its number."""
    number = os.fork()
    if number:
        os.close(source)
        os.close(sink)
        return number
    try:
        _live(read, control, source, sink)
    finally:
        os._exit(1)


def _live(read: Read, control: socket.socket, source: int, sink: int) -> None:
    """Be the confined process: read, answer, end."""
    from corpus.reading import cell

    os.setsid()
    control.close()
    os.close(0)
    cell.confine()
    with os.fdopen(source, "rb") as given:
        content = given.read()
    answer = memoryview(cell.answer_for(read, content))
    while answer:
        answer = answer[os.write(sink, answer) :]
    os._exit(0)


def _ended(number: int) -> int:
    """Kill a confined process with all that it started; return how it had ended."""
    for kill in (os.killpg, os.kill):  # the group is made by the process itself, a moment later
        with suppress(ProcessLookupError, PermissionError):
            kill(number, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def leave_the_network() -> None:
    """Move into a network without interfaces, where the kernel lets us; Linux only."""
    if sys.platform == "linux":
        spaces = _NEW_NETWORK if os.geteuid() == 0 else _NEW_NETWORK | _NEW_USER
        ctypes.CDLL(None).unshare(spaces)
