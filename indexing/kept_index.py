"""Chroma's folder as its owner keeps it: found and opened, or built anew beside what is there.

A folder that is not exactly as a clean stop left it is not trusted. Where the last owner was
killed, where the graph's files differ or another model made them, it is not even opened. Where
only the rows differ, and always in a service, a child process looks through it first.

Knows no threads: one caller at a time changes things here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from corpus.access import Scope
from indexing.ports import Records
from indexing.projection import Comparison, Projection
from indexing.vectors.chroma import ChromaFailed, ChromaVectors
from indexing.vectors.folders import Condition, Folders
from indexing.vectors.probe import opens_well

_log = logging.getLogger(__name__)

_PROBE_SECONDS: Final = 30.0
_PROBED_BYTES_A_SECOND: Final = 1_000_000  # at the very least: about 250 vectors
_WAITING: Final = 1_000_000  # entries of the outbox that one build takes in at once
#: Vectors beside the written graph, which opening replays one by one (1 ms each), before building
#: it anew pays: this many, and this share of those in the graph.
_UNWRITTEN: Final = 1_000
_UNWRITTEN_SHARE: Final = 0.2
_NOTHING_WRONG: Final = (Condition.NONE, Condition.OTHER_MODEL, Condition.WHOLE, Condition.CHANGED)

Between = Callable[[], None]


class KeptIndex:
    """The vector index of one data folder and one model, for the process that owns it.

    Each function may be given `between`, which is called every second or so and may raise, to
    stop; what was reached is then kept as after a clean stop. They raise `ChromaFailed`, `OSError`
    and what the records raise.
    """

    def __init__(self, records: Records, model: str, folder: Path) -> None:
        self._records = records
        self._model = model
        self._folders = Folders(folder, model)
        self._unwritten = 0
        self.chroma: ChromaVectors | None = None
        self.up_to = -1  # the generation of the records that Chroma has followed to
        self.found: Comparison | None = None  # how it differed when it was opened, if that is known
        self.built_anew = False  # this process built it, rather than finding it

    def bring_up(self, scope: Scope, between: Between, *, probing: bool) -> None:
        """Use the index that is there, or build one beside it.

        `probing`: look through it in a child process first, although it is as it was left.
        """
        condition = self._folders.condition()
        if condition is Condition.OTHER_MODEL and self._records.unembedded(scope, self._model, 1):
            return  # the old one stays until the new one can be complete
        looked_at = probing or condition is Condition.CHANGED
        if condition in (Condition.WHOLE, Condition.CHANGED) and not self._grown():
            well = not looked_at or self._opens_well(between)
            if well and self._opened(scope, between, compare=looked_at):
                return
            condition = Condition.TORN
        if condition is Condition.TORN:
            self._folders.set_aside()
        level = logging.INFO if condition in _NOTHING_WRONG else logging.WARNING
        _log.log(level, "the vector index is built anew: %s", condition.value)
        self.build(scope, between)

    def build(self, scope: Scope, between: Between) -> None:
        """Build the index in a new folder and use it; until it is whole nothing else is changed."""
        began = time.monotonic()
        folder = self._folders.beside()
        chroma = None
        try:
            generation = self._records.generation()
            waiting = self._records.outbox(_WAITING)  # all in the vectors that are read from now on
            chroma = ChromaVectors(self._records, self._model, folder)
            built = Projection(self._records, chroma, self._model).build(scope, between)
            chroma.close()
            chroma = ChromaVectors(self._records, self._model, folder)  # writes no graph any more
            if sum(chroma.counts(scope).values()) != built:
                message = "it holds other vectors than were put into it"
                raise ChromaFailed(message)
            self.let_go()
            self._folders.switch(folder, built)
        except BaseException:
            _closed(chroma)
            self._folders.give_up(folder)
            raise
        if waiting:
            self._records.settle(waiting[-1].number)
        self.built_anew, self.found, self._unwritten = True, None, 0
        self.chroma, self.up_to = chroma, generation
        _log.info("the vector index holds %d vectors, %.1f s", built, time.monotonic() - began)

    def take_in(self, scope: Scope, between: Between) -> None:
        """Take in what was recorded since."""
        generation = self._records.generation()
        if self.chroma is not None and generation != self.up_to:
            projection = Projection(self._records, self.chroma, self._model)
            with self._trusted():
                self._unwritten += projection.apply(scope, between)
            self.up_to, self.found = generation, None

    def compare(self, scope: Scope) -> Comparison | None:
        """Compare the index with the records; None where it is not open."""
        if self.chroma is None:
            return None
        return Projection(self._records, self.chroma, self._model).compare(scope)

    def repair(self, scope: Scope) -> Comparison | None:
        """Make the index as the records are; return how it differed. None where it is not open."""
        if self.chroma is None:
            return None
        if self.found is None:
            with self._trusted():
                self.found = self._repaired(scope, self.chroma)
        return self.found

    def let_go(self) -> bool:
        """Stop using Chroma, where it is used; say whether it closed well."""
        chroma, self.chroma = self.chroma, None
        return _closed(chroma)

    def close(self) -> None:
        """Close Chroma, and note how its files were left."""
        if self.chroma is not None and self.let_go():
            self._folders.closed(self._unwritten)

    @contextmanager
    def _trusted(self) -> Iterator[None]:
        """Trust Chroma no longer once it fails: it is let go as if it had been killed."""
        try:
            yield
        except ChromaFailed:
            self.let_go()
            raise

    def _grown(self) -> bool:
        """Say whether so much came since the graph was written that building it anew pays."""
        written, unwritten = self._folders.counts
        unwritten += len(self._records.outbox(_WAITING))
        return unwritten > max(_UNWRITTEN, _UNWRITTEN_SHARE * written)

    def _opens_well(self, between: Between) -> bool:
        folder = self._folders.in_use
        seconds = _PROBE_SECONDS + self._folders.size / _PROBED_BYTES_A_SECOND
        return folder is not None and opens_well(folder, seconds, between)

    def _opened(self, scope: Scope, between: Between, *, compare: bool) -> bool:
        """Use the folder that is there; say whether that went well."""
        folder = self._folders.in_use
        if folder is None:
            return False
        _, self._unwritten = self._folders.counts
        self._folders.opened()
        try:
            chroma = ChromaVectors(self._records, self._model, folder)
        except ChromaFailed as error:
            _log.error("the vector index does not open: %s", error)
            return False
        try:
            projection = Projection(self._records, chroma, self._model)
            generation = self._records.generation()
            self._unwritten += projection.apply(scope, between)
            if compare or not projection.counts_agree(scope):
                self.found = self._repaired(scope, chroma)
        except ChromaFailed as error:
            _log.error("the vector index is not as it should be: %s", error)
            _closed(chroma)
            return False
        except BaseException:  # a stop, or the records failed: nothing is wrong here
            if _closed(chroma):
                self._folders.closed(self._unwritten)
            raise
        self.chroma, self.up_to = chroma, generation
        return True

    def _repaired(self, scope: Scope, chroma: ChromaVectors) -> Comparison:
        projection = Projection(self._records, chroma, self._model)
        found = projection.repair(scope)
        if not found.in_step:
            self._unwritten += found.differences
            _log.warning(
                "the vector index differed from the records: %d missing, %d foreign, %d stale",
                len(found.missing),
                len(found.foreign),
                len(found.stale),
            )
            if not projection.counts_agree(scope):
                message = "it cannot be repaired"
                raise ChromaFailed(message)
        return found


def _closed(chroma: ChromaVectors | None) -> bool:
    """Close Chroma, where it is open; say whether it closed well."""
    try:
        if chroma is not None:
            chroma.close()
    except ChromaFailed as error:
        _log.error("chroma did not close: %s", error)
        return False
    return True
