"""Connections to the records: SQLite set up to lose nothing, or PostgreSQL by URL.

Each piece of work is one transaction. Writers take turns, from their first statement on, so that
two of them never decide on the same old state. What the driver raises leaves here as a `Fault`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from corpus.failures import BadInput, Fault
from integrations.records.schema import REVISION

BUSY_SECONDS: Final = 5
_WRITERS_TAKE_TURNS: Final = 0x5175  # PostgreSQL: the advisory lock of whoever writes
_PRAGMAS: Final = (
    "PRAGMA page_size=16384",  # token vectors take 28 kB; set before the first table, or not at all
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
)


class Database:
    """The records' database, with its tables at the newest migration."""

    def __init__(self, url: str) -> None:
        """Open the database at an SQLAlchemy URL. Raises `Fault`, `BadInput`."""
        try:
            self._engine = _engine(url)
        except (ArgumentError, ImportError) as error:  # what it says may hold a password
            message = (
                "The address of the records' database is none that can be used; nothing was done. "
                "Give one such as postgresql://USER@HOST/NAME, or none for the data folder."
            )
            raise BadInput(message) from error
        self._writing = self._engine.execution_options(writes=True)
        with _plainly():
            self._migrate()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the records."""
        with _plainly(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept all together at the end, or not at all."""
        with _plainly(), self._writing.begin() as connection:
            _take_turn(connection)
            yield connection

    def forget_deleted(self) -> None:
        """Overwrite what deleted rows left behind in SQLite's write-ahead log."""
        if self._engine.dialect.name == "sqlite":
            with _plainly():
                raw = self._engine.raw_connection()
                try:
                    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    raw.close()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _migrate(self) -> None:
        if self._revision() == REVISION:
            return  # without importing Alembic: every command line call comes by here
        from integrations.records.migrations import upgrade

        with self._writing.begin() as connection:
            _take_turn(connection)
            upgrade(connection)

    def _revision(self) -> str | None:
        with self._engine.begin() as connection:
            if not self._engine.dialect.has_table(connection, "alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def database_url(data: Path, url: str | None) -> str:
    """Return the URL of the records: the one set, or SQLite in the data folder (made if new).

    Raises `BadInput` when the folder cannot be used.
    """
    if url:
        return url.replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = (
            f"The data folder {data} cannot be made or opened ({error.strerror}). "
            "Nothing was changed; name another with --data."
        )
        raise BadInput(sentence) from error
    return f"sqlite:///{data / 'records.sqlite3'}"


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; the driver's guess splits DDL off
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _take_turn(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:k)"), {"k": _WRITERS_TAKE_TURNS})


_SENTENCES: Final = (
    (
        ("locked", "lock timeout", "busy"),
        "The records are in use by another process. Nothing was changed; try again in a moment.",
    ),
    (
        ("disk is full", "no space", "disk i/o"),
        (
            "The disk that holds the records is full or failing. Nothing of this step was kept and "
            "everything recorded before is safe; make room and run it again."
        ),
    ),
    (
        ("readonly", "read-only", "unable to open", "permission denied"),
        (
            "The records in the data folder cannot be opened or written. Nothing was changed; "
            "check who may write to the folder, or name another with --data."
        ),
    ),
    (
        ("malformed", "not a database"),
        "The records file is damaged. Nothing was changed; restore it from a backup.",
    ),
    (
        ("connection refused", "could not connect", "connection failed", "server closed"),
        (
            "The records' database server cannot be reached. Nothing was changed; try again "
            "when it is back."
        ),
    ),
)


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn what a database driver raises into one plain sentence."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).lower()
        for signs, sentence in _SENTENCES:
            if any(sign in said for sign in signs):
                raise Fault(sentence) from error
        if isinstance(error, OperationalError):
            sentence = "The records' database failed. Nothing of this step was kept; run it again."
            raise Fault(sentence) from error
        raise
