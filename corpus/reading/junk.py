"""Lines that no reader of the document reads: navigation, social icons, running headers.

They stay in the stored text, where they are counted and listed with the reason, and are left out
of passages. Headers and footers of pages are told in `running.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import Final

from corpus.reading.running import running_lines
from corpus.text import Line, LinePart

MARKED: Final = "set apart from the text by its format"
BAR: Final = "navigation bar"
TABLE_RULE: Final = "rule of a table"
REPEATED_HEADER: Final = "header of a table, again on its next page"
_KINDS: Final[Mapping[str, re.Pattern[str]]] = {
    "navigation": re.compile(
        r"(?:you are here:?|(?:return|back|go) to (?:the )?top(?: of (?:the |this )?page)?"
        r"|skip to (?:the )?(?:main )?content|(?:share|print|save|e-?mail) this page"
        r"|toggle navigation|main menu|(?:show|hide|open|close) (?:the )?menu"
        r"|search this (?:web)?site|was this page helpful\??|(?:next|previous) page"
        r"|(?:you are here: *)?home(?: *[>»›/→] *[\w&',-]+(?: [\w&',-]+){0,7})+)\.?",
        re.IGNORECASE,
    ),
    "cookie notice": re.compile(
        r"(?:(?:accept|reject|allow|decline)(?: all| additional| analytics| non-essential"
        r"| optional)? cookies|(?:manage|change|view|hide this|hide) (?:your |my )?cookie"
        r"(?:s| settings| preferences| message| policy)?|cookie (?:settings|preferences)"
        r"|(?:we|(?:this|our|the) (?:web)?site) (?:uses?|puts?|sets?) (?:\w+ ){0,4}cookies\b"
        r".{0,200}"
        r"|cookies on (?:this|our|the) .{1,60})\.?",
        re.IGNORECASE,
    ),
    "page number": re.compile(
        r"(?:page|pg\.?) ?\|? ?\d+(?: ?(?:of|/) ?\d+)?\.?|\d+ \| ?page", re.IGNORECASE
    ),
    "protective marking": re.compile(
        r"(?:NHS )?OFFICIAL(?: ?[-–—:] ?SENSITIVE)?(?: ?[-–—:] ?(?:PERSONAL|COMMERCIAL))?"
    ),
}
MUCH: Final = 0.2  # of a document: more than that is worth a look
_MUCH_WAS_TAKEN: Final = (
    "More than a fifth of its text looks like menus, headers and footers of pages and cannot be"
    " found; please look through what was left out."
)
_ORDINARY: Final = 2_000  # characters; a shorter document may well be mostly header and footer
_ICONS: Final = frozenset(
    {"facebook", "linkedin", "twitter", "x", "instagram", "youtube", "whatsapp", "rss", "search"}
    | {"close", "menu", "share", "print", "quote", "home", "login", "download", "upload", "arrow"}
    | {"file-download", "file-pdf", "chevron", "event-note", "hamburger", "email", "envelope"}
    | {"phone", "print-page", "bracketdetail", "accessibility", "sitemap"}
)
_ICON_NAME: Final = re.compile(r"[a-z]+(?:-[a-z]+)+|[a-z]+[A-Z][a-z]+\w*")
_RULE: Final = re.compile(r"[\s|:+=-]*--[\s|:+=-]*")
_GLUED: Final = re.compile(r"[a-z]{3}[A-Z][a-z]{2}")
_LONGEST: Final = 400
_LONGEST_ENTRY: Final = 60
_BRANDS: Final = re.compile(r"SharePoint|LinkedIn|YouTube|PowerPoint|OneDrive|WhatsApp|GitHub")
_SHORTEST_BAR: Final = 3  # lines
_LONGEST_BAR: Final = 12  # lines to either side of one with glued words
_GLUED_LINES: Final = 2  # one alone may be a name


def junk_marked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with those that are junk marked so; their words stay."""
    junk = junk_reasons(lines)
    return tuple(
        line.model_copy(update={"part": LinePart.JUNK, "level": 0}) if index in junk else line
        for index, line in enumerate(lines)
    )


def much_junk(lines: Sequence[Line], marked: Sequence[Line]) -> tuple[str, ...]:
    """Return a sentence for people where `junk_marked` took more from a document than is usual."""
    sizes = [len(line.text.strip()) for line in lines]
    taken = sum(
        size
        for size, line, now in zip(sizes, lines, marked, strict=True)
        if now.part is LinePart.JUNK and line.part is not LinePart.JUNK
    )
    if sum(sizes) < _ORDINARY or taken <= MUCH * sum(sizes):
        return ()
    return (_MUCH_WAS_TAKEN,)


def junk_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices (from 0) of the lines that are junk."""
    return frozenset(junk_reasons(lines))


def junk_reasons(lines: Sequence[Line]) -> dict[int, str]:
    """Return why a line is junk, by its index (from 0), for each that is."""
    marked = {i: MARKED for i, line in enumerate(lines) if line.part is LinePart.JUNK}
    furniture = {
        index: reason
        for index, line in enumerate(lines)
        if line.part not in {LinePart.TABLE_ROW, LinePart.TABLE_HEADER}
        and (reason := _furniture(line.text.strip()))
    }
    bars = dict.fromkeys(_navigation_bars(lines), BAR)
    running = running_lines(lines, furniture.keys() | marked.keys())
    # What was marked when the file was read is told again, for its reason.
    again = running_lines(lines, furniture) if marked else {}
    running |= {index: again[index] for index in again.keys() & marked.keys()}
    found = marked | running | bars | furniture
    return found | dict.fromkeys(_repeated_headers(lines, found), REPEATED_HEADER)


def _furniture(text: str) -> str:
    """Return what a line is that a page shows beside its text; "" where it may be text."""
    if not text or len(text) > _LONGEST:
        return ""
    for kind, sign in _KINDS.items():
        if sign.fullmatch(text):
            return kind
    if text.startswith("|") and _RULE.fullmatch(text):
        return TABLE_RULE
    return "icons" if _is_icon_row(text) else ""


def _is_icon_row(text: str) -> bool:
    words = text.split()
    named = sum(word.casefold() in _ICONS for word in words)
    like = sum(bool(_ICON_NAME.fullmatch(word)) for word in words)
    return named >= 3 and (named + like) * 2 > len(words) and text[-1] not in ".;:!?"


def _repeated_headers(lines: Sequence[Line], known: Container[int]) -> set[int]:
    """Return headers of tables that only stand there again since the table goes on overleaf.

    `known` are lines that are junk for other reasons: headers and footers of pages.
    """
    found: set[int] = set()
    header: Line | None = None
    page: int | None = None  # of the row before
    for index, line in enumerate(lines):
        if not line.text.strip() or line.part is LinePart.FOOTNOTE:
            continue
        again = header is not None and line.text == header.text and line.page != header.page
        if again and line.page != page and line.cells:
            found.add(index)
        elif line.part is LinePart.TABLE_HEADER:
            header = line
        elif line.part is LinePart.TABLE_ROW:
            page = line.page
        elif index not in known:
            header = None
    return found


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
