"""An index run that is killed: nothing acknowledged is lost and no document is half old, half new.

The real command line indexes real files of several formats, in two versions by turns, and is
killed at a random moment. What it had told as done must be there; the rest is carried on.
"""

import hashlib
import io
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from docx import Document
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from corpus.access import scope_of_team
from corpus.passage import Section
from corpus.read_back import read_back
from indexing.ingest import Sent
from tests.indexing.stores import open_store

TEAM = scope_of_team()
SENTENCES = 40
_CLI = "from integrations.command_line.main import main; main()"
_HEAL_SECONDS = 60


def _pdf(words):
    stored = io.BytesIO()
    page = Canvas(stored, invariant=True)
    for number, sentence in enumerate(words):
        page.drawString(60, 780 - 16 * number, sentence)
    page.save()
    return stored.getvalue()


def _docx(words):
    document, stored = Document(), io.BytesIO()
    for sentence in words:
        document.add_paragraph(sentence)
    document.save(stored)
    return stored.getvalue()


def _xlsx(words):
    book, stored = Workbook(), io.BytesIO()
    for number, sentence in enumerate([("What",), *[(word,) for word in words]], 1):
        book.active.cell(number, 1, sentence[0])
    book.save(stored)
    return stored.getvalue()


def _text(words):
    return "\n\n".join(words).encode()


def _html(words):
    body = "".join(f"<p>{word}</p>" for word in words)
    return f"<!doctype html><html><body>{body}</body></html>".encode()


WRITERS = {"a.pdf": _pdf, "b.docx": _docx, "c.xlsx": _xlsx, "d.txt": _text, "e.html": _html}


def _contents(word):
    words = [f"{word} sentence number {n} is about the rota." for n in range(SENTENCES)]
    return {name: write(words) for name, write in WRITERS.items()}


def _killed_after(seconds, data, folder):
    """Run the command line and kill it; return the files that it had told as done."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CLI, "index", str(folder), "--provider", "Vale", "--data", data],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    )
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    _, told = child.communicate()
    started = [line.split(": ", 1)[1] for line in told.splitlines() if " of 5: " in line]
    return started[: None if child.returncode == 0 else -1]


def _whole(store, document, words):
    """Say which word a document is made of, having checked that it is whole and verified."""
    text = store.library.text(TEAM, document.document_id)
    passages = store.library.passages(TEAM, document.document_id)
    sections = [Section(headings=p.headings, text=p.text, place=p.place) for p in passages]
    checked = read_back(text, sections)
    assert checked.share == 1.0
    assert checked.differing == ()
    whole = " ".join(passage.text for passage in passages)
    found = {word for word in words if word in whole}
    assert len(found) == 1, "a document is half old and half new"
    assert whole.count("sentence number") == SENTENCES
    return found.pop()


def _evidence(store):
    return [each for each in store.library.documents(TEAM) if each.provider == "Vale"]


def _look_after_a_kill(data, embedder, contents, word, done, before):
    """Check what a kill left, let it heal itself, and return each document's state."""
    began = time.monotonic()
    store = open_store(data, None, embedder)
    kept = {document.document: _whole(store, document, contents) for document in _evidence(store)}
    assert set(before) <= set(kept), "a document that was held is gone"
    for name in done:
        assert kept[name] == word, "what was told as done is not there"
    for file in store.records.incoming(TEAM):
        original = store.records.incoming_original(TEAM, file.file_id)
        assert hashlib.sha256(original).hexdigest() == file.sha256
        assert original == contents[word][file.document]
    store.ingest.resume(TEAM)
    assert store.records.incoming(TEAM) == []
    assert store.index.open(TEAM)
    assert store.index.compare(TEAM).in_step
    if kept:
        assert store.library.search(TEAM, "sentence number 7 about the rota", 5)
    left = {document.document: _whole(store, document, contents) for document in _evidence(store)}
    store.close()
    assert time.monotonic() - began < _HEAL_SECONDS
    return left


def _kill_at_random_moments(tmp_path, folder, embedder, times):
    data = tmp_path / "data"
    contents = {word: _contents(word) for word in ("Old", "New")}
    dice = random.Random(5)  # the moments differ with the machine's load all the same
    left, longest, inside, healed = {}, 6.0, 0, 0
    for turn in range(times):
        word = ("New", "Old")[turn % 2]
        for name, content in contents[word].items():
            (folder / name).write_bytes(content)
        done = _killed_after(dice.uniform(0.3, longest), str(data), folder)
        inside += 0 < len(done) < len(WRITERS)
        left = _look_after_a_kill(data, embedder, contents, word, done, left)
        healed += 1
    for name, content in contents["New"].items():
        (folder / name).write_bytes(content)
    store = open_store(data, None, embedder)
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    assert sorted(store.ingest.index(TEAM, [folder], Sent("Vale")).unchanged) == sorted(WRITERS)
    store.close()
    return healed, inside


@pytest.mark.timeout(300)
def test_an_index_run_that_is_killed_loses_nothing_and_leaves_whole_documents(
    tmp_path, folder, embedder
):
    healed, _ = _kill_at_random_moments(tmp_path, folder, embedder, 3)
    assert healed == 3


@pytest.mark.drill
@pytest.mark.timeout(3600)
def test_a_hundred_killed_index_runs_lose_nothing_and_leave_whole_documents(
    tmp_path, folder, embedder
):
    healed, between_two_files = _kill_at_random_moments(tmp_path, folder, embedder, 100)
    assert healed == 100
    assert between_two_files > 20, "too few kills fell into the work itself"
