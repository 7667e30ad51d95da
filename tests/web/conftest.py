"""A real Chromium for the pages, where there is one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def chromium():
    """A running Chromium, or a skip that says why there is none."""
    sync_api = pytest.importorskip("playwright.sync_api")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if program is None:
        pytest.skip("no Chromium on this machine: the pages are not tried in a browser")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=Path(program), args=list(QUIET))
        yield browser
        browser.close()


class Watched:
    """Pages whose complaints are kept: console errors, script dialogs, requests to elsewhere."""

    def __init__(self, browser, address: str) -> None:
        self._browser = browser
        self.address = address
        self.complaints: list[str] = []

    def page(self, width: int = 1280, *, scripts: bool = True):
        context = self._browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._asked)
        page.on("request", self._requested)
        return page

    def _said(self, message) -> None:
        # A form that is sent back with what is missing has status 400, which browsers log.
        if message.type in {"error", "warning"} and "status of 400" not in message.text:
            self.complaints.append(message.text)

    def _asked(self, dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request) -> None:
        if not request.url.startswith((self.address + "/", "data:")):
            self.complaints.append(f"loaded from elsewhere: {request.url}")


@pytest.fixture
def watched(chromium) -> Iterator:
    """Open pages of an address; at the end nothing may have complained."""
    opened: list[Watched] = []

    def at(address: str) -> Watched:
        opened.append(Watched(chromium, address))
        return opened[-1]

    yield at
    for context in list(chromium.contexts):
        context.close()
    assert [complaint for one in opened for complaint in one.complaints] == []
