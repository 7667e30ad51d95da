"""The pages on which a named person decides: about a file that waits, or a document that is held.

Nothing is decided here: each decision is a form that a person sends with their name, and erasing
asks once more.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.failures import BadInput, NotYours
from corpus.passage import DocumentKind
from corpus.versions import FileState, IncomingFile
from integrations.shapes import Row
from integrations.web.document_pages import decisions, moment_in_words
from integrations.web.inert import inert
from integrations.web.kept_answers import KeptAnswers
from integrations.web.showing import desk_of, show
from integrations.web.states import FILE_TAGS, next_step, recognises_scans
from integrations.web.upload_pages import intake_of
from integrations.web.wording import READERS

review_pages = APIRouter(default_response_class=HTMLResponse)

By = Annotated[str, Form()]
Why = Annotated[str, Form()]
Decision = Annotated[str, Form()]
Sure = Annotated[str, Form()]

NO_NAME = "Enter the name of who decides this"
NO_LINES = "Choose the lines to release"
NO_DECISION = "Choose what to do"


@review_pages.get("/documents/waiting/{file_id}")
def file_page(request: Request, file_id: str) -> HTMLResponse:
    """Show a file that waits for a person, with what was found in it."""
    return _file(request, file_id)


def _file(request: Request, file_id: str, problem: str = "", **typed: str) -> HTMLResponse:
    desk = desk_of(request)
    file = _waiting_file(request, file_id)
    row = desk.holdings.file(file_id)
    text = desk.holdings.file_text(file_id)
    return show(
        request,
        "waiting.jinja",
        400 if problem else 200,
        title=file.document,
        here="/documents",
        problem=problem,
        problem_at="by",
        typed=typed,
        id=file_id,
        file=row,
        tag_of=FILE_TAGS[file.state],
        readers=READERS[file.release.value],
        received=moment_in_words(file.received_at),
        next=next_step(file.state),
        is_held=file.state is FileState.HELD,
        is_on_its_way=file.state.is_on_its_way,
        may_recognise=file.state is FileState.NEEDS_OCR and recognises_scans(),
        findings=[_shown(each) for each in row["findings"]],
        lines=[inert(line.text) for line in text.lines] if text else [],
        decisions=decisions(desk, [file_id]),
    )


def _waiting_file(request: Request, file_id: str) -> IncomingFile:
    for each in desk_of(request).holdings.incoming():
        if each.file_id == file_id:
            return each
    message = "This file no longer waits here: it was released, erased or sent again."
    raise NotYours(message)


def _shown(finding: Row) -> Row:
    """Return a finding with its words made inert."""
    return finding | {"text": [inert(text) for text in finding["text"]]}


@review_pages.post("/documents/waiting/{file_id}")
def decide_file(
    request: Request,
    file_id: str,
    decision: Decision = "",
    by: By = "",
    why: Why = "",
    sure: Sure = "",
) -> Response:
    """Do what a person decided about a waiting file."""
    file = _waiting_file(request, file_id)
    holdings = desk_of(request).holdings
    if decision == "recognise":
        intake = intake_of(request)
        batch = intake.batch([intake.carry_on(file, ocr=True)])
        return RedirectResponse(f"/documents/arrivals/{batch}", 303)
    if decision not in {"release", "erase"} or not by.strip():
        return _file(request, file_id, NO_NAME if decision else NO_DECISION, by=by, why=why)
    if decision == "erase" and not sure:
        return _confirm(request, file.document, f"/documents/waiting/{file_id}", by, why)
    try:
        if decision == "erase":
            holdings.erase(file_id, by, why)
            return RedirectResponse("/documents?done=file-erased", 303)
        row = holdings.release(file_id, by, (), why)
    except BadInput as failure:
        return _file(request, file_id, failure.sentence, by=by, why=why)
    became = holdings.became(file)
    if became is None:  # an older or poorer copy of what is held, which a person cannot change
        raise BadInput(row["reason"] or "Nothing of this file can be found.")
    return RedirectResponse(f"/documents/{became['document_id']}?done=released", 303)


@review_pages.get("/documents/{document_id}/review")
def review_page(request: Request, document_id: str) -> HTMLResponse:
    """Show what is kept back of a document, and let a person decide about it."""
    return _review(request, document_id)


def _review(
    request: Request, document_id: str, problem: str = "", at: str = "by", **typed: str
) -> HTMLResponse:
    desk = desk_of(request)
    known = [*desk.documents(), *desk.holdings.withdrawn()]
    held = next((each for each in known if each.document_id == document_id), None)
    if held is None or held.kind is DocumentKind.DIGEST:
        message = "There is no such document to decide about."
        raise NotYours(message)
    row = desk.holdings.document(document_id)
    return show(
        request,
        "review.jinja",
        400 if problem else 200,
        title=f"Decide about {held.title}",
        here="/documents",
        problem=problem,
        problem_at=at,
        typed=typed,
        id=document_id,
        name=held.title,
        is_withdrawn=all(each.document_id != document_id for each in desk.documents()),
        findings=[_shown(each) for each in row["held"]],
        decisions=decisions(desk, desk.holdings.subjects(document_id)),
    )


@review_pages.post("/documents/{document_id}/review")
def decide_document(
    request: Request,
    document_id: str,
    decision: Decision = "",
    by: By = "",
    why: Why = "",
    sure: Sure = "",
    line: Annotated[list[int] | None, Form()] = None,
) -> Response:
    """Do what a person decided about a document, or about lines that are kept back."""
    holdings = desk_of(request).holdings
    typed = {"by": by, "why": why}
    if decision not in {"release", "withdraw", "erase"}:
        return _review(request, document_id, NO_DECISION, **typed)
    if not by.strip():
        return _review(request, document_id, NO_NAME, **typed)
    if decision == "release" and not line:
        return _review(request, document_id, NO_LINES, "line", **typed)
    if decision == "erase" and not sure:
        name = holdings.document(document_id)["document"]
        return _confirm(request, name, f"/documents/{document_id}/review", by, why)
    try:
        if decision == "release":
            holdings.release(document_id, by, line or (), why)
            return RedirectResponse(f"/documents/{document_id}?done=lines", 303)
        if decision == "withdraw":
            holdings.withdraw(document_id, by, why)
            return RedirectResponse(f"/documents/{document_id}?done=withdrawn", 303)
        holdings.erase(document_id, by, why)
    except BadInput as failure:
        return _review(request, document_id, failure.sentence, **typed)
    answers: KeptAnswers = request.app.state.answers
    answers.forget_earlier_words()
    return RedirectResponse("/documents?done=erased", 303)


def _confirm(request: Request, name: str, address: str, by: str, why: str) -> HTMLResponse:
    return show(
        request,
        "erase.jinja",
        title=f"Erase {name}?",
        here="/documents",
        name=name,
        address=address,
        is_document=address.endswith("/review"),
        by=by,
        why=why,
    )
