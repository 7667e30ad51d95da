"""The pages of drafts: prepare one, read it with its sources, take it away as a file."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.drafting.draft import DraftKind
from assistant.sources import edition_name
from corpus.access import Release
from corpus.failures import BadInput
from integrations.web.draft_view import draft_sources, section_views
from integrations.web.showing import desk_of, show
from integrations.web.wording import READERS

draft_pages = APIRouter(default_response_class=HTMLResponse)

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
#: The ways in which people type a month, beside the contract's 2026-10.
MONTHS = ("%B %Y", "%b %Y", "%m/%Y", "%Y/%m")


@draft_pages.get("/drafts")
def drafts_page(request: Request) -> HTMLResponse:
    """Show the drafts prepared so far and the form for another."""
    return _drafts(request, 200)


def _drafts(
    request: Request, status: int, problem: str = "", at: str = "provider", **typed: str
) -> HTMLResponse:
    desk = desk_of(request)
    kind = typed.get("kind") or DraftKind.ENQUIRY_LINES.value
    names = [provider.name for provider in desk.providers()]
    chosen = typed.get("provider", names[0] if len(names) == 1 else "")
    return show(
        request,
        "drafts.jinja",
        status,
        title="Drafts",
        here="/drafts",
        problem=problem,
        problem_at=at,
        drafts=[
            {
                "id": kept.id,
                "title": kept.draft.title,
                "prepared": _moment(kept.created_at),
                "readers": READERS[kept.release.value],
            }
            for kept in desk.drafts()
        ],
        typed=typed,
        providers=[
            {"value": name, "text": name or "Choose a provider", "selected": name == chosen}
            for name in (names if chosen in names else ["", *names])
        ],
        has_providers=bool(names),
        kinds=[
            {"value": value.value, "text": text, "checked": value.value == kind}
            for value, text in KINDS.items()
        ],
        releases=[
            {
                "value": r.value,
                "text": READERS[r.value],
                "selected": r.value == typed.get("release"),
            }
            for r in Release
        ],
    )


@draft_pages.post("/drafts")
def prepare_draft(
    request: Request,
    provider: Annotated[str, Form()] = "",
    kind: Annotated[str, Form()] = "",
    month: Annotated[str, Form()] = "",
    brief: Annotated[str, Form()] = "",
    release: Annotated[str, Form()] = Release.INTERNAL.value,
) -> Response:
    """Prepare a draft, keep it, and lead to its page."""
    desk = desk_of(request)
    typed = {"provider": provider, "kind": kind, "month": month, "brief": brief, "release": release}
    if not provider.strip():
        return _drafts(request, 400, "Choose a provider", **typed)
    try:
        asked = desk.draft_request(
            kind, provider, brief=brief, month=month_typed(month), release=release
        )
    except BadInput as failure:
        at = "month" if "month" in failure.sentence else "kind"
        return _drafts(request, 400, failure.sentence, at, **typed)
    try:
        kept = desk.draft(asked)
    except BadInput as failure:
        return _drafts(request, 400, failure.sentence, **typed)
    return RedirectResponse(f"/drafts/{kept.id}", 303)


def month_typed(typed: str) -> str | None:
    """Return a month as the command line writes it, or as typed where it is none that we know.

    >>> month_typed("October 2026"), month_typed("10/2026"), month_typed("soon"), month_typed(" ")
    ('2026-10', '2026-10', 'soon', None)
    """
    words = typed.strip()
    for form in MONTHS:
        try:
            return f"{dt.datetime.strptime(words, form):%Y-%m}"  # noqa: DTZ007 - a month, no moment
        except ValueError:
            continue
    return words or None


def _moment(moment: dt.datetime) -> str:
    """Return a moment for people, in the time of this machine, which is its reader's own."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


@draft_pages.get("/drafts/{draft_id}")
def draft_page(request: Request, draft_id: str) -> HTMLResponse:
    """Show a draft to read, with what must still be asked."""
    desk = desk_of(request)
    kept = desk.kept_draft(draft_id)
    cited = [(span.document_id, span.version) for span in kept.draft.spans()]
    note, cards = draft_sources(kept.draft, desk.holdings.standings(cited))
    return show(
        request,
        "draft.jinja",
        title=kept.draft.title,
        here="/drafts",
        id=kept.id,
        draft=kept.draft,
        edition=edition_name(kept.draft.edition),
        prepared=_moment(kept.created_at),
        readers=READERS[kept.release.value],
        sections=section_views(kept.draft),
        note=note,
        cards=cards,
    )


@draft_pages.get("/drafts/{draft_id}/download.{form}")
def download(request: Request, draft_id: str, form: str) -> Response:
    """Return a draft as a file."""
    from integrations.exports import exported

    kept = desk_of(request).kept_draft(draft_id)
    if form not in MEDIA:
        message = "A draft can be downloaded as docx, md or json."
        raise BadInput(message)
    name = f"{_in_a_file_name(kept.draft.provider)}{kept.draft.kind.value}.{form}"
    return Response(
        exported(kept.draft, name),
        media_type=MEDIA[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _in_a_file_name(provider: str) -> str:
    """Return a provider's name as a file may begin: two providers' drafts are not mixed up."""
    words = re.sub(r"[^a-z0-9]+", "-", provider.lower()).strip("-")
    return f"{words[:60]}-" if words else ""
