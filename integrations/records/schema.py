"""Every table of the records, in one metadata.

A change here needs a migration in `migrations/versions` and its number in `REVISION`; a test
compares the two. Times are UTC text in ISO 8601, values that only code reads are JSON text, so
that SQLite and PostgreSQL hold the same.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

REVISION: Final = "0005"  # the newest migration

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

providers = Table(
    "providers",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),  # as it was first written
    Column("name_key", String, nullable=False, unique=True),  # case and spacing ignored
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("edition", String),
    Column("catalogue_key", String),
    Column("provider_id", ForeignKey("providers.id")),
    Column("evidence_kind", String),
    Column("release", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", String, nullable=False),  # of the current version's original
    # current: found and listed. superseded: no longer found, but shown by what cites it (a digest
    # whose original was imported, or, with `ended_at`, a document that was withdrawn). removed:
    # only the id and the version number are left.
    Column("state", String, nullable=False),
    # Whatever has no provider is open to every scope, so evidence without one must not exist.
    CheckConstraint(
        "(kind = 'evidence') = (provider_id IS NOT NULL)", name="evidence_has_provider"
    ),
    Column("ended_at", String),  # when it was withdrawn or removed
    CheckConstraint("state IN ('current', 'superseded', 'removed')", name="state"),
    Index(None, "provider_id", "release"),
)

versions = Table(
    "versions",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    # How far these very words may travel: a later version may be for other readers.
    Column("release", String, nullable=False, server_default="internal"),
    Column("original", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),  # a `DocumentText` as JSON
    Column("recorded_at", String, nullable=False),
    Column("name", String, nullable=False, server_default=""),  # the file's name at that time
    # Days, the second one excluded; a version replaced on its first day was in force on none.
    Column("in_force_from", String, nullable=False, server_default="0001-01-01"),
    Column("in_force_until", String),
    Column("findings", Text, nullable=False, server_default="[]"),  # JSON: what screening holds
    Column("repairs", Text, nullable=False, server_default="[]"),  # JSON
    Column("reading", Integer, nullable=False, server_default="1"),  # edition of the readers
    # The generation (`counters`) that the last writing of its passages began.
    Column("written", Integer, nullable=False, server_default="0"),
    Index(None, "in_force_from", "in_force_until"),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),  # the one it belongs to
    Column("position", Integer, nullable=False),
    Column("headings", Text, nullable=False),  # JSON list
    Column("text", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("page", Integer),
    Column("sheet", String),
    Column("row", Integer),
    Column("label", String),  # the printed number of the page
    Column("start", Integer),  # characters, where it is a part of a long line only
    Column("end", Integer),
    Column("found_by", Text, nullable=False, server_default=""),  # the words, damage repaired
    Index(None, "document_id", "version", "position"),
)

vectors = Table(
    "vectors",
    metadata,
    Column("passage_id", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("model", String, primary_key=True),
    Column("vector", LargeBinary, nullable=False),  # float32, little-endian, unit length
)

token_vectors = Table(
    "token_vectors",
    metadata,
    Column("passage_id", ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("model", String, primary_key=True),
    Column("tokens", LargeBinary, nullable=False),  # int8, rows of as many as the vector has
    Column("dimensions", Integer, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("passage_id", String, nullable=False),
    Column("collection", String, nullable=False),
    Column("action", String, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice, also after the box was emptied
)

counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

frameworks = Table(
    "frameworks",
    metadata,
    Column("edition", String, primary_key=True),
    Column("content", Text, nullable=False),  # a `Framework` as JSON
    Column("sources", Text, nullable=False),  # JSON: origin of a wording -> document id
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False),
    Column("begun_at", String, nullable=False),
)

exchanges = Table(
    "exchanges",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False),  # an `Exchange` as JSON
    Column("said_at", String, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String, primary_key=True),
    Column("provider_id", ForeignKey("providers.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("release", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("content", Text, nullable=False),  # a `Draft` as JSON
    Index(None, "provider_id", "release"),
)

incoming = Table(  # files that are no documents yet
    "incoming",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("provider_id", ForeignKey("providers.id")),
    Column("release", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("original", LargeBinary, nullable=False),
    Column("state", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("text", Text),  # a `DocumentText` as JSON, once it was extracted
    Column("findings", Text, nullable=False),  # JSON, once it was screened
    Column("in_force_from", String),
    Column("reading", Integer, nullable=False),
    Column("received_at", String, nullable=False),
)

reviews = Table(  # only ever added to
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("lines", String, nullable=False),  # JSON list
    Column("why", String, nullable=False),
    sqlite_autoincrement=True,
)
