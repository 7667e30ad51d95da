"""Small documents for the tests of the records and the indexes."""

import hashlib

import numpy as np

from corpus.access import Release
from corpus.passage import DocumentKind, Section
from corpus.text import DocumentText, Line, Media, Place
from indexing.embedding.embedder import Encoded
from indexing.ports import NewVersion

MODEL = "a model of the tests"


def vector_for(text, dimensions=8):
    """A unit vector that depends on the text alone."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    vector = np.random.default_rng(seed).normal(size=dimensions).astype(np.float32)
    return vector / np.linalg.norm(vector)


def encoded_for(text, dimensions=8):
    """What a model would make of a text: its vector, and one for each word."""
    words = [vector_for(word, dimensions) for word in text.split()]
    tokens = np.round(np.stack(words) * 127) if words else np.zeros((0, dimensions))
    return Encoded(vector_for(text, dimensions), tokens.astype(np.int8))


def version(
    *texts,
    name="notes.txt",
    provider=None,
    release=Release.INTERNAL,
    kind=None,
    key=None,
    title="Notes",
    framework=None,
):
    """A version of a document with one passage for each text."""
    kind = kind or (DocumentKind.EVIDENCE if provider else DocumentKind.OFFICIAL)
    original = "\n".join(texts).encode()
    return NewVersion(
        text=DocumentText(
            name=name, media=Media.TEXT, lines=tuple(Line(text=text) for text in texts)
        ),
        original=original,
        sha256=hashlib.sha256(original).hexdigest(),
        kind=kind,
        title=title,
        edition="2017-18" if kind is not DocumentKind.EVIDENCE else None,
        catalogue_key=key or (None if provider else "handbook-2017-18"),
        provider_id=provider,
        release=Release.PUBLISHED if kind is not DocumentKind.EVIDENCE else release,
        sections=tuple(
            Section(headings=(title,), text=text, place=Place(first=n, last=n))
            for n, text in enumerate(texts, start=1)
        ),
        framework=framework,
    )


def record(records, scope, new, model=MODEL):
    """Record a version with vectors made from its texts."""
    encoded = [encoded_for(section.text) for section in new.sections]
    return records.record(scope, new, encoded, model)
