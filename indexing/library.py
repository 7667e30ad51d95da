"""The documents as a scope sees them: search, lists, texts. What the assistant asks of indexing.

It has the shape of `assistant.ports.Library` but for the framework, whose type is the assistant's
own; `integrations/records/library.py` adds that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.access import Provider, Scope
from corpus.framework.model import Framework
from corpus.passage import DocumentSummary, Found, Passage
from corpus.text import DocumentText
from corpus.versions import EVERYTHING_CURRENT, Among, Standing
from indexing.ports import Records

if TYPE_CHECKING:
    from indexing.retrieval import Retrieval


class IndexedLibrary:
    """Everything that can be found or read, each function behind the scope it is given."""

    def __init__(self, records: Records, retrieval: Callable[[], Retrieval]) -> None:
        """Take the records, and what searches them: looking something up needs none of it."""
        self._records = records
        self._retrieval = retrieval

    def search(
        self,
        scope: Scope,
        question: str,
        limit: int = 10,
        provider_id: str | None = None,
        among: Among = EVERYTHING_CURRENT,
    ) -> Sequence[Found]:
        """Return the passages nearest to the question, best first; one provider's if given.

        `among`: an edition, or what was in force on a day; by default whatever is current.
        """
        return self._retrieval().search(scope, question, limit, provider_id, among)

    def readings(
        self, scope: Scope, question: str, provider_id: str | None = None
    ) -> Mapping[str, str]:
        """Return what search reads the misspelt words of a question as: as typed -> as read."""
        return self._retrieval().readings(scope, question, provider_id)

    def documents(self, scope: Scope, provider_id: str | None = None) -> Sequence[DocumentSummary]:
        """Return the current documents: all that are visible, or one provider's evidence."""
        return self._records.documents(scope, provider_id)

    def passages(self, scope: Scope, document_id: str) -> Sequence[Passage]:
        """Return a visible document's passages in order. Raises `NotYours` otherwise."""
        return self._records.passages(scope, document_id)

    def text(self, scope: Scope, document_id: str, version: int | None = None) -> DocumentText:
        """Return a visible document's stored text (default: current). Raises `NotYours`."""
        return self._records.text(scope, document_id, version)

    def standing(self, scope: Scope, cited: Iterable[tuple[str, int]]) -> Sequence[Standing]:
        """Return how versions (document id, number) that something cites stand now."""
        return self._records.standing(scope, cited)

    def provider(self, scope: Scope, name: str) -> Provider:
        """Return a provider by name (case and spacing ignored). Raises `NotYours`."""
        return self._records.provider_named(scope, name)

    def providers(self, scope: Scope) -> Sequence[Provider]:
        """Return the providers of whom anything is visible."""
        return self._records.providers(scope)

    def edition(self, edition: str) -> tuple[Framework, dict[str, DocumentSummary]]:
        """Return an edition of the framework and its documents. Raises `Fault`."""
        return self._records.framework(edition)

    def fingerprint(self, scope: Scope) -> str:
        """Return a short hash of what this scope can find: changes when a document does.

        It is made of the visible documents alone, so another provider's changes do not show.
        """
        digest = hashlib.sha256()
        for each in self._records.documents(scope):
            digest.update(f"{each.document_id}:{each.version}:{each.release.value}\n".encode())
        return digest.hexdigest()[:16]
