"""What a named person decides about files and documents: release, refuse, withdraw, erase.

Nothing here is decided by code. Each decision is recorded with who made it and when.
"""

from __future__ import annotations

from collections.abc import Collection

from corpus.access import Scope
from corpus.failures import BadInput, NotYours
from corpus.framework.model import Framework
from corpus.passage import DocumentKind, DocumentSummary
from corpus.repairs import repairs_of
from corpus.screening import Screening, held_back
from corpus.text import collapse
from corpus.versions import FileState, IncomingFile, Review
from indexing.arrivals import Arrivals, sections_of
from indexing.copies import Copies
from indexing.embedding.embedder import Embedder
from indexing.index_report import Outcome
from indexing.indexed_text import indexed_texts
from indexing.official import digests, exact_framework, originals_held
from indexing.ports import Records

_NO_SUCH = "There is no such document, or it is not yours to see."


class Reviews:
    """The decisions of people about what is held, found and kept."""

    def __init__(self, records: Records, embedder: Embedder) -> None:
        self._records = records
        self._embedder = embedder
        self._arrivals = Arrivals(records, embedder)

    def release_file(self, scope: Scope, file_id: str, by: str, why: str = "") -> Outcome:
        """Release a file that is held. Raises `NotYours`, and `BadInput` without a name."""
        file = self._file(scope, file_id)
        if file.state is not FileState.HELD:
            message = "Only a file that is held can be released. Nothing was changed."
            raise BadInput(message)
        review = Review(by=named(by), decision="released", subject=file_id, why=collapse(why))
        return self._arrivals.release(scope, file, review, Copies(self._records))

    def refuse_file(self, scope: Scope, file_id: str, by: str, why: str = "") -> None:
        """Erase a file that waits. Raises `NotYours`, and `BadInput` without a name."""
        self._file(scope, file_id)
        review = Review(by=named(by), decision="refused", subject=file_id, why=collapse(why))
        self._records.forget_incoming(scope, file_id, review)

    def release_lines(
        self,
        scope: Scope,
        document_id: str,
        by: str,
        lines: Collection[int] = (),
        why: str = "",
    ) -> int:
        """Let lines that screening kept back be found (none named: all); return how many.

        Raises `NotYours`, and `BadInput` without a name or where none of them is kept back.
        """
        held = self._records.as_recorded(scope, document_id)
        findings = held.screening.findings
        chosen = [
            each
            for each in findings
            if not lines or any(each.first <= line <= each.last for line in lines)
        ]
        if not chosen:
            message = "None of these lines is kept back. Nothing was changed."
            raise BadInput(message)
        left = tuple(each for each in findings if each not in chosen)
        still_held = Screening(findings=left).held_lines
        released = sorted(Screening(findings=tuple(chosen)).held_lines - still_held)
        review = Review(
            by=named(by),
            decision="released",
            subject=document_id,
            lines=tuple(released),
            why=collapse(why),
        )
        screening = Screening(findings=left)
        shown = held_back(held.text, screening)
        sections = sections_of(shown, repairs_of(shown), held.title)
        found = held.model_copy(
            update={"sections": sections, "screening": screening, "review": review}
        )
        encoded = self._embedder.encode(indexed_texts(sections))
        self._records.record(scope, found, encoded, self._embedder.model)
        return len(released)

    def withdraw(self, scope: Scope, document_id: str, by: str, why: str = "") -> None:
        """Take a document out of search; what cites it keeps its words. Raises `NotYours`."""
        framework = self._framework_without(scope, self._document(scope, document_id))
        review = Review(by=named(by), decision="withdrawn", subject=document_id, why=collapse(why))
        self._records.withdraw(scope, document_id, framework, review)

    def erase(self, scope: Scope, document_id: str, by: str, why: str = "") -> None:
        """Erase a document's words, every version of them; an original's digest comes back.

        Raises `NotYours`.
        """
        known = {each.document_id: each for each in self._records.documents(scope)}
        of = known.get(document_id)  # None: it was withdrawn before
        framework = self._framework_without(scope, of) if of is not None else None
        review = Review(by=named(by), decision="erased", subject=document_id, why=collapse(why))
        self._records.remove(scope, document_id, framework, review)

    def _document(self, scope: Scope, document_id: str) -> DocumentSummary:
        for each in self._records.documents(scope):
            if each.document_id == document_id and each.kind is not DocumentKind.DIGEST:
                return each
        raise NotYours(_NO_SUCH)

    def _file(self, scope: Scope, file_id: str) -> IncomingFile:
        for each in self._records.incoming(scope):
            if each.file_id == file_id:
                return each
        raise NotYours(_NO_SUCH)

    def _framework_without(self, scope: Scope, of: DocumentSummary) -> Framework | None:
        """Return the framework as it is without the wordings of this document, if it had any."""
        if of.kind is not DocumentKind.OFFICIAL or not of.catalogue_key:
            return None
        originals = originals_held(self._records, scope)
        if originals.pop(of.catalogue_key, None) is None:
            return None
        return exact_framework(digests()[1], originals)[0]


def named(by: str) -> str:
    """Return the name of whoever decides. Raises `BadInput` where there is none."""
    name = collapse(by)
    if not name or len(name) > 200 or not name.isprintable():
        message = "Say who decides this, by name. Nothing was changed."
        raise BadInput(message)
    return name
