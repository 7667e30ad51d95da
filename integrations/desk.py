"""The desk: what one principal can ask of the house, the same at every door.

A door makes a desk for whoever asks, calls one function, and shows what comes back. The scope is
made here, once, from the principal; no door ever holds or passes one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.access import owner_of, principal_of, scope_for
from assistant.drafting.draft import DraftKind, DraftRequest
from assistant.question import Answer, Principal, PrincipalKind, Question
from assistant.sources import passage_row
from assistant.tools.context import StartedDraft
from corpus.access import Provider, Release, Scope
from corpus.failures import BadInput, NotYours
from corpus.passage import DocumentSummary
from corpus.text import DocumentText
from corpus.versions import Among
from integrations.shapes import Row, answer_row

if TYPE_CHECKING:
    from assistant.ports import Exchange
    from integrations.composition import House
    from integrations.holdings import Holdings
    from integrations.records.drafts import KeptDraft

MOST_PASSAGES = 1_000

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class Desk:
    """Everything one principal may do, in the words of the command line's verbs."""

    def __init__(self, house: House, principal: Principal) -> None:
        self._house = house
        self._principal = principal

    @classmethod
    def of(cls, house: House, principal: str) -> Desk:
        """Return the desk of "team", "provider:NAME" or "public". Raises `BadInput`."""
        return cls(house, principal_of(principal))

    @cached_property
    def _scope(self) -> Scope:
        return scope_for(self._principal, self._house.library)

    @cached_property
    def holdings(self) -> Holdings:
        """What is held, and what may be decided about it."""
        from integrations.holdings import Holdings

        return Holdings(self._house, self._principal, self._scope)

    def search(
        self,
        question: str,
        limit: int = 10,
        edition: str | None = None,
        on: str | None = None,
        kind: str | None = None,
    ) -> Row:
        """Return the passages nearest to a question.

        `edition`: of official documents of that edition alone. `on`: of what was in force on that
        day (YYYY-MM-DD), withdrawn or superseded since or not. `kind`: of official documents, or
        of one kind of evidence.
        """
        if not question.strip():
            message = "There is nothing to look for: the question is empty."
            raise BadInput(message)
        if not 1 <= limit <= MOST_PASSAGES:
            message = f"The number of passages must be from 1 to {MOST_PASSAGES}."
            raise BadInput(message)
        found = self._house.library.search(
            self._scope, whole(question), limit, among=self._among(edition, on, kind)
        )
        return {"passages": [passage_row(passage) for passage in found]}

    def _among(self, edition: str | None, on: str | None, kind: str | None) -> Among:
        from corpus.catalogue import catalogue
        from corpus.evidence.kinds import EvidenceKind
        from corpus.passage import DocumentKind
        from integrations.holdings import day_of

        known = sorted({entry.edition for entry in catalogue()})
        if edition is not None and edition not in known:
            message = f"There is no edition of that name. Choose one of: {', '.join(known)}."
            raise BadInput(message)
        kinds = [DocumentKind.OFFICIAL.value, *(each.value for each in EvidenceKind)]
        if kind is not None and kind not in kinds:
            message = (
                f"There is no kind of document of that name. Choose one of: {', '.join(kinds)}."
            )
            raise BadInput(message)
        day = day_of(on, "The day") if on is not None else None
        return Among(edition=edition, on=day, kind=kind)

    def ask(self, question: str, conversation: str | None = None) -> Answer:
        """Answer a question."""
        from assistant.pipeline import answer

        deps = self._house.answering
        if self._principal.kind is not PrincipalKind.OFFICIAL_ONLY:
            deps = replace(deps, start_draft=self._start_draft)
        asked = Question(
            text=whole(question),
            principal=self._principal,
            asked_on=dt.date.today(),  # noqa: DTZ011 - the reader's own day
            conversation=conversation,
        )
        return answer(asked, deps)

    def _start_draft(self, request: DraftRequest) -> StartedDraft:
        kept = self.draft(request)
        return StartedDraft(
            file=f"the Drafts page, as “{kept.draft.title}”",
            questions=kept.draft.questions,
            set_aside=kept.draft.set_aside,
        )

    def ask_row(self, question: str, conversation: str | None = None) -> Row:
        """Answer a question in the shape that scripts see."""
        return answer_row(self.ask(question, conversation))

    def ask_in_thread(self, question: str, thread: str) -> Answer:
        """Answer a question in a thread of a door that has no conversation ids of ours."""
        threads = self._house.threads
        said = self.ask(question, threads.conversation(thread))
        threads.goes_on(thread, said.conversation)
        return said

    def exchanges(self, conversation: str) -> Sequence[Exchange]:
        """Return what was said in a conversation so far."""
        owner = owner_of(self._principal, self._scope)
        return self._house.conversations.exchanges(owner, conversation)

    def standards(self) -> Row:
        """Return every standard of the newest edition held."""
        from assistant.standards import all_standards

        return {"standards": all_standards(self._house.framework())}

    def standard(self, number: str) -> Row:
        """Return one standard, or the nearest where there is none of that number."""
        from assistant.standards import standard_row

        return standard_row(self._house.framework(), number)

    def standards_for(self, text: str) -> Row:
        """Return the standards that a piece of evidence is about, best first."""
        from assistant.standards import match_row

        return match_row(self._house.framework(), whole(text), self._house.meanings)

    def risk(self, likelihood: object, impact: object) -> Row:
        """Return the rating of a likelihood and an impact."""
        from assistant.risk import risk_row

        return risk_row(self._house.framework(), likelihood, impact)

    def risk_from(self, text: str) -> Row:
        """Return a proposed likelihood and impact for a concern, with reasons."""
        from assistant.risk_proposal import proposal_row

        return proposal_row(self._house.framework(), whole(text), self._house.meanings)

    def risk_row(self, row: Row) -> Row:
        """Return the rating that a line of a batch asks for, from numbers or from words."""
        if "text" in row and "likelihood" not in row and "impact" not in row:
            if not isinstance(row["text"], str) or not row["text"].strip():
                message = 'This line needs "text" with a concern in it.'
                raise BadInput(message)
            return self.risk_from(row["text"])
        return self.risk(row.get("likelihood"), row.get("impact"))

    def scenarios(self, text: str) -> Row:
        """Return the handbook's scenarios that a situation is like, best first."""
        from assistant.scenarios import match_row

        return match_row(self._house.framework(), whole(text), self._house.meanings)

    def documents(self) -> Sequence[DocumentSummary]:
        """Return the documents this principal may see."""
        return self._house.library.documents(self._scope)

    def text(self, document_id: str, version: int | None = None) -> DocumentText:
        """Return a document's stored text. Raises `NotYours`."""
        return self._house.library.text(self._scope, document_id, version)

    def providers(self) -> Sequence[Provider]:
        """Return the providers of whom anything is visible."""
        return self._house.library.providers(self._scope)

    def draft_request(
        self,
        kind: str,
        provider: str,
        *,
        brief: str = "",
        today: str | None = None,
        month: str | None = None,
        release: str = "internal",
    ) -> DraftRequest:
        """Return a checked request for a draft. Raises `BadInput`."""
        if kind not in set(DraftKind):
            message = f"There is no draft of that kind. Choose one of: {', '.join(DraftKind)}."
            raise BadInput(message)
        if release not in set(Release):
            message = f"The readers must be one of: {', '.join(Release)}."
            raise BadInput(message)
        if not provider.strip():
            message = "Name the provider whose evidence to draft from."
            raise BadInput(message)
        return DraftRequest(
            kind=DraftKind(kind),
            provider=provider,
            today=_day(today),
            month=_month(month),
            brief=whole(brief),
            release=Release(release),
        )

    def draft(self, request: DraftRequest) -> KeptDraft:
        """Prepare a draft and keep it with what it was made from."""
        from assistant.drafting.flow import write_draft

        house = self._house
        draft = write_draft(request, house.library, self._scope, house.meanings)
        return house.drafts.keep(self._scope, request, draft)

    def drafts(self) -> Sequence[KeptDraft]:
        """Return the drafts kept so far, newest first."""
        return self._house.drafts.kept(self._scope)

    def kept_draft(self, draft_id: str) -> KeptDraft:
        """Return one draft, with what has become of its sources. Raises `NotYours`."""
        kept = self._house.drafts.one(self._scope, draft_id)
        names = {(span.document_id, span.version): span.document for span in kept.draft.spans()}
        standings = self._house.library.standing(self._scope, sorted(names))
        notices = tuple(
            f"{names[each.document_id, each.version]}: {each.sentence}"
            for each in standings
            if each.sentence
        )
        return replace(kept, draft=kept.draft.model_copy(update={"notices": notices}))

    def take_in(self, folder: Path, provider: str) -> list[str]:
        """Index a folder as one provider's evidence; return what was refused, and why."""
        if self._principal.kind is not PrincipalKind.TEAM:
            message = "Only the quality team can add evidence. Leave --from out."
            raise NotYours(message)
        from indexing.ingest import Sent

        report = self._house.index([folder], Sent(provider))
        return [
            f"{each['document']}: {each['reason']}" for each in report["refused"] + report["held"]
        ]

    def expect(self, provider: str) -> list[str]:
        """Let the quality team draft for a provider of whom nothing is held yet, and say so.

        For any other principal this does nothing, so that a draft fails as for another's provider.
        """
        if self._principal.kind is not PrincipalKind.TEAM:
            return []
        known = self._house.records.provider_named(self._scope, provider, create=True)
        if self._house.library.documents(self._scope, known.id):
            return []
        return [f"No evidence of {known.name} is held, and the draft says so; check the name."]


def whole(text: str) -> str:
    """Return text with halves of characters, as some programs cut it, replaced: no store takes one.

    >>> whole("cut \\ud83d off")
    'cut \ufffd off'
    """
    return _HALF_CHARACTER.sub("\ufffd", text)


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.date.today()  # noqa: DTZ011 - the writer's own day
    from integrations.holdings import day_of

    return day_of(text, "The day of writing")


def _month(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        dt.date.fromisoformat(f"{text}-01")
    except ValueError as error:
        message = "The month must be a month such as 2026-10."
        raise BadInput(message) from error
    return text
