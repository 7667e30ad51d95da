"""The pages: what a person sees without a script, and what another site cannot do."""

import re

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from corpus.samples import samples
from integrations.web.app import create_app
from tests.houses import house_with


@pytest.fixture(scope="module")
def browser(sampled_data):
    with house_with(sampled_data) as house:
        yield TestClient(create_app(house), base_url="http://localhost")


def soup(response):
    return BeautifulSoup(response.text, "html.parser")


def test_an_answer_stands_beside_its_sources_and_each_source_leads_to_its_lines(browser):
    page = soup(browser.post("/ask", data={"question": "What rating is likelihood 4 impact 3?"}))
    assert "A/R" in page.select_one(".app-answer").text
    cited = page.select_one(".app-answer a.app-cite")["href"].removeprefix("#")
    card = page.find(id=cited)
    shown = soup(browser.get(card.find("a")["href"]))
    marked = " ".join(line.text for line in shown.select(".app-cited"))
    assert re.sub(r"\W", "", card.find("blockquote").text) in re.sub(r"\W", "", marked)


def test_a_follow_up_keeps_the_conversation(browser):
    first = soup(browser.post("/ask", data={"question": "likelihood 4 impact 3"}))
    conversation = first.find("input", {"name": "conversation"})["value"]
    second = soup(
        browser.post(
            "/ask", data={"question": "and likelihood 2 impact 5?", "conversation": conversation}
        )
    )
    assert "likelihood 4 impact 3" in second.select_one("details").text


def test_an_empty_question_is_told_what_is_missing(browser):
    response = browser.post("/ask", data={"question": "  "})
    assert response.status_code == 400
    assert "Enter a question" in soup(response).select_one(".nhsuk-error-summary").text


def test_markup_in_a_question_is_shown_as_text(browser):
    response = browser.post("/ask", data={"question": "<img src=x onerror=alert(1)> standard 3.4"})
    assert "<img" not in response.text
    assert "&lt;img src=x" in response.text


@pytest.mark.parametrize("path", ["/", "/documents", "/drafts"])
def test_every_page_has_one_main_heading_a_title_and_strict_headers(browser, path):
    response = browser.get(path)
    page = soup(response)
    assert response.status_code == 200
    assert len(page.find_all("h1")) == 1
    assert page.title.text.strip().endswith("Quality Assistant")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cache-control"] == "no-store"


def test_nothing_on_a_page_is_loaded_from_elsewhere(browser):
    for path in ("/", "/static/page.css", "/static/nhsuk-frontend-10.6.1.min.css"):
        text = browser.get(path).text
        assert not re.search(r"(?:url\(|src=|href=)[\"']?(?:https?:)?//", text), path


def test_the_form_of_another_site_does_nothing(browser):
    for headers in (
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost"},
    ):
        response = browser.post("/ask", data={"question": "standard 3.4"}, headers=headers)
        assert response.status_code == 403


def test_the_form_of_a_page_of_ours_is_taken_however_its_browser_names_it(browser):
    for headers in (
        {"origin": "http://localhost"},
        {"sec-fetch-site": "same-origin", "origin": "http://localhost"},
        {"sec-fetch-site": "same-origin", "origin": "null"},
        {"sec-fetch-site": "none"},
    ):
        response = browser.post("/ask", data={"question": " "}, headers=headers)
        assert "Enter a question" in response.text, headers


def test_more_text_than_can_be_taken_is_refused_before_it_is_read(browser):
    response = browser.post("/ask", data={"question": "x" * 1_100_000})
    assert (response.status_code, "Send less" in response.text) == (413, True)
    told = browser.post("/api/ask", json={"question": "x" * 1_100_000})
    assert (told.status_code, set(told.json())) == (413, {"error"})
    endless = browser.post("/ask", content=iter([b"question=", b"x" * 10]))
    assert endless.status_code == 413


def test_an_answer_has_an_address_that_shows_it_again_and_none_can_be_guessed(browser):
    shown = browser.post("/ask", data={"question": "What is standard 3.5?"})
    assert "/answers/" in str(shown.url)
    again = browser.get(str(shown.url))
    assert soup(again).select_one(".app-answer") == soup(shown).select_one(".app-answer")
    unknown = browser.get("/answers/1")
    assert unknown.status_code == 404
    assert "Ask the question again" in unknown.text


def test_a_question_that_is_too_long_is_told_so_and_folded_but_not_lost(browser):
    asked = "rota " * 5_000
    page = soup(browser.post("/ask", data={"question": asked}))
    assert "long" in page.select_one(".app-answer").text
    assert len(page.select_one(".app-question").text) < 700
    assert page.select_one(".app-question__whole").text == asked.strip()


def test_a_draft_needs_a_provider_that_somebody_chose(browser):
    response = browser.post("/drafts", data={"provider": "", "kind": "visit-report"})
    assert response.status_code == 400
    assert soup(response).select_one("#provider-error")
    assert soup(response).find("input", {"value": "visit-report"}).has_attr("checked")


def test_another_host_name_is_refused(browser):
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_page_that_does_not_exist_says_so_in_words(browser):
    response = browser.get("/documents/none-of-that-id")
    assert response.status_code == 404
    assert "Traceback" not in response.text
    assert soup(response).h1


def test_a_draft_can_be_prepared_read_and_downloaded_in_three_forms(browser):
    provider = samples()[0].provider
    response = browser.post(
        "/drafts",
        data={
            "provider": provider,
            "kind": "enquiry-lines",
            "brief": "",
            "month": "",
            "release": "internal",
        },
    )
    assert response.status_code == 200
    links = [a["href"] for a in soup(response).select(".app-actions a")]
    starts = {"docx": b"PK", "md": b"#", "json": b"{"}
    for link in links:
        file = browser.get(link)
        assert file.content.startswith(starts[link.rsplit(".", 1)[1]])
        assert file.headers["content-disposition"].startswith("attachment")
    assert len(links) == 3


def test_a_month_that_is_none_is_said_so_and_what_was_typed_is_kept(browser):
    provider = samples()[0].provider
    response = browser.post(
        "/drafts",
        data={
            "provider": provider,
            "kind": "monthly-narrative",
            "month": "2026-13",
            "brief": "keep me",
        },
    )
    assert response.status_code == 400
    assert "such as 2026-10" in response.text
    assert "keep me" in response.text


def test_asked_for_one_provider_the_page_shows_nothing_of_another(browser, canaries):
    mine = samples()[0].provider
    others = [s.canary for s in samples() if s.provider != mine]
    for canary in others:
        page = soup(browser.post("/ask", data={"question": canary, "as": f"provider:{mine}"}))
        for part in page.select(".app-source, .app-answer"):
            assert canary not in part.text
