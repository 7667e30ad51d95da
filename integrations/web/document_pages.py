"""The pages of what is held: the list with what waits for a person, and one document by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from corpus.passage import DocumentKind, DocumentSummary
from corpus.text import Place
from corpus.versions import FileState, IncomingFile, Review
from integrations.desk import Desk
from integrations.web.document_view import day_in_words, line_views, version_views
from integrations.web.showing import desk_of, show
from integrations.web.states import FILE_TAGS, next_step
from integrations.web.wording import readers, what_it_is, where, whose

document_pages = APIRouter(default_response_class=HTMLResponse)

OFFICIAL: Final = "Official documents"
#: What was done, said once on the page that comes after it.
DONE: Final = {
    "released": "Released. It can be found from now on.",
    "lines": "These lines are released. They can be found from now on.",
    "withdrawn": "Withdrawn. It is no longer found; what cites it says so and can still show it.",
    "erased": "Erased. Its words are gone from search, drafts and conversations.",
    "file-erased": "Erased. Nothing of the file is kept.",
}


@document_pages.get("/documents")
def documents_page(request: Request, done: str = "") -> HTMLResponse:
    """List the documents held here, and the files that wait for a person."""
    desk = desk_of(request)
    held = desk.documents()
    kept_back = {
        row["document_id"]: row["held_lines"] for row in desk.holdings.listed()["documents"]
    }
    rows: dict[str, list[dict[str, Any]]] = {}
    for document in held:
        row = _row(document) | {"kept_back": kept_back.get(document.document_id, 0)}
        row["tag"] = FILE_TAGS[FileState.RELEASED]
        rows.setdefault(document.provider or OFFICIAL, []).append(row)
    names = sorted(rows, key=lambda name: (name != OFFICIAL, name))
    files = desk.holdings.incoming()
    return show(
        request,
        "documents.jinja",
        title="Documents",
        here="/documents",
        done=DONE.get(done, ""),
        groups=[{"name": name, "documents": rows[name]} for name in names],
        digests=sum(document.kind is DocumentKind.DIGEST for document in held),
        waiting=[_waiting(each) for each in files if not each.state.is_on_its_way],
        on_their_way=[_waiting(each) for each in files if each.state.is_on_its_way],
        withdrawn=[_row(each) for each in desk.holdings.withdrawn()],
        decisions=decisions(desk),
    )


def _row(document: DocumentSummary) -> dict[str, Any]:
    return {
        "document_id": document.document_id,
        "title": document.title,
        "document": document.document,
        "provider": document.provider or OFFICIAL,
        "what": what_it_is(document),
        "readers": readers(document),
        "version": document.version,
    }


def _waiting(file: IncomingFile) -> dict[str, Any]:
    return {
        "file_id": file.file_id,
        "document": file.document,
        "provider": file.provider or "No provider",
        "tag": FILE_TAGS[file.state],
        "reason": file.reason,
        "next": next_step(file.state),
        "is_held": file.state is FileState.HELD,
    }


def decisions(desk: Desk, subjects: Sequence[str] | None = None) -> list[dict[str, str]]:
    """Return what people decided, newest first, with the names that are still known."""
    reviews = desk.holdings.reviews(subjects)
    if not reviews:
        return []
    names = {each.document_id: each.title for each in desk.documents()}
    names |= {each.document_id: each.title for each in desk.holdings.withdrawn()}
    return [
        {
            "by": each.by,
            "day": moment_in_words(each.at),
            "what": _decision(each),
            "about": names.get(each.subject, "A file or document of that time"),
            "why": each.why,
        }
        for each in reviews
    ]


def _decision(review: Review) -> str:
    if not review.lines:
        return review.decision
    first, last = review.lines[0], review.lines[-1]
    return f"{review.decision} " + where(Place(first=first, last=last)).lower()


def moment_in_words(moment: str) -> str:
    """Return a kept moment for people, in the time of this machine; as it is if it is none."""
    try:
        local = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return moment
    return f"{day_in_words(local.date())}, {local:%H:%M}"


@document_pages.get("/documents/{document_id}")
def document_page(
    request: Request,
    document_id: str,
    version: int | None = None,
    first: int = 0,
    last: int = 0,
    done: str = "",
) -> HTMLResponse:
    """Show a document's stored text, line by line, with the cited lines marked."""
    desk = desk_of(request)
    text = desk.text(document_id, version)
    history = desk.holdings.history(document_id)
    shown = version or history[0].version
    noted = desk.holdings.document(document_id)
    is_latest = shown == history[0].version
    lines = line_views(text, noted["repairs"] if is_latest else [], first, last)
    summary = _summary(desk, document_id)
    standing = desk.holdings.standings([(document_id, shown)])[document_id, shown]
    is_cited = 1 <= first <= last <= len(lines)
    return show(
        request,
        "document.jinja",
        title=summary.title if summary else text.name,
        here="/documents",
        done=DONE.get(done, ""),
        id=document_id,
        name=text.name,
        what=what_it_is(summary) if summary else "",
        whose=whose(summary) if summary else "",
        version=shown,
        standing=standing.sentence,
        latest=history[0].version if not is_latest else None,
        versions=version_views(history, shown),
        losses=text.losses,
        lines=lines,
        kept_back=len(noted["held"]) if is_latest else 0,
        junk=sum(line.looks == "app-junk" for line in lines),
        repairs=sum(not each["begun_on"] for each in noted["repairs"]) if is_latest else 0,
        decisions=decisions(desk, desk.holdings.subjects(document_id)),
        may_decide=summary is not None and summary.kind is not DocumentKind.DIGEST,
        cited=where(Place(first=first, last=last)).lower() if is_cited else "",
        first=first,
    )


def _summary(desk: Desk, document_id: str) -> DocumentSummary | None:
    known = [*desk.documents(), *desk.holdings.withdrawn()]
    return next((each for each in known if each.document_id == document_id), None)
