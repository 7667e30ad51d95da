"""Taking documents in: files and folders, one after the other, each on its way of states.

A document that fails is named with its reason and the others go on. Stopped at any moment, the
records hold every document whole, in its old version or its new one; the same call again, or the
next start, does what is left. `arrivals.py` has the way of one file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.access import Provider, Release, Scope
from corpus.failures import NotYours, UnreadableFile
from corpus.passage import DocumentSummary
from corpus.versions import IncomingFile
from indexing.arrivals import Arrivals
from indexing.copies import Copies
from indexing.embedding.embedder import Embedder
from indexing.index_report import Change, IndexReport, Outcome
from indexing.missing_vectors import embed_some
from indexing.own_digests import keep_digests
from indexing.ports import Received, Records
from indexing.sources import SourceFile, source_files

_log = logging.getLogger(__name__)

_DEALT_WITH: Final = (
    "It no longer waits: somebody decided about it, or a newer file of its name was taken."
)

Progress = Callable[[int, int, str], None]  # documents done, of how many, the one that comes next


@dataclass(frozen=True)
class Sent:
    """What is said of the files of one call: whose they are and how far they may travel."""

    provider: str | None = None  # None: official documents only
    release: Release = Release.INTERNAL
    in_force_from: dt.date | None = None  # None: from the day they are recorded
    ocr: bool = False  # recognise the text of scans, where a program for it is installed


@dataclass
class _Run:
    scope: Scope
    sent: Sent
    copies: Copies
    provider: Provider | None = None


class Ingest:
    """Takes documents into the records."""

    def __init__(self, records: Records, embedder: Embedder) -> None:
        self._records = records
        self._embedder = embedder
        self._arrivals = Arrivals(records, embedder)

    def prepare(self, scope: Scope) -> bool:
        """Record our digests and the framework where they are missing or out of date."""
        return keep_digests(self._records, lambda: self._embedder, scope)

    def index(
        self,
        scope: Scope,
        paths: Iterable[Path],
        sent: Sent = Sent(),
        progress: Progress = lambda _done, _of, _name: None,
    ) -> IndexReport:
        """Take in files and folders; evidence needs a provider, official documents do not.

        Raises `NotYours` where the scope may not record, `Fault` where the records fail.
        """
        report = IndexReport()
        run = _Run(scope, sent, Copies(self._records))
        if sent.provider is not None:
            run.provider = self._known_provider(scope, sent.provider)
        files = source_files(paths)
        for done, file in enumerate(files):
            progress(done, len(files), file.name)
            try:
                report.note(file.name, self._take_in(run, file))
            except UnreadableFile as refusal:  # before anything of it was kept
                report.note(file.name, Outcome(Change.REFUSED, refusal.sentence))
        progress(len(files), len(files), "")
        return report

    def carry_on(self, scope: Scope, file: IncomingFile, *, ocr: bool = False) -> Outcome:
        """Take a file that was received as far as it goes without a person."""
        return self._arrivals.carry_on(scope, file, Copies(self._records), ocr=ocr)

    def resume(self, scope: Scope) -> IndexReport:
        """Carry on whatever a stop has left on its way."""
        report = IndexReport()
        copies = Copies(self._records)
        for file in self._records.incoming(scope):
            if file.state.is_on_its_way:
                report.note(file.document, self._as_far_as_it_goes(scope, file, copies))
        return report

    def embed_missing(self, scope: Scope) -> int:
        """Give passages that lack a vector of the model in use one; return how many."""
        done = 0
        while some := embed_some(self._records, self._embedder, scope):
            done += some
        return done

    def _take_in(self, run: _Run, source: SourceFile) -> Outcome:
        content = _bytes_of(source)
        sha256 = hashlib.sha256(content).hexdigest()
        if self._is_unchanged(run, sha256, source.name):
            run.copies.is_unchanged(source.name)
            return Outcome(Change.UNCHANGED)
        if run.provider is None and run.sent.provider is not None:
            run.provider = self._records.provider_named(run.scope, run.sent.provider, create=True)
        received = Received(
            document=source.name,
            original=content,
            sha256=sha256,
            provider_id=run.provider.id if run.provider else None,
            release=run.sent.release,
            in_force_from=run.sent.in_force_from,
        )
        file = self._records.receive(run.scope, received)
        return self._as_far_as_it_goes(run.scope, file, run.copies, ocr=run.sent.ocr)

    def _as_far_as_it_goes(
        self, scope: Scope, file: IncomingFile, copies: Copies, *, ocr: bool = False
    ) -> Outcome:
        """Carry a file on, unless another process or a person is done with it meanwhile."""
        try:
            return self._arrivals.carry_on(scope, file, copies, ocr=ocr)
        except NotYours:
            _log.info("file %s was dealt with elsewhere", file.file_id)
        for provider_id in (None, file.provider_id):
            if self._records.unchanged(scope, file.sha256, file.document, provider_id):
                return Outcome(Change.UNCHANGED)
        return Outcome(Change.REFUSED, _DEALT_WITH)

    def _known_provider(self, scope: Scope, name: str) -> Provider | None:
        try:
            return self._records.provider_named(scope, name)
        except NotYours:
            return None  # made with its first file, so that a failed run leaves no trace

    def _is_unchanged(self, run: _Run, sha256: str, name: str) -> bool:
        if self._records.unchanged(run.scope, sha256, name, None):
            return True
        if run.provider is None or not self._records.unchanged(
            run.scope, sha256, name, run.provider.id
        ):
            return False
        held = self._held(run.scope, run.provider.id, name)
        if held is None or held.release is not run.sent.release:
            return False
        day = run.sent.in_force_from
        history = self._records.history(run.scope, held.document_id)
        return day is None or day == history[0].in_force_from

    def _held(self, scope: Scope, provider_id: str, name: str) -> DocumentSummary | None:
        documents = self._records.documents(scope, provider_id)
        return next((each for each in documents if each.document == name), None)


def _bytes_of(file: SourceFile) -> bytes:
    from corpus.reading.limits import MOST_BYTES

    try:
        if not file.path.is_file():
            sentence = f"“{file.name}” was not read: there is no ordinary file of that name."
            raise UnreadableFile(sentence)
        if file.path.stat().st_size > MOST_BYTES:
            sentence = f"“{file.name}” was not read: it is larger than 50 MB; split it."
            raise UnreadableFile(sentence)
        content = file.path.read_bytes()
    except OSError as error:
        sentence = f"“{file.name}” was not read: it cannot be opened."
        raise UnreadableFile(sentence) from error
    if not content:
        sentence = f"“{file.name}” was not read: it is empty."
        raise UnreadableFile(sentence)
    return content
