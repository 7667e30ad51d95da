"""Taking documents in: read, recognise, split, embed, record; one transaction a document.

A document that fails is named with its reason and the others go on. Stopped at any moment, the
records hold every document whole, in its old version or its new one, and the same call again does
what is left.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from corpus.access import Provider, Release, Scope
from corpus.failures import NotYours, UnreadableFile
from corpus.framework.model import ImportReport
from corpus.passage import DocumentKind, DocumentSummary, Passage, Section
from corpus.text import DocumentText
from indexing.embedding.embedder import Embedder
from indexing.embedding.remembered import remembered
from indexing.keywords import context_and_words
from indexing.official import (
    digests,
    exact_framework,
    holds_framework,
    originals_held,
    version_of_digest,
)
from indexing.ports import NewVersion, Records
from indexing.sources import SourceFile, source_files

Progress = Callable[[int, int, str], None]  # documents done, of how many, the one that comes next

NEEDS_PROVIDER: Final = (
    "It is not one of the official documents; say whose evidence it is with --provider."
)
_CLEARLY_FULLER: Final = 0.02  # share of the document
_ABOUT_AS_FULL: Final = 0.9


@dataclass
class IndexReport:
    """What an index run did, document by document."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)
    framework: ImportReport | None = None

    def refuse(self, document: str, reason: str) -> None:
        """Note a document that was not taken in, and why."""
        self.refused.append({"document": document, "reason": reason})

    def row(self) -> dict[str, Any]:
        """Return the report in the shape that scripts see."""
        row: dict[str, Any] = {
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
        }
        if self.framework is not None:
            row["framework"] = dict(self.framework.found)
        return row


@dataclass
class _Run:
    """One call: whose evidence, how far it may travel, and what was seen so far."""

    scope: Scope
    provider_name: str | None
    release: Release
    report: IndexReport = field(default_factory=IndexReport)
    provider: Provider | None = None
    shares: dict[str, tuple[str, float]] = field(default_factory=dict)  # key -> file, share


class Ingest:
    """Takes documents into the records."""

    def __init__(self, records: Records, embedder: Embedder) -> None:
        self._records = records
        self._embedder = embedder

    def prepare(self, scope: Scope) -> bool:
        """Record our digests and the framework where they are missing or out of date.

        Returns whether anything changed. Safe to call at every start, and by two processes.
        """
        made, base = digests()
        current = [version_of_digest(each, base, base) for each in made]
        stale = [
            new
            for new in current
            if not self._records.unchanged(scope, new.sha256, new.text.name, None)
        ]
        if not stale:
            return False
        framework, _ = exact_framework(base, originals_held(self._records, scope))
        for new in stale:
            held = framework if new.framework is not None else None
            vectors = remembered(self._embedder, _texts(new.sections))
            placed = new.model_copy(update={"framework": held})
            self._records.record(scope, placed, list(vectors), self._embedder.model)
        return True

    def index(
        self,
        scope: Scope,
        paths: Iterable[Path],
        provider: str | None = None,
        release: Release = Release.INTERNAL,
        progress: Progress = lambda _done, _of, _name: None,
    ) -> IndexReport:
        """Take in files and folders; evidence needs a provider, official documents do not.

        Raises `NotYours` where the scope may not record, `Fault` where the records fail.
        """
        run = _Run(scope, provider, release)
        if provider is not None:
            run.provider = self._known_provider(scope, provider)
        files = source_files(paths)
        for done, file in enumerate(files):
            progress(done, len(files), file.name)
            try:
                self._take_in(run, file)
            except UnreadableFile as refusal:
                run.report.refuse(file.name, refusal.sentence)
        progress(len(files), len(files), "")
        return run.report

    def remove(self, scope: Scope, document_id: str) -> None:
        """Erase a document; an original's digest comes back. Raises `NotYours`."""
        of = next(
            (each for each in self._records.documents(scope) if each.document_id == document_id),
            None,
        )
        framework = None
        if of is not None and of.kind is DocumentKind.OFFICIAL and of.catalogue_key:
            originals = originals_held(self._records, scope)
            if originals.pop(of.catalogue_key, None) is not None:
                framework, _ = exact_framework(digests()[1], originals)
        self._records.remove(scope, document_id, framework)

    def embed_missing(self, scope: Scope) -> int:
        """Give passages that lack a vector of the model in use one; return how many."""
        done = 0
        while passages := self._records.unembedded(scope, self._embedder.model, 256):
            vectors = self._embedder.embed(_texts(passages))
            ids = [passage.passage_id for passage in passages]
            self._records.add_vectors(
                scope, self._embedder.model, dict(zip(ids, vectors, strict=True))
            )
            done += len(passages)
        return done

    def _take_in(self, run: _Run, file: SourceFile) -> None:
        content = _bytes_of(file)
        sha256 = hashlib.sha256(content).hexdigest()
        if self._is_unchanged(run, sha256, file.name):
            run.report.unchanged.append(file.name)
            return
        from corpus.reading.file import read
        from corpus.recognition import recognise

        text = read(file.name, content).model_copy(update={"name": file.name})
        recognition = recognise(text)
        if recognition is not None:
            entry = recognition.entry
            reason = self._poorer_than(run, entry.key, file.name, recognition.share_of_document)
            if reason is not None:
                run.report.refuse(file.name, reason)
                return
            new = NewVersion(
                text=text,
                original=content,
                sha256=sha256,
                kind=DocumentKind.OFFICIAL,
                title=entry.title,
                edition=entry.edition,
                catalogue_key=entry.key,
                release=Release.PUBLISHED,
                sections=_split(text, entry.title),
            )
            new = self._with_framework(run, new)
        elif run.provider_name is None:
            run.report.refuse(file.name, NEEDS_PROVIDER)
            return
        else:
            new = self._evidence(run, text, content, sha256)
        getattr(run.report, self._record(run.scope, new)).append(file.name)

    def _evidence(self, run: _Run, text: DocumentText, content: bytes, sha256: str) -> NewVersion:
        from corpus.evidence.kinds import recognise_kind

        if run.provider is None:
            run.provider = self._records.provider_named(
                run.scope, run.provider_name or "", create=True
            )
        title = _title_of(text)
        return NewVersion(
            text=text,
            original=content,
            sha256=sha256,
            kind=DocumentKind.EVIDENCE,
            title=title,
            provider_id=run.provider.id,
            evidence_kind=str(recognise_kind(text)),
            release=run.release,
            sections=_split(text, title),
        )

    def _with_framework(self, run: _Run, new: NewVersion) -> NewVersion:
        key = new.catalogue_key or ""
        if not holds_framework(key):
            return new
        originals = {**originals_held(self._records, run.scope), key: new.text}
        framework, reports = exact_framework(digests()[1], originals)
        if key == "handbook-2017-18":
            run.report.framework = reports[key]
        return new.model_copy(update={"framework": framework})

    def _record(self, scope: Scope, new: NewVersion) -> str:
        vectors = self._embedder.embed(_texts(new.sections))
        return self._records.record(scope, new, list(vectors), self._embedder.model).change

    def _known_provider(self, scope: Scope, name: str) -> Provider | None:
        try:
            return self._records.provider_named(scope, name)
        except NotYours:
            return None  # made with its first document, so that a failed run leaves no trace

    def _is_unchanged(self, run: _Run, sha256: str, name: str) -> bool:
        if self._records.unchanged(run.scope, sha256, name, None):
            return True
        if run.provider is None or not self._records.unchanged(
            run.scope, sha256, name, run.provider.id
        ):
            return False
        held = self._held(run.scope, run.provider.id, name)
        return held is not None and held.release is run.release

    def _held(self, scope: Scope, provider_id: str, name: str) -> DocumentSummary | None:
        documents = self._records.documents(scope, provider_id)
        return next((each for each in documents if each.document == name), None)

    def _poorer_than(self, run: _Run, key: str, name: str, share: float) -> str | None:
        """Say why this copy of an official document is not taken, where a fuller one is held."""
        held = run.shares.get(key) or self._share_held(run.scope, key)
        if held is not None:
            other, others_share = held
            in_this_run = key in run.shares or other in run.report.unchanged
            if in_this_run and share <= others_share + _CLEARLY_FULLER:
                return f"It is a copy of the same official document as {other}, which was taken."
            if share < _ABOUT_AS_FULL * others_share:
                return (
                    f"It holds {share:.0%} of an official document of which a fuller copy, "
                    f"{other}, is held already."
                )
        run.shares[key] = (name, share)
        return None

    def _share_held(self, scope: Scope, key: str) -> tuple[str, float] | None:
        from corpus.recognition import recognise

        for summary in self._records.documents(scope):
            if summary.kind is DocumentKind.OFFICIAL and summary.catalogue_key == key:
                known = recognise(self._records.text(scope, summary.document_id))
                return (summary.document, known.share_of_document) if known else None
        return None


def _bytes_of(file: SourceFile) -> bytes:
    from corpus.reading.limits import MOST_BYTES

    try:
        if not file.path.is_file():
            sentence = f"“{file.name}” was not read: there is no ordinary file of that name."
            raise UnreadableFile(sentence)
        if file.path.stat().st_size > MOST_BYTES:
            sentence = f"“{file.name}” was not read: it is larger than 50 MB; split it."
            raise UnreadableFile(sentence)
        return file.path.read_bytes()
    except OSError as error:
        sentence = f"“{file.name}” was not read: it cannot be opened."
        raise UnreadableFile(sentence) from error


def _texts(sections: Sequence[Section | Passage]) -> list[str]:
    return [context_and_words(section.headings, section.text) for section in sections]


def _split(text: DocumentText, title: str) -> tuple[Section, ...]:
    from corpus.splitting import split

    sections = split(text, title)
    if not sections:
        sentence = f"“{text.name}” was not read: it has no words that could be found."
        raise UnreadableFile(sentence)
    return sections


def _title_of(text: DocumentText) -> str:
    """Return a document's own first heading, or its file's name without the ending."""
    from corpus.splitting.signs import bare

    headings: Sequence[str] = [bare(line.text) for line in text.lines if line.level == 1]
    return next((each for each in headings if each), Path(text.name).stem)
