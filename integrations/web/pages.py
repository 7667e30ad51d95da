"""The pages to ask on and the documents. Each works without a script in the browser."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.question import Answer
from corpus.failures import BadInput, NotYours
from corpus.passage import DocumentKind, DocumentSummary
from corpus.text import LinePart, Place
from integrations.web.kept_answers import KeptAnswer, KeptAnswers
from integrations.web.showing import desk_of, show
from integrations.web.sources import source_cards
from integrations.web.wording import LABELS, readers, what_it_is, where

pages = APIRouter(default_response_class=HTMLResponse)

EXAMPLES = (
    "What rating is likelihood 4 impact 3?",
    "What is standard 3.5?",
    "Which interventions can we use for a medium risk?",
    "Which standard does “rota came out five days before” go under?",
    "What support can a placement provider be given?",
    "Who signs off the quarterly dashboard?",
)
OFFICIAL = "Official documents"


def _kept(request: Request) -> KeptAnswers:
    answers: KeptAnswers = request.app.state.answers
    return answers


def _principals(request: Request, chosen: str) -> list[dict[str, Any]]:
    names = [provider.name for provider in desk_of(request).providers()]
    choices = [("team", "The quality team (everything held here)")]
    choices += [(f"provider:{name}", name) for name in names]
    choices += [("public", "The public")]
    return [{"value": value, "text": text, "selected": value == chosen} for value, text in choices]


@pages.get("/")
def ask_page(request: Request) -> HTMLResponse:
    """Show the page to ask on."""
    return _ask_form(request, 200, "team")


def _ask_form(request: Request, status: int, principal: str, **typed: str) -> HTMLResponse:
    principals = _principals(request, principal)
    return show(
        request,
        "ask.jinja",
        status,
        title="Ask",
        here="/",
        examples=EXAMPLES,
        principals=principals,
        **typed,
    )


@pages.post("/ask")
def ask(
    request: Request,
    question: Annotated[str, Form()] = "",
    principal: Annotated[str, Form(alias="as")] = "team",
    conversation: Annotated[str, Form()] = "",
) -> Response:
    """Answer a question and lead to the page with the answer."""
    typed = {"typed": question, "conversation": conversation}
    if not question.strip():
        return _ask_form(request, 400, principal, problem="Enter a question", **typed)
    desk = desk_of(request, principal)
    try:
        before = tuple(desk.exchanges(conversation)) if conversation else ()
    except NotYours:  # asked for somebody else from here on: that is a new conversation
        conversation, before = "", ()
    try:
        answer: Answer = desk.ask(question, conversation or None)
    except BadInput as failure:
        return _ask_form(request, 400, principal, problem=failure.sentence, **typed)
    kept = KeptAnswer(question.strip(), principal, answer, before)
    return RedirectResponse(f"/answers/{_kept(request).keep(kept)}", 303)


@pages.get("/answers/{answer_id}")
def answer_page(request: Request, answer_id: str) -> HTMLResponse:
    """Show an answer with its sources beside it."""
    kept = _kept(request).one(answer_id)
    answer = kept.answer
    label, colour = LABELS[answer.status]
    principals = _principals(request, kept.principal)
    return show(
        request,
        "answer.jinja",
        title="Answer",
        here="/",
        kept=kept,
        answer=answer,
        cards=source_cards(answer.citations),
        status_label=label,
        status_colour=colour,
        principals=principals,
        asked_for=next((p["text"] for p in principals if p["selected"]), ""),
    )


@pages.get("/documents")
def documents_page(request: Request) -> HTMLResponse:
    """List the documents held here."""
    held = desk_of(request).documents()
    rows: dict[str, list[dict[str, str]]] = {}
    for document in held:
        row = {"what": what_it_is(document), "readers": readers(document)}
        row |= {"title": document.title, "document": document.document}
        row["document_id"] = document.document_id
        rows.setdefault(document.provider or OFFICIAL, []).append(row)
    digests = sum(document.kind is DocumentKind.DIGEST for document in held)
    names = sorted(rows, key=lambda name: (name != OFFICIAL, name))
    groups = [{"name": name, "documents": rows[name]} for name in names]
    return show(
        request,
        "documents.jinja",
        title="Documents",
        here="/documents",
        groups=groups,
        digests=digests,
    )


@pages.get("/documents/{document_id}")
def document_page(
    request: Request, document_id: str, version: int | None = None, first: int = 0, last: int = 0
) -> HTMLResponse:
    """Show a document's stored text, line by line, with the cited lines marked."""
    desk = desk_of(request)
    text = desk.text(document_id, version)
    summary: DocumentSummary | None = next(
        (held for held in desk.documents() if held.document_id == document_id), None
    )
    lines = [
        {
            "number": number,
            "text": line.text,
            "blank": not line.text.strip(),
            "heading": line.part is LinePart.HEADING,
            "cited": first <= number <= last,
        }
        for number, line in enumerate(text.lines, 1)
    ]
    is_cited = 1 <= first <= last <= len(lines)
    return show(
        request,
        "document.jinja",
        title=summary.title if summary else text.name,
        here="/documents",
        name=text.name,
        what=f"{what_it_is(summary)}." if summary else "No longer in search: a later one is held.",
        version=version or (summary.version if summary else 1),
        losses=text.losses,
        lines=lines,
        cited=where(Place(first=first, last=last)).lower() if is_cited else "",
        first=first,
    )
