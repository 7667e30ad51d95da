"""Tool: start the fixed drafting flow and say where the draft is. It words and decides nothing."""

from __future__ import annotations

import datetime as dt
import re

from assistant.drafting.draft import DraftKind, DraftRequest
from assistant.question import Status
from assistant.tools.context import ToolContext
from assistant.tools.report import ToolReport
from corpus.failures import BadInput

_CALLED = (
    (r"enquir|inquir|kloe|question", DraftKind.ENQUIRY_LINES),
    (r"narrative|month", DraftKind.MONTHLY_NARRATIVE),
    (r"report|visit", DraftKind.VISIT_REPORT),
)
NAMES = {
    DraftKind.ENQUIRY_LINES: "key lines of enquiry",
    DraftKind.VISIT_REPORT: "visit report",
    DraftKind.MONTHLY_NARRATIVE: "monthly narrative",
}


def draft_document(
    context: ToolContext, kind: str, provider: str, brief: str = "", month: str = ""
) -> ToolReport:
    """Start a draft of a document about a provider, for a named person to check and approve.

    Args:
        kind: enquiry-lines, visit-report or monthly-narrative.
        provider: The provider's name.
        brief: What the person asked for in their own words: unit, dates, groups, version.
        month: The month of a monthly narrative, as YYYY-MM.
    """
    chosen = _kind(kind)
    if not provider.strip():
        message = "Say which provider the draft is about. Nothing was drafted."
        raise BadInput(message)
    about = context.library.provider(context.scope, provider)
    request = DraftRequest(
        kind=chosen,
        provider=about.name,
        today=context.today,
        month=_month(month),
        brief=brief,
    )
    if context.start_draft is None:
        return ToolReport(
            status=Status.NEEDS_PERSON,
            lead="Documents cannot be drafted from here; use the page or the command line.",
            result={"kind": chosen.value, "provider": about.name},
        )
    started = context.start_draft(request)
    return ToolReport(
        status=Status.ANSWERED,
        lead=f"A draft of the {NAMES[chosen]} for {about.name} is at {started.file}.",
        statements=tuple(f"- Still to be asked: {each}" for each in started.questions),
        cautions=(
            (
                "It is a draft for a named person to check; ratings, requirements and approval are "
                "left to people."
            ),
            *(f"Set aside: {each}" for each in started.set_aside),
        ),
        result={
            "kind": chosen.value,
            "provider": about.name,
            "file": started.file,
            "questions": list(started.questions),
            "set_aside": list(started.set_aside),
        },
        topic={"draft": chosen.value, "provider": about.name},
    )


def _kind(asked: str) -> DraftKind:
    words = asked.casefold()
    for pattern, kind in _CALLED:
        if re.search(pattern, words):
            return kind
    kinds = ", ".join(DraftKind)
    message = f"There is no draft of that kind; the kinds are {kinds}. Nothing was drafted."
    raise BadInput(message)


def _month(asked: str) -> str | None:
    if not asked.strip():
        return None
    try:
        return dt.date.fromisoformat(f"{asked.strip()}-01").strftime("%Y-%m")
    except ValueError:
        message = "A month is written like 2026-10. Nothing was drafted."
        raise BadInput(message) from None
