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
    for headers in ({"origin": "http://elsewhere.example"}, {"sec-fetch-site": "cross-site"}):
        response = browser.post("/ask", data={"question": "standard 3.4"}, headers=headers)
        assert response.status_code == 403


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
