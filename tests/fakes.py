"""Small stand-ins at the assistant's seams: they keep the ports' promises, in memory.

`FakeLibrary` honours the scope in every function, as the real library does; its search is plain
word overlap, enough to find what a test planted.
"""

import datetime as dt
import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.ports import Exchange, LoadedFramework
from corpus.access import Provider, Release, Scope
from corpus.catalogue import catalogue
from corpus.digests import digest
from corpus.failures import NotYours
from corpus.framework.ours import ours
from corpus.passage import DocumentKind, DocumentSummary, Found, Passage
from corpus.text import DocumentText, Line, Media, Place, collapse

TODAY = dt.date(2026, 11, 20)

_UNSEEN = "There is no such thing, or it is not yours to see."
_WORD = re.compile(r"[a-z0-9]+")
_COMMON = frozenset(
    "a an and are at by do does for from has have how in is it of on or s the their there they to was we were what when which who with".split()
)


def _words(text: str) -> set[str]:
    return {word.rstrip("s") for word in _WORD.findall(text.casefold())} - _COMMON


@dataclass(frozen=True)
class FakeDocument:
    """A document of a fake library: one passage a paragraph of `text`."""

    name: str
    text: str
    provider: Provider | None = None
    release: Release = Release.INTERNAL
    kind: DocumentKind = DocumentKind.EVIDENCE
    title: str = ""
    edition: str | None = None
    catalogue_key: str | None = None
    evidence_kind: str | None = None
    document_id: str = ""

    @property
    def id(self) -> str:
        owner = self.provider.id if self.provider else "official"
        return self.document_id or hashlib.sha256(f"{owner}|{self.name}".encode()).hexdigest()[:12]

    @property
    def summary(self) -> DocumentSummary:
        return DocumentSummary(
            document_id=self.id,
            document=self.name,
            kind=self.kind,
            title=self.title or self.name,
            edition=self.edition,
            catalogue_key=self.catalogue_key,
            provider_id=self.provider.id if self.provider else None,
            provider=self.provider.name if self.provider else None,
            evidence_kind=self.evidence_kind,
            release=Release.PUBLISHED if self.provider is None else self.release,
            version=1,
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(Line(text=line) for line in self.text.splitlines())

    def passages(self) -> list[Passage]:
        passages = []
        for number, line in enumerate(self.text.splitlines(), start=1):
            if line.strip():
                passages.append(
                    Passage(
                        passage_id=f"{self.id}:{number}",
                        source=self.summary,
                        headings=(self.title or self.name,),
                        text=collapse(line),
                        place=Place(first=number, last=number),
                    )
                )
        return passages


def official(name: str, text: str, title: str, edition: str = "2017-18") -> FakeDocument:
    """An official document, open to everybody."""
    return FakeDocument(name, text, kind=DocumentKind.OFFICIAL, title=title, edition=edition)


def digests() -> tuple[list[FakeDocument], LoadedFramework]:
    """The digests of every catalogued document, and the framework with its places in them."""
    framework = ours()
    documents = []
    for entry in catalogue():
        text, _, laid_out = digest(entry, framework)
        framework = laid_out or framework
        documents.append(
            FakeDocument(
                text.name,
                "\n".join(line.text for line in text.lines),
                kind=DocumentKind.DIGEST,
                title=entry.digest_title,
                edition=entry.edition,
                catalogue_key=entry.key,
            )
        )
    by_key = {document.catalogue_key: document.summary for document in documents}
    sources = {"digest": by_key["handbook-2017-18"], "digest:2021": by_key["strategy-2021"]}
    return documents, LoadedFramework(framework=framework, sources=sources)


def digest_library(*evidence: FakeDocument) -> "FakeLibrary":
    """A library of our digests and what a test adds: what a new installation answers from."""
    documents, framework = digests()
    return FakeLibrary([*documents, *evidence], framework)


class FakeLibrary:
    """The documents in memory, each function behind the scope it is given."""

    def __init__(
        self, documents: Sequence[FakeDocument] = (), framework: LoadedFramework | None = None
    ) -> None:
        self._documents = list(documents)
        self._framework = framework

    def _visible(self, scope: Scope, provider_id: str | None = None) -> list[FakeDocument]:
        seen = [
            d
            for d in self._documents
            if scope.allows(d.provider.id if d.provider else None, d.release)
        ]
        if provider_id is None:
            return seen
        return [d for d in seen if d.provider and d.provider.id == provider_id]

    def _one(self, scope: Scope, document_id: str) -> FakeDocument:
        for document in self._visible(scope):
            if document.id == document_id:
                return document
        raise NotYours(_UNSEEN)

    def search(
        self, scope: Scope, question: str, limit: int = 10, provider_id: str | None = None
    ) -> Sequence[Found]:
        asked = _words(question)
        found = []
        for document in self._visible(scope, provider_id):
            for passage in document.passages():
                shared = asked & _words(passage.text)
                if shared:
                    found.append(Found(passage=passage, score=len(shared) / len(asked)))
        return sorted(found, key=lambda one: -one.score)[:limit]

    def readings(
        self, scope: Scope, question: str, provider_id: str | None = None
    ) -> Mapping[str, str]:
        return {}

    def documents(self, scope: Scope, provider_id: str | None = None) -> Sequence[DocumentSummary]:
        return [document.summary for document in self._visible(scope, provider_id)]

    def passages(self, scope: Scope, document_id: str) -> Sequence[Passage]:
        return self._one(scope, document_id).passages()

    def text(self, scope: Scope, document_id: str, version: int | None = None) -> DocumentText:
        document = self._one(scope, document_id)
        return DocumentText(name=document.name, media=Media.TEXT, lines=document.lines)

    def provider(self, scope: Scope, name: str) -> Provider:
        for provider in self.providers(scope):
            if collapse(provider.name).casefold() == collapse(name).casefold():
                return provider
        raise NotYours(_UNSEEN)

    def providers(self, scope: Scope) -> Sequence[Provider]:
        seen = {d.provider.id: d.provider for d in self._visible(scope) if d.provider}
        return list(seen.values())

    def framework(self, edition: str = "2017-18") -> LoadedFramework:
        if self._framework is None or self._framework.framework.edition != edition:
            raise NotYours(_UNSEEN)
        return self._framework

    def fingerprint(self, scope: Scope) -> str:
        seen = "|".join(sorted(f"{d.id}:{d.text}" for d in self._visible(scope)))
        return hashlib.sha256(seen.encode()).hexdigest()[:16]


class FakeEmbedder:
    """Texts that share words lie near one another: a hashed bag of words, of unit length."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        vector = [0.0] * 384
        for word in _words(text):
            vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % 384] += 1.0
        length = math.sqrt(sum(value * value for value in vector)) or 1.0
        return [value / length for value in vector]


@dataclass
class FakeConversations:
    """Conversations in memory, each open to its owner alone."""

    kept: dict[str, tuple[str, list[Exchange]]] = field(default_factory=dict)

    def begin(self, owner: str) -> str:
        identifier = f"conversation-{len(self.kept) + 1}"
        self.kept[identifier] = (owner, [])
        return identifier

    def exchanges(self, owner: str, conversation: str) -> Sequence[Exchange]:
        return list(self._own(owner, conversation))

    def add(self, owner: str, conversation: str, exchange: Exchange) -> None:
        self._own(owner, conversation).append(exchange)

    def _own(self, owner: str, conversation: str) -> list[Exchange]:
        held: Any = self.kept.get(conversation)
        if held is None or held[0] != owner:
            raise NotYours(_UNSEEN)
        return held[1]
