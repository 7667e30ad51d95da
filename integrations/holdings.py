"""What is held: documents with their versions, files that wait, and what people decide about them.

Lists follow the asker's scope. Adding, releasing, withdrawing and erasing are the quality team's.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.question import Principal, PrincipalKind
from corpus.access import Release, Scope
from corpus.failures import BadInput, NotYours
from corpus.passage import DocumentSummary, Section
from corpus.text import DocumentText, LinePart
from corpus.versions import DocumentVersion, FileState, IncomingFile, Review, Standing
from indexing.ports import Received
from indexing.sources import readable_name
from integrations.holding_rows import (
    count_of_lines,
    document_row,
    file_row,
    finding_row,
    junk_rows,
    said_by,
)
from integrations.shapes import Row

if TYPE_CHECKING:
    from indexing.ingest import Sent
    from integrations.composition import House

_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y")
_NO_SUCH = "There is no such document, or it is not yours to see."


class Holdings:
    """The documents and files that one principal may see, and decide about."""

    def __init__(self, house: House, principal: Principal, scope: Scope) -> None:
        self._house = house
        self._principal = principal
        self._scope = scope

    def listed(self, state: str | None = None) -> Row:
        """Return every document and waiting file, or those in one state. Raises `BadInput`."""
        if state is not None and state not in {*FileState, "withdrawn"}:
            message = f"There is no such state. Choose one of: {', '.join(FileState)}, withdrawn."
            raise BadInput(message)
        records = self._house.records
        kept_back = {}
        if self._is_team:
            kept_back = {each.document_id: each.findings for each in records.held_text(self._scope)}
        rows = [
            {
                **document_row(each, "released"),
                "held_lines": count_of_lines(kept_back.get(each.document_id, ())),
            }
            for each in records.documents(self._scope)
        ]
        rows += [
            {**document_row(each, "withdrawn"), "held_lines": 0}
            for each in records.withdrawn(self._scope)
        ]
        files = [file_row(each) for each in self.incoming()]
        return {
            "documents": [
                row
                for row in rows
                if state in {None, row["state"]} or (state == FileState.HELD and row["held_lines"])
            ],
            "files": [row for row in files if state in {None, row["state"]}],
        }

    def document(self, document_id: str) -> Row:
        """Return a document's versions, and of the current one all that reading noted."""
        records = self._house.records
        versions = self.history(document_id)
        text = records.text(self._scope, document_id)
        row: Row = {
            "document_id": document_id,
            "document": text.name,
            "versions": [each.model_dump(mode="json") for each in versions],
            "losses": list(text.losses),
            "junk": junk_rows(text),
            "held": [],
            "repairs": [],
        }
        current = {each.document_id for each in records.documents(self._scope)}
        if document_id in current:
            if self._is_team:
                findings = records.as_recorded(self._scope, document_id).screening.findings
                row["held"] = [finding_row(each, text) for each in findings]
            row["repairs"] = [
                {**each.model_dump(mode="json"), "said": said_by(text, each)}
                for each in records.repairs(self._scope, document_id)
                if self._is_team or text.lines[each.line - 1].part is not LinePart.HELD
            ]
        return row

    def file(self, file_id: str) -> Row:
        """Return a waiting file with what was found in it, for the person who decides."""
        file = self._file(file_id)
        row = file_row(file)
        text = self.file_text(file_id)
        row["findings"] = [finding_row(each, text) for each in file.findings] if text else []
        row["losses"] = list(text.losses) if text else []
        return row

    def incoming(self) -> Sequence[IncomingFile]:
        """Return the files that are no documents yet, oldest first: the quality team's to see."""
        return self._house.records.incoming(self._scope) if self._is_team else ()

    def became(self, file: IncomingFile) -> Row | None:
        """Return what was understood of a file that is held as a document now."""
        from integrations.understood import document_of, understood

        records = self._house.records
        held = document_of(records, self._scope, file)
        return understood(records, self._scope, held) if held is not None else None

    def standings(self, cited: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Standing]:
        """Return how versions (document id, number) that something cites stand now."""
        found = self._house.records.standing(self._scope, cited)
        return {(each.document_id, each.version): each for each in found}

    def history(self, document_id: str) -> Sequence[DocumentVersion]:
        """Return a visible document's versions, newest first. Raises `NotYours`.

        How much of them is kept back is for the team alone.
        """
        versions = self._house.records.history(self._scope, document_id)
        if self._is_team:
            return versions
        return [each.model_copy(update={"held_lines": 0}) for each in versions]

    def withdrawn(self) -> Sequence[DocumentSummary]:
        """Return the visible documents that were withdrawn."""
        return self._house.records.withdrawn(self._scope)

    def subjects(self, document_id: str) -> Sequence[str]:
        """Return the ids under which people may have decided about a document."""
        from integrations.understood import file_it_was

        was = file_it_was(self._house.records, self._scope, document_id)
        return [document_id, was] if was is not None else [document_id]

    def reviews(self, subjects: Collection[str] | None = None) -> Sequence[Review]:
        """Return what people decided, newest first: about these, or about all. The team's alone."""
        if not self._is_team:
            return ()
        decided = reversed(self._house.records.reviews(self._scope))
        return [each for each in decided if subjects is None or each.subject in subjects]

    def file_text(self, file_id: str) -> DocumentText | None:
        """Return a waiting file's text, where it could be read."""
        self._file(file_id)
        try:
            return self._house.records.incoming_text(self._scope, file_id)
        except NotYours:
            return None

    def read_back(self, document_ids: Sequence[str] = ()) -> Row:
        """Return how much of each document can be found, and whether each passage stands."""
        from corpus.read_back import read_back

        records = self._house.records
        held = {each.document_id: each for each in records.documents(self._scope)}
        if unknown := [each for each in document_ids if each not in held]:
            raise NotYours(_NO_SUCH) from KeyError(len(unknown))
        rows = []
        for own_id in document_ids or held:
            text = records.text(self._scope, own_id)
            sections = [
                Section(headings=each.headings, text=each.text, place=each.place)
                for each in records.passages(self._scope, own_id)
            ]
            checked = read_back(text, sections)
            unseen = 0 if self._is_team else checked.held
            rows.append(
                {
                    "document": held[own_id].document,
                    "document_id": own_id,
                    "share": checked.share,
                    "characters": checked.characters - unseen,
                    "junk": checked.junk,
                    "held": checked.held - unseen,
                    "passages": len(sections),
                    "missing_lines": list(checked.missing_lines),
                    "differing": list(checked.differing),
                }
            )
        return {"documents": rows}

    def receive(self, name: str, content: bytes, sent: Sent) -> IncomingFile:
        """Keep an uploaded file; when this returns, it is not lost. Raises `BadInput`."""
        self._require_team()
        document = uploaded_name(name)
        if not content:
            message = f"“{document}” is empty; nothing was kept of it."
            raise BadInput(message)
        records = self._house.records
        provider = None
        if sent.provider is not None:
            provider = records.provider_named(self._scope, sent.provider, create=True)
        received = Received(
            document=document,
            original=content,
            sha256=hashlib.sha256(content).hexdigest(),
            provider_id=provider.id if provider else None,
            release=sent.release,
            in_force_from=sent.in_force_from,
        )
        return records.receive(self._scope, received)

    def release(self, subject: str, by: str, lines: Collection[int] = (), why: str = "") -> Row:
        """Let a held file, or the held lines of a document, be found."""
        self._require_team()
        reviews = self._house.reviews
        row: Row
        if subject.startswith("f-"):
            outcome = reviews.release_file(self._scope, subject, by, why)
            row = {"released": subject, "outcome": outcome.change.value, "reason": outcome.reason}
        else:
            count = reviews.release_lines(self._scope, subject, by, lines, why)
            row = {"released": subject, "lines": count}
        self._house.follow()
        return row

    def withdraw(self, document_id: str, by: str, why: str = "") -> Row:
        """Take a document out of search; what cites it says so."""
        self._require_team()
        self._house.reviews.withdraw(self._scope, document_id, by, why)
        self._house.follow()
        return {"withdrawn": document_id}

    def erase(self, subject: str, by: str, why: str = "") -> Row:
        """Erase a document with every version of it, or a waiting file."""
        self._require_team()
        reviews = self._house.reviews
        if subject.startswith("f-"):
            reviews.refuse_file(self._scope, subject, by, why)
        else:
            reviews.erase(self._scope, subject, by, why)
            self._house.follow()
        return {"erased": subject}

    def _file(self, file_id: str) -> IncomingFile:
        for each in self.incoming():
            if each.file_id == file_id:
                return each
        raise NotYours(_NO_SUCH)

    @property
    def _is_team(self) -> bool:
        return self._principal.kind is PrincipalKind.TEAM

    def _require_team(self) -> None:
        if not self._is_team:
            message = "Only the quality team can add documents or decide about them."
            raise NotYours(message)


def uploaded_name(name: str) -> str:
    """Return the name that an uploaded file goes by: shown to people, never used as a path.

    >>> uploaded_name("../../ward 7.md"), uploaded_name("C:\\\\visits\\\\a.pdf"), uploaded_name("/")
    ('ward 7.md', 'a.pdf', 'file')
    """
    return readable_name(PurePath(name.replace("\\", "/")).name)[-200:] or "file"


def sent_as(provider: str | None, release: str, in_force_from: str | None, *, ocr: bool) -> Sent:
    """Return what is said of files that are sent. Raises `BadInput`."""
    from indexing.ingest import Sent

    if release not in set(Release):
        message = f"The readers must be one of: {', '.join(Release)}."
        raise BadInput(message)
    day = day_of(in_force_from, "The day from which it is in force") if in_force_from else None
    if day is not None and day > dt.date.today():  # noqa: DTZ011 - the person's own day
        message = "The day from which it is in force cannot lie in the future. Nothing was done."
        raise BadInput(message)
    return Sent(provider, Release(release), day, ocr)


def day_of(text: str, what: str) -> dt.date:
    """Return a day as people and scripts write it. Raises `BadInput` that says what needs one.

    Days stand before months: "20 November 2026", "20/11/2026", "2026-11-20".
    """
    for form in _DAYS:
        with suppress(ValueError):
            return dt.datetime.strptime(" ".join(text.split()), form).date()  # noqa: DTZ007
    message = f"{what} must be a date such as 20 November 2026 or 2026-11-20."
    raise BadInput(message)
