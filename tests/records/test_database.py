"""The database under the records: migrations, locks, full disks and folders that cannot be used."""

import sqlite3
import subprocess
import sys
import textwrap
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from corpus.access import scope_of_team
from corpus.failures import BadInput, Fault
from integrations.records import database as database_module
from integrations.records.database import Database, database_url
from integrations.records.migrations import configuration
from integrations.records.schema import REVISION, metadata
from integrations.records.sql_records import SqlRecords
from tests.records.evidence import record, version

TEAM = scope_of_team()


def test_the_migrations_lead_to_the_tables_as_they_are_declared(database):
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == REVISION
    assert ScriptDirectory.from_config(configuration()).get_heads() == [REVISION]


def test_opening_again_keeps_what_was_recorded(url):
    first = Database(url)
    record(SqlRecords(first), TEAM, version("One"))
    first.close()
    again = Database(url)
    assert len(SqlRecords(again).documents(TEAM)) == 1
    again.close()


def test_many_openings_at_once_make_the_tables_once(url):
    failures = []

    def open_it():
        try:
            Database(url).close()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test names it
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_migration_killed_half_way_leaves_nothing_and_runs_again(tmp_path):
    child = textwrap.dedent(
        f"""
        import os, signal
        from alembic import op
        real, made = op.create_table, []
        def create(*arguments, **options):
            real(*arguments, **options)
            made.append(1)
            if len(made) == 5:
                os.kill(os.getpid(), signal.SIGKILL)
        op.create_table = create
        from integrations.records.database import Database
        Database({database_url(tmp_path, None)!r})
        """
    )
    assert subprocess.run([sys.executable, "-c", child], check=False).returncode == -9
    with sqlite3.connect(tmp_path / "records.sqlite3") as left:
        assert left.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    left.close()
    Database(database_url(tmp_path, None)).close()


def test_sqlite_is_set_up_to_lose_nothing(tmp_path):
    database = Database(database_url(tmp_path, None))
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    with database.reading() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
    assert found == wanted
    database.close()


def test_a_locked_database_is_a_fault_with_what_to_do_and_nothing_is_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(database_module, "_PRAGMAS", ("PRAGMA journal_mode=WAL",))
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.1)
    database = Database(database_url(tmp_path, None))
    records = SqlRecords(database)
    record(records, TEAM, version("One"))
    holder = sqlite3.connect(tmp_path / "records.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Fault, match="in use by another process"):
        record(records, TEAM, version("Two"))
    assert [p.text for p in records.searchable(TEAM, "official")] == ["One"]
    holder.execute("ROLLBACK")
    holder.close()
    assert record(records, TEAM, version("Two")).change == "changed"
    database.close()


def test_a_full_disk_is_a_fault_and_the_old_version_stays(tmp_path):
    """SQLite's own limit on pages stands in for the disk."""
    database = Database(database_url(tmp_path, None))
    records = SqlRecords(database)
    record(records, TEAM, version("One"))
    with database.reading() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count={pages + 2}"))
    with pytest.raises(Fault, match="full or failing"):
        record(records, TEAM, version(*(f"Sentence {n} of many" for n in range(3_000))))
    assert [p.text for p in records.searchable(TEAM, "official")] == ["One"]
    database.close()


def test_a_data_folder_that_cannot_be_made_is_bad_input(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadInput, match="cannot be made or opened"):
        database_url(tmp_path / "file" / "data", None)


def test_a_file_that_is_no_database_is_a_fault(tmp_path):
    (tmp_path / "records.sqlite3").write_bytes(b"this is no database at all" * 100)
    with pytest.raises(Fault, match="damaged"):
        Database(database_url(tmp_path, None))


def test_a_server_that_is_not_there_is_a_fault():
    with pytest.raises(Fault, match="cannot be reached"):
        Database(database_url(None, "postgresql://127.0.0.1:1/none"))


def test_acknowledged_records_survive_a_kill(tmp_path):
    """A child records without end and names each version that was acknowledged."""
    child = textwrap.dedent(
        f"""
        from corpus.access import scope_of_team
        from integrations.records.database import Database
        from integrations.records.sql_records import SqlRecords
        from tests.records.evidence import record, version
        records = SqlRecords(Database({database_url(tmp_path, None)!r}))
        for n in range(10_000):
            record(records, scope_of_team(), version(f"Words {{n}}", key=f"k{{n}}"))
            print(n, flush=True)
        """
    )
    running = subprocess.Popen(
        [sys.executable, "-c", child],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    acknowledged = [int(running.stdout.readline()) for _ in range(25)]
    running.kill()
    acknowledged += [int(line) for line in running.stdout.read().split()]
    running.stdout.close()
    running.wait()
    database = Database(database_url(tmp_path, None))
    kept = {document.catalogue_key for document in SqlRecords(database).documents(TEAM)}
    assert {f"k{n}" for n in acknowledged} <= kept
    with database.reading() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    database.close()
