"""Whatever the vector index holds that the records do not, or the other way round, is mended."""

import logging
import os
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager

import chromadb
import pytest
from chromadb.config import Settings

from indexing.vectors.chroma import look_through
from indexing.vectors.folders import Folders, mark_of
from integrations.records.database import Database, database_url
from integrations.records.sql_records import SqlRecords
from tests.indexing.kept import (
    TEAM,
    answers,
    exact_answers,
    in_use,
    opened,
    served,
    some_records,
    until_ready,
)
from tests.records.evidence import MODEL, record, vector_for, version


@pytest.fixture
def records(tmp_path):
    database = Database(database_url(tmp_path, None))
    yield SqlRecords(database)
    database.close()


@pytest.fixture
def ids(records, tmp_path):
    """An index that a clean stop left; the ids by collection."""
    made = some_records(records)
    with opened(records, tmp_path):
        pass
    return made


@contextmanager
def _tampering(tmp_path, collection):
    """Give another program's hold of a collection."""
    client = chromadb.PersistentClient(
        str(in_use(tmp_path)), settings=Settings(anonymized_telemetry=False)
    )
    yield client.get_collection(f"{collection}.{mark_of(MODEL)}", embedding_function=None)
    client.close()


def _one_too_few(tmp_path, ids):
    with _tampering(tmp_path, "official") as kept:
        kept.delete(ids=[ids["official"][3]])
    return {"missing": (ids["official"][3],)}


def _one_too_many(tmp_path, ids):
    with _tampering(tmp_path, "official") as kept:
        kept.upsert(ids=["p-foreign"], embeddings=[vector_for("foreign")])
    return {"foreign": ("p-foreign",)}


def _another_content(tmp_path, ids):
    with _tampering(tmp_path, "official") as kept:
        kept.upsert(ids=[ids["official"][5]], embeddings=[vector_for("another")])
    return {"stale": (ids["official"][5],)}


def _another_provider(tmp_path, ids):
    vale, quay = [collection for collection in ids if collection != "official"]
    with _tampering(tmp_path, vale) as kept:
        kept.delete(ids=[ids[vale][0]])
    with _tampering(tmp_path, quay) as kept:
        kept.upsert(ids=[ids[vale][0]], embeddings=[vector_for("Vale 0")])
    return {"missing": (ids[vale][0],), "foreign": (ids[vale][0],)}


def _a_collection_of_nobody(tmp_path, ids):
    with _tampering(tmp_path, "official") as kept:
        kept.modify(name=f"nobody.published.{mark_of(MODEL)}")
    return {"missing": tuple(ids["official"]), "foreign": tuple(ids["official"])}


FAULTS = [
    _one_too_few,
    _one_too_many,
    _another_content,
    _another_provider,
    _a_collection_of_nobody,
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("way", [opened, served])
def test_a_start_repairs_what_differs_and_sounds_an_alarm_of_what_is_foreign(
    records, tmp_path, ids, fault, way, caplog
):
    told = {"missing": (), "foreign": (), "stale": ()} | fault(tmp_path, ids)
    with caplog.at_level(logging.WARNING), way(records, tmp_path) as index:
        until_ready(index)
        found = index.verify(TEAM)
        differing = {
            name: tuple(sorted(getattr(found, name))) for name in ("missing", "foreign", "stale")
        }
        assert differing == {name: tuple(sorted(own)) for name, own in told.items()}
        assert answers(index, ids) == exact_answers(records, ids)
        assert index.compare(TEAM).in_step
        assert not index.built_anew
    alarms = [line for line in caplog.text.splitlines() if "alarm" in line]
    assert bool(alarms) == bool(told["foreign"])
    assert all(own in alarms[0] for own in told["foreign"][:5])
    assert "Passage" not in caplog.text


def test_an_index_that_differs_though_its_files_are_as_they_were_left_is_repaired_by_verifying(
    records, tmp_path, ids
):
    """As if our own code had left a vector out: neither the files nor the counts show it."""
    with _tampering(tmp_path, "official") as kept:
        kept.upsert(ids=[ids["official"][5]], embeddings=[vector_for("another")])
    Folders(tmp_path / "chroma", MODEL).closed(0)
    with opened(records, tmp_path) as index:
        assert index.verify(TEAM).stale == (ids["official"][5],)
        assert index.compare(TEAM).in_step
    with opened(records, tmp_path) as index:
        assert index.verify(TEAM).in_step


_KILLED = """
    import os, signal, sys
    from integrations.records.database import Database
    from integrations.records.sql_records import SqlRecords
    from indexing.kept_index import KeptIndex
    from pathlib import Path
    from tests.indexing.kept import TEAM
    from tests.records.evidence import MODEL, record, version
    records = SqlRecords(Database(sys.argv[2]))
    kept = KeptIndex(records, MODEL, Path(sys.argv[1]) / "chroma")
    kept.bring_up(TEAM, lambda: None, probing=False)
    record(records, TEAM, version("Recorded", key="k", name="recorded.txt"))
    if sys.argv[3] == "after the index was written":
        records.settle = lambda number: os.kill(os.getpid(), signal.SIGKILL)
        kept.take_in(TEAM, lambda: None)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("when", ["before the index was written", "after the index was written"])
def test_a_kill_between_the_records_and_the_index_loses_nothing(records, tmp_path, ids, when):
    arguments = [str(tmp_path), database_url(tmp_path, None), when]
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(_KILLED), *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(records.outbox(10)) == 1
    with opened(records, tmp_path) as index:
        assert len(index.nearest(TEAM, "official", vector_for("Recorded"), 1)) == 1
        assert answers(index, ids) == exact_answers(records, ids)
        assert index.compare(TEAM).in_step
        assert records.outbox(10) == []


@pytest.mark.filterwarnings("ignore:legacy embedding function:DeprecationWarning")
def test_no_way_through_the_index_lets_chroma_embed_a_text_or_reach_for_the_network(
    records, tmp_path, ids, monkeypatch
):
    """Opened, built, followed, asked, compared, repaired, looked through: its own is never met."""
    import socket

    from chromadb.utils.embedding_functions import DefaultEmbeddingFunction

    met = []

    def refused(*given, **named):
        met.append(given)
        raise AssertionError

    def embedded(self, input):  # noqa: A002 - Chroma compares the parameters' names
        refused(input)

    monkeypatch.setattr(DefaultEmbeddingFunction, "__call__", embedded)
    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    for fault in (lambda *_: None, *FAULTS[:4]):
        fault(tmp_path, ids)
        with opened(records, tmp_path) as index:
            answers(index, ids)
            index.verify(TEAM)
            made = record(records, TEAM, version("More", key="k", name="more.txt"))
            index.follow(TEAM)
            records.remove(TEAM, made.summary.document_id)
            index.follow(TEAM)
            index.rebuild(TEAM)
            assert index.compare(TEAM).in_step
            assert answers(index, ids) == exact_answers(records, ids)
    look_through(in_use(tmp_path))
    assert met == []
