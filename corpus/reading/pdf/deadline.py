"""A time limit for work that cannot be asked to stop: an alarm in the confined process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

SECONDS_A_PAGE: Final = 3


class Overdue(BaseException):
    """The time is up. No `Exception`, so that no library takes it for a fault of the file."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `Overdue` in what is done under it once the seconds have passed.

    Without effect outside the main thread, where no alarm can be set.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: Any) -> None:
        raise Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
