"""How documents, passages, providers and collections get their ids.

A document's id is made from whose it is and what it is called, never from its bytes: the same file
sent by two providers is two documents, and a new version keeps its document's id.
"""

from __future__ import annotations

import hashlib
from typing import Final

from corpus.access import Release
from corpus.passage import DocumentKind

OFFICIAL: Final = "official"  # the collection of official documents and digests


def document_id(kind: DocumentKind, provider_id: str | None, name: str) -> str:
    """Return a document's id; `name` is the catalogue key of an official document or digest."""
    return _id("d", kind.value, provider_id or "", name)


def passage_id(document: str, version: int, position: int) -> str:
    """Return a passage's id, which is never given again to other words."""
    return _id("p", document, str(version), str(position))


def file_id(provider: str | None, release: str, name: str, sha256: str) -> str:
    """Return the id of a file that came in: the same file twice at once is one."""
    return _id("f", provider or "", release, name, sha256)


def provider_id(name_key: str, already: int = 0) -> str:
    """Return a provider's id from the name it was first recorded under."""
    return _id("provider", name_key, str(already))


def collection_of(provider: str | None, release: Release) -> str:
    """Return the collection in which a document's passages are searched.

    >>> collection_of(None, Release.PUBLISHED), collection_of("provider-1", Release.INTERNAL)
    ('official', 'provider-1.internal')
    """
    return OFFICIAL if provider is None else f"{provider}.{release.value}"


def name_key(name: str) -> str:
    """Return a provider's name with case and spacing ignored.

    >>> name_key("  Thornbury  Vale NHS Trust ")
    'thornbury vale nhs trust'
    """
    return " ".join(name.casefold().split())


def _id(prefix: str, *parts: str) -> str:
    joined = "".join(f"{len(part)}:{part}" for part in parts)  # no two lists of parts read alike
    return f"{prefix}-{hashlib.sha256(joined.encode()).hexdigest()[:24]}"
