"""The JSON API: the same shapes and sentences as the command line, one path a verb."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from integrations.desk import Desk
from integrations.shapes import Row, answer_row

api = APIRouter(prefix="/api")


class Asked(BaseModel):
    """What every call may say: who asks. It can only narrow what is seen."""

    model_config = ConfigDict(extra="forbid")

    principal: str = "team"


class AskedQuestion(Asked):
    """A question, perhaps in a conversation."""

    question: str
    conversation: str | None = None


class AskedSearch(Asked):
    """A search."""

    question: str
    k: int = 10
    edition: str | None = None
    on: str | None = None


class AskedText(Asked):
    """Some evidence, a concern or a situation in words."""

    text: str


class AskedRisk(Asked):
    """Likelihood and impact, or a concern in words."""

    likelihood: Any = None
    impact: Any = None
    text: str | None = None


class AskedDraft(Asked):
    """A draft."""

    kind: str
    provider: str
    brief: str = ""
    today: str | None = None
    month: str | None = None
    release: str = "internal"


def desk_for(request: Request, principal: str = "team") -> Desk:
    """Return the desk at which this principal asks."""
    return Desk.of(request.app.state.house, principal)


@api.get("/health")
def health(request: Request) -> Row:
    """Say that the service answers, and whether search runs on its full index."""
    return {"status": "ok", "search": request.app.state.house.search_state()}


@api.post("/ask")
def ask(request: Request, asked: AskedQuestion) -> Row:
    """Answer a question."""
    desk = desk_for(request, asked.principal)
    return answer_row(desk.ask(asked.question, asked.conversation))


@api.post("/search")
def search(request: Request, asked: AskedSearch) -> Row:
    """Find passages."""
    return desk_for(request, asked.principal).search(
        asked.question, asked.k, asked.edition, asked.on
    )


@api.get("/standards")
def all_standards(request: Request) -> Row:
    """List every standard of the newest edition held."""
    return desk_for(request).standards()


@api.get("/standards/{number}")
def standard(request: Request, number: str) -> Row:
    """Look up one standard."""
    return desk_for(request).standard(number)


@api.post("/standards")
def standards_for_text(request: Request, asked: AskedText) -> Row:
    """Say which standards a piece of evidence is about."""
    return desk_for(request, asked.principal).standards_for(asked.text)


@api.post("/risk")
def risk(request: Request, asked: AskedRisk) -> Row:
    """Look up a rating, or propose likelihood and impact for a concern."""
    desk = desk_for(request, asked.principal)
    if asked.text is not None:
        return desk.risk_from(asked.text)
    return desk.risk(asked.likelihood, asked.impact)


@api.post("/scenarios")
def scenarios(request: Request, asked: AskedText) -> Row:
    """Match a situation to the handbook's scenarios."""
    return desk_for(request, asked.principal).scenarios(asked.text)


@api.post("/drafts")
def draft(request: Request, asked: AskedDraft) -> Row:
    """Prepare a draft and keep it."""
    desk = desk_for(request, asked.principal)
    kept = desk.draft(
        desk.draft_request(
            asked.kind,
            asked.provider,
            brief=asked.brief,
            today=asked.today,
            month=asked.month,
            release=asked.release,
        )
    )
    return {
        "id": kept.id,
        "title": kept.draft.title,
        "questions": list(kept.draft.questions),
        "set_aside": list(kept.draft.set_aside),
    }
