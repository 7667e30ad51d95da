"""Our digests of the official documents, recorded where they are missing or out of date.

Every call of the command line looks here first, so one number in the records tells that nothing has
to be done, before anything of ours is laid out.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import corpus
from corpus.access import Scope
from corpus.reading import READING
from indexing.ports import Records

if TYPE_CHECKING:
    from indexing.embedding.embedder import Embedder

_COUNTER: Final = "digests"
_MADE_OF: Final = ("digests", "framework", "catalogue.toml", "catalogue.py")  # in `corpus`


def keep_digests(records: Records, embedder: Callable[[], Embedder], scope: Scope) -> bool:
    """Record our digests and the framework where they are missing or out of date.

    Returns whether anything changed; the embedder is asked for only then. Safe to call at every
    start, and by two processes.
    """
    made_of = _checksum()
    if records.counter(_COUNTER) == made_of:
        return False
    changed = _record(records, embedder, scope)
    records.set_counter(_COUNTER, made_of)
    return changed


def _record(records: Records, embedder: Callable[[], Embedder], scope: Scope) -> bool:
    from indexing.indexed_text import indexed_texts
    from indexing.official import digests, exact_framework, originals_held, version_of_digest

    made, base = digests()
    current = [version_of_digest(each, base, base) for each in made]
    stale = [
        new for new in current if not records.unchanged(scope, new.sha256, new.text.name, None)
    ]
    if not stale:
        return False
    from indexing.embedding.remembered import remembered

    framework, _ = exact_framework(base, originals_held(records, scope))
    for new in stale:
        held = framework if new.framework is not None else None
        encoded = remembered(embedder(), indexed_texts(new.sections))
        placed = new.model_copy(update={"framework": held})
        records.record(scope, placed, encoded, embedder().model)
    return True


def _checksum() -> int:
    """Return a number, below 2**31, of the files that digests and framework are made of."""
    found = READING
    root = Path(corpus.__file__).parent
    for name in _MADE_OF:
        place = root / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.suffix in {".py", ".toml", ".md"}:
                found = zlib.crc32(file.name.encode() + file.read_bytes(), found)
    return found & 0x7FFFFFFF
