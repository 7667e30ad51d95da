"""The files that paths name: folders walked in order, links and hidden files left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


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
    below: dict[Path, str] = {}
    for path in paths:
        root = Path(path)
        if root.is_dir():
            for file in _walk(root):
                below.setdefault(file, file.relative_to(root).as_posix())
        else:
            below.setdefault(root, root.name)
    shared = Counter(file.name for file in below)
    return tuple(
        SourceFile(file, file.name if shared[file.name] == 1 else relative)
        for file, relative in below.items()
    )


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path
