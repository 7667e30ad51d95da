"""What running a program took: seconds by the clock and the most memory of any of its processes.

The processes that it starts are looked at while they run, as ours reads in one that is not its
child; a peak between two looks is still seen, since each process keeps its own highest figure.
"""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

_PAUSE = 0.02  # seconds between two looks


def run(command: list[str], longest: float) -> tuple[int, float, int]:
    """Run a command and return its exit status, its seconds and its peak in MB."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - the reader's own Python
    peak = 0
    while child.poll() is None:
        peak = max(peak, *(_peak(number) for number in _family(child.pid)))
        if time.monotonic() - started > longest:
            child.kill()
        time.sleep(_PAUSE)
    return child.returncode, round(time.monotonic() - started, 2), peak // 1024


def _family(number: int) -> list[int]:
    found = [number]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        found += [int(child) for child in children if int(child) != os.getpid()]
    return found


def _peak(number: int) -> int:
    """Return a process's highest resident memory in kB; 0 once it is gone."""
    try:
        status = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmHWM")), 0)
