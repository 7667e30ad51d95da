"""Lines that no reader of the document reads: navigation, social icons, running headers.

They stay in the stored text, where they are counted, and are left out of passages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from corpus.text import Line, LinePart

_FURNITURE: Final = re.compile(
    r"(?:you are here:?|(?:return|back|go) to (?:the )?top(?: of (?:the |this )?page)?"
    r"|skip to (?:the )?(?:main )?content|(?:share|print|save|e-?mail) this page"
    r"|toggle navigation|main menu|show menu|search this (?:web)?site|accept (?:all )?cookies"
    r"|this (?:web)?site uses cookies|page \d+(?: of \d+)?|was this page helpful\??)\.?",
    re.IGNORECASE,
)
_TRAIL: Final = re.compile(
    r"(?:[\w&',-]+(?: [\w&',-]+){0,5} *[>»›/] *){2,}[\w&',-]+(?: [\w&',-]+){0,7}"
)
_ICONS: Final = frozenset(
    {"facebook", "linkedin", "twitter", "x", "instagram", "youtube", "whatsapp", "rss", "search"}
    | {"close", "menu", "share", "print", "quote", "home", "login", "download", "upload", "arrow"}
    | {"file-download", "file-pdf", "chevron", "event-note", "hamburger", "email", "envelope"}
    | {"phone", "print-page", "bracketdetail", "accessibility", "sitemap"}
)
_ICON_NAME: Final = re.compile(r"[a-z]+(?:-[a-z]+)+|[a-z]+[A-Z][a-z]+\w*")
_GLUED: Final = re.compile(r"[a-z]{3}[A-Z][a-z]{2}")
_LONGEST_ENTRY: Final = 60
_BRANDS: Final = re.compile(r"SharePoint|LinkedIn|YouTube|PowerPoint|OneDrive|WhatsApp|GitHub")
_SHORTEST_BAR: Final = 3  # lines
_LONGEST_BAR: Final = 12  # lines to either side of one with glued words
_GLUED_LINES: Final = 2  # one alone may be a name
_RUNNING_LINES: Final = 2  # at the top and at the foot of a page
_SHORT_PAGE: Final = 5  # lines
_DIGITS: Final = re.compile(r"\d+")
_FULL_STOP: Final = re.compile(r"[.!?…][”’\"')\]]*\s*$")


def junk_marked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with those that are junk marked so; their words stay."""
    junk = junk_lines(lines)
    return tuple(
        line.model_copy(update={"part": LinePart.JUNK, "level": 0}) if index in junk else line
        for index, line in enumerate(lines)
    )


def junk_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices (from 0) of the lines that are junk."""
    found = {
        index
        for index, line in enumerate(lines)
        if line.part is LinePart.JUNK or _is_furniture(line.text.strip())
    }
    return frozenset(found | _navigation_bars(lines) | _running_lines(lines))


def _is_furniture(text: str) -> bool:
    if not text or len(text) > 400:
        return False
    return bool(_FURNITURE.fullmatch(text) or _is_trail(text) or _is_icon_row(text))


def _is_trail(text: str) -> bool:
    """Say whether a line is a trail of links ("Home > Our work > Quality")."""
    return text[:5].casefold() in {"home ", "home>"} and bool(_TRAIL.fullmatch(text))


def _is_icon_row(text: str) -> bool:
    words = text.split()
    named = sum(word.casefold() in _ICONS for word in words)
    like = sum(bool(_ICON_NAME.fullmatch(word)) for word in words)
    return named >= 3 and (named + like) * 2 > len(words) and text[-1] not in ".;:!?"


def _navigation_bars(lines: Sequence[Line]) -> set[int]:
    """Return the lines of navigation bars: short lines that return together, with glued words.

    A bar of a designed page comes out of its PDF with neighbouring entries run together
    ("DashboardForeword"), once for every page that shows it.
    """
    written = [index for index, line in enumerate(lines) if line.text.strip()]
    texts = [lines[index].text.strip() for index in written]
    places: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        if len(text) <= _LONGEST_ENTRY:
            places[text].append(position)
    found: set[int] = set()
    for text, positions in places.items():
        if len(positions) > 1 and _is_glued(text):
            first = positions[0] - _shared(texts, positions, -1)
            last = positions[0] + _shared(texts, positions, +1)
            glued = sum(map(_is_glued, texts[first : last + 1]))
            if last - first + 1 >= _SHORTEST_BAR and glued >= _GLUED_LINES:
                for position in positions:
                    shift = position - positions[0]
                    found.update(written[first + shift : last + shift + 1])
    return found


def _is_glued(text: str) -> bool:
    return bool(_GLUED.search(_BRANDS.sub("", text)))


def _shared(texts: Sequence[str], positions: Sequence[int], step: int) -> int:
    """Return how many lines beside these positions are the same at every one of them."""
    count = 0
    while count < _LONGEST_BAR:
        at = [position + step * (count + 1) for position in positions]
        if min(at) < 0 or max(at) >= len(texts):
            break
        beside = {texts[position] for position in at}
        text = beside.pop()
        if beside or len(text) > _LONGEST_ENTRY or text[-1] in ".;:!?":
            break
        count += 1
    return count


def _running_lines(lines: Sequence[Line]) -> set[int]:
    """Return headers and footers: the same words (figures apart) on at least half of the pages."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.page is not None and line.text.strip():
            pages[line.page].append(index)
    if len(pages) < 3:
        return set()
    edges = [
        (index, _running_words(lines[index].text))
        for written in pages.values()
        for index in _edges(written)
    ]
    counted = Counter(words for _, words in edges)
    often = max(3, len(pages) // 2)
    return {index for index, words in edges if counted[words] >= often}


def _edges(written: Sequence[int]) -> set[int]:
    """Return the lines of a page among which its header and footer are."""
    depth = _RUNNING_LINES if len(written) > _SHORT_PAGE else 1
    return {*written[:depth], *written[-depth:]}


def _running_words(text: str) -> str:
    """Return what must be the same on every page: figures count only within a sentence."""
    words = text.strip()
    return words if _FULL_STOP.search(words) else _DIGITS.sub("#", words)
