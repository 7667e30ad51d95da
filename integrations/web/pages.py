"""The pages to ask on and to read answers. Each works without a script in the browser."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.question import Answer
from corpus.failures import BadInput, NotYours
from corpus.versions import VersionState
from integrations.web.kept_answers import KeptAnswer, KeptAnswers
from integrations.web.showing import desk_of, show
from integrations.web.sources import source_cards
from integrations.web.wording import LABELS

pages = APIRouter(default_response_class=HTMLResponse)

EXAMPLES = (
    "What rating is likelihood 4 impact 3?",
    "What is standard 3.5?",
    "Which interventions can we use for a medium risk?",
    "Which standard does “rota came out five days before” go under?",
    "What support can a placement provider be given?",
    "Who signs off the quarterly dashboard?",
)


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
    cited = _kept(request).one(answer_id).answer.citations
    standings = desk_of(request).holdings.standings(
        [(span.document_id, span.version) for span in cited]
    )
    gone = {each for each, now in standings.items() if now.state is VersionState.ERASED}
    kept = _kept(request).without_words_of(answer_id, gone)
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
        cards=source_cards(answer.citations, standings),
        status_label=label,
        status_colour=colour,
        principals=principals,
        asked_for=next((p["text"] for p in principals if p["selected"]), ""),
    )
