"""The pages on which files are added, and on which their senders see what becomes of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from corpus.access import Release
from integrations.web.arrival_view import file_view
from integrations.web.bodies import MOST_FILES
from integrations.web.intake import Intake
from integrations.web.showing import desk_of, show
from integrations.web.states import recognises_scans
from integrations.web.upload import (
    OFFICIAL,
    Missing,
    Upload,
    keep_all,
    require_files,
    said_on_the_page,
    sent_form,
    upload_of,
)
from integrations.web.wording import READERS

upload_pages = APIRouter(default_response_class=HTMLResponse)


def intake_of(request: Request) -> Intake:
    """Return the intake of the house."""
    intake: Intake = request.app.state.intake
    return intake


@upload_pages.get("/documents/add")
def add_page(request: Request) -> HTMLResponse:
    """Show the form for files."""
    return _form(request, Upload({}, ()))


@upload_pages.post("/documents/add")
async def add(request: Request) -> Response:
    """Keep files and lead to the page that shows what becomes of them."""
    try:
        async with sent_form(request) as form:
            return await run_in_threadpool(_take, request, upload_of(form))
    except ClientDisconnect:  # nobody is there to be told, and nothing was kept
        return Response(status_code=400)


def _take(request: Request, upload: Upload) -> Response:
    try:
        require_files(upload)
        sent = said_on_the_page(upload)
    except Missing as missing:
        return _form(request, upload, missing)
    intake = intake_of(request)
    arrivals = keep_all(intake, upload, sent)
    return RedirectResponse(f"/documents/arrivals/{intake.batch(arrivals)}", 303)


@upload_pages.get("/documents/arrivals/{batch}")
def arrivals_page(request: Request, batch: str) -> HTMLResponse:
    """Show what became of the files of an upload so far; it looks again by itself."""
    intake = intake_of(request)
    arrivals = intake.sent_together(batch)
    waiting = intake.waiting(arrivals)
    files = [file_view(each, waiting) for each in arrivals]
    done = sum(not each.is_on_its_way for each in files)
    return show(
        request,
        "arrivals.jinja",
        title="Files added" if done == len(files) else "Adding files",
        here="/documents",
        batch=batch,
        files=files,
        done=done,
        is_stopped=any(each.is_stopped for each in files),
    )


@upload_pages.post("/documents/arrivals/{batch}/again")
def again(request: Request, batch: str) -> Response:
    """Carry on what a fault has stopped."""
    intake = intake_of(request)
    intake.sent_together(batch)
    intake.resume()
    return RedirectResponse(f"/documents/arrivals/{batch}", 303)


def _form(request: Request, upload: Upload, missing: Missing | None = None) -> HTMLResponse:
    typed = dict(upload.typed)
    chosen = typed.get("provider", "")
    providers = [provider.name for provider in desk_of(request).providers()]
    choices = [("", "Choose"), (OFFICIAL, "None: these are official documents")]
    choices += [(name, name) for name in providers]
    too_many = len(upload.files) > MOST_FILES
    return show(
        request,
        "add.jinja",
        200 if missing is None else 413 if too_many else 400,
        title="Add documents",
        here="/documents",
        problem=missing.sentence if missing else "",
        problem_at=missing.at if missing else "",
        typed=typed,
        most_files=MOST_FILES,
        chosen_again=bool(missing and upload.files and not too_many),
        providers=[{"value": v, "text": t, "selected": v == chosen} for v, t in choices],
        has_providers=bool(providers),
        releases=[
            {
                "value": each.value,
                "text": READERS[each.value],
                "checked": each.value == typed.get("release", Release.INTERNAL.value),
            }
            for each in Release
        ],
        recognises_scans=recognises_scans(),
    )
