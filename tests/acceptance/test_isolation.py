"""A word planted in one provider's evidence never reaches another through any door there is."""

import json
from itertools import cycle

import pytest
from starlette.testclient import TestClient

from corpus.samples import samples
from integrations.command_line.main import run
from integrations.web.app import create_app
from tests.houses import house_with

PROVIDERS = sorted({sample.provider for sample in samples()})
ASKED = (
    "what do we know about {}",
    "list the documents that mention {}",
    "supervision concerns {}",
)


def foreign(provider):
    return [sample.canary for sample in samples() if sample.provider != provider]


@pytest.fixture(scope="module")
def api(sampled_data):
    with house_with(sampled_data) as house:
        yield TestClient(create_app(house), base_url="http://localhost")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nothing_of_another_provider_is_found_or_told(api, provider):
    principal = f"provider:{provider}"
    wordings = cycle(ASKED)  # one of them for each: asking takes time
    for canary in foreign(provider):
        found = api.post("/api/search", json={"question": canary, "principal": principal})
        assert canary not in found.text
        for question in (canary, next(wordings).format(canary)):
            answer = api.post(
                "/api/ask", json={"question": question, "principal": principal}
            ).json()
            told = answer["text"].replace(question, "") + json.dumps(answer["citations"])
            assert canary.casefold() not in told.casefold().replace(f"“{canary.casefold()}”", "")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_document_of_another_provider_is_listed_or_opened(api, provider):
    principal = f"provider:{provider}"
    mine = api.get("/api/documents", params={"principal": principal}).json()["documents"]
    assert {document["provider"] for document in mine} <= {None, provider}
    for asked in ("documents", "evidence", "visit report", "survey"):
        found = api.post(
            "/api/search", json={"question": asked, "principal": principal, "k": 200}
        ).json()
        assert {passage["provider"] for passage in found["passages"]} <= {None, provider}


@pytest.mark.parametrize("kind", ["enquiry-lines", "visit-report", "monthly-narrative"])
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_draft_holds_nothing_of_another_provider(sampled_data, tmp_path, capsys, provider, kind):
    for form in ("json", "md"):
        file = tmp_path / f"draft.{form}"
        arguments = [
            "draft",
            kind,
            "--provider",
            provider,
            "--out",
            str(file),
            "--today",
            "2026-11-20",
        ]
        assert run([*arguments, "--data", str(sampled_data), "--json"]) == 0
        written = file.read_text() + capsys.readouterr().out
        assert not [canary for canary in foreign(provider) if canary in written]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_draft_for_a_provider_holds_nothing_that_only_the_team_may_see(
    sampled_data, tmp_path, provider
):
    file = tmp_path / "draft.json"
    internal = [s.canary for s in samples() if s.provider == provider and s.release == "internal"]
    arguments = [
        "draft",
        "visit-report",
        "--provider",
        provider,
        "--out",
        str(file),
        "--release",
        "provider",
    ]
    assert run([*arguments, "--data", str(sampled_data)]) == 0
    assert not [canary for canary in internal if canary in file.read_text()]


def test_the_public_sees_published_evidence_only(api):
    found = api.post(
        "/api/search", json={"question": "learners", "principal": "public", "k": 500}
    ).json()
    published = {sample.path.name for sample in samples() if sample.release == "published"}
    seen = {passage["document"] for passage in found["passages"] if passage["provider"]}
    assert seen <= published


def test_one_provider_cannot_draft_from_another(sampled_data, tmp_path, capsys):
    mine, other = PROVIDERS[:2]
    file = tmp_path / "draft.json"
    status = run(
        [
            "draft",
            "visit-report",
            "--provider",
            other,
            "--out",
            str(file),
            "--as",
            f"provider:{mine}",
            "--data",
            str(sampled_data),
        ]
    )
    unknown = run(
        [
            "draft",
            "visit-report",
            "--provider",
            "No Such Provider",
            "--out",
            str(file),
            "--as",
            f"provider:{mine}",
            "--data",
            str(sampled_data),
        ]
    )
    said = capsys.readouterr().err.splitlines()
    assert (status, unknown) == (2, 2)
    assert said[0].replace(other, "X") == said[1].replace("No Such Provider", "X")
    assert not file.exists()
