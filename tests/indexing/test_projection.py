"""The vector index follows the records, whatever happens to either."""

import logging
import os
import subprocess
import sys
import textwrap
import time

import pytest

from corpus.access import scope_of_team
from indexing.projection import Projection
from indexing.vector_index import SearchState, VectorIndex
from indexing.vectors.chroma import ChromaVectors
from integrations.records.database import Database, database_url
from integrations.records.sql_records import SqlRecords
from tests.records.evidence import MODEL, record, vector_for, version

TEAM = scope_of_team()


@pytest.fixture
def records(tmp_path):
    database = Database(database_url(tmp_path, None))
    yield SqlRecords(database)
    database.close()


@pytest.fixture
def index(records, tmp_path):
    index = VectorIndex(records, MODEL, tmp_path)
    yield index
    index.close()


def _found(index, text):
    return [n.passage_id for n in index.nearest(TEAM, "official", vector_for(text), 10)]


def test_differences_are_told_and_repaired(records, tmp_path):
    """A passage that is missing, one that is foreign and one with another vector."""
    made = record(records, TEAM, version("One", "Two", "Three"))
    chroma = ChromaVectors(records, MODEL, tmp_path / "chroma")
    projection = Projection(records, chroma, MODEL)
    projection.apply(TEAM)
    assert projection.compare(TEAM).in_step
    chroma.drop(TEAM, "official", [made.passage_ids[0]])
    chroma.put(TEAM, "official", {made.passage_ids[1]: vector_for("other"), "p-x": vector_for("x")})
    told = projection.compare(TEAM)
    assert (told.missing, told.stale, told.foreign) == (
        (made.passage_ids[0],),
        (made.passage_ids[1],),
        ("p-x",),
    )
    assert projection.repair(TEAM) == told
    assert projection.compare(TEAM).in_step
    chroma.close()


def test_applying_the_outbox_twice_is_the_same_as_once(records, tmp_path):
    record(records, TEAM, version("One", "Two"))
    chroma = ChromaVectors(records, MODEL, tmp_path / "chroma")
    projection = Projection(records, chroma, MODEL)
    waiting = records.outbox(100)
    records_settle, records.settle = (
        records.settle,
        lambda _number: (_ for _ in ()).throw(KeyboardInterrupt),
    )
    with pytest.raises(KeyboardInterrupt):
        projection.apply(TEAM)
    records.settle = records_settle
    assert records.outbox(100) == waiting
    assert projection.apply(TEAM) == 2
    assert projection.compare(TEAM).in_step
    assert records.outbox(100) == []
    chroma.close()


def test_only_one_process_owns_the_index_and_the_other_answers_exactly(records, index, tmp_path):
    record(records, TEAM, version("One", "Two"))
    assert index.open(TEAM)
    second = VectorIndex(records, MODEL, tmp_path)
    assert not second.open(TEAM)
    assert not second.open_and_follow(TEAM)
    assert second.compare(TEAM) is None
    assert second.state is SearchState.EXACT
    assert _found(second, "One") == _found(index, "One")
    second.close()
    assert index.open(TEAM)


def test_what_is_recorded_after_opening_is_found_at_once(records, index):
    record(records, TEAM, version("One"))
    index.open(TEAM)
    second = record(records, TEAM, version("Two"))
    assert _found(index, "Two") == list(second.passage_ids)
    index.follow(TEAM)
    assert records.outbox(10) == []
    assert _found(index, "Two") == list(second.passage_ids)


def test_the_index_follows_other_processes_in_the_background(records, index):
    assert index.open_and_follow(TEAM)
    made = record(records, TEAM, version("One"))
    assert _found(index, "One") == list(made.passage_ids)
    deadline = time.monotonic() + 30
    while (index.state is not SearchState.READY or records.outbox(1)) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.05)
    assert index.state is SearchState.READY
    assert records.outbox(1) == []
    assert index.compare(TEAM).in_step


def test_a_folder_that_vanished_is_built_anew(records, tmp_path):
    record(records, TEAM, version("One"))
    first = VectorIndex(records, MODEL, tmp_path)
    first.open(TEAM)
    first.close()
    (tmp_path / "chroma").rename(tmp_path / "lost")
    again = VectorIndex(records, MODEL, tmp_path)
    again.open(TEAM)
    assert again.compare(TEAM).in_step
    again.close()


@pytest.mark.parametrize("damage", ["garbage", "sparse", "truncated"])
def test_after_a_kill_the_torn_folder_is_not_opened_but_built_anew(
    records, tmp_path, damage, caplog
):
    """A real child opens the index and is killed; its files are then torn as kills tear them."""
    record(records, TEAM, version(*(f"Passage {n}" for n in range(30))))
    child = textwrap.dedent(
        f"""
        import os, signal
        from pathlib import Path
        from corpus.access import scope_of_team
        from indexing.vector_index import VectorIndex
        from integrations.records.database import Database
        from integrations.records.sql_records import SqlRecords
        records = SqlRecords(Database({database_url(tmp_path, None)!r}))
        index = VectorIndex(records, {MODEL!r}, Path({str(tmp_path)!r}))
        assert index.open(scope_of_team())
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    killed = subprocess.run([sys.executable, "-c", child], check=False)
    assert killed.returncode == -9
    for file in (tmp_path / "chroma").rglob("*"):
        if file.is_file() and damage == "garbage":
            file.write_bytes(b"\xff" * 1000)
        elif file.is_file() and damage == "truncated":
            os.truncate(file, file.stat().st_size // 2)
        elif file.name == "link_lists.bin":
            os.truncate(file, 1 << 40)
    index = VectorIndex(records, MODEL, tmp_path)
    with caplog.at_level(logging.WARNING):
        assert index.open(TEAM)
    assert "built anew" in caplog.text
    assert index.compare(TEAM).in_step
    assert sum(f.stat().st_size for f in (tmp_path / "chroma").rglob("*") if f.is_file()) < 10**8
    index.close()


def test_a_clean_stop_keeps_what_was_built(records, tmp_path, caplog):
    record(records, TEAM, version("One"))
    for _ in range(2):
        index = VectorIndex(records, MODEL, tmp_path)
        with caplog.at_level(logging.WARNING):
            index.open(TEAM)
        index.close()
    assert caplog.text == ""
