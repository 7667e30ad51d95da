"""A torn vector index is found out without opening it, set aside and built anew.

The damage is what kills, full disks and other programs leave behind; the files are real ones.
"""

import logging
import os
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from indexing.vectors import probe
from indexing.vectors.folders import Folders
from indexing.vectors.probe import opens_well
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
from tests.records.evidence import MODEL


@pytest.fixture
def records(tmp_path):
    database = Database(database_url(tmp_path, None))
    yield SqlRecords(database)
    database.close()


@pytest.fixture
def left(request, records, tmp_path):
    """A folder that a clean stop left, with its graph on disk or in the rows alone."""
    if getattr(request, "param", "graph written") == "graph written":
        some_records(records)
        with opened(records, tmp_path):
            pass
    else:
        with opened(records, tmp_path) as index:
            some_records(records)
            index.follow(TEAM)
    return in_use(tmp_path)


def _graph(folder, name):
    return sorted(folder.rglob(name))[0]


def _truncated(name):
    def damage(folder):
        path = _graph(folder, name)
        os.truncate(path, path.stat().st_size // 10)

    return damage


def _garbage(name):
    """Other bytes in the same number, and no trace of it in the file's times."""

    def damage(folder):
        path = _graph(folder, name)
        before = path.stat()
        path.write_bytes(os.urandom(before.st_size))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return damage


def _sparse(folder):
    os.truncate(_graph(folder, "link_lists.bin"), 1 << 40)


def _without(name):
    def damage(folder):
        path = _graph(folder, name)
        shutil.rmtree(path.parent) if path.parent != folder else path.unlink()

    return damage


DAMAGE = {
    "truncated vectors": _truncated("data_level0.bin"),
    "garbage for vectors": _garbage("data_level0.bin"),
    "garbage for lengths": _garbage("length.bin"),
    "garbage for a header": _garbage("header.bin"),
    "links of a terabyte": _sparse,
    "no graph": _without("data_level0.bin"),
    "truncated rows": _truncated("chroma.sqlite3"),
    "garbage for rows": _garbage("chroma.sqlite3"),
    "no rows": _without("chroma.sqlite3"),
}


CASES = [("graph written", name) for name in DAMAGE]
CASES += [("graph in rows", name) for name in ("truncated rows", "links of a terabyte", "no graph")]


@pytest.mark.parametrize(("left", "damage"), CASES, indirect=["left"])
def test_a_torn_folder_is_set_aside_and_the_index_built_anew(
    records, tmp_path, left, damage, caplog
):
    DAMAGE[damage](left)
    torn = left.stat().st_ino
    with caplog.at_level(logging.WARNING), opened(records, tmp_path) as index:
        collections = records.collections(TEAM)
        assert answers(index, collections) == exact_answers(records, collections)
        assert index.compare(TEAM).in_step
        assert in_use(tmp_path) != left
    assert "the vector index is built anew" in caplog.text
    aside = tmp_path / "chroma" / "set-aside"
    assert aside.stat().st_ino == torn, "it was copied, not renamed"
    blocks = sum(each.stat().st_blocks for each in (tmp_path / "chroma").rglob("*"))
    assert blocks * 512 < 50_000_000
    caplog.clear()
    with caplog.at_level(logging.WARNING), opened(records, tmp_path) as index:
        assert not index.built_anew
    assert caplog.text == ""


def test_only_the_last_torn_folder_is_kept(records, tmp_path):
    some_records(records)
    for _ in range(3):
        with opened(records, tmp_path):
            pass
        _truncated("data_level0.bin")(in_use(tmp_path))
    with opened(records, tmp_path):
        kept = {each.name for each in (tmp_path / "chroma").iterdir()}
    assert kept == {"in-use.json", "set-aside", in_use(tmp_path).name}


@pytest.mark.parametrize("name", ["data_level0.bin", "header.bin"])
def test_what_was_torn_before_the_clean_stop_is_found_by_the_services_child(
    records, tmp_path, name, caplog
):
    """Chroma itself wrote rot, and closed: nothing differs from how it was left."""
    some_records(records)
    with opened(records, tmp_path):
        pass
    _garbage(name)(in_use(tmp_path))
    Folders(tmp_path / "chroma", MODEL).closed(0)
    with caplog.at_level(logging.WARNING), served(records, tmp_path) as index:
        until_ready(index)
        assert answers(index) == exact_answers(records)
        assert index.built_anew
    assert "the vector index is built anew" in caplog.text


def test_a_service_uses_what_a_clean_stop_left(records, tmp_path, left):
    with served(records, tmp_path) as index:
        until_ready(index)
        assert answers(index) == exact_answers(records)
        assert not index.built_anew
    assert in_use(tmp_path) == left


@pytest.mark.parametrize("left", ["graph written", "graph in rows"], indirect=True)
def test_the_child_finds_nothing_wrong_with_a_whole_folder(left):
    assert opens_well(left, 60)


@pytest.mark.parametrize("damage", ["truncated vectors", "garbage for rows", "no graph"])
def test_the_child_finds_what_cannot_be_read(records, tmp_path, damage):
    some_records(records)
    with opened(records, tmp_path):
        pass
    DAMAGE[damage](in_use(tmp_path))
    assert not opens_well(in_use(tmp_path), 60)


ENDS = {
    "a crash": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "a hang": "import time; time.sleep(600)",
    "a hang that no signal ends": (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
    ),
    "all memory": "import sys; sys.path.insert(0, sys.argv[1]); import indexing.vectors.probe as p;"
    "p.look_through = lambda _: bytearray(1 << 45); p.look('x')",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_whatever_opening_a_folder_does_only_the_child_suffers(tmp_path, monkeypatch, end):
    monkeypatch.setattr(probe, "_START", end)
    began = time.monotonic()
    assert not opens_well(tmp_path, 3)
    assert time.monotonic() - began < 20


def test_a_child_ends_with_its_parent(tmp_path):
    """Even where the parent is killed: two processes must never have one folder open."""
    code = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from indexing.vectors import probe
        probe._START = (
            "import sys, os, time; sys.path.insert(0, sys.argv[1]); "
            "from indexing.vectors import probe; "
            "probe.look_through = lambda folder: "
            "((folder / 'pid').write_text(str(os.getpid())), time.sleep(600)); "
            "probe.look(sys.argv[2])"
        )
        probe.opens_well(Path(sys.argv[1]), 600)
        """
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    parent = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], env=env)
    noted = tmp_path / "pid"
    deadline = time.monotonic() + 60
    while not (noted.exists() and noted.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    child = int(noted.read_text())
    parent.kill()
    parent.wait()
    while _lives(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(child)


def _lives(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False
