"""`draft`: with no evidence, and where the file cannot be written."""

import json

import pytest

from integrations.command_line.main import run

KINDS = ["enquiry-lines", "visit-report", "monthly-narrative"]


@pytest.fixture
def draft(tmp_path, capsys):
    def drafting(kind, *arguments):
        given = ["--data", str(tmp_path / "data"), "--json", "--today", "2026-11-20"]
        status = run(["draft", kind, *map(str, arguments), *given])
        return status, json.loads(capsys.readouterr().out)

    return drafting


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("empty_folder", [True, False])
def test_a_draft_for_a_provider_without_evidence_says_so_and_invents_nothing(
    draft, tmp_path, kind, empty_folder
):
    (tmp_path / "empty").mkdir()
    given = ["--from", tmp_path / "empty"] if empty_folder else []
    file = tmp_path / "draft.json"
    status, row = draft(kind, "--provider", "Aldermoor Trust", "--out", file, *given)
    assert status == 0
    assert any("No evidence of Aldermoor Trust" in said for said in row["set_aside"])
    written = json.loads(file.read_text())
    assert written["provider"] == "Aldermoor Trust"
    said = [each for section in written["sections"] for each in section["statements"]]
    sources = {source["document"] for each in said for source in each["sources"]}
    assert not [document for document in sources if "digest" not in document]
    assert any("[not recorded]" in each["text"] or each["tag"] == "not recorded" for each in said)


def test_a_file_that_cannot_be_written_leaves_nothing_beside_it(draft, tmp_path):
    out = tmp_path / "out"
    (out / "taken.md").mkdir(parents=True)
    status, row = draft("visit-report", "--provider", "X", "--out", out / "taken.md")
    assert (status, set(row)) == (2, {"error"})
    assert [each.name for each in out.iterdir()] == ["taken.md"]


def test_folders_that_are_missing_are_made(draft, tmp_path):
    file = tmp_path / "deep" / "er" / "DRAFT.MD"
    status, row = draft("visit-report", "--provider", "X", "--out", file)
    assert (status, row["file"]) == (0, str(file))
    assert file.read_text()


@pytest.mark.parametrize("principal", ["public", "provider:Aldermoor Trust"])
def test_only_the_quality_team_adds_evidence_with_a_draft(draft, tmp_path, principal):
    for name in ("first", "more"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "notes.md").write_text(f"# Notes\n\nThe {name} rota came late.\n")
    given = ["--provider", "Aldermoor Trust", "--out", tmp_path / "draft.md"]
    assert draft("visit-report", *given, "--from", tmp_path / "first")[0] == 0
    (tmp_path / "draft.md").unlink()
    status, row = draft(
        "visit-report", *given, "--from", tmp_path / "more", "--as", principal,
        "--release", "published",
    )  # fmt: skip
    assert (status, set(row)) == (2, {"error"})
    assert not (tmp_path / "draft.md").exists()
    assert draft("visit-report", *given)[0] == 0
    assert "more rota" not in (tmp_path / "draft.md").read_text()
