"""`index`: what is taken in, what is refused and why, and that a second run changes nothing."""

import json
import os
from pathlib import Path

import pytest

from integrations.command_line.main import run


@pytest.fixture
def index(tmp_path, capsys):
    def indexing(*arguments):
        status = run(["index", *map(str, arguments), "--data", str(tmp_path / "data"), "--json"])
        out, _ = capsys.readouterr()
        return status, json.loads(out)

    return indexing


@pytest.fixture
def evidence(tmp_path):
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "notes.md").write_text("# Visit notes\n\nStudent nurses said induction was late.\n")
    (folder / "empty.txt").write_text("")
    (folder / "scan.pdf").write_bytes(b"MZ\x90\x00 this is no PDF at all")
    (folder / "cut.docx").write_bytes(b"PK\x03\x04 cut off here")
    return folder


def test_bad_files_are_named_with_the_reason_and_the_rest_is_indexed(index, evidence):
    status, report = index(evidence, "--provider", "Aldermoor Trust")
    assert status == 0
    assert report["added"] == ["notes.md"]
    assert {refused["document"] for refused in report["refused"]} == {
        "empty.txt",
        "scan.pdf",
        "cut.docx",
    }
    assert all(refused["reason"].endswith(".") for refused in report["refused"])


def test_a_second_run_changes_nothing(index, evidence):
    index(evidence, "--provider", "Aldermoor Trust")
    _, report = index(evidence, "--provider", "Aldermoor Trust")
    assert (report["added"], report["changed"], report["unchanged"]) == ([], [], ["notes.md"])


def test_evidence_without_its_provider_is_refused_with_that_advice(index, evidence):
    status, report = index(evidence / "notes.md")
    assert status == 0
    assert report["added"] == []
    assert "--provider" in report["refused"][0]["reason"]


def test_new_words_under_the_same_name_are_a_change_and_the_old_are_no_longer_found(
    index, evidence, tmp_path, capsys
):
    index(evidence, "--provider", "Aldermoor Trust")
    (evidence / "notes.md").write_text(
        "# Visit notes\n\nStudent nurses praised the quibblesnout ward.\n"
    )
    _, report = index(evidence, "--provider", "Aldermoor Trust")
    assert report["changed"] == ["notes.md"]
    run(["search", "late induction of student nurses", "--data", str(tmp_path / "data"), "--json"])
    texts = [p["text"] for p in json.loads(capsys.readouterr().out)["passages"]]
    assert not any("induction was late" in text for text in texts)


def test_a_file_with_any_name_is_indexed_under_one_that_can_be_read(index, tmp_path):
    folder = tmp_path / "odd names"
    folder.mkdir()
    names = [
        b"caf\xe9.md",
        b"two\nlines.md",
        b"\x1b[31mred.md",
        b"rtl\xe2\x80\xaegpj.md",
        b"O'Hare \".md",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("# Notes\n\nRota gaps.\n")
    status, report = index(folder, "--provider", "Aldermoor Trust")
    assert (status, report["refused"], len(report["added"])) == (0, [], len(names))
    assert all(name.isprintable() for name in report["added"])
    _, again = index(folder, "--provider", "Aldermoor Trust")
    assert sorted(again["unchanged"]) == sorted(report["added"])


def test_what_is_no_file_is_named_and_never_waited_for(index, evidence):
    os.mkfifo(evidence / "pipe.md")
    _, report = index(evidence / "pipe.md", "/dev/zero", "--provider", "Aldermoor Trust")
    assert [refused["document"] for refused in report["refused"]] == ["pipe.md", "zero"]


@pytest.mark.parametrize("name", ["", "  ", "y" * 201, "two\x1b[31m", "a\u202eb"])
def test_what_can_be_no_name_of_a_provider_is_refused_before_anything_is_read(
    index, evidence, name
):
    status, report = index(evidence, "--provider", name)
    assert (status, set(report)) == (2, {"error"})
    assert "name" in report["error"]


def test_one_provider_written_in_two_ways_is_one_provider(index, evidence):
    index(evidence, "--provider", "Aldermoor Trust")
    _, report = index(evidence, "--provider", "  ALDERMOOR   trust ")
    assert report["unchanged"] == ["notes.md"]


def test_verify_finds_the_indexes_as_the_records_are(index, evidence):
    index(evidence, "--provider", "Aldermoor Trust")
    _, report = index("--verify")
    assert set(report["index"].values()) >= {0}
    assert {name: n for name, n in report["index"].items() if name != "passages" and n} == {}


def test_verify_says_what_differed_and_repairs_it(index, evidence, tmp_path):
    index(evidence, "--provider", "Aldermoor Trust")
    _, whole = index("--verify")
    for each in (tmp_path / "data" / "chroma").rglob("data_level0.bin"):
        os.truncate(each, 10)
    status, report = index("--verify")
    assert status == 0
    assert report["index"]["built anew"] == report["index"]["passages"] > 0
    assert index("--verify")[1] == whole


def test_rebuild_restores_the_index_from_the_records(index, evidence, tmp_path):
    index(evidence, "--provider", "Aldermoor Trust")
    for each in (tmp_path / "data" / "chroma").rglob("chroma.sqlite3"):
        each.write_bytes(b"no database at all")
    status, report = index("--rebuild")
    assert status == 0
    assert report["index"]["built anew"] == report["index"]["passages"] > 0
    counts = index("--verify")[1]["index"]
    assert {name for name, count in counts.items() if count} == {"passages"}


def test_where_the_index_cannot_be_written_the_documents_are_taken_in_and_found(
    index, evidence, tmp_path, capsys
):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "chroma").write_text("a file where a folder must be")
    status = run(
        ["index", str(evidence), "--provider", "Vale", "--data", str(tmp_path / "data"), "--json"]
    )
    out, err = capsys.readouterr()
    assert (status, json.loads(out)["added"]) == (0, ["notes.md"])
    assert "Every document is safe" in err
    run(["search", "late induction", "--data", str(tmp_path / "data"), "--json"])
    assert "induction was late" in capsys.readouterr().out
    assert index("--rebuild")[0] == 1


@pytest.mark.official
def test_the_framework_is_imported_whole_from_the_official_documents(index, official_documents):
    _, report = index(official_documents)
    assert len(report["added"]) == 5
    assert report["refused"] == []
    counts = report["framework"]
    assert (counts["standards"], counts["cells"], counts["scenarios"], counts["pathways"]) == (
        27,
        25,
        6,
        3,
    )
