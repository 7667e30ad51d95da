"""What the lines of a document are: headings, captions, footnotes, rows; and where blanks stand.

Looks at all pages together: a heading is larger than the usual type of the whole document, and a
table may go on overleaf.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus.reading.pdf.page_line import PageLine
from corpus.reading.pdf.scans import ReadPage
from corpus.reading.pdf.signs import CAPTION
from corpus.reading.pdf.tables_overleaf import join_tables
from corpus.reading.transcript import RawLine, Transcript

_GAP: Final = 1.33  # of the usual distance between lines: a blank line stood there
_LARGER: Final = 1.12  # of the usual type size: a heading
_LONGEST_HEADING: Final = 120
_SMALLER: Final = 0.93  # of the usual type size: a note
_FOOT: Final = 0.45  # of the page's height: notes stand under it
_INDENT: Final = (0.8, 3.5)  # of the type size: the first line of a paragraph
_NOTE: Final = re.compile(
    r"(?:(?:\d{1,3}|\[\d{1,3}\]|\(\d{1,3}\))[.)]?\s+|[*†‡§¶]{1,3}\s*)(?=.*[^\W\d_]{3})\w"
)
_NOTES_END: Final = 2.4  # of the type size between lines
_UNDER_RULE: Final = 3.0  # of the type size between a note and the rule above it
_SHORTEST_NOTE: Final = 10  # characters
_PAGE_NUMBER: Final = re.compile(r"[ivxlc]+|\W*\d+\W*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
_ROMAN: Final = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_ENDED: Final = re.compile(r"[.!?:;…][”’\"')\]]*\s*\d{0,3}$")
_FAR: Final = 1000.0
_TIGHTEST: Final = 0.9  # of the type size: lines that stand closer are no lines of a paragraph
_WIDEST: Final = 3.0
_FEWEST_STEPS: Final = 4  # lines of one size that tell their own distance


def add_lines(transcript: Transcript, pages: Sequence[ReadPage]) -> None:
    """Add every page's lines to the transcript, each with its part and its page."""
    seen = [line for page in pages for line in page.lines if not line.hidden]
    join_tables(pages)
    usual = _usual_size(seen)
    for page in pages:
        _mark_footnotes(page, usual)
        _mark_captions(page)
    _mark_headings(seen, usual)
    for page in pages:
        for stretch in _stretches(page.lines):
            _mark_numbered(stretch)
    levels = _levels(seen, usual)
    for page in pages:
        steps = _Steps(page.lines)
        before: PageLine | None = None
        for index, line in enumerate(page.lines):
            following = page.lines[index + 1 : index + 2]
            shown = before is not None and not line.hidden
            if before and shown and _is_apart(before, line, steps.of(line), following):
                transcript.add(RawLine("", page=page.number))
            transcript.add(_raw(line, levels, page.number))
            before = before if line.hidden else line
        for filled in page.fields:
            transcript.add(filled._replace(page=page.number))


def _raw(line: PageLine, levels: dict[float, int], number: int) -> RawLine:
    level = levels.get(line.size, 6) if line.part == "heading" else 0
    return RawLine(line.text, line.part, level, number, None, line.row, line.cells, line.hidden)


def _usual_size(lines: Sequence[PageLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes.update(line.letters)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _levels(lines: Sequence[PageLine], usual: float) -> dict[float, int]:
    """Return the heading level of each larger type size: the largest is level 1, at most 5."""
    headings = {line.size for line in lines if line.part == "heading"}
    larger = sorted((size for size in headings if size > usual * _LARGER), reverse=True)
    return {size: min(index + 1, 5) for index, size in enumerate(larger)}


def _mark_headings(lines: Sequence[PageLine], usual: float) -> None:
    plain = [
        line
        for line in lines
        if (line.part == "prose" or line.numbered) and not line.table and not line.turned
    ]
    mostly_bold = sum(line.bold for line in plain) * 3 > len(plain)
    for line in plain:
        larger = line.size > usual * _LARGER
        if (larger or (line.bold and not mostly_bold)) and _may_head(line.text):
            line.part = "heading"


def _may_head(text: str) -> bool:
    stripped = text.strip()
    return (
        2 < len(stripped) <= _LONGEST_HEADING
        and any(map(str.isalpha, stripped))
        and not _PAGE_NUMBER.fullmatch(stripped)
        and stripped[-1] not in ".;,:"
    )


def _stretches(lines: Sequence[PageLine]) -> Iterator[list[PageLine]]:
    """Give the lines that stand beneath one another, stretch by stretch."""
    stretch: list[PageLine] = []
    for line in lines:
        if line.hidden:
            continue
        if stretch and stretch[-1].stretch != line.stretch:
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _mark_numbered(lines: Sequence[PageLine]) -> None:
    """Mark list items by their numbers where two follow each other at the same left edge."""
    before: tuple[PageLine, str] | None = None
    for line in lines:
        found = _NUMBER.match(line.text) if line.part in {"prose", "list_item"} else None
        if found is None:
            continue
        beside = before is not None and abs(before[0].left - line.left) < 0.7 * line.size
        if before is not None and beside and _follows(before[1], found[1]):
            before[0].part = line.part = "list_item"
        before = line, found[1]


def _follows(number: str, following: str) -> bool:
    """Say whether a number or letter comes right after another."""
    if number.isdigit() and following.isdigit():
        return int(following) == int(number) + 1
    if len(number) == len(following) == 1:
        return ord(following) == ord(number) + 1 or number + following == "iv"
    return number in _ROMAN and _ROMAN[_ROMAN.index(number) + 1 :][:1] == [following]


def _mark_footnotes(page: ReadPage, usual: float) -> None:
    """Mark the notes at the foot of each column: in small type, or under a short rule."""
    for stretch in _stretches(page.lines):
        small = _small_from(stretch, usual)
        for index, line in enumerate(stretch):
            ruled = any(
                line.base - _UNDER_RULE * line.size < rule < line.base
                and (index == 0 or stretch[index - 1].base < rule)
                for rule in page.note_rules
            )
            low = line.base >= page.box.height * _FOOT
            at_foot = index >= small if not ruled else low or index >= small > 0
            if at_foot and (ruled or low) and _is_note(line):
                _mark_notes(stretch[index:])
                break


def _small_from(lines: Sequence[PageLine], usual: float) -> int:
    """Return from which line on all type is small, page numbers apart."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.size > usual * _SMALLER and not _PAGE_NUMBER.fullmatch(line.text.strip()):
            return index + 1
    return 0


def _is_note(line: PageLine) -> bool:
    plain = line.part in {"prose", "list_item"} and not line.table and not line.turned
    marked = line.noted or _NOTE.match(line.text)
    return plain and bool(marked) and len(line.text) >= _SHORTEST_NOTE


def _mark_notes(lines: Sequence[PageLine]) -> None:
    """Mark lines as notes down to a gap, under which a footer or page number may stand."""
    before = lines[0]
    for line in lines:
        if line.table or line.base - before.base > _NOTES_END * before.size:
            return
        if not _PAGE_NUMBER.fullmatch(line.text.strip()):
            line.part = "footnote"
        before = line


def _mark_captions(page: ReadPage) -> None:
    """Mark what names a table or figure: it stands beside one, or by itself, and is no sentence."""
    lines = [line for line in page.lines if not line.hidden]
    steps = _Steps(lines)
    for index, line in enumerate(lines):
        if line.part not in {"prose", "list_item"} or line.table or not CAPTION.match(line.text):
            continue
        before, after = lines[:index][-1:], lines[index + 1 :][:1]
        beside = any(other.table for other in (*before, *after))
        alone = all(_is_apart(other, line, steps.of(line), []) for other in before)
        if beside or alone or line.bold:
            line.part = "caption"
            _extend_caption(lines[index : index + 4], steps.of(line))


def _extend_caption(lines: Sequence[PageLine], step: float) -> None:
    """Mark the lines that a long caption runs on to: up to a gap, a table or a full stop."""
    widest = max(line.right for line in lines)
    for line, following in pairwise(lines):
        full = line.right > 0.85 * widest
        if following.table or following.part != "prose" or not full or _ENDED.search(line.text):
            return
        if following.stretch != line.stretch or following.base - line.base > step:
            return
        if following.size != line.size or following.bold != line.bold:
            return
        following.part = "caption"


def _is_apart(before: PageLine, line: PageLine, step: float, following: Sequence[PageLine]) -> bool:
    """Say whether a blank line stands between two lines of a page."""
    if "footnote" in {before.part, line.part}:
        return False
    if before.box != line.box or before.turned != line.turned:
        return True
    if before.table != line.table:
        return "caption" not in {before.part, line.part}
    if line.table:
        return False
    distance = line.base - before.base
    if distance > step:
        return True
    return before.stretch == line.stretch and _is_indented(before, line, following)


def _is_indented(before: PageLine, line: PageLine, following: Sequence[PageLine]) -> bool:
    """Say whether a line is the first of a paragraph that is told by its indent alone."""
    if "list_item" in {before.part, line.part} or not _ENDED.search(before.text):
        return False
    least, most = (part * line.size for part in _INDENT)
    returns = all(abs(other.left - before.left) < 2 for other in following)
    return least <= line.left - before.left <= most and returns and before.size == line.size


class _Steps:
    """The distances between the lines of a paragraph, for each type size of a page."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self._all: list[float] = []
        self._by_size: dict[int, list[float]] = {}
        for before, after in pairwise(line for line in lines if not line.hidden):
            step = after.base - before.base
            beside = before.stretch == after.stretch and not before.table and not after.table
            if beside and _TIGHTEST * after.size < step < _WIDEST * after.size:
                self._all.append(step)
                if round(before.size) == round(after.size):
                    self._by_size.setdefault(round(after.size), []).append(step)
        self._known: dict[int, float] = {}

    def of(self, line: PageLine) -> float:
        """Return from which distance on a blank line stands before a line."""
        size = round(line.size)
        if size not in self._known:
            own = self._by_size.get(size, [])
            steps = own if len(own) >= _FEWEST_STEPS else self._all
            self._known[size] = _usual_step(sorted(steps)) * _GAP
        return self._known[size]


def _usual_step(steps: Sequence[float]) -> float:
    """Return the distance between the lines of a paragraph: the least that returns."""
    often = max(2, len(steps) // 12)
    for index, step in enumerate(steps[: len(steps) - often + 1]):
        if steps[index + often - 1] - step <= 0.06 * step:
            return step
    return steps[len(steps) // 4] if steps else _FAR
