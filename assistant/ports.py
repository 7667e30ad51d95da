"""What the assistant asks of the outside. `integrations` gives each port its real part.

Every function that can reach evidence takes the scope first; there is no way to ask without one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from corpus.access import Provider, Scope
from corpus.framework.model import Framework, Wording
from corpus.passage import DocumentSummary, Found, Passage
from corpus.text import DocumentText, Value

if TYPE_CHECKING:  # light commands never compare meanings, and need no arrays
    import numpy as np
    from numpy.typing import NDArray


class LoadedFramework(Value):
    """An edition of the framework with the documents its wordings point into, by origin."""

    framework: Framework
    #: "official" and/or "digest" -> the document; "official:2021" -> that of the roles of 2021
    sources: dict[str, DocumentSummary]

    def source_of(self, wording: Wording) -> DocumentSummary | None:
        """Return the document a wording stands in; roles of another edition have their own."""
        edition = self.framework.edition
        other = next(
            (
                role.edition
                for role in self.framework.roles
                if role.edition != edition and wording in role.duties
            ),
            None,
        )
        return self.sources.get(f"{wording.origin}:{other}" if other else wording.origin)


class Library(Protocol):
    """The documents, as far as a scope lets them be seen."""

    def search(
        self, scope: Scope, question: str, limit: int = 10, provider_id: str | None = None
    ) -> Sequence[Found]:
        """Return the passages nearest to the question, best first; one provider's if given."""

    def readings(
        self, scope: Scope, question: str, provider_id: str | None = None
    ) -> Mapping[str, str]:
        """Return what search reads the misspelt words of a question as: as typed -> as read."""

    def documents(self, scope: Scope, provider_id: str | None = None) -> Sequence[DocumentSummary]:
        """Return the current documents: all that are visible, or one provider's evidence."""

    def passages(self, scope: Scope, document_id: str) -> Sequence[Passage]:
        """Return a visible document's passages in order. Raises `NotYours` otherwise."""

    def text(self, scope: Scope, document_id: str, version: int | None = None) -> DocumentText:
        """Return a visible document's stored text (default: current). Raises `NotYours`."""

    def provider(self, scope: Scope, name: str) -> Provider:
        """Return a provider by name (case and spacing ignored). Raises `NotYours`."""

    def providers(self, scope: Scope) -> Sequence[Provider]:
        """Return the providers of whom anything is visible."""

    def framework(self, edition: str = "2017-18") -> LoadedFramework:
        """Return an edition of the framework, exact where it was imported."""

    def fingerprint(self, scope: Scope) -> str:
        """Return a short hash of what this scope can find: changes when a document does."""


class Embedder(Protocol):
    """Sentences to vectors, for comparing meanings outside the index."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector for each text, shape (texts, dimensions)."""


class ReadWords(Protocol):
    """A text as a model reads it: a unit vector for each token, and the word it is a part of."""

    @property
    def tokens(self) -> NDArray[np.float32]:
        """Return the vectors, shape (tokens, dimensions)."""

    @property
    def words(self) -> Sequence[str]:
        """Return the word of each token."""


class ReadTokens(Protocol):
    """A text as a model reads it: unit vectors of its telling tokens, times 127."""

    @property
    def tokens(self) -> NDArray[np.int8]:
        """Return the vectors, shape (tokens, dimensions)."""


@runtime_checkable
class WordReader(Protocol):
    """An embedder that also gives what it makes of each word, for the support check."""

    def encode(self, texts: Sequence[str]) -> Sequence[ReadTokens]:
        """Return each text's telling tokens."""

    def ask(self, question: str) -> ReadWords:
        """Return a text's tokens with their words."""


class Exchange(Value):
    """One question and its answer, as a conversation remembers it."""

    question: str
    answer: str
    topic: dict[str, str]  # what was settled (standard, rating, scenario …), for a follow-up


class Conversations(Protocol):
    """What was said before, kept in the records for the organisation's retention period."""

    def begin(self, owner: str) -> str:
        """Return the id of a new conversation of this owner (the principal, as text)."""

    def exchanges(self, owner: str, conversation: str) -> Sequence[Exchange]:
        """Return the exchanges so far, oldest first. Raises `NotYours` for another owner's."""

    def add(self, owner: str, conversation: str, exchange: Exchange) -> None:
        """Append an exchange, in one transaction."""
