"""The pages in a real browser: from question to source to draft, by mouse, keys and small screen."""

import re

import pytest

from corpus.samples import samples
from indexing.ingest import Sent
from integrations.desk import Desk
from tests.houses import house_with
from tests.web.serving import served

PROVIDER = samples()[0].provider
RATING = "What rating is likelihood 4 impact 3?"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def house(sampled_data):
    with house_with(sampled_data) as house:
        yield house


@pytest.fixture(scope="module")
def address(chromium, house):
    with served(house) as address:
        yield address


@pytest.fixture(scope="module")
def narrative(house):
    """The path of a prepared draft, with tables."""
    desk = Desk.of(house, "team")
    return f"/drafts/{desk.draft(desk.draft_request('monthly-narrative', PROVIDER)).id}"


def ask(page, question, answer_for="team"):
    page.goto("/")
    page.get_by_label("Your question").fill(question)
    page.get_by_label("Answer for").select_option(answer_for)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/answers/*")


def letters(text):
    return re.sub(r"\W", "", text)


def holds_in_its_width(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_a_question_leads_to_its_source_and_back_and_on_to_a_follow_up(address, watched, scripts):
    page = watched(address).page(scripts=scripts)
    ask(page, RATING)
    assert "A/R" in page.locator(".app-answer").inner_text()
    page.locator("a.app-cite").first.click()
    source = page.locator(".app-quotations li:target")
    quote = source.locator("blockquote").inner_text()
    source.get_by_role("link").click()
    page.wait_for_url("**/documents/**")
    marked = page.locator("li.app-cited")
    assert letters(quote) in letters(" ".join(marked.all_inner_texts()))
    assert 0 <= marked.first.bounding_box()["y"] < 800, "the marked line is not in view"
    page.go_back()
    page.go_back()
    page.get_by_label("Ask a follow-up").fill("and likelihood 2 impact 5?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_text("Earlier in this conversation (1)").wait_for()


def test_the_answer_stays_for_whoever_it_was_chosen(address, watched):
    page = watched(address).page()
    ask(page, "What is standard 3.5?", f"provider:{PROVIDER}")
    assert page.get_by_label("Answer for").input_value() == f"provider:{PROVIDER}"
    assert page.get_by_text(f"As answered for: {PROVIDER}").is_visible()


REMEMBER_WHAT_IS_SAID = """
const status = document.querySelector(".app-waiting");
new MutationObserver(() => { sessionStorage.said = status.textContent; })
  .observe(status, {childList: true});
"""


def test_a_draft_is_prepared_read_by_its_sources_and_taken_away(address, watched):
    page = watched(address).page()
    page.goto("/drafts")
    page.evaluate(REMEMBER_WHAT_IS_SAID)
    page.get_by_label("Provider").select_option(PROVIDER)
    page.get_by_role("button", name="Prepare the draft").click()
    page.wait_for_url("**/drafts/draft-*")
    assert page.evaluate("sessionStorage.said").startswith("Preparing the draft")
    assert page.locator("h1").inner_text().endswith(PROVIDER)
    assert "<br>" not in page.locator("main").inner_text()
    page.locator("a.app-cite").first.click()
    assert page.locator(".app-quotations li:target").is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download for Word").click()
    assert download.value.suggested_filename.endswith("enquiry-lines.docx")
    assert download.value.path().read_bytes().startswith(b"PK")


def test_a_question_can_be_asked_by_keys_alone(address, watched):
    page = watched(address).page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("What is standard 3.5?")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "as"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answers/*")
    assert "3.5" in page.locator(".app-answer").inner_text()


def test_what_is_missing_takes_the_focus_and_leads_to_its_field(address, watched):
    page = watched(address).page()
    page.goto("/drafts")
    page.get_by_label("Provider").select_option(PROVIDER)
    page.get_by_label("Month, for a monthly narrative").fill("soon")
    page.get_by_label("Your brief").fill("keep me")
    page.get_by_label("Who will read it").select_option("provider")
    page.get_by_role("button", name="Prepare the draft").click()
    summary = page.locator(".nhsuk-error-summary")
    summary.wait_for()
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className").startswith("nhsuk-error-summary")
    summary.get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "month"
    assert page.get_by_label("Your brief").input_value() == "keep me"
    assert page.get_by_label("Who will read it").input_value() == "provider"


def test_nothing_scrolls_sideways_on_the_smallest_screen(address, narrative, watched):
    page = watched(address).page(width=320)
    for path in ("/", "/documents", "/drafts"):
        page.goto(path)
        assert holds_in_its_width(page), path
    ask(page, "A" * 300 + " what is standard 3.5? " + "https://" + "w" * 200)
    assert holds_in_its_width(page)
    ask(page, RATING)
    page.locator(".app-quotations a").first.click()
    page.wait_for_url("**/documents/**")
    assert holds_in_its_width(page)
    page.goto(narrative)
    assert holds_in_its_width(page)


def test_the_pages_have_no_fault_that_axe_finds(address, narrative, watched):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = watched(address).page()
    faults = {}

    def look(name):
        found = axe.run(page).response["violations"]
        faults.update({f"{name}: {fault['id']}": fault["nodes"][0]["html"] for fault in found})

    for path in ("/", "/documents", "/drafts"):
        page.goto(path)
        look(path)
    ask(page, RATING)
    look("answer")
    page.locator(".app-quotations a").first.click()
    page.wait_for_url("**/documents/**")
    look("document")
    page.goto(narrative)
    look("draft")
    page.goto("/")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator(".nhsuk-error-summary").wait_for()
    look("error")
    assert faults == {}


@pytest.fixture(scope="module")
def hostile_address(chromium, tmp_path_factory):
    """A house whose one provider and one document are named, and worded, to do harm."""
    file = tmp_path_factory.mktemp("evidence") / f"{HOSTILE}.md"
    file.write_text(
        f"# Visit notes {HOSTILE}\n\nForeland learners said {HOSTILE} that rotas came late.\n\n"
        "[a link](javascript:alert(2)) ![a picture](http://elsewhere.example/p.png)\n"
    )
    with house_with(tmp_path_factory.mktemp("hostile")) as house:
        house.index([file], Sent(f"Foreland {HOSTILE} Trust"))
        with served(house) as address:
            yield address


def test_names_and_words_that_look_like_markup_stay_words(hostile_address, watched):
    page = watched(hostile_address).page()

    def inert():
        return not page.locator("main img, main a[href^=javascript], main a[href^=http]").count()

    page.goto("/documents")
    assert HOSTILE in page.locator("main").inner_text()
    assert inert()
    page.locator("main").get_by_role("link", name="Visit notes").click()
    page.wait_for_url("**/documents/*")
    assert HOSTILE in page.locator(".app-lines").inner_text()
    assert inert()
    ask(page, f"{HOSTILE} what did Foreland learners say about rotas?")
    assert HOSTILE in page.locator(".app-question").inner_text()
    assert inert()
    page.goto("/drafts")
    page.locator("input[value=visit-report]").check()
    page.get_by_role("button", name="Prepare the draft").click()
    page.wait_for_url("**/drafts/draft-*")
    assert HOSTILE in page.locator("h1").inner_text()
    assert inert()
