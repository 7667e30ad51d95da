"""Opening a data folder: the records and the indexes over them, ready to be wired.

    records.sqlite3   the truth (with -wal and -shm beside it while it is open)
    chroma/           the vector index; may be deleted at any time, it is built anew
    owner.lock        held by the process that owns chroma/
    index-is-open     stands while chroma/ is open; found at a start, the last stop was a kill

Models are not data: they lie in the user's cache (`indexing.embedding.embedder.models_folder`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.glossary import expansions
from indexing.embedding.embedder import Embedder
from indexing.ingest import Ingest
from indexing.retrieval import Retrieval
from indexing.vector_index import VectorIndex
from integrations.records.conversations import SqlConversations
from integrations.records.database import Database, database_url
from integrations.records.drafts import SqlDrafts
from integrations.records.library import RecordedLibrary
from integrations.records.sql_records import SqlRecords


@dataclass(frozen=True)
class Store:
    """What a data folder gives, each part behind its port."""

    records: SqlRecords
    library: RecordedLibrary
    ingest: Ingest
    index: VectorIndex
    conversations: SqlConversations
    drafts: SqlDrafts
    database: Database

    def close(self) -> None:
        """Close the vector index as it should be, then the records."""
        self.index.close()
        self.database.close()


def open_store(data: Path, url: str | None, embedder: Embedder) -> Store:
    """Open a data folder, made if it is new. Raises `BadInput` or `Fault`.

    Nothing is prepared or owned yet: call `ingest.prepare(scope)` for the digests, and
    `index.open(scope)` or `index.open_and_follow(scope)` where this process is to own Chroma.
    """
    database = Database(database_url(data, url))
    records = SqlRecords(database)
    if url:
        data.mkdir(parents=True, exist_ok=True)
    index = VectorIndex(records, embedder.model, data)
    retrieval = Retrieval(records, index, embedder, expansions)
    return Store(
        records=records,
        library=RecordedLibrary(records, retrieval),
        ingest=Ingest(records, embedder),
        index=index,
        conversations=SqlConversations(database),
        drafts=SqlDrafts(database),
        database=database,
    )
