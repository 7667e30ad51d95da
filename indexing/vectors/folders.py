"""The folders of the vector index: the one in use, one being built beside it, one set aside.

`in-use.json` names the folder in use and, after a clean stop, how each of its files was left. It
is replaced in one step, so a new index takes the old one's place all at once. While the index is
open it says so; found like that at a start, the last owner was killed.

No folder is ever copied: a torn file can claim to be terabytes long. Knows nothing of Chroma but
that one of its files is a database and the others are its graph.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, TypeAlias

from pydantic import StringConstraints, ValidationError

from corpus.text import Value

_NOTE: Final = "in-use.json"
_ASIDE: Final = "set-aside"
_ROWS: Final = "chroma.sqlite3"
_AT_A_TIME: Final = 1 << 20

Left: TypeAlias = dict[str, tuple[int, int]]  # file -> bytes, checksum


def mark_of(model: str) -> str:
    """Return the short mark of a model by which folders and collections of it are known.

    >>> mark_of("a model") == mark_of("another")
    False
    """
    return hashlib.sha256(model.encode()).hexdigest()[:8]


class Condition(StrEnum):
    """In what state the folder in use is found."""

    NONE = "there is none"
    OTHER_MODEL = "it holds vectors of another model"
    NOT_CLOSED = "the last stop was not clean"
    TORN = "its graph is not as it was left"
    CHANGED = "its rows are not as they were left"
    WHOLE = "it is as it was left"


class _InUse(Value):
    folder: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}$")]
    model: str
    left: Left | None = None  # None: open
    written: int = 0  # vectors in the graph when it was written
    unwritten: int = 0  # vectors taken in since


class Folders:
    """The folders of one data folder's vector index, for one model. Only its owner may ask."""

    def __init__(self, root: Path, model: str) -> None:
        self._root = root
        self._model = mark_of(model)

    def condition(self) -> Condition:
        """Say in what state the folder in use is. Reads its files, but opens none in Chroma."""
        noted = self._noted()
        if noted is None:
            return Condition.NOT_CLOSED if self._leavings() else Condition.NONE
        if not (self._root / noted.folder).is_dir():
            return Condition.NONE
        if noted.model != self._model:
            return Condition.OTHER_MODEL
        if noted.left is None:
            return Condition.NOT_CLOSED
        return _compared(self._root / noted.folder, noted.left)

    @property
    def in_use(self) -> Path | None:
        """The folder in use."""
        noted = self._noted()
        return self._root / noted.folder if noted else None

    @property
    def counts(self) -> tuple[int, int]:
        """How many vectors the graph had when it was written, and how many were taken in since."""
        noted = self._noted()
        return (noted.written, noted.unwritten) if noted else (0, 0)

    @property
    def size(self) -> int:
        """How many bytes the folder in use had when it was closed."""
        noted = self._noted()
        return sum(size for size, _ in noted.left.values()) if noted and noted.left else 0

    def opened(self) -> None:
        """Note that the folder in use is open from here on."""
        noted = self._noted()
        if noted is not None:
            self._note(noted.model_copy(update={"left": None}))

    def closed(self, unwritten: int) -> None:
        """Note how each file of the folder in use was left."""
        noted = self._noted()
        if noted is not None:
            left = _left(self._root / noted.folder)
            self._note(noted.model_copy(update={"left": left, "unwritten": unwritten}))

    def beside(self) -> Path:
        """Return a new folder beside the one in use, without what an earlier stop left there."""
        self._root.mkdir(parents=True, exist_ok=True)
        self._clear()
        numbers = [int(each.name) for each in self._root.iterdir() if each.name.isdigit()]
        new = self._root / str(max(numbers, default=0) + 1)
        new.mkdir()
        return new

    def switch(self, new: Path, written: int) -> None:
        """Use this folder from here on, open as it is; the one used until now goes."""
        self._note(_InUse(folder=new.name, model=self._model, written=written))
        self._clear()

    def set_aside(self) -> None:
        """Keep the folder in use out of the way, for whoever looks into it; earlier ones go."""
        folder = self.in_use
        aside = self._root / _ASIDE
        _erase(aside)
        if folder is not None:
            folder.rename(aside)
        (self._root / _NOTE).unlink(missing_ok=True)

    def give_up(self, new: Path) -> None:
        """Remove a folder that was not finished, and what was set aside: the disk may be full."""
        _erase(new)
        _erase(self._root / _ASIDE)

    def _clear(self) -> None:
        for each in self._leavings():
            _erase(each)

    def _leavings(self) -> list[Path]:
        """Return whatever is neither in use nor set aside: a stop or an older version left it."""
        keep = {_NOTE, _ASIDE}
        if (noted := self._noted()) is not None:
            keep.add(noted.folder)
        if not self._root.is_dir():
            return []
        return [each for each in self._root.iterdir() if each.name not in keep]

    def _noted(self) -> _InUse | None:
        try:
            return _InUse.model_validate_json((self._root / _NOTE).read_bytes())
        except (OSError, ValidationError):
            return None

    def _note(self, noted: _InUse) -> None:
        written = self._root / (_NOTE + ".new")
        with written.open("w", encoding="utf-8") as file:
            file.write(noted.model_dump_json())
            file.flush()
            os.fsync(file.fileno())
        written.replace(self._root / _NOTE)


def _compared(folder: Path, left: Left) -> Condition:
    """Compare files with how they were left; one of another size is not read at all."""
    now = {name: (folder / name).stat().st_size for name in _files(folder)}
    graph_now = {name: size for name, size in now.items() if name != _ROWS}
    if graph_now != {name: size for name, (size, _) in left.items() if name != _ROWS}:
        return Condition.TORN
    if any(_checksum(folder / name) != left[name][1] for name in graph_now):
        return Condition.TORN
    if _ROWS not in now or _ROWS not in left:
        return Condition.TORN
    same = (now[_ROWS], _checksum(folder / _ROWS)) == left[_ROWS]
    return Condition.WHOLE if same else Condition.CHANGED


def _left(folder: Path) -> Left:
    return {
        name: ((folder / name).stat().st_size, _checksum(folder / name)) for name in _files(folder)
    }


def _files(folder: Path) -> list[str]:
    return [str(each.relative_to(folder)) for each in folder.rglob("*") if not each.is_dir()]


def _checksum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while some := file.read(_AT_A_TIME):
            found = zlib.crc32(some, found)
    return found


def _erase(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
