"""Footnotes and endnotes: their marks, counted as Word counts them, and where their words stand."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from corpus.reading.number_words import in_format
from corpus.reading.word.names import W, child_of, number_of, value_of

_USUAL_FORMAT: Final = {"footnote": "decimal", "endnote": "lowerRoman"}


class Reference(NamedTuple):
    """A note as the text refers to it; `mark` is "" where the text holds a mark of its own."""

    kind: str  # "footnote" or "endnote"
    key: str
    mark: str  # "2", "iv"


class NoteMarks:
    """Counts the notes in reading order."""

    def __init__(self, settings: Any | None, last_section: Any | None) -> None:
        self._formats: dict[str, str] = {}
        self._next: dict[str, int] = {}
        for kind, usual in _USUAL_FORMAT.items():
            chosen, start = usual, 1
            for holder in (settings, last_section):
                properties = child_of(holder, f"{kind}Pr")
                chosen = value_of(properties, "numFmt") or chosen
                start = number_of(properties, "numStart") or start
            self._formats[kind], self._next[kind] = chosen, start

    def next_reference(self, element: Any) -> Reference:
        """Return the note that a reference in the text is for."""
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        key = element.get(W + "id", "")
        if element.get(W + "customMarkFollows") in {"1", "true", "on"}:
            return Reference(kind, key, "")
        number = self._next[kind]
        self._next[kind] += 1
        return Reference(kind, key, in_format(number, self._formats[kind]))


def notes_in(root: Any | None, kind: str) -> dict[str, Any]:
    """Return the notes of a part by their keys, without the lines that separate them."""
    if root is None:
        return {}
    return {
        note.get(W + "id", ""): note
        for note in root.iterchildren(W + kind)
        if note.get(W + "type") in {None, "normal"}
    }
