"""The Slack door: signed events only, answered once, in the thread, from official documents."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from corpus.samples import samples
from integrations.desk import Desk
from integrations.slack.door import EVENTS
from integrations.web.app import create_app
from tests.houses import house_with
from tests.slack.stand_in import SECRET, TOKEN, SlackStandIn, mention, signed


@pytest.fixture(scope="module")
def slack():
    with SlackStandIn() as stand_in:
        yield stand_in


@pytest.fixture(scope="module")
def door(slack, sampled_data):
    with house_with(
        sampled_data, slack_signing_secret=SECRET, slack_bot_token=TOKEN, slack_api_url=slack.url
    ) as house:
        yield TestClient(create_app(house), base_url="http://localhost")


@pytest.fixture(autouse=True)
def strict(slack):
    slack.posted.clear()
    yield
    assert slack.wrong == []


def test_a_mention_is_answered_in_its_thread_with_its_source(door, slack):
    body = mention("<@UBOT> What rating is likelihood 4 impact 3?", event_id="EvA", ts="10.5")
    assert door.post(EVENTS, content=body, headers=signed(body)).status_code == 200
    slack.wait_for_posts(1)
    [message] = slack.posted
    assert message["channel"] == "C1"
    assert message["thread_ts"] == "10.5"
    assert "A/R" in message["text"]
    assert "Quality Framework Handbook" in str(message["blocks"])


def test_a_follow_up_in_the_thread_knows_what_was_said(door, slack):
    for number, text in enumerate(
        ["<@UBOT> likelihood 4 and impact 3", "<@UBOT> and likelihood 2 impact 5?"]
    ):
        body = mention(text, event_id=f"EvB{number}", ts=f"2{number}.0", thread="20.0")
        door.post(EVENTS, content=body, headers=signed(body))
        slack.wait_for_posts(number + 1)
    assert {message["thread_ts"] for message in slack.posted} == {"20.0"}
    assert "A/R" in slack.posted[1]["text"]


def test_an_event_that_slack_repeats_is_answered_once(door, slack):
    body = mention("<@UBOT> what is standard 3.5", event_id="EvC", ts="30.0")
    door.post(EVENTS, content=body, headers=signed(body))
    slack.wait_for_posts(1)
    for attempt in ("1", "2", "3"):
        again = {
            **signed(body),
            "x-slack-retry-num": attempt,
            "x-slack-retry-reason": "http_timeout",
        }
        assert door.post(EVENTS, content=body, headers=again).status_code == 200
    time.sleep(0.5)
    assert len(slack.posted) == 1


def test_an_event_delivered_in_parallel_is_answered_once(door, slack):
    body = mention("<@UBOT> what is standard 1.1", event_id="EvP", ts="35.0")
    with ThreadPoolExecutor(4) as together:
        sent = [
            together.submit(door.post, EVENTS, content=body, headers=signed(body)) for _ in range(4)
        ]
    assert {each.result().status_code for each in sent} == {200}
    slack.wait_for_posts(1)
    time.sleep(0.5)
    assert len(slack.posted) == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"x-slack-signature": "v0=" + "0" * 64},
        {"x-slack-request-timestamp": "abc"},
        {"x-slack-request-timestamp": ""},
        {"x-slack-request-timestamp": str(int(time.time()) - 301)},
        {"x-slack-request-timestamp": str(int(time.time()) + 400)},
        {"x-slack-signature": ""},
    ],
    ids=["wrong signature", "not a number", "empty", "too old", "in the future", "no signature"],
)
def test_a_request_that_slack_did_not_sign_is_refused_and_its_words_are_not_logged(
    door, slack, broken, caplog
):
    caplog.set_level(logging.DEBUG)
    body = mention("<@UBOT> unlogged-word-93412", event_id="EvD")
    response = door.post(EVENTS, content=body, headers={**signed(body), **broken})
    assert response.status_code == 401
    assert slack.posted == []
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("httpx")]
    assert not any("unlogged-word-93412" in line for line in ours)


def test_a_body_that_is_not_text_is_refused(door):
    body = b"\xff\xfe\xfa"
    assert door.post(EVENTS, content=body, headers=signed(body)).status_code == 401


def test_no_provider_evidence_reaches_a_channel(door, slack, canaries):
    asked = " ".join(canaries)
    body = mention(f"<@UBOT> {asked} learners concerns supervision", event_id="EvE", ts="50.0")
    door.post(EVENTS, content=body, headers=signed(body))
    slack.wait_for_posts(1)
    [message] = slack.posted
    sources = str([b for b in message["blocks"] if b["type"] == "context"])
    assert not any(canary in sources for canary in canaries)


def test_what_the_team_is_told_from_evidence_is_not_told_in_a_channel(door, slack, sampled_data):
    provider = samples()[0].provider
    files = [sample.path.stem for sample in samples()]
    asked = f"what concerns about supervision are there at {provider}?"
    with house_with(sampled_data) as house:
        row = Desk.of(house, "team").ask_row(asked)
    cited = {citation["document"] for citation in row["citations"]}
    assert any(file in document for file in files for document in cited)  # there is something
    body = mention(f"<@UBOT> {asked}", event_id="EvG", ts="70.0")
    door.post(EVENTS, content=body, headers=signed(body))
    slack.wait_for_posts(1)
    posted = str(slack.posted)
    quotes = [c["quote"] for c in row["citations"] if any(f in c["document"] for f in files)]
    assert not [quote for quote in quotes if quote[:40] in posted]
    assert not [file for file in files if file in posted]


def test_markup_in_an_answer_calls_nobody(door, slack):
    body = mention(
        "<@UBOT> &lt;!channel&gt; &lt;@U2&gt; what is a zyxwv", event_id="EvF", ts="60.0"
    )
    door.post(EVENTS, content=body, headers=signed(body))
    slack.wait_for_posts(1)
    assert "<!channel>" not in str(slack.posted)
    assert "<@U2>" not in str(slack.posted)
