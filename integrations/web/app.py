"""The web application: pages for people, the JSON API for scripts, and Slack when configured.

Start at `create_app`. It knows the desk and how to show things, and decides nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from corpus.failures import Failure
from integrations.composition import House
from integrations.failures import as_failure, manner_of
from integrations.web.api import api
from integrations.web.bodies import PACE, TOO_LARGE, TOO_MUCH_TEXT, TOO_SLOW, Pace
from integrations.web.document_api import document_api
from integrations.web.document_pages import document_pages
from integrations.web.draft_pages import draft_pages
from integrations.web.intake import Intake
from integrations.web.kept_answers import KeptAnswers
from integrations.web.pages import pages
from integrations.web.review_pages import review_pages
from integrations.web.security import protect
from integrations.web.upload_pages import upload_pages
from integrations.web.wording import answer_html

_HERE = Path(__file__).parent
_SENTENCES = {404: "There is no such page.", 405: "That cannot be done here."}
_OWN_SENTENCES = {TOO_LARGE, TOO_MUCH_TEXT, TOO_SLOW}
_INLINE_SCRIPT = re.compile(r"<script>(.+?)</script>", re.DOTALL)


def create_app(house: House, pace: Pace = PACE) -> FastAPI:
    """Return the application over one house."""
    app = FastAPI(title="Quality Assistant", docs_url=None, redoc_url=None, lifespan=_working)
    templates = _templates()
    app.state.house = house
    app.state.intake = Intake(house)
    app.state.templates = templates
    app.state.answers = KeptAnswers()
    app.mount("/static", StaticFiles(directory=_HERE / "static"))
    for router in (pages, upload_pages, review_pages, document_pages, draft_pages):
        app.include_router(router)
    app.include_router(api)
    app.include_router(document_api)
    slack_paths: tuple[str, ...] = ()
    if house.settings.slack_signing_secret and house.settings.slack_bot_token:
        from integrations.slack.door import EVENTS, slack_routes

        app.include_router(slack_routes(house))
        slack_paths = (EVENTS,)
    protect(app, _script_hash(templates), slack_paths, pace)
    _show_failures(app)
    return app


@asynccontextmanager
async def _working(app: FastAPI) -> AsyncIterator[None]:
    """Carry on with the files that a stop has left, and stop between two files."""
    intake: Intake = app.state.intake
    await run_in_threadpool(intake.resume)
    yield
    await run_in_threadpool(intake.stop)


def _templates() -> Environment:
    templates = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(_HERE / "templates"), PackageLoader("nhsuk_frontend_jinja")]
        ),
        undefined=ChainableUndefined,  # the NHS.UK components rest on it
        autoescape=True,
        trim_blocks=True,
    )
    templates.filters["answer_html"] = answer_html
    return templates


def _script_hash(templates: Environment) -> str:
    """Return the hash of the page template's one inline script, for the content policy."""
    page = templates.get_template("layout.jinja").render(title="")
    script = _INLINE_SCRIPT.search(page)
    text = script.group(1) if script else ""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _show_failures(app: FastAPI) -> None:
    """Show every failure as a sentence: JSON under /api, a page elsewhere."""

    def shown(
        request: Request, sentence: str, status: int, headers: Mapping[str, str] | None = None
    ) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": sentence}, status, headers)
        title = "Page not found" if status == 404 else "Sorry, there is a problem"
        template = app.state.templates.get_template("problem.jinja")
        page = template.render(title=title, sentence=sentence)
        return HTMLResponse(page, status, headers)

    def failure(request: Request, error: Exception) -> Response:
        told = as_failure(error)
        return shown(request, told.sentence, manner_of(told).http_status)

    def invalid(request: Request, _error: Exception) -> Response:
        return shown(request, "A field is missing or is not of the right kind.", 400)

    def http(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return failure(request, error)
        sentence = _SENTENCES.get(error.status_code, "The request could not be used.")
        if error.detail in _OWN_SENTENCES:
            sentence = error.detail
        return shown(request, sentence, error.status_code, error.headers)

    app.add_exception_handler(Failure, failure)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, failure)
