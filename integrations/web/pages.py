"""The pages: ask, documents, drafts. Each works without a script in the browser."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.drafting.draft import DraftKind
from assistant.question import Answer
from corpus.access import Release
from corpus.failures import BadInput, NotYours
from corpus.passage import DocumentKind, DocumentSummary
from corpus.text import LinePart
from integrations.desk import Desk
from integrations.web.wording import LABELS, READERS, readers, source_card, what_it_is

pages = APIRouter(default_response_class=HTMLResponse)

EXAMPLES = (
    "What rating is likelihood 4 impact 3?",
    "What is standard 3.5?",
    "Which interventions can we use for a medium risk?",
    "Which standard does “rota came out five days before” go under?",
    "How many quality standards are there?",
)
KINDS = {
    DraftKind.ENQUIRY_LINES: "Key lines of enquiry for a visit",
    DraftKind.VISIT_REPORT: "A visit report from the panel’s notes",
    DraftKind.MONTHLY_NARRATIVE: "A monthly narrative from the register",
}
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


def _page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    template = request.app.state.templates.get_template(name)
    return HTMLResponse(template.render(**values), status)


def _desk(request: Request, principal: str = "team") -> Desk:
    return Desk.of(request.app.state.house, principal)


def _principals(request: Request, chosen: str) -> list[dict[str, Any]]:
    names = [provider.name for provider in _desk(request).providers()]
    choices = [("team", "The quality team (everything held here)")]
    choices += [(f"provider:{name}", name) for name in names]
    choices += [("public", "The public")]
    return [{"value": value, "text": text, "selected": value == chosen} for value, text in choices]


@pages.get("/")
def ask_page(request: Request) -> HTMLResponse:
    """Show the page to ask on."""
    principals = _principals(request, "team")
    return _page(
        request, "ask.jinja", title="Ask", here="/", principals=principals, examples=EXAMPLES
    )


@pages.post("/ask")
def ask(
    request: Request,
    question: Annotated[str, Form()] = "",
    principal: Annotated[str, Form(alias="as")] = "team",
    conversation: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """Answer a question, with its sources beside the answer."""
    shown: dict[str, Any] = {"title": "Ask", "here": "/", "examples": EXAMPLES}
    shown["principals"] = _principals(request, principal)
    if not question.strip():
        return _page(request, "ask.jinja", 400, problem="Enter a question", **shown)
    desk = _desk(request, principal)
    try:
        exchanges = desk.exchanges(conversation) if conversation else ()
    except NotYours:  # asked for somebody else from here on: that is a new conversation
        conversation, exchanges = "", ()
    answer: Answer = desk.ask(question, conversation or None)
    label, colour = LABELS[answer.status]
    shown |= {"title": "Answer", "answer": answer, "asked": question, "exchanges": exchanges}
    shown |= {"status_label": label, "status_colour": colour, "conversation": answer.conversation}
    return _page(
        request, "ask.jinja", sources=[source_card(span) for span in answer.citations], **shown
    )


@pages.get("/documents")
def documents_page(request: Request) -> HTMLResponse:
    """List the documents held here."""
    held = _desk(request).documents()
    rows: dict[str, list[dict[str, str]]] = {}
    for document in held:
        row = {"what": what_it_is(document), "readers": readers(document)}
        row |= {"title": document.title, "document": document.document}
        row["document_id"] = document.document_id
        rows.setdefault(document.provider or "Official documents", []).append(row)
    digests = sum(document.kind is DocumentKind.DIGEST for document in held)
    groups = [{"name": name, "documents": rows[name]} for name in sorted(rows, key=_official_first)]
    return _page(
        request,
        "documents.jinja",
        title="Documents",
        here="/documents",
        groups=groups,
        digests=digests,
    )


def _official_first(name: str) -> tuple[bool, str]:
    return (name != "Official documents", name)


@pages.get("/documents/{document_id}")
def document_page(
    request: Request, document_id: str, version: int | None = None, first: int = 0, last: int = 0
) -> HTMLResponse:
    """Show a document's stored text, line by line, with the cited lines marked."""
    desk = _desk(request)
    text = desk.text(document_id, version)
    summary: DocumentSummary | None = next(
        (held for held in desk.documents() if held.document_id == document_id), None
    )
    lines = [
        {
            "number": number,
            "text": line.text,
            "heading": line.part is LinePart.HEADING,
            "cited": first <= number <= last,
        }
        for number, line in enumerate(text.lines, 1)
    ]
    return _page(
        request,
        "document.jinja",
        title=summary.title if summary else text.name,
        here="/documents",
        what=f"{what_it_is(summary)}." if summary else "No longer in search: a later one is held.",
        version=version or (summary.version if summary else 1),
        losses=text.losses,
        lines=lines,
    )


@pages.get("/drafts")
def drafts_page(request: Request, problem: str = "") -> HTMLResponse:
    """Show the drafts prepared so far and the form for another."""
    return _drafts(request, 200, problem)


def _drafts(request: Request, status: int, problem: str = "", **typed: str) -> HTMLResponse:
    desk = _desk(request)
    kind = typed.get("kind", DraftKind.ENQUIRY_LINES.value)
    drafts = [
        {"id": kept.id, "title": kept.draft.title, "prepared": kept.prepared}
        for kept in desk.drafts()
    ]
    return _page(
        request,
        "drafts.jinja",
        status,
        title="Drafts",
        here="/drafts",
        problem=problem,
        drafts=drafts,
        typed_month=typed.get("month", ""),
        typed_brief=typed.get("brief", ""),
        providers=[
            {"value": p.name, "text": p.name, "selected": p.name == typed.get("provider")}
            for p in desk.providers()
        ],
        kinds=[
            {"value": value.value, "text": text, "checked": value.value == kind}
            for value, text in KINDS.items()
        ],
        releases=[{"value": release.value, "text": READERS[release.value]} for release in Release],
    )


@pages.post("/drafts")
def prepare_draft(
    request: Request,
    provider: Annotated[str, Form()] = "",
    kind: Annotated[str, Form()] = "",
    month: Annotated[str, Form()] = "",
    brief: Annotated[str, Form()] = "",
    release: Annotated[str, Form()] = Release.INTERNAL.value,
) -> Response:
    """Prepare a draft, keep it, and show it."""
    desk = _desk(request)
    try:
        kept = desk.draft(
            desk.draft_request(
                kind, provider, brief=brief, month=month.strip() or None, release=release
            )
        )
    except BadInput as failure:
        typed = {"provider": provider, "kind": kind, "month": month, "brief": brief}
        return _drafts(request, 400, failure.sentence, **typed)
    return RedirectResponse(f"/drafts/{kept.id}", 303)


@pages.get("/drafts/{draft_id}")
def draft_page(request: Request, draft_id: str) -> HTMLResponse:
    """Show a draft to read, with what must still be asked."""
    from integrations.exports import to_markdown

    kept = _desk(request).kept_draft(draft_id)
    return _page(
        request,
        "draft.jinja",
        title=kept.draft.title,
        here="/drafts",
        id=kept.id,
        questions=kept.draft.questions,
        set_aside=kept.draft.set_aside,
        markdown=to_markdown(kept.draft),
    )


@pages.get("/drafts/{draft_id}/download.{form}")
def download(request: Request, draft_id: str, form: str) -> Response:
    """Return a draft as a file."""
    from integrations.exports import exported

    kept = _desk(request).kept_draft(draft_id)
    if form not in MEDIA:
        message = "A draft can be downloaded as docx, md or json."
        raise BadInput(message)
    name = f"{kept.draft.kind.value}.{form}"
    return Response(
        exported(kept.draft, name),
        media_type=MEDIA[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
