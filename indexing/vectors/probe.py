"""Looking through a folder of Chroma's in a child process, before this process opens it.

A torn folder can end the process that opens it (a segmentation fault), take all its memory, or
keep it for ever. Then only the child ends: it has limits of memory and time, is the first to go
where memory is short, and goes when its parent does, however that ends.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from indexing.vectors.chroma import look_through

_MOST_MEMORY: Final = 8 << 30  # address space in bytes; looking through 100,000 takes about 2 GB
_LOOK_EVERY_SECONDS: Final = 0.05
_ROOT: Final = str(Path(__file__).resolve().parents[2])
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from indexing.vectors.probe import look; look(sys.argv[2])"
)


def opens_well(folder: Path, seconds: float, between: Callable[[], None] = lambda: None) -> bool:
    """Say whether a child process can look through a folder within that time.

    `between` is called while it does and may raise, to stop.
    """
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and code, no shell
        [sys.executable, "-I", "-X", "utf8", "-c", _START, _ROOT, str(folder.resolve())],
        stdin=subprocess.PIPE,  # closed with this process: then the child ends too
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )
    until = time.monotonic() + seconds
    try:
        while process.poll() is None and time.monotonic() < until:
            between()
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_EVERY_SECONDS)
    finally:
        process.kill()
        process.wait()
        if process.stdin is not None:
            process.stdin.close()
    return process.returncode == 0


def look(folder: str) -> None:
    """Look through a folder and end with status 0 if all is well. The child's whole life."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    memory = min(_MOST_MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS knows no limit of address space
            resource.setrlimit(limit, (most, most))
    with suppress(OSError):  # Linux alone has it
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    look_through(Path(folder))


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)
