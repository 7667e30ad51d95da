"""Which process owns the vector index of a data folder.

The lock is the operating system's: it goes with its process, however that ends. What the last
owner left behind is told by `vectors/folders.py`.
"""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout


class Ownership:
    """The lock of one data folder."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._lock = FileLock(data / "owner.lock", thread_local=False)

    def take(self) -> bool:
        """Become the owner, if there is none; say whether this process is the owner now.

        Raises `OSError` where the folder cannot be written.
        """
        if self._lock.is_locked:
            return True
        self._data.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return False
        return True

    @property
    def held(self) -> bool:
        """Say whether this process is the owner."""
        return self._lock.is_locked

    def give_up(self) -> None:
        """Let another process become the owner."""
        self._lock.release(force=True)
