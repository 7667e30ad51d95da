"""The files that paths name: folders walked in order, links and hidden files left alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Controls, halves of characters, ends of lines, and what turns the direction of writing round.
_UNREADABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to index and the name it goes by."""

    path: Path
    name: str


def source_files(paths: Iterable[Path]) -> tuple[SourceFile, ...]:
    """Return the files to read, each once, in a stable order.

    A file goes by its own name. Where several in one call have the same name, each goes by its
    path below the folder that was given, so that one does not pass for a new version of another.
    """
    below: dict[Path, str] = {}  # the path below the folder given
    for path in paths:
        root = Path(path)
        if root.is_dir():
            for file in _walk(root):
                below.setdefault(file, file.relative_to(root).as_posix())
        else:
            below.setdefault(root, root.name)
    shared = Counter(file.name for file in below)
    return tuple(
        SourceFile(file, readable_name(file.name if shared[file.name] == 1 else relative))
        for file, relative in below.items()
    )


def readable_name(name: str) -> str:
    """Return a file's name with whatever could break a line or a terminal written out.

    That includes the bytes of a name in another encoding, which no store takes as text.

    >>> readable_name("ward 7.md"), readable_name("a\\nb.md"), readable_name("caf\\udce9.md")
    ('ward 7.md', 'a\\\\nb.md', 'caf\\\\udce9.md')
    """
    return _UNREADABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), name)


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # reading it fails, and that is reported by its name
        return
    for path in entries:
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path
