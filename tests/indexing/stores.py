"""A data folder opened with every part that the tests ask, wired as the product wires it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.glossary import ours
from indexing.embedding.embedder import Embedder
from indexing.ingest import Ingest
from indexing.retrieval import Retrieval
from indexing.reviews import Reviews
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
    reviews: Reviews
    index: VectorIndex
    conversations: SqlConversations
    drafts: SqlDrafts
    database: Database

    def close(self) -> None:
        """Close the vector index as it should be, then the records."""
        self.index.close()
        self.database.close()


def open_store(data: Path, url: str | None, embedder: Embedder) -> Store:
    """Open a data folder; nothing is prepared or owned yet."""
    database = Database(database_url(data, url))
    records = SqlRecords(database)
    index = VectorIndex(records, embedder.model, data)
    retrieval = Retrieval(records, index, embedder, ours().expansions, lambda: ours().words)
    return Store(
        records=records,
        library=RecordedLibrary(records, lambda: retrieval),
        ingest=Ingest(records, embedder),
        reviews=Reviews(records, embedder),
        index=index,
        conversations=SqlConversations(database),
        drafts=SqlDrafts(database),
        database=database,
    )
