"""The vector index of a data folder: Chroma where this process owns it and it is up to date.

In every other case (another process owns it, it is being built, it has yet to follow the records,
it failed) exact search over the records' vectors answers, so a question never waits for it.

In the data folder: `chroma/` (may be deleted at any time, it is built anew), `owner.lock` (held by
the process that owns it) and `index-is-open` (stands while it is open; found at a start, the last
stop was a kill). The records lie beside them in `records.sqlite3`; models in the user's cache.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from corpus.access import Scope
from corpus.failures import NotYours
from indexing.ownership import Ownership
from indexing.ports import Records, Vector
from indexing.projection import Comparison, Projection
from indexing.vectors.chroma import ChromaVectors, erase_folder
from indexing.vectors.exact import ExactVectors
from indexing.vectors.nearest import Neighbour

_log = logging.getLogger(__name__)
_LOOK_EVERY_SECONDS: Final = 1.0


class SearchState(StrEnum):
    """What answers at the moment."""

    EXACT = "exact"  # this process does not own the vector index
    BUILDING = "building"  # it is opened or built; exact search answers meanwhile
    READY = "ready"


class VectorIndex:
    """Chroma with exact search behind it. `open` it, ask it, `close` it."""

    def __init__(self, records: Records, model: str, data: Path) -> None:
        self._records = records
        self._model = model
        self._folder = data / "chroma"
        self._ownership = Ownership(data)
        self._exact = ExactVectors(records, model)
        self._chroma: ChromaVectors | None = None
        self._up_to = -1  # the generation of the records that Chroma has followed to
        self._busy = threading.Lock()  # one thread at a time changes Chroma
        self._stop = threading.Event()
        self._follower: threading.Thread | None = None
        self.state = SearchState.EXACT

    @property
    def owned(self) -> bool:
        """Say whether this process owns the index."""
        return self._ownership.held

    def nearest(
        self, scope: Scope, collection: str, query: Vector, limit: int
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first. Raises `NotYours`."""
        chroma = self._chroma
        if chroma is not None and self._up_to == self._records.generation():
            try:
                return chroma.nearest(scope, collection, query, limit)
            except (NotYours, TypeError):
                raise
            except Exception as error:  # noqa: BLE001 - whatever Chroma raises, exact search answers
                _log.error("chroma failed: %s; exact search answers", type(error).__name__)
        return self._exact.nearest(scope, collection, query, limit)

    def open(self, scope: Scope) -> bool:
        """Own the index, bring it up to date and use it. False: another process owns it."""
        if self._chroma is not None:
            return True
        if not self._ownership.take():
            return False
        self.state = SearchState.BUILDING
        with self._busy:
            anew = not self._ownership.last_stop_was_clean
            if anew:
                _log.warning("the last stop was not clean: the vector index is built anew")
                erase_folder(self._folder)
            self._ownership.opened()
            chroma = ChromaVectors(self._records, self._model, self._folder)
            projection = Projection(self._records, chroma, self._model)
            generation = self._records.generation()
            projection.apply(scope)
            if not projection.counts_agree(scope):
                projection.rebuild(scope)
            self._chroma, self._up_to = chroma, generation
        self.state = SearchState.READY
        return True

    def follow(self, scope: Scope) -> None:
        """Take in what was recorded since, by this process or any other."""
        with self._busy:
            if self._chroma is not None:
                generation = self._records.generation()
                if generation != self._up_to:
                    Projection(self._records, self._chroma, self._model).apply(scope)
                    self._up_to = generation

    def open_and_follow(self, scope: Scope) -> bool:
        """Own the index at once; open it and follow the records in the background.

        False: another process owns it.
        """
        if not self._ownership.take():
            return False
        self.state = SearchState.BUILDING

        def keep_up() -> None:
            try:
                self.open(scope)
                while not self._stop.wait(_LOOK_EVERY_SECONDS):
                    self.follow(scope)
            except Exception as error:  # noqa: BLE001 - whatever breaks here, exact search answers
                self.state, self._chroma = SearchState.EXACT, None
                _log.error("the vector index failed: %s", type(error).__name__)

        self._follower = threading.Thread(target=keep_up, name="vector-index", daemon=True)
        self._follower.start()
        return True

    def compare(self, scope: Scope) -> Comparison | None:
        """Compare the index with the records; None where this process does not own it."""
        with self._busy:
            if self._chroma is None:
                return None
            return Projection(self._records, self._chroma, self._model).compare(scope)

    def rebuild(self, scope: Scope) -> bool:
        """Build the index anew from the records. False: another process owns it."""
        if not self.open(scope):
            return False
        with self._busy:
            if self._chroma is not None:
                generation = self._records.generation()
                Projection(self._records, self._chroma, self._model).rebuild(scope)
                self._up_to = generation
        return True

    def close(self) -> None:
        """Close Chroma, so that the next start finds it clean."""
        self._stop.set()
        if self._follower is not None:
            self._follower.join()
        with self._busy:
            if self._chroma is not None:
                self._chroma.close()
                self._chroma = None
                self._ownership.closed()
            self.state = SearchState.EXACT
            self._ownership.give_up()
