"""What indexing asks of the records. `integrations/records` gives it, over SQLite or PostgreSQL.

The records are the truth: text, passages and vectors. Whatever an index returns is fetched again
through `passages_by_id` under the asker's scope, so a wrong or stale index can hide a passage but
never disclose one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from corpus.access import Provider, Release, Scope
from corpus.framework.model import Framework
from corpus.passage import DocumentKind, DocumentSummary, Passage, Section
from corpus.reading import READING
from corpus.repairs import Repair
from corpus.screening import Finding, Screening
from corpus.text import DocumentText, Value
from corpus.versions import (
    EVERYTHING_CURRENT,
    Among,
    DocumentVersion,
    FileState,
    HeldText,
    IncomingFile,
    Review,
    Standing,
)

if TYPE_CHECKING:  # looking up a record needs no arrays
    import numpy as np
    from numpy.typing import NDArray

    from indexing.embedding.embedder import Encoded

Vector: TypeAlias = "NDArray[np.float32]"  # shape (dimensions,), of unit length
OFFICIAL: Final = "official"  # the collection of official documents and digests
#: A document's id, the number of its version, and the stamp of when its passages were written.
Version: TypeAlias = tuple[str, int, int]


class NewVersion(Value):
    """A document as it was read, ready to be recorded in one transaction."""

    text: DocumentText
    original: bytes
    sha256: str  # of `original`
    kind: DocumentKind
    title: str
    edition: str | None = None
    catalogue_key: str | None = None
    provider_id: str | None = None
    evidence_kind: str | None = None
    release: Release = Release.INTERNAL
    sections: tuple[Section, ...]
    screening: Screening = Screening()
    repairs: tuple[Repair, ...] = ()
    reading: int = READING  # the edition of our readers that read it
    in_force_from: dt.date | None = None  # None: from the day it is recorded
    in_force_until: dt.date | None = None
    file_id: str | None = None  # the incoming file that this was, and that ends with it
    review: Review | None = None  # the decision by which it is found, or more of it is
    framework: Framework | None = None  # read out of this document; kept in the same transaction


class Recorded(Value):
    """What recording a version did."""

    summary: DocumentSummary
    change: str  # "added", "changed" or "unchanged"
    passage_ids: tuple[str, ...]


class Received(Value):
    """A file that has arrived whole, ready to be kept."""

    document: str
    original: bytes
    sha256: str
    provider_id: str | None = None
    release: Release = Release.INTERNAL
    in_force_from: dt.date | None = None


class OutboxEntry(Value):
    """A passage that the indexes have yet to take in or to drop."""

    number: int
    passage_id: str
    collection: str  # "official", or a provider id with its release level
    action: str  # "upsert" or "delete"


class Records(Protocol):
    """Documents, versions, passages, vectors and the outbox, each behind a scope."""

    def provider_named(self, scope: Scope, name: str, *, create: bool = False) -> Provider:
        """Return a visible provider by name; make it if asked to. Raises `NotYours`."""

    def providers(self, scope: Scope) -> Sequence[Provider]:
        """Return the providers of whom any document is visible."""

    def record(
        self, scope: Scope, new: NewVersion, encoded: Sequence[Encoded], model: str
    ) -> Recorded:
        """Record a version with passages, vectors and outbox rows in one transaction.

        The same bytes of the same document change nothing; other bytes under the same name (of
        the same provider), or the same catalogue key, become a version that supersedes the last.
        Recording an official document takes its digest out of search in the same transaction.
        """

    def unchanged(self, scope: Scope, new_sha256: str, name: str, provider_id: str | None) -> bool:
        """Say whether exactly these bytes are the current version of that document already.

        False where an earlier edition of our readers read them: they may read better now.
        """

    def receive(self, scope: Scope, received: Received) -> IncomingFile:
        """Keep a file that arrived; when this returns, it is not lost. Raises `NotYours`.

        The same bytes under the same name, for the same provider and readers, are one file.
        """

    def advance(
        self,
        scope: Scope,
        file_id: str,
        state: FileState,
        *,
        reason: str = "",
        text: DocumentText | None = None,
        findings: Sequence[Finding] | None = None,
    ) -> None:
        """Note the state an incoming file has reached, with what was made of it. Idempotent."""

    def incoming(self, scope: Scope) -> Sequence[IncomingFile]:
        """Return the visible files that are no documents yet, oldest first."""

    def incoming_original(self, scope: Scope, file_id: str) -> bytes:
        """Return an incoming file's bytes. Raises `NotYours`."""

    def incoming_text(self, scope: Scope, file_id: str) -> DocumentText:
        """Return an incoming file's text, once it was extracted. Raises `NotYours`."""

    def forget_incoming(self, scope: Scope, file_id: str, review: Review | None = None) -> None:
        """Erase an incoming file."""

    def history(self, scope: Scope, document_id: str) -> Sequence[DocumentVersion]:
        """Return a visible document's versions, newest first. Raises `NotYours`."""

    def standing(self, scope: Scope, cited: Iterable[tuple[str, int]]) -> Sequence[Standing]:
        """Return how these versions (document id, number) stand now, for whatever cites them."""

    def held_text(self, scope: Scope) -> Sequence[HeldText]:
        """Return what screening keeps back of released documents."""

    def repairs(self, scope: Scope, document_id: str) -> Sequence[Repair]:
        """Return the repairs of a document's current version. Raises `NotYours`."""

    def as_recorded(self, scope: Scope, document_id: str) -> NewVersion:
        """Return a document's current version as it was recorded, without its passages.

        Raises `NotYours`.
        """

    def withdrawn(self, scope: Scope) -> Sequence[DocumentSummary]:
        """Return the visible documents that were withdrawn."""

    def withdraw(
        self,
        scope: Scope,
        document_id: str,
        framework: Framework | None = None,
        review: Review | None = None,
    ) -> None:
        """Take a document out of search at once; what cites it can still show it. `NotYours`."""

    def reviews(self, scope: Scope) -> Sequence[Review]:
        """Return what people decided, oldest first. Raises `NotYours` unless the team asks."""

    def documents(self, scope: Scope, provider_id: str | None = None) -> Sequence[DocumentSummary]:
        """Return the current, visible documents."""

    def text(self, scope: Scope, document_id: str, version: int | None = None) -> DocumentText:
        """Return the stored text of a visible document. Raises `NotYours`."""

    def passages(self, scope: Scope, document_id: str) -> Sequence[Passage]:
        """Return a visible document's current passages in order. Raises `NotYours`."""

    def passages_by_id(
        self, scope: Scope, passage_ids: Iterable[str], among: Among = EVERYTHING_CURRENT
    ) -> dict[str, Passage]:
        """Return those of the passages that are among these and visible; others are left out."""

    def findable(
        self, scope: Scope, passage_ids: Iterable[str], among: Among = EVERYTHING_CURRENT
    ) -> Set[str]:
        """Return which of the passages `passages_by_id` would give."""

    def collections(self, scope: Scope, among: Among = EVERYTHING_CURRENT) -> Sequence[str]:
        """Return the collections this scope may search, "official" first."""

    def chosen(
        self, scope: Scope, collections: Collection[str], among: Among = EVERYTHING_CURRENT
    ) -> Mapping[str, Sequence[Version]]:
        """Return the versions of each collection that may be searched. Raises `NotYours`."""

    def searchable(
        self,
        scope: Scope,
        collection: str,
        among: Among = EVERYTHING_CURRENT,
        of: Collection[str] | None = None,
    ) -> Sequence[Passage]:
        """Return every such passage of a collection, in a stable order. Raises `NotYours`.

        `of`: of these documents alone, by their ids.
        """

    def vectors(
        self, scope: Scope, collection: str, model: str, among: Among = EVERYTHING_CURRENT
    ) -> tuple[Sequence[str], NDArray[np.float32]]:
        """Return passage ids and their vectors, shape (passages, dimensions), of a collection."""

    def vectors_by_id(
        self,
        scope: Scope,
        model: str,
        passage_ids: Iterable[str],
        among: Among = EVERYTHING_CURRENT,
    ) -> dict[str, Vector]:
        """Return the vectors of those passages that are among these and visible."""

    def tokens_by_id(
        self,
        scope: Scope,
        model: str,
        passage_ids: Iterable[str],
        among: Among = EVERYTHING_CURRENT,
    ) -> dict[str, NDArray[np.int8]]:
        """Return the token vectors of those passages that are among these and visible."""

    def unembedded(self, scope: Scope, model: str, limit: int) -> Sequence[Passage]:
        """Return current, visible passages that have no vector of this model yet."""

    def add_vectors(self, scope: Scope, model: str, encoded: Mapping[str, Encoded]) -> None:
        """Add vectors of a model to passages that had none of it, with their outbox rows."""

    def remove(
        self,
        scope: Scope,
        document_id: str,
        framework: Framework | None = None,
        review: Review | None = None,
    ) -> None:
        """Erase a document and take it out of search at once. Raises `NotYours`.

        `framework` replaces an edition that had wordings in the document, and `review` is who
        decided it: all in one transaction.
        """

    def counter(self, name: str) -> int | None:
        """Return a number that was kept under a name."""

    def set_counter(self, name: str, value: int) -> None:
        """Keep a number, below 2**31, under a name."""

    def generation(self) -> int:
        """Return a number that grows with every change to what can be found."""

    def outbox(self, limit: int) -> Sequence[OutboxEntry]:
        """Return the oldest entries that the vector index has not taken in yet."""

    def settle(self, up_to: int) -> None:
        """Remove outbox entries up to and including this number."""

    def save_framework(self, framework: Framework, sources: dict[str, str]) -> None:
        """Keep an edition of the framework and the ids of its documents, by origin."""

    def framework(self, edition: str) -> tuple[Framework, dict[str, DocumentSummary]]:
        """Return an edition of the framework and its documents. Raises `Fault` if none is kept."""
