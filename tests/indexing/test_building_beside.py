"""A new vector index is built beside the old one, and questions are answered all the while."""

import logging
import os
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import contextmanager, suppress

import numpy as np
import pytest

from corpus.failures import Fault
from indexing.embedding.embedder import Encoded
from indexing.missing_vectors import embed_some
from indexing.vector_index import SearchState, VectorIndex
from indexing.vectors.chroma import ChromaVectors
from integrations.records.database import Database, database_url
from integrations.records.sql_records import SqlRecords
from tests.indexing.kept import (
    TEAM,
    answers,
    exact_answers,
    in_use,
    noted_as_closed,
    opened,
    served,
    some_records,
    until,
    until_ready,
)
from tests.records.evidence import MODEL, record, vector_for, version


@pytest.fixture
def records(tmp_path):
    database = Database(database_url(tmp_path, None))
    yield SqlRecords(database)
    database.close()


class Asking:
    """Threads that ask without pause, and what they were told or met."""

    def __init__(self, index, expected, collections=("official",), threads=3):
        self.wrong, self.raised, self.states = [], [], []
        self._index, self._expected, self._collections = index, expected, collections
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(threads)]

    def _ask(self):
        while not self._over.is_set():
            try:
                state = self._index.state
                if answers(self._index, self._collections) != self._expected:
                    self.wrong.append(state)
                self.states.append(state)
            except Exception as error:  # noqa: BLE001 - a person would have met it, whatever it is
                self.raised.append(error)

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        for thread in self._threads:
            thread.join()


def _as_files(folder):
    return {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


class Embedder:
    """Another model, of other dimensions, that can be made to wait or to count."""

    model = "a newer model"

    def __init__(self):
        self.read = 0

    def encode(self, texts):
        self.read += len(texts)
        return [Encoded(vector_for(text, 12), np.zeros((0, 12), np.int8)) for text in texts]


_KILLED = """
    import os, signal
    from pathlib import Path
    from indexing.vector_index import VectorIndex
    from integrations.records.database import Database
    from integrations.records.sql_records import SqlRecords
    from tests.indexing.kept import TEAM
    records = SqlRecords(Database({url!r}))
    index = VectorIndex(records, {model!r}, Path({data!r}))
    assert index.open(TEAM)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _killed_while_open(data, model=MODEL):
    """Let a real process open the index and be killed."""
    code = textwrap.dedent(_KILLED).format(
        url=database_url(data, None), model=model, data=str(data)
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, check=False)
    assert done.returncode == -signal.SIGKILL


def test_after_a_kill_every_question_is_answered_as_exact_search_does_while_it_is_built(
    records, tmp_path, caplog
):
    ids = some_records(records, 1500)
    _killed_while_open(tmp_path)
    old = in_use(tmp_path)
    untouched = _as_files(old)
    expected = exact_answers(records, ids)
    with caplog.at_level(logging.WARNING), served(records, tmp_path) as index:
        with Asking(index, expected, ids) as asking:
            while index.state is not SearchState.READY:
                with suppress(FileNotFoundError):  # it goes at the switch, and not before
                    found = _as_files(old)
                    assert in_use(tmp_path) != old or found == untouched
                time.sleep(0.01)
            asked = len(asking.states)
            until(lambda: len(asking.states) > asked + 3)
        assert (asking.wrong, asking.raised) == ([], [])
        assert {SearchState.BUILDING, SearchState.READY} <= set(asking.states)
        assert index.compare(TEAM).in_step
        assert not old.exists()
    assert "the last stop was not clean" in caplog.text


def test_what_is_recorded_while_it_is_built_is_found_and_nothing_waits_for_the_build(
    records, tmp_path
):
    """An upload during the build asks the index to follow: it must neither wait nor build too."""
    some_records(records, 1500)
    with served(records, tmp_path) as index:
        new = record(records, TEAM, version("A new passage", key="strategy-2021", name="new.txt"))
        began = time.monotonic()
        assert index.open(TEAM)
        index.follow(TEAM)
        assert time.monotonic() - began < 0.5
        near = index.nearest(TEAM, "official", vector_for("A new passage"), 1)
        assert [each.passage_id for each in near] == list(new.passage_ids)
        until_ready(index)
        until(lambda: not records.outbox(1))
        assert answers(index) == exact_answers(records)
        assert index.compare(TEAM).in_step
        assert in_use(tmp_path).name == "1", "it was built twice"


def test_closing_while_it_is_asked_raises_nothing_and_changes_no_answer(records, tmp_path):
    some_records(records)
    expected = exact_answers(records)
    with served(records, tmp_path) as index:
        with Asking(index, expected) as asking:
            until_ready(index)
            for _ in range(3):
                index.close()
                assert index.open_and_follow(TEAM)
                until_ready(index)
            index.close()
            until(lambda: asking.states and asking.states[-1] is SearchState.EXACT)
        assert (asking.wrong, asking.raised) == ([], [])
    assert noted_as_closed(tmp_path)


def test_closing_while_it_is_built_stops_the_build_and_leaves_what_was(records, tmp_path):
    some_records(records, 6000)
    began = time.monotonic()
    with served(records, tmp_path):
        time.sleep(0.2)
    assert time.monotonic() - began < 20
    assert not (tmp_path / "chroma" / "in-use.json").exists()
    with opened(records, tmp_path) as index:
        assert index.compare(TEAM).in_step


def test_a_new_model_has_its_index_built_beside_the_old_which_can_be_gone_back_to(
    records, tmp_path
):
    ids = some_records(records)
    with opened(records, tmp_path):
        pass
    old, untouched = in_use(tmp_path), _as_files(tmp_path / "chroma")
    embedder = Embedder()

    def embed(scope):
        assert _as_files(tmp_path / "chroma") == untouched
        return embed_some(records, embedder, scope)

    with served(records, tmp_path, embedder.model, embed) as index:
        until_ready(index)
        assert answers(index, ids, 12) == exact_answers(records, ids, embedder.model, 12)
        assert embedder.read == sum(map(len, ids.values()))
        assert index.compare(TEAM).in_step
    assert not old.exists()
    with opened(records, tmp_path) as index:
        assert answers(index, ids) == exact_answers(records, ids)


def test_a_new_model_without_all_its_vectors_leaves_the_old_index_alone(records, tmp_path):
    some_records(records)
    with opened(records, tmp_path):
        pass
    untouched = _as_files(tmp_path / "chroma")
    embed_some(records, Embedder(), TEAM.official())  # of evidence there are none yet
    with opened(records, tmp_path, Embedder.model) as index:
        assert index.state is SearchState.EXACT
        assert answers(index, dimensions=12) == exact_answers(records, (), Embedder.model) | (
            exact_answers(records, ("official",), Embedder.model, 12)
        )
    assert _as_files(tmp_path / "chroma") == untouched


def test_embedding_anew_goes_on_where_a_stop_left_it(records, tmp_path):
    """Stopped after its first batch, the next start reads only what is left."""
    some_records(records, 600)
    first = Embedder()

    def once(scope):
        done = embed_some(records, first, scope)
        raise KeyboardInterrupt(done)

    with pytest.raises(KeyboardInterrupt):
        once(TEAM)
    second = Embedder()
    with served(
        records, tmp_path, Embedder.model, lambda scope: embed_some(records, second, scope)
    ) as index:
        until_ready(index)
    assert (first.read, second.read) == (256, 640 - 256)


def test_a_question_of_another_models_dimensions_never_reaches_chroma(records, tmp_path):
    some_records(records)
    with opened(records, tmp_path):
        pass
    chroma = ChromaVectors(records, MODEL, in_use(tmp_path))
    kept = chroma._handle("official")

    class Unreachable:
        def query(self, **_):
            pytest.fail("Chroma was asked")

    chroma._kept["official"] = type(kept)(Unreachable(), kept.dimensions)
    for dimensions in (1, 7, 12):
        with pytest.raises(Fault, match="another embedding model"):
            chroma.nearest(TEAM, "official", vector_for("x", dimensions), 5)
    with pytest.raises(Fault):
        chroma.nearest(TEAM, "official", np.zeros((1, 8), np.float32), 5)
    chroma.close()


@contextmanager
def no_room(largest_file):
    """Let no file grow beyond so many bytes: what is written then fails as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_where_the_disk_is_full_the_old_index_stays_and_exact_search_answers(records, tmp_path):
    some_records(records, 1200)
    with opened(records, tmp_path):
        pass
    old, untouched = in_use(tmp_path), _as_files(in_use(tmp_path))
    index = VectorIndex(records, MODEL, tmp_path)
    with no_room(300_000), pytest.raises(Fault, match="no room left on the disk"):
        index.rebuild(TEAM)
    assert index.state is SearchState.EXACT
    assert answers(index) == exact_answers(records)
    assert _as_files(old) == untouched
    assert {each.name for each in (tmp_path / "chroma").iterdir()} == {"in-use.json", old.name}
    assert index.rebuild(TEAM)
    assert index.compare(TEAM).in_step
    index.close()


def test_a_service_without_room_says_so_once_and_builds_when_there_is_room_again(
    records, tmp_path, caplog, monkeypatch
):
    monkeypatch.setattr("indexing.vector_index._TRY_AGAIN_SECONDS", 0.5)
    some_records(records, 1200)
    with served(records, tmp_path) as index, caplog.at_level(logging.ERROR):
        with no_room(300_000):
            until(lambda: "for want of room on the disk" in caplog.text)
            assert answers(index) == exact_answers(records)
        until_ready(index)
        assert index.compare(TEAM).in_step
    assert "Passage" not in caplog.text


@pytest.mark.parametrize("taken", ["chroma", "owner.lock"])
def test_a_data_folder_that_cannot_be_written_is_told_and_exact_search_answers(
    records, tmp_path, taken
):
    """A file stands where a folder must be, and the other way round: root is refused too."""
    some_records(records)
    (tmp_path / "chroma").write_text("") if taken == "chroma" else (tmp_path / taken).mkdir()
    index = VectorIndex(records, MODEL, tmp_path)
    with pytest.raises(Fault, match="cannot be written"):
        index.open(TEAM)
    assert index.state is SearchState.EXACT
    assert answers(index) == exact_answers(records)
    index.close()


def test_whoever_writes_while_others_ask_loses_nothing(records, tmp_path):
    """One thread records and removes, one follows, others ask; at the end all agree."""
    some_records(records)
    with opened(records, tmp_path) as index, Asking(index, {}, threads=2) as asking:
        for turn in range(8):
            made = record(
                records, TEAM, version(f"Turn {turn}", key="strategy-2021", name="turns.txt")
            )
            near = index.nearest(TEAM, "official", vector_for(f"Turn {turn}"), 1)
            assert [each.passage_id for each in near] == list(made.passage_ids)
            index.follow(TEAM)
            near = index.nearest(TEAM, "official", vector_for(f"Turn {turn}"), 1)
            assert [each.passage_id for each in near] == list(made.passage_ids)
        assert asking.raised == []
        assert answers(index) == exact_answers(records)
        assert index.compare(TEAM).in_step


def test_many_new_passages_have_the_graph_written_anew(records, tmp_path):
    """Opening replays, one by one, what the written graph lacks: past a thousand it is built."""
    some_records(records)
    with opened(records, tmp_path) as index:
        record(
            records, TEAM, version(*(f"More {n}" for n in range(1001)), key="k", name="more.txt")
        )
        index.follow(TEAM)
        assert not index.built_anew or in_use(tmp_path).name == "1"
    with opened(records, tmp_path) as index:
        assert index.built_anew
        assert in_use(tmp_path).name == "2"
        assert answers(index) == exact_answers(records)


def test_a_copied_data_folder_is_used_as_it_is(records, tmp_path):
    some_records(records)
    with opened(records, tmp_path):
        pass
    shutil.copytree(tmp_path / "chroma", tmp_path / "copy" / "chroma")
    with opened(records, tmp_path / "copy") as index:
        assert not index.built_anew
        assert answers(index) == exact_answers(records)
