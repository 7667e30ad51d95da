"""The JSON API gives the shapes of the command line, and its errors as one sentence."""

import pytest
from starlette.testclient import TestClient

from integrations.web.app import create_app
from tests.houses import house_with


@pytest.fixture(scope="module")
def api(sampled_data):
    with house_with(sampled_data) as house:
        yield TestClient(create_app(house), base_url="http://localhost")


def test_an_answer_has_the_contracts_fields(api):
    answer = api.post("/api/ask", json={"question": "How many quality standards are there?"}).json()
    assert set(answer) == {"status", "text", "citations", "tools", "conversation"}
    assert answer["status"] == "answered"
    assert "27" in answer["text"]


def test_a_rating_is_the_cell(api):
    row = api.post("/api/risk", json={"likelihood": 5, "impact": 2}).json()
    assert (row["rating"], row["levels"], row["level_status"]) == ("A", ["Medium"], "reads_as")


@pytest.mark.parametrize(
    "given", [{"likelihood": 6, "impact": 1}, {"likelihood": "4", "impact": 3}, {"impact": 3}, {}]
)
def test_a_likelihood_or_impact_that_is_none_is_refused_in_one_sentence(api, given):
    response = api.post("/api/risk", json=given)
    assert response.status_code == 400
    assert set(response.json()) == {"error"}
    assert "1 to 5" in response.json()["error"]


def test_a_standard_that_does_not_exist_comes_with_the_nearest(api):
    row = api.get("/api/standards/7.9").json()
    assert row["standards"] == []
    assert row["nearest"]
    assert row["message"]


def test_a_field_nobody_asked_for_is_refused(api):
    response = api.post("/api/search", json={"question": "induction", "provider_id": "B"})
    assert response.status_code == 400


def test_a_provider_that_does_not_exist_reads_as_one_that_is_not_ones_own(api):
    unknown = api.post(
        "/api/search", json={"question": "x y", "principal": "provider:No Such Trust"}
    )
    assert unknown.status_code == 404
    assert set(unknown.json()) == {"error"}


def test_health_says_how_search_runs(api):
    assert api.get("/api/health").json()["status"] == "ok"
