"""Headers and footers of a Word document's pages, each once.

They are junk, but for a first page's own words: a letterhead can say what stands nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from corpus.reading.transcript import RawLine, Transcript
from corpus.reading.word.document import WordDocument
from corpus.reading.word.names import REFERENCE, W, child_of, is_on
from corpus.reading.word.story import Story
from corpus.text import collapse

_LEAST_WORDS: Final = 4  # of a line that can be text of its own


class _Part(NamedTuple):
    """A header or footer that some page shows."""

    name: str
    is_first: bool  # on first pages alone


def running_lines(
    document: WordDocument, transcript: Transcript
) -> tuple[list[RawLine], list[RawLine]]:
    """Return the lines of all headers and of all footers, losses going to the transcript."""
    known = {collapse(line.text) for line in transcript.lines}
    headers, footers = (_lines(document, transcript, side, known) for side in ("header", "footer"))
    return headers, footers


def _lines(
    document: WordDocument, transcript: Transcript, side: str, known: set[str]
) -> list[RawLine]:
    found: list[RawLine] = []
    said: set[str] = set()
    for part in sorted(_parts(document, side), key=lambda part: part.is_first):
        scratch = Transcript()
        story = Story(document, scratch)
        story.read(document.file.parse(part.name), document.ground)
        for loss in scratch.losses:
            transcript.lost(loss)
        for line in scratch.lines:
            words = collapse(line.text)
            if words and (words not in said or line.hidden):
                said.add(words)
                new = part.is_first and words not in known and len(words.split()) >= _LEAST_WORDS
                kept = new or line.hidden
                found.append(line if kept else line._replace(part="junk", level=0, row=None))
    return found


def _parts(document: WordDocument, side: str) -> Iterator[_Part]:
    """Give the parts of that side that are shown, each once."""
    targets = {one.key: one for one in document.relationships if not one.is_external}
    even = is_on(child_of(document.settings, "evenAndOddHeaders"))
    given: set[str] = set()
    for section in document.body.iter(W + "sectPr"):
        first = is_on(child_of(section, "titlePg"))
        for reference in section.iterchildren(W + f"{side}Reference"):
            kind = reference.get(W + "type", "default")
            target = targets.get(_key(reference))
            shown = {"first": first, "even": even}.get(kind, True)
            known = target is not None and target.target in document.file.names
            if target is not None and known and shown and target.target not in given:
                given.add(target.target)
                yield _Part(target.target, kind == "first")


def _key(reference: Any) -> str:
    return str(reference.get(REFERENCE + "id", ""))
