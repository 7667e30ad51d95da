"""Headers and footers that run over the pages of a document, told from what returns there.

A line is one of them when the same words (page numbers and dates apart) stand at the same edge of
most pages, of most left-hand or right-hand pages, or of three pages and more in a row. What also
stands in the midst of a page, what a form says again and again, and a heading that has its own
text on every page are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from corpus.text import Line, LinePart

RUNNING: Final = "running header or footer"
PAGE_NUMBER: Final = "page number"

_DEPTH: Final = 3  # lines at the top and at the foot of a page
_FEWEST: Final = 3  # pages in a row that a part's own header stands on
_MOST_PAGES: Final = 0.5  # of the pages
_WORDS_OF_A_SENTENCE: Final = 4  # in a footer that is one; "Not assessed." is an answer
_TABLE: Final = frozenset({LinePart.TABLE_HEADER, LinePart.TABLE_ROW, LinePart.FOOTNOTE})
_DIGITS: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"[ivxl]+")
_FULL_STOP: Final = re.compile(r"[.!?…][”’\"')\]]*\s*$")
_NUMBER_ALONE: Final = re.compile(r"[-–—|\s]*(\d{1,4})(?: ?(?:of|/) ?\d{1,4})?[-–—|\s]*")
_UNFINISHED: Final = re.compile(r"[^.!?:;…”’\"')\]]\s*$")


def running_lines(lines: Sequence[Line], known: Iterable[int] = ()) -> dict[int, str]:
    """Return why a line runs over the pages, by its index (from 0), for each that does.

    `known` are lines that are known for junk: a header may stand behind them.
    """
    pages = _pages(lines)
    if len(pages) < 2:
        return {}
    passed = set(known)
    found = dict.fromkeys(_page_numbers(lines, pages), PAGE_NUMBER)
    for edge in (+1, -1):
        # One edge line after another: what stands behind a header may be one too.
        for _ in range(_DEPTH):
            fresh = _returning(lines, pages, edge, passed | set(found))
            found |= dict.fromkeys(fresh, RUNNING)
            if not fresh:
                break
    return found


def _pages(lines: Sequence[Line]) -> dict[int, list[int]]:
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.page is not None and line.text.strip():
            pages[line.page].append(index)
    return pages


def _page_numbers(lines: Sequence[Line], pages: Mapping[int, list[int]]) -> set[int]:
    """Return lines of a number alone that counts with the pages."""
    by_shift: dict[tuple[int, int], list[int]] = defaultdict(list)
    for page, written in pages.items():
        for place in (0, 1, -1, -2):
            if len(written) > abs(place) + (place >= 0):
                index = written[place]
                number = _NUMBER_ALONE.fullmatch(lines[index].text)
                if number and lines[index].part not in _TABLE:
                    by_shift[min(place, 0) or place, int(number[1]) - page].append(index)
    often = max(2, len(pages) * 0.4)
    return {index for same in by_shift.values() if len(same) >= often for index in same}


def _returning(
    lines: Sequence[Line], pages: Mapping[int, list[int]], edge: int, found: set[int]
) -> set[int]:
    """Return the outermost lines at an edge whose words return; `found` are no longer there."""
    at: dict[str, dict[int, int]] = defaultdict(dict)  # words: page: line
    alone: dict[str, list[int]] = defaultdict(list)
    inner: set[str] = set()
    for page, written in pages.items():
        left = [index for index in written if index not in found]
        outermost = left[:1] if edge > 0 else left[-1:]
        if len(left) > 1:
            at[_words(lines[outermost[0]].text)].update({page: outermost[0]})
        elif left:  # a page's only line is what it says, unless it runs over the others too
            alone[_words(lines[left[0]].text)].append(left[0])
        inner.update(
            _words(lines[index].text)
            for index in left[_DEPTH:-_DEPTH]
            if page != min(pages) and lines[index].part is not LinePart.HEADING
        )
    return {
        index
        for words, places in at.items()
        if words not in inner
        and _is_often(list(places), list(pages))
        and _may_run(lines, list(places.values()), edge, found)
        for index in (*places.values(), *alone[words])
    }


def _is_often(own: list[int], pages: list[int]) -> bool:
    """Say whether words stand on enough of the pages to run over them."""
    enough = max(2, round(len(pages) * _MOST_PAGES + 0.1))
    if len(own) >= enough and (len(own) > 2 or len(pages) <= 3):
        return True
    for parity in (0, 1):  # left-hand or right-hand pages have their own
        side = [page for page in pages if page % 2 == parity]
        ours = [page for page in own if page % 2 == parity]
        if len(ours) == len(own) and len(ours) >= max(2, 0.6 * len(side)) and len(pages) > 3:
            return True
    ordered = sorted(own)
    return any(
        last - first == _FEWEST - 1
        for first, last in zip(ordered, ordered[_FEWEST - 1 :], strict=False)
    )


def _may_run(lines: Sequence[Line], own: Iterable[int], edge: int, found: set[int]) -> bool:
    """Say whether lines with the same words may be a header or footer by what they are."""
    own = list(own)
    if any(lines[index].part in _TABLE for index in own):
        return False
    text = lines[own[0]].text
    if _NUMBER_ALONE.fullmatch(text):
        return False  # a page's number was told by its counting
    if _FULL_STOP.search(text):
        return len(text.split()) >= _WORDS_OF_A_SENTENCE
    if edge > 0 and any(lines[index].part is LinePart.HEADING for index in own):
        return any(_is_run_through(lines, index, found) for index in own)
    return True


def _is_run_through(lines: Sequence[Line], index: int, found: set[int]) -> bool:
    """Say whether a sentence of the page before goes on beneath a line at a page's top."""
    before = next(
        (i for i in range(index - 1, -1, -1) if lines[i].text.strip() and i not in found), None
    )
    after = next(
        (i for i in range(index + 1, len(lines)) if lines[i].text.strip() and i not in found), None
    )
    if before is None or after is None:
        return False
    goes_on = lines[after].text.strip()[:1].islower()
    return goes_on and bool(_UNFINISHED.search(lines[before].text))


def _words(text: str) -> str:
    """Return what must be the same on every page: figures count only within a sentence."""
    words = " ".join(text.split())
    if _FULL_STOP.search(words):
        return words
    return "roman" if _ROMAN.fullmatch(words) else _DIGITS.sub("#", words)
