"""A library over real files, read by the real readers: what drafting sees without any store."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from assistant.ports import LoadedFramework
from corpus.access import Provider, Release, Scope
from corpus.catalogue import catalogue
from corpus.digests import digest
from corpus.failures import NotYours
from corpus.framework.ours import ours
from corpus.passage import DocumentKind, DocumentSummary, Found, Passage
from corpus.reading.file import read
from corpus.samples import samples
from corpus.text import DocumentText, collapse


@cache
def framework() -> tuple[LoadedFramework, DocumentText]:
    """The framework in our own words, with the digest that its wordings point into."""
    entry = next(one for one in catalogue() if one.key.startswith("handbook"))
    text, _, placed = digest(entry, ours())
    assert placed is not None
    summary = DocumentSummary(
        document_id="digest-handbook",
        document=text.name,
        kind=DocumentKind.DIGEST,
        title=entry.digest_title,
        edition=entry.edition,
        catalogue_key=entry.key,
        provider_id=None,
        provider=None,
        evidence_kind=None,
        release=Release.PUBLISHED,
        version=1,
    )
    return LoadedFramework(framework=placed, sources={"digest": summary}), text


class Shelf:
    """Documents of several providers behind a scope, as the real library keeps them."""

    def __init__(self) -> None:
        loaded, text = framework()
        self._framework = loaded
        self._kept: dict[str, tuple[DocumentSummary, DocumentText]] = {
            "digest-handbook": (loaded.sources["digest"], text)
        }
        self.asked: list[Scope] = []

    def put(
        self, provider: str, name: str, content: bytes | str, release: Release = Release.INTERNAL
    ) -> DocumentSummary:
        """Read a file and keep it."""
        raw = content.encode() if isinstance(content, str) else content
        text = read(name, raw)
        owner = hashlib.sha256(provider.encode()).hexdigest()[:8]
        summary = DocumentSummary(
            document_id=hashlib.sha256(f"{owner}{name}".encode()).hexdigest()[:12],
            document=text.name,
            kind=DocumentKind.EVIDENCE,
            title=text.name,
            edition=None,
            catalogue_key=None,
            provider_id=owner,
            provider=provider,
            evidence_kind=None,
            release=release,
            version=1,
        )
        self._kept[summary.document_id] = (summary, text)
        return summary

    def _seen(self, scope: Scope) -> Iterable[tuple[DocumentSummary, DocumentText]]:
        self.asked.append(scope)
        return (
            one for one in self._kept.values() if scope.allows(one[0].provider_id, one[0].release)
        )

    def search(
        self, scope: Scope, question: str, limit: int = 10, provider_id: str | None = None
    ) -> Sequence[Found]:
        return []

    def documents(self, scope: Scope, provider_id: str | None = None) -> Sequence[DocumentSummary]:
        seen = [summary for summary, _ in self._seen(scope)]
        return [one for one in seen if provider_id is None or one.provider_id == provider_id]

    def passages(self, scope: Scope, document_id: str) -> Sequence[Passage]:
        return []

    def text(self, scope: Scope, document_id: str, version: int | None = None) -> DocumentText:
        for summary, text in self._seen(scope):
            if summary.document_id == document_id:
                return text
        raise NotYours("There is no such document, or it is not yours to see.")

    def provider(self, scope: Scope, name: str) -> Provider:
        for one in self.providers(scope):
            if collapse(one.name).casefold() == collapse(name).casefold():
                return one
        raise NotYours("There is no such provider, or it is not yours to see.")

    def providers(self, scope: Scope) -> Sequence[Provider]:
        seen = {
            s.provider_id: s.provider for s, _ in self._seen(scope) if s.provider_id and s.provider
        }
        return [Provider(id=one, name=name) for one, name in seen.items()]

    def framework(self, edition: str = "2017-18") -> LoadedFramework:
        return self._framework

    def fingerprint(self, scope: Scope) -> str:
        return str(sorted(s.document_id for s, _ in self._seen(scope)))


def sample_shelf() -> Shelf:
    """The three fictional providers of the samples."""
    shelf = Shelf()
    for sample in samples():
        shelf.put(sample.provider, sample.path.name, sample.path.read_bytes(), sample.release)
    return shelf


def folder_shelf(provider: str, folder: Path) -> Shelf:
    """One provider's files from a folder."""
    shelf = Shelf()
    for path in sorted(folder.iterdir()):
        if path.is_file():
            shelf.put(provider, path.name, path.read_bytes())
    return shelf
