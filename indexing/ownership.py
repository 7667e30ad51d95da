"""Which process owns the vector index of a data folder, and whether the last owner stopped well.

The lock is the operating system's: it goes with its process, however that ends. The marker stands
while the index is open, so finding it with the lock free means that the last owner was killed.
"""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout


class Ownership:
    """The lock and the marker of one data folder."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._lock = FileLock(data / "owner.lock", thread_local=False)
        self._marker = data / "index-is-open"

    def take(self) -> bool:
        """Become the owner, if there is none; say whether this process is the owner now."""
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

    @property
    def last_stop_was_clean(self) -> bool:
        """Say whether the last owner closed the index before it ended."""
        return not self._marker.exists()

    def opened(self) -> None:
        """Note that the index is open from here on."""
        self._marker.touch()

    def closed(self) -> None:
        """Note that the index was closed as it should be."""
        self._marker.unlink(missing_ok=True)

    def give_up(self) -> None:
        """Let another process become the owner."""
        self._lock.release(force=True)
