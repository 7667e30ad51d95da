"""The vector index of a data folder: Chroma where this process owns it and it is up to date.

In every other case (another process owns it, it is being built, it has yet to follow the records,
it failed) exact search over the records' vectors answers, so a question never waits for it.

In the data folder: `chroma/` (may be deleted at any time, it is built anew) and `owner.lock` (held
by the process that owns it). The records lie beside them in `records.sqlite3`; models in the
user's cache.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

from corpus.access import Scope
from corpus.failures import Failure, Fault
from indexing.kept_index import KeptIndex
from indexing.ownership import Ownership
from indexing.ports import Records, Vector
from indexing.projection import Comparison
from indexing.vectors.chroma import ChromaFailed
from indexing.vectors.exact import ExactVectors
from indexing.vectors.nearest import Granted, Neighbour

_log = logging.getLogger(__name__)

_LOOK_EVERY_SECONDS: Final = 1.0
_TRY_AGAIN_SECONDS: Final = 60.0  # after a failure; doubled with each, up to an hour
_LONGEST_WAIT_SECONDS: Final = 3600.0

EmbedSome = Callable[[Scope], int]


class SearchState(StrEnum):
    """What answers at the moment."""

    EXACT = "exact"  # this process does not own the vector index, or could not build it
    BUILDING = "building"  # it is opened or built; exact search answers meanwhile
    READY = "ready"


class _Stopped(Exception):  # noqa: N818 - no error: the index is being closed
    pass


class VectorIndex:
    """Chroma with exact search behind it. `open` it, ask it, `close` it."""

    def __init__(self, records: Records, model: str, data: Path) -> None:
        self._records = records
        self._ownership = Ownership(data)
        self._exact = ExactVectors(records, model)
        self._kept = KeptIndex(records, model, data / "chroma")
        self._failed = False  # Chroma failed to answer a question
        self._building = False
        self._busy = threading.Lock()  # one thread at a time changes what is kept
        self._stop = threading.Event()
        self._follower: threading.Thread | None = None

    @property
    def owned(self) -> bool:
        """Say whether this process owns the index."""
        return self._ownership.held

    @property
    def state(self) -> SearchState:
        """What answers at the moment."""
        if self._kept.chroma is not None:
            return SearchState.READY
        return SearchState.BUILDING if self._building else SearchState.EXACT

    @property
    def built_anew(self) -> bool:
        """Say whether this process built the index, rather than finding it."""
        return self._kept.built_anew

    def nearest(
        self,
        scope: Scope,
        collection: str,
        query: Vector,
        limit: int,
        granted: Granted | None = None,
    ) -> Sequence[Neighbour]:
        """Return at most `limit` neighbours, nearest first. Raises `NotYours`, `Fault`.

        `granted`: what the records gave to this scope for this question, where that is known.
        """
        chroma = self._kept.chroma
        generation = granted.generation if granted else self._records.generation()
        if chroma is not None and self._kept.up_to == generation:
            try:
                return chroma.nearest(scope, collection, query, limit, granted)
            except ChromaFailed as error:
                if self._kept.chroma is chroma:  # and was not just closed
                    self._failed = True
                    _log.error("chroma failed: %s; exact search answers", error)
        return self._exact.nearest(scope, collection, query, limit, granted)

    def open(self, scope: Scope) -> bool:
        """Own the index, bring it up to date and use it. False: another process owns it.

        Where it is opened in the background already, returns at once. Raises `Fault` where it
        cannot be opened or built; exact search answers then.
        """
        if self._follower is not None and self._follower.is_alive():
            return True
        if not self._owns():
            return False
        with self._changing():
            if self._kept.chroma is None:
                self._building = True
                self._kept.bring_up(scope, self._go_on, probing=False)
        return True

    def follow(self, scope: Scope) -> None:
        """Take in what was recorded since, by this process or any other. Raises `Fault`.

        Returns at once while another thread does, or builds the index.
        """
        if not self._busy.locked():
            with self._changing():
                self._kept.take_in(scope, self._go_on)

    def open_and_follow(self, scope: Scope, embed_some: EmbedSome = lambda _: 0) -> bool:
        """Own the index at once; open it and follow the records in the background.

        `embed_some` gives some passages that lack a vector of this model one, and says how many.
        False: another process owns it. Raises `Fault` where the data folder cannot be written.
        """
        if not self._owns():
            return False
        self._building = True
        self._follower = threading.Thread(
            target=self._keep_up, args=(scope, embed_some), name="vector-index", daemon=True
        )
        self._follower.start()
        return True

    def compare(self, scope: Scope) -> Comparison | None:
        """Compare the index with the records; None where this process has not opened it."""
        with self._changing():
            return self._kept.compare(scope)

    def verify(self, scope: Scope) -> Comparison | None:
        """Compare the index with the records and repair it; return how it differed.

        What opening it has found and repaired counts. None where this process has not opened it.
        """
        with self._changing():
            return self._kept.repair(scope)

    def rebuild(self, scope: Scope) -> bool:
        """Build the index anew from the records. False: another process owns it."""
        if not self._owns():
            return False
        with self._changing():
            self._kept.build(scope, self._go_on)
        return True

    def close(self) -> None:
        """Close Chroma, so that the next start finds it clean."""
        self._stop.set()
        if self._follower is not None:
            self._follower.join()
        with self._busy:
            try:
                self._kept.close()
            except OSError as error:
                _log.error("the vector index is built anew next time: %s", type(error).__name__)
            self._ownership.give_up()

    def _owns(self) -> bool:
        self._stop.clear()
        try:
            return self._ownership.take()
        except OSError as error:
            raise Fault(_sentence(error)) from error

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Let this thread alone change what is kept; tell of failures in one sentence."""
        with self._busy:
            try:
                yield
            except _Stopped:
                return
            except (ChromaFailed, OSError) as error:
                raise Fault(_sentence(error)) from error
            finally:
                self._building = False

    def _keep_up(self, scope: Scope, embed_some: EmbedSome) -> None:
        wait, after_failure = 0.0, _TRY_AGAIN_SECONDS
        while not self._stop.wait(wait):
            wait = _LOOK_EVERY_SECONDS
            try:
                with self._busy:
                    self._step(scope, embed_some)
            except _Stopped:
                return
            except Failure as error:  # of the records: they say so where they are asked
                _log.warning("the vector index waits for the records: %s", type(error).__name__)
            except Exception as error:  # noqa: BLE001 - whatever breaks here, exact search answers
                self._kept.let_go()
                self._building = False
                wait, after_failure = after_failure, min(2 * after_failure, _LONGEST_WAIT_SECONDS)
                _log.error(
                    "the vector index failed%s (%s); exact search answers, next try in %d s",
                    ", for want of room on the disk" if _no_room(error) else "",
                    error if isinstance(error, ChromaFailed) else type(error).__name__,
                    wait,
                )

    def _step(self, scope: Scope, embed_some: EmbedSome) -> None:
        """Open or build the index where it is not open, and take in what was recorded."""
        if self._failed:
            self._kept.let_go()
            self._failed = False
        if self._kept.chroma is None:
            self._building = True
            while embed_some(scope):
                self._go_on()
            self._kept.bring_up(scope, self._go_on, probing=True)
            self._building = False
        self._kept.take_in(scope, self._go_on)

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise _Stopped


def _no_room(error: Exception) -> bool:
    return (error if isinstance(error, ChromaFailed) else ChromaFailed(error)).no_room


def _sentence(error: ChromaFailed | OSError) -> str:
    """Return what whoever runs the service is told."""
    if _no_room(error):
        why, advice = "there is no room left on the disk", "make room"
    elif isinstance(error, OSError):
        why, advice = "the data folder cannot be written", "check who may write to it"
    else:
        why, advice = "the files beneath it failed", "try once more"
    return (
        f"The search index could not be brought up to date: {why}. Every document is safe and "
        f"search answers without the index; {advice} and run “index --rebuild”."
    )
