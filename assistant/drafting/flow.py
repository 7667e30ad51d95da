"""How a document is written: collect, order and compose, check. A fixed flow that needs no model.

The scope is narrowed before anything is read: one provider, up to the readers' release level.
A model, when there is one, may later word parts; it would pass the same checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.drafting.check import Bench, checked
from assistant.drafting.collect import collect
from assistant.drafting.collected import Collected
from assistant.drafting.draft import (
    Draft,
    DraftKind,
    DraftRequest,
    DraftSection,
    Statement,
    Tag,
)
from assistant.drafting.enquiry_lines import enquiry_lines
from assistant.drafting.monthly_narrative import monthly_narrative
from assistant.drafting.themes import EDITION
from assistant.drafting.visit_report import visit_report
from assistant.ports import Embedder, Library
from corpus.access import Provider, Scope
from corpus.failures import NotYours

COMPOSERS: dict[DraftKind, Callable[[Collected], tuple[DraftSection, ...]]] = {
    DraftKind.ENQUIRY_LINES: enquiry_lines,
    DraftKind.VISIT_REPORT: visit_report,
    DraftKind.MONTHLY_NARRATIVE: monthly_narrative,
}
_TITLES = {
    DraftKind.ENQUIRY_LINES: "Key lines of enquiry",
    DraftKind.VISIT_REPORT: "Visit report",
    DraftKind.MONTHLY_NARRATIVE: "Monthly narrative",
}
_VERSION = re.compile(r"\b(?:version|v)\.? ?(\d+(?:\.\d+)*)\b", re.IGNORECASE)
_FIRST_VERSION = "0.1"


def write_draft(
    request: DraftRequest, library: Library, scope: Scope, embedder: Embedder | None = None
) -> Draft:
    """Return the draft that a person asked for, checked statement by statement.

    Raises `NotYours` where the asker may see one provider only and this is another. A provider of
    whom nothing is held gets a draft of blanks that says so.
    """
    provider = _provider(request, library, scope)
    narrow = scope.only(provider.id).up_to(request.release)
    collected = collect(request, provider, library, narrow, embedder)
    sections = COMPOSERS[request.kind](collected)
    version = _VERSION.search(request.brief)
    draft = Draft(
        kind=request.kind,
        title=f"{_TITLES[request.kind]}: {provider.name}",
        provider=provider.name,
        edition=EDITION,
        version=version[1] if version else _FIRST_VERSION,
        status="DRAFT",
        sections=sections,
        set_aside=collected.set_aside,
    )
    bench = Bench(
        library=library,
        scope=narrow,
        provider_id=provider.id,
        identifier=collected.masker.identifier,
        told=request.brief,
    )
    passed = checked(draft, bench)
    return passed.model_copy(update={"questions": _questions(passed)})


def _provider(request: DraftRequest, library: Library, scope: Scope) -> Provider:
    try:
        return library.provider(scope, request.provider)
    except NotYours:
        if not scope.every_provider:
            raise
        return Provider(id="", name=" ".join(request.provider.split()))


def _questions(draft: Draft) -> tuple[str, ...]:
    """Return what a person must still say: each named blank once, where it first stands."""
    asked: dict[str, str] = {}
    for section in draft.sections:
        for statement in section.statements:
            if _is_blank(statement):
                what = statement.text.partition(": [")[0]
                asked.setdefault(what, f"{section.heading.partition(':')[0]}: {what}?")
    return tuple(asked.values())


def _is_blank(statement: Statement) -> bool:
    return statement.tag in (Tag.NOT_RECORDED, Tag.PANEL_JUDGEMENT) and ": [" in statement.text
