"""What running a program took: seconds, processor seconds and the most memory of any process of it.

The processes that it starts are looked at while they run, as ours reads in one that is not its
child; a peak between two looks is still seen, since each process keeps its own highest figure.
"""

from __future__ import annotations

import os
import resource
import subprocess
import time
from pathlib import Path

_PAUSE = 0.02  # seconds between two looks


def run(command: list[str], longest: float) -> tuple[int, dict[str, float]]:
    """Run a command and return its exit status and its cost, processor time included."""
    before, started = _processor(), time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - the reader's own Python
    peak = 0
    while child.poll() is None:
        peak = max(peak, *(_peak(number) for number in _family(child.pid)))
        if time.monotonic() - started > longest:
            child.kill()
        time.sleep(_PAUSE)
    seconds, processor = time.monotonic() - started, _processor() - before
    cost = {"seconds": round(seconds, 2), "processor": round(processor, 2)}
    return child.returncode, cost | {"peak_mb": peak // 1024}


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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
