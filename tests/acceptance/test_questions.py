"""Five questions that everybody asks, through every door, from the digests and from the originals."""

import json
import re

import pytest
from starlette.testclient import TestClient

from integrations.command_line.main import run
from integrations.web.app import create_app
from tests.houses import house_with
from tests.slack.stand_in import SECRET, TOKEN, SlackStandIn, mention, signed

RATING = "What rating is likelihood 4 impact 3"
STANDARD = "whats standard 3.5"
INTERVENTIONS = "which interventions can we use for a medium risk"
ISF = "what are the ISF categories"
COUNT = "how many quality standards are there"


@pytest.fixture(
    scope="module", params=["digests", pytest.param("originals", marks=pytest.mark.official)]
)
def data(request):
    return request.getfixturevalue(
        "sampled_data" if request.param == "digests" else "official_data"
    )


@pytest.fixture(params=["command line", "page", "slack"])
def ask(request, data, capsys):
    """Ask through a door: gives back what a reader sees and the quotations shown with it."""

    def by_command_line(question):
        assert run(["ask", question, "--data", str(data), "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        return answer["text"], " ".join(citation["quote"] for citation in answer["citations"])

    def by_page(question):
        from bs4 import BeautifulSoup

        with house_with(data) as house:
            client = TestClient(create_app(house), base_url="http://localhost")
            page = BeautifulSoup(
                client.post("/ask", data={"question": question}).text, "html.parser"
            )
        quotes = " ".join(quote.text for quote in page.select(".app-source blockquote"))
        return page.select_one(".app-answer").text, quotes

    def by_slack(question):
        with (
            SlackStandIn() as slack,
            house_with(
                data, slack_signing_secret=SECRET, slack_bot_token=TOKEN, slack_api_url=slack.url
            ) as house,
        ):
            client = TestClient(create_app(house), base_url="http://localhost")
            body = mention(f"<@UBOT> {question}")
            assert (
                client.post("/slack/events", content=body, headers=signed(body)).status_code == 200
            )
            slack.wait_for_posts(1)
            assert slack.wrong == []
            [message] = slack.posted
        return message["text"], str(message["blocks"]).replace("\\\\n", " ")

    return {"command line": by_command_line, "page": by_page, "slack": by_slack}[request.param]


def test_a_rating_is_the_cell_with_its_row_and_no_level_is_asserted(ask):
    text, quotes = ask(RATING)
    assert "A/R" in text
    assert re.search(r"\bA/R\b.*\bR\b.*\bR\b", quotes)
    assert not re.search(r"A/R is (?:a )?(?:high|medium)\b(?! or)", text, re.IGNORECASE)
    assert "a named person" in text


def test_a_standard_names_its_edition(ask):
    text, quotes = ask(STANDARD)
    assert "3.5" in text
    assert "2017/18" in text
    assert re.search("pathway", quotes, re.IGNORECASE)


def test_interventions_for_a_medium_risk_are_those_of_the_table_and_no_others(ask):
    text, _ = ask(INTERVENTIONS)
    lowered = text.lower()
    assert "programme review" in lowered
    assert "learner/educator meetings" in lowered.replace(" / ", "/")
    assert "example" in lowered


def test_categories_that_no_document_gives_are_not_given(ask):
    text, _ = ask(ISF)
    assert re.search("do not define|not in the documents", text)
    assert not re.search(r"\bcategory [0-4]\b|\bISF [0-4]\b", text)


def test_standards_are_counted(ask):
    text, quotes = ask(COUNT)
    assert "27" in text
    assert quotes


@pytest.mark.official
@pytest.mark.parametrize(
    ("question", "lines"),
    [(RATING, [720, 720]), (STANDARD, [353, 355])],
)
def test_the_exact_lines_of_the_handbook_are_cited(official_data, capsys, question, lines):
    run(["ask", question, "--data", str(official_data), "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert lines in [citation["lines"] for citation in answer["citations"]]


@pytest.mark.official
@pytest.mark.parametrize(
    "question",
    [
        "can we suspend nursing students placements ourselves",
        "how often is a self-assessment recommended",
        "does the escalation pathway replace serious incident reporting",
    ],
)
def test_what_the_rule_is_comes_from_the_official_documents_alone(official_data, capsys, question):
    run(["ask", question, "--data", str(official_data), "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "answered"
    assert {citation["edition"] for citation in answer["citations"]} <= {
        "2017-18",
        "2021",
        "2023",
        "2020-11",
    }


def test_what_a_provider_reported_comes_from_its_evidence(sampled_data, capsys):
    run(
        [
            "ask",
            "what have student nurses at Harbourne Vale said about induction",
            "--data",
            str(sampled_data),
            "--json",
        ]
    )
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "answered"
    assert all("harbourne" in citation["document"] for citation in answer["citations"])
