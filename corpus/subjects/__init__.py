"""A subject index of the official documents in the words of those who ask.

A document says "negative attitudes", a visit chair types "bullying". For each place of an official
document the files here, one a catalogue key, hold phrases and questions that this place answers,
all in our own words, as an index at the back of a book would. A place is told by landmarks: two to
five words that stand there and nowhere else in the document, so that it is found again in every
copy, however its lines are wrapped. Our digests have landmarks of their own for the same matters.

Knows nothing of search: whoever searches decides what a phrase is worth.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from corpus.catalogue import entry
from corpus.subjects.landmarks import Landmarks
from corpus.text import DocumentText, Value


class Entry(Value):
    """What a file says of one place: its landmarks, and what people ask that it answers."""

    anchor: str  # in the official document
    last: str | None = None  # in its last line, where the place is longer than one passage
    digest: str | None = None  # in our digest, where it covers the same matter
    asked: tuple[str, ...]


class Subject(Value):
    """A place of a document, lines from 1 and both included, and what people ask of it."""

    first: int
    last: int
    asked: tuple[str, ...]


@cache
def entries(key: str) -> tuple[Entry, ...]:
    """Return the index of the document with this catalogue key, in the document's order.

    Raises KeyError for a key that the catalogue lacks: keys come from our own code.
    """
    file = files(__package__) / f"{entry(key).key}.toml"
    read = tomllib.loads(file.read_text("utf-8"))
    return tuple(Entry.model_validate(fields) for fields in read["subject"])


def subjects_of(text: DocumentText, key: str) -> tuple[Subject, ...]:
    """Return the subjects of a copy of an official document, or of our digest of it.

    `key` is the document's in the catalogue. A place whose landmark the copy lacks or has more
    than once is left out (`unresolved` names it); one whose end is lacking ends where it begins.
    """
    landmarks = Landmarks(text)
    ours = _is_digest(text, key)
    found = []
    for each in entries(key):
        anchor = each.digest if ours else each.anchor
        lines = landmarks.lines(anchor) if anchor else None
        if lines is not None:
            first, last = lines
            if each.last and not ours:
                last = landmarks.line_after(last, each.last) or last
            found.append(Subject(first=first, last=last, asked=each.asked))
    return tuple(found)


def unresolved(text: DocumentText, key: str) -> tuple[str, ...]:
    """Return the landmarks that do not stand exactly once in this copy (ends: not at all)."""
    landmarks = Landmarks(text)
    if _is_digest(text, key):
        wanted = [each.digest for each in entries(key) if each.digest]
        return tuple(anchor for anchor in wanted if landmarks.lines(anchor) is None)
    missing = [each.anchor for each in entries(key) if landmarks.lines(each.anchor) is None]
    for each in entries(key):
        lines = landmarks.lines(each.anchor)
        if each.last and lines and landmarks.line_after(lines[1], each.last) is None:
            missing.append(each.last)
    return tuple(missing)


def _is_digest(text: DocumentText, key: str) -> bool:
    return bool(text.lines) and text.lines[0].text == entry(key).digest_title
