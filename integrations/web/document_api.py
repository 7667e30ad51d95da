"""The JSON API of what is held: list it, send files, ask what became of one, decide about it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from corpus.failures import BadInput, NotYours
from integrations.desk import Desk
from integrations.shapes import Row
from integrations.web.api import Asked, desk_for
from integrations.web.arrival_view import arrival_row
from integrations.web.kept_answers import KeptAnswers
from integrations.web.upload import (
    Upload,
    keep_all,
    require_files,
    said_by_script,
    sent_form,
    upload_of,
)
from integrations.web.upload_pages import intake_of

document_api = APIRouter(prefix="/api")

#: A call waits so long for its files; what takes longer is asked for by its id.
PATIENCE = 20.0


class AskedReview(Asked):
    """What a named person decided about a file or a document."""

    subject: str
    decision: Literal["release", "withdraw", "erase"]
    by: str
    lines: tuple[int, ...] = ()
    why: str = ""


@document_api.get("/documents")
def documents(desk: Annotated[Desk, Depends(desk_for)]) -> Row:
    """List the documents that this principal may see, with their states, and waiting files."""
    listed = desk.holdings.listed()
    states = {row["document_id"]: row for row in listed["documents"]}
    shown = [*desk.documents(), *desk.holdings.withdrawn()]
    return {
        "documents": [
            each.model_dump(mode="json")
            | {key: states[each.document_id][key] for key in ("state", "held_lines")}
            for each in shown
            if each.document_id in states
        ],
        "files": listed["files"],
    }


@document_api.post("/documents")
async def send(request: Request) -> Response:
    """Keep files and say what became of each: 202 where some are still on their way."""
    try:
        async with sent_form(request) as form:
            return await run_in_threadpool(_take, request, upload_of(form))
    except ClientDisconnect:  # nobody is there to be told, and nothing was kept
        return Response(status_code=400)


def _take(request: Request, upload: Upload) -> Response:
    if (upload.field("principal") or "team") != "team":
        message = "Only the quality team can add documents or decide about them."
        raise NotYours(message)
    require_files(upload)
    sent = said_by_script(upload)
    intake = intake_of(request)
    arrivals = keep_all(intake, upload, sent)
    intake.wait(arrivals, PATIENCE)
    waiting = intake.waiting(arrivals)
    rows = [arrival_row(each, waiting) for each in arrivals]
    return JSONResponse({"files": rows}, 200 if all(each.is_settled for each in arrivals) else 202)


@document_api.get("/files/{file_id}")
def file(request: Request, file_id: str, principal: str = "team") -> Row:
    """Say how a sent file stands: what was found in it, or what it became."""
    desk = desk_for(request, principal)
    if any(each.file_id == file_id for each in desk.holdings.incoming()):
        return desk.holdings.file(file_id)
    intake = intake_of(request)
    arrival = intake.one(file_id) if principal == "team" else None
    if arrival is None:
        message = "There is no such file waiting, or it is not yours to see."
        raise NotYours(message)
    return arrival_row(arrival, intake.waiting([arrival]))


@document_api.post("/review")
def review(request: Request, asked: AskedReview) -> Row:
    """Do what a named person decided."""
    holdings = desk_for(request, asked.principal).holdings
    if asked.decision == "release":
        return holdings.release(asked.subject, asked.by, asked.lines, asked.why)
    if asked.lines:
        message = "Single lines can only be released. Nothing was changed."
        raise BadInput(message)
    if asked.decision == "withdraw":
        return holdings.withdraw(asked.subject, asked.by, asked.why)
    row = holdings.erase(asked.subject, asked.by, asked.why)
    answers: KeptAnswers = request.app.state.answers
    answers.forget_earlier_words()
    return row
