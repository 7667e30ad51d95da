"""A passage: a whole unit of a document's structure that can be found, shown and cited."""

from __future__ import annotations

from enum import StrEnum

from corpus.access import Release
from corpus.text import Place, Value


class DocumentKind(StrEnum):
    """Where a document's authority comes from."""

    OFFICIAL = "official"  # one of the catalogued documents, imported from the user's own copy
    DIGEST = "digest"  # our own words about a catalogued document that was not imported yet
    EVIDENCE = "evidence"  # sent by or gathered about one provider


class Section(Value):
    """A passage as the splitter makes it, before any record knows it."""

    headings: tuple[str, ...]  # from the document's title downwards
    text: str  # what the lines say, white space collapsed, nothing added
    place: Place
    found_by: str = ""  # the words with damage repaired, for finding alone; "": `text`


class DocumentSummary(Value):
    """What may be said of a document without opening it."""

    document_id: str
    document: str  # the file's name
    kind: DocumentKind
    title: str
    edition: str | None  # of an official document or its digest, e.g. "2017-18"
    catalogue_key: str | None
    provider_id: str | None
    provider: str | None
    evidence_kind: str | None
    release: Release
    version: int


class Passage(Value):
    """A passage in the records, with the document it belongs to."""

    passage_id: str
    source: DocumentSummary
    headings: tuple[str, ...]
    text: str
    place: Place
    found_by: str = ""  # as of a `Section`


class Found(Value):
    """A passage that a search found.

    `score` is comparable between questions (it is never rescaled within one list), so that
    "nothing here answers this" can be told from it: 0 is no sign of an answer, 1 a sure one.
    """

    passage: Passage
    score: float


class Span(Value):
    """An exact quotation and where it stands: what a citation becomes in the end."""

    document_id: str
    document: str
    version: int
    title: str
    edition: str | None
    quote: str  # the stored characters, white space collapsed
    place: Place
    provider_id: str | None = None
    is_digest: bool = False  # the quotation is in our words, not the publisher's
