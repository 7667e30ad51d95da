"""A limit of processor time for work that cannot be asked to stop: an alarm in its own process.

Processor time, so that a machine busy with other things loses no page of an honest document.
"""

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
    """Raise `Overdue` in what is done under it once it has used up its seconds of the processor.

    Without effect outside the main thread, where no alarm can be set.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: Any) -> None:
        raise Overdue

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
