"""Readers: a file's bytes become `DocumentText`, or one plain sentence says why not.

Start at `file.py`; there is one file a format. Readers know bytes and lines. They know nothing of
what a document means, who may see it or where it is kept, and nothing is written to disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from corpus.reading.file import read, read_file

__all__ = ["READING", "read", "read_file"]

#: The edition of the readers. What an earlier one read, or could not read, is read anew.
READING: Final = 2


def __getattr__(name: str) -> Any:
    """Import the door on first use: the confined process of a file starts without it."""
    if name in __all__:
        from corpus.reading import file

        return getattr(file, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
