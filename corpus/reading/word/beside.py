"""What a Word file holds beside its text, in plain sentences; none of it is opened or followed."""

from __future__ import annotations

from collections import Counter
from typing import Final

from corpus.reading.office_file import OfficeFile
from corpus.reading.transcript import Transcript

_LEFT_OUT: Final = (
    ("word/media/", "picture", "pictures"),
    ("word/embeddings/", "embedded file", "embedded files"),
    ("word/charts/chart", "chart", "charts"),
    ("word/diagrams/data", "diagram", "diagrams"),
    ("word/activeX/activeX", "control element", "control elements"),
)
_PARTS_LEFT_OUT: Final = (
    ("word/vbaProject.bin", "Macros were not read."),
    ("word/comments.xml", "Comments were not read."),
)
_ELSEWHERE: Final = {
    "attachedTemplate": "a template",
    "image": "a picture",
    "oleObject": "an object",
    "frame": "a frame",
    "subDocument": "a document",
    "video": "a film",
}


def note_what_stands_beside(file: OfficeFile, transcript: Transcript) -> None:
    """Note pictures, macros, comments and whatever the file would fetch from elsewhere."""
    counted: Counter[str] = Counter()
    for name in file.names:
        for start, _, _ in _LEFT_OUT:
            if name.startswith(start) and not name.endswith(("/", ".rels")):
                counted[start] += 1
    for start, one, many in _LEFT_OUT:
        transcript.lost_count(counted[start], one, many)
    for part, sentence in _PARTS_LEFT_OUT:
        if part in file.names:
            transcript.lost(sentence)
    _note_what_is_elsewhere(file, transcript)


def _note_what_is_elsewhere(file: OfficeFile, transcript: Transcript) -> None:
    kinds = {
        relationship.kind
        for listed in file.names
        if listed.startswith("word/_rels/") and listed.endswith(".rels")
        for relationship in file.relationships_of(f"word/{listed[11:-5]}")
        if relationship.is_external and relationship.kind != "hyperlink"
    }
    if kinds:
        named = ", ".join(sorted({_ELSEWHERE.get(kind, "something") for kind in kinds}))
        transcript.lost(f"It refers to {named} outside the file; nothing was fetched.")
