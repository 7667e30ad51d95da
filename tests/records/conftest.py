"""The records under test: SQLite in a file, and a real PostgreSQL where one can be started."""

import tempfile
import warnings
from pathlib import Path

import pytest

from integrations.records.database import Database, database_url
from integrations.records.sql_records import SqlRecords


@pytest.fixture(scope="session")
def postgresql():
    """A real PostgreSQL server out of a wheel; skips with the reason where it cannot start."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the wheel, about the runtime directory
            import pgserver

            folder = Path(tempfile.mkdtemp())
            server = pgserver.get_server(folder, cleanup_mode="delete")
    except Exception as reason:  # noqa: BLE001 - whatever stops it, the reason is shown
        pytest.skip(f"PostgreSQL could not be started here: {type(reason).__name__}: {reason}")
    # What a power cut would lose is no matter here, and waiting for the disk takes a minute.
    server.psql("ALTER SYSTEM SET fsync = off;")
    server.psql("SELECT pg_reload_conf();")
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return database_url(tmp_path, None)
    server = request.getfixturevalue("postgresql")
    server.psql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
    return database_url(tmp_path, server.get_uri())


@pytest.fixture
def database(url):
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def records(database):
    return SqlRecords(database)
