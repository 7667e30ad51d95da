"""Taking documents in: what is added, changed, unchanged and refused, and what a kill leaves."""

import os
import subprocess
import sys
import textwrap

import pytest

from corpus.access import Release, scope_of_provider, scope_of_team
from corpus.catalogue import catalogue
from corpus.failures import NotYours
from corpus.passage import DocumentKind
from indexing.ingest import Sent
from indexing.sources import source_files
from integrations.records.database import Database, database_url
from integrations.records.sql_records import SqlRecords

TEAM = scope_of_team()


def _write(folder, **files):
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)


def _names(store, provider):
    held = store.library.documents(TEAM, store.library.provider(TEAM, provider).id)
    return sorted(document.document for document in held)


def test_new_changed_and_unchanged_files_are_told_apart(store, folder):
    _write(folder, a__txt="Rotas come late.\n", b__md="# Notes\n\nTeaching is protected.\n")
    first = store.ingest.index(TEAM, [folder], Sent("Vale")).row()
    nothing = {"changed": [], "unchanged": [], "refused": [], "held": [], "lost": []}
    assert first == {"added": ["a.txt", "b.md"], **nothing}
    _write(folder, a__txt="Rotas come in time.\n")
    second = store.ingest.index(TEAM, [folder], Sent("Vale"))
    assert (second.added, second.changed, second.unchanged) == ([], ["a.txt"], ["b.md"])
    assert store.library.search(TEAM, "rotas", 1)[0].passage.text == "Rotas come in time."


def test_a_document_goes_by_its_heading_without_the_signs_that_mark_it(store, folder):
    _write(folder, a__md="# **Notes** of the visit\n\nRotas come late.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    [document] = store.library.documents(TEAM, store.library.provider(TEAM, "Vale").id)
    [passage] = store.library.passages(TEAM, document.document_id)
    assert document.title == "Notes of the visit"
    assert passage.headings == (document.title,)


def test_asked_about_one_provider_only_its_own_passages_come(store, folder):
    for name in ("Vale", "Quay"):
        _write(folder, a__txt=f"Rotas come late at {name}.\n")
        store.ingest.index(TEAM, [folder], Sent(name))
    vale = store.library.provider(TEAM, "Vale")
    found = store.library.search(TEAM, "rotas that come late", 10, vale.id)
    assert [each.passage.text for each in found] == ["Rotas come late at Vale."]


def test_an_unchanged_file_is_neither_read_nor_embedded_again(store, folder, monkeypatch):
    _write(folder, a__txt="Rotas come late.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    generation = store.records.generation()

    def called(*_):
        pytest.fail("an unchanged file was worked on")

    monkeypatch.setattr("corpus.reading.file.read", called)
    monkeypatch.setattr(store.ingest._embedder, "embed", called, raising=False)
    assert store.ingest.index(TEAM, [folder], Sent("Vale")).unchanged == ["a.txt"]
    assert store.records.generation() == generation


def test_evidence_without_a_provider_is_refused_with_what_to_do(store, folder):
    _write(folder, a__txt="Rotas come late.\n")
    report = store.ingest.index(TEAM, [folder])
    assert report.added == []
    assert report.refused[0]["document"] == "a.txt"
    assert "--provider" in report.refused[0]["reason"]
    assert store.library.documents(TEAM) == []


def test_a_bad_file_is_named_with_its_reason_and_the_others_are_taken(store, folder):
    _write(folder, good__txt="Rotas come late.\n", empty__txt="", false__pdf="no PDF at all")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 broken off")
    missing = folder / "missing.txt"
    report = store.ingest.index(TEAM, [folder, missing], Sent("Vale"))
    assert "good.txt" in report.added
    refused = {each["document"]: each["reason"] for each in report.refused}
    assert {"empty.txt", "broken.docx", "missing.txt"} <= refused.keys()
    assert all(reason.endswith(".") for reason in refused.values())


def test_a_run_that_takes_nothing_makes_no_provider(store, folder):
    _write(folder, empty__txt="")
    store.ingest.index(TEAM, [folder], Sent("Mistyped"))
    with pytest.raises(NotYours):
        store.library.provider(TEAM, "Mistyped")


def test_folders_are_walked_in_order_without_links_and_hidden_files(folder):
    (folder / "b").mkdir()
    (folder / ".hidden").mkdir()
    for name in ("z.txt", "a.txt", ".secret", "b/notes.txt", ".hidden/x.txt"):
        (folder / name).write_text("x")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    assert [file.name for file in source_files([folder])] == ["a.txt", "notes.txt", "z.txt"]


def test_files_of_one_name_in_two_folders_are_two_documents(store, folder):
    for month in ("may", "june"):
        (folder / month).mkdir()
        (folder / month / "register.txt").write_text(f"The register of {month}.\n")
    for _ in range(2):
        report = store.ingest.index(TEAM, [folder], Sent("Vale"))
    assert report.unchanged == ["june/register.txt", "may/register.txt"]
    assert _names(store, "Vale") == ["june/register.txt", "may/register.txt"]


def test_another_release_of_the_same_file_is_a_change(store, folder):
    _write(folder, a__txt="Rotas come late.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    own = scope_of_provider(store.library.provider(TEAM, "Vale").id)
    assert store.library.documents(own) == []
    wider = store.ingest.index(TEAM, [folder], Sent("Vale", Release.PROVIDER))
    assert wider.changed == ["a.txt"]
    assert len(store.library.documents(own)) == 1
    again = store.ingest.index(TEAM, [folder], Sent("Vale", Release.PROVIDER))
    assert again.unchanged == ["a.txt"]


def test_a_new_data_folder_holds_the_digests_and_the_framework_in_our_words(store):
    assert store.ingest.prepare(TEAM)
    assert not store.ingest.prepare(TEAM)
    held = store.records.counter("digests")
    store.records.set_counter("digests", 1)  # as one of ours before left it
    assert not store.ingest.prepare(TEAM)  # looked at anew, and nothing was out of date
    assert store.records.counter("digests") == held
    held = store.library.documents(TEAM)
    assert {document.catalogue_key for document in held} == {e.key for e in catalogue()}
    assert {document.kind for document in held} == {DocumentKind.DIGEST}
    loaded = store.library.framework()
    assert len(loaded.framework.standards) == 27
    assert {s.wording.origin for s in loaded.framework.standards} == {"digest"}
    digest = loaded.sources["digest"]
    text = store.library.text(TEAM, digest.document_id)
    for standard in loaded.framework.standards:
        place = standard.wording.place
        assert standard.wording.text in text.between(place.first, place.last)


def test_progress_is_told_document_by_document(store, folder):
    _write(folder, a__txt="One.\n", b__txt="Two.\n")
    told = []
    store.ingest.index(TEAM, [folder], Sent("Vale"), progress=lambda *step: told.append(step))
    assert told == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_a_removed_document_is_not_found_and_can_be_taken_in_again(store, folder):
    _write(folder, a__txt="Rotas come late.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    own_id = store.library.search(TEAM, "rotas", 1)[0].passage.source.document_id
    store.reviews.erase(TEAM, own_id, "A. Reviewer")
    assert list(store.library.search(TEAM, "rotas", 1)) == []
    assert store.ingest.index(TEAM, [folder], Sent("Vale")).added == ["a.txt"]


def test_removed_words_are_in_no_file_of_the_data_folder(store, folder, tmp_path):
    _write(folder, a__txt="Canary-to-be-erased was reported.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    own_id = store.library.search(TEAM, "reported", 1)[0].passage.source.document_id
    store.reviews.erase(TEAM, own_id, "A. Reviewer")
    kept = b"".join(f.read_bytes() for f in (tmp_path / "data").rglob("*") if f.is_file())
    assert b"Canary-to-be-erased" not in kept


def test_passages_get_vectors_of_a_new_model_beside_the_old(store, folder, embedder):
    _write(folder, a__txt="Rotas come late.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))

    class Other:
        model = "other"

        def encode(self, texts):
            return embedder.encode(texts)

    from indexing.ingest import Ingest

    other = Ingest(store.records, Other())
    assert other.embed_missing(TEAM) == 1
    assert other.embed_missing(TEAM) == 0
    assert store.ingest.embed_missing(TEAM) == 0


_CHILD = """
import sys
from pathlib import Path
from corpus.access import scope_of_team
from indexing.ingest import Sent
from tests.indexing.stores import open_store
from indexing.embedding.embedder import embedder_for
store = open_store(Path(sys.argv[1]), None, embedder_for(None))
print("ready", flush=True)
store.index.open(scope_of_team())
store.ingest.index(scope_of_team(), [Path(sys.argv[2])], Sent(sys.argv[3]))
store.index.follow(scope_of_team())
store.close()
"""


def test_two_processes_may_record_at_once(tmp_path, folder, embedder):
    """The service beside the command line: neither loses a document nor waits for long."""
    data = tmp_path / "data"
    children = []
    for name in ("Vale", "Quay"):
        own = folder / name
        own.mkdir()
        for n in range(5):
            (own / f"{n}.txt").write_text(f"{name} wrote number {n}.\n")
        children.append(
            subprocess.Popen(
                [sys.executable, "-c", textwrap.dedent(_CHILD), str(data), str(own), name],
                stdout=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
        )
    assert [child.wait() for child in children] == [0, 0]
    database = Database(database_url(data, None))
    assert len(SqlRecords(database).documents(TEAM)) == 10
    database.close()
