"""Read-back: how much of a document stands in its passages, and whether each says what is stored.

Everything is counted anew from the stored lines; nothing is taken from how the splitter works, so
that a passage which was cut, moved or reworded is noticed. Characters are those that are not
white space.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.passage import Section
from corpus.reading.junk import MUCH, junk_reasons
from corpus.text import DocumentText, LinePart, Value, collapse

_MARKDOWN: Final = re.compile(r"[*_#|]+")
_SEEN: Final = re.compile(r"\S")
_BROKEN: Final = re.compile(r"(?<=\w[-‐‑]) (?=\w)")


class JunkLine(Value):
    """A line that is in no passage because no reader of the document reads it."""

    line: int  # from 1
    reason: str


class ReadBack(Value):
    """What became of a document's characters, and the passages that are not as stored."""

    characters: int  # in all
    junk: int
    held: int
    found: int  # in a passage, or in the path of headings over one
    junk_lines: tuple[JunkLine, ...] = ()
    held_lines: tuple[int, ...] = ()
    missing_lines: tuple[int, ...] = ()  # neither junk nor held, and not wholly found
    differing: tuple[str, ...] = ()  # "Lines 3 to 5: …" for each passage that is not as stored

    @property
    def share(self) -> float | None:
        """Return the share that was found of what is neither junk nor held; None of nothing."""
        counted = self.characters - self.junk - self.held
        return self.found / counted if counted else None

    @property
    def has_much_junk(self) -> bool:
        """Say whether so much is junk that a person should look whether it is."""
        return self.junk > MUCH * self.characters


def read_back(text: DocumentText, sections: Sequence[Section]) -> ReadBack:
    """Measure what the passages hold of a document; `sections` may come in any order."""
    within = _within(text, sections)
    paths = _Paths(text, sections)
    reasons = junk_reasons(text.lines)
    counts = {"characters": 0, "junk": 0, "held": 0, "found": 0}
    junk, held, missing = [], [], []
    for number, line in enumerate(text.lines, 1):
        size = len(_SEEN.findall(line.text))
        if not size:
            continue
        counts["characters"] += size
        if line.part is LinePart.JUNK:
            counts["junk"] += size
            junk.append(JunkLine(line=number, reason=reasons[number - 1]))
        elif line.part is LinePart.HELD:
            counts["held"] += size
            held.append(number)
        else:
            found = sum(1 for seen in _SEEN.finditer(line.text) if seen.start() in within[number])
            if found < size and paths.hold(line.text, number):
                found = size
            counts["found"] += found
            if found < size:
                missing.append(number)
    return ReadBack(
        **counts,
        junk_lines=tuple(junk),
        held_lines=tuple(held),
        missing_lines=tuple(missing),
        differing=tuple(_differing(text, sections)),
    )


class _Spans:
    """Ranges of a line's characters."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        self._spans.append((start, end))

    def __contains__(self, character: int) -> bool:
        return any(start <= character < end for start, end in self._spans)


def _within(text: DocumentText, sections: Sequence[Section]) -> list[_Spans]:
    """Return the characters of each line (by its number) that some passage holds."""
    within = [_Spans() for _ in range(len(text.lines) + 1)]
    for section in sections:
        place = section.place
        if not _stands(text, section):
            continue
        is_note = text.lines[place.first - 1].part is LinePart.FOOTNOTE
        for number in range(place.first, place.last + 1):
            line = text.lines[number - 1]
            if (line.part is LinePart.FOOTNOTE) is is_note:
                start = place.start or 0 if number == place.first else 0
                end = place.end if number == place.last else None
                within[number].add(start, len(line.text) if end is None else end)
    return within


def _stands(text: DocumentText, section: Section) -> bool:
    """Say whether a passage's words are those of its place."""
    place = section.place
    inside = 1 <= place.first <= place.last <= len(text.lines)
    return inside and bool(section.text) and text.words(place) == section.text


class _Paths:
    """The headings over the passages, asked line by line."""

    def __init__(self, text: DocumentText, sections: Sequence[Section]) -> None:
        ordered = sorted(sections, key=lambda section: section.place.first)
        notes = {n for n, line in enumerate(text.lines, 1) if line.part is LinePart.FOOTNOTE}
        # A footnote may stand between a caption and its table: without them the other is beside.
        self._orders = [ordered, [one for one in ordered if one.place.first not in notes]]

    def hold(self, line: str, number: int) -> bool:
        """Say whether a line's words stand over the passage after it, or the one before it."""
        words = f" {_plain(line)} "
        heads: set[str] = set()
        for order in self._orders:
            after = bisect_left(order, number, key=lambda section: section.place.first)
            for section in order[max(0, after - 1) : after + 1]:
                heads.update(section.headings)
        return bool(words.strip()) and any(words in f" {_plain(head)} " for head in heads)


def _plain(words: str) -> str:
    """Return words without Markdown's signs, the bars of a row and the breaks at hyphens."""
    return _BROKEN.sub("", collapse(_MARKDOWN.sub(" ", words)))


def _differing(text: DocumentText, sections: Sequence[Section]) -> Iterator[str]:
    """Give a sentence for each passage whose words, page or headings are not as stored."""
    running = " ".join(line.text for line in text.lines)
    everything = f" {_plain(running)} {collapse(_MARKDOWN.sub(' ', running))} "
    sheets = {line.sheet for line in text.lines}
    known: dict[str, bool] = {}
    for section in sections:
        place = section.place
        where = f"Lines {place.first} to {place.last}"
        if not _stands(text, section):
            yield f"{where}: the words differ from what is stored."
            continue
        part = {"start": place.start, "end": place.end}
        if place != text.place(place.first, place.last).model_copy(update=part):
            yield f"{where}: the page, sheet or row differs from what is stored."
        for head in section.headings[1:]:  # the first is the title, which the catalogue may give
            if head not in known:
                known[head] = head in sheets or f" {_plain(head)} " in everything
            if not known[head]:
                yield f"{where}: a heading over it is not in the document."
