"""Web pages (HTML): a stored line is a block (heading, paragraph, list item, table row)."""

from __future__ import annotations

import re
from typing import Any, Final

from corpus.reading.tables import row_line
from corpus.reading.transcript import RawLine, Refused, Transcript

_SILENT: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "head", "object", "embed"}
    | {"iframe", "canvas", "audio", "video"}
)
_NAVIGATION: Final = frozenset({"nav", "footer", "menu", "dialog"})
_NAVIGATION_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "menu"})
_INLINE: Final = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "input", "button"}
    | {"picture", "source"}
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


def read_web_page(content: bytes) -> Transcript:
    """Read a page's text in document order; scripts, hidden parts and pictures are left out."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding=_encoding(content), remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.LxmlError, ValueError) as error:
        reason = "there is no HTML in it that can be read"
        raise Refused(reason) from error
    page = _Page()
    page.walk(root, "prose", 0)
    page.end_block()
    page.transcript.lost_count(page.pictures, "picture", "pictures")
    return page.transcript


def _encoding(content: bytes) -> str | None:
    """Return UTF-8 where the bytes are UTF-8; else what the page declares, or Windows-1252."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        declared = re.search(rb"charset\s*=\s*[\"']?\s*[\w-]+", content[:4096], re.IGNORECASE)
        return None if declared or content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252"
    return "utf-8"


class _Page:
    """The text of the block at hand, and the blocks that are finished."""

    def __init__(self) -> None:
        self.transcript = Transcript()
        self.pictures = 0
        self._words: list[str] = []
        self._part, self._level = "prose", 0

    def walk(self, element: Any, part: str, level: int) -> None:
        """Take in an element and what is in it; `part` is what its text is."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SILENT:
            return
        if _is_hidden(element):
            self.transcript.lost("Hidden text was not read.")
            return
        if tag == "table" and not _is_layout(element):
            self._table(element, junk=part == "junk")
            return
        if tag not in _INLINE:
            part, level = _part_of(element, tag, part, level)
            self.end_block()
        self._content(element, tag, part, level)
        if tag not in _INLINE:
            self.end_block()

    def _content(self, element: Any, tag: str, part: str, level: int) -> None:
        if tag == "img":
            self.pictures += 1
        self._say(element.text, part, level)
        for child in element:
            self.walk(child, part, level)
            self._say(child.tail, part, level)

    def _say(self, text: str | None, part: str, level: int) -> None:
        if text:
            self._words.append(text)
            if text.strip():
                self._part, self._level = part, level

    def end_block(self) -> None:
        """Finish the block at hand: it becomes a line unless it is blank."""
        text = _WHITE_SPACE.sub(" ", "".join(self._words)).strip(" ")
        self._words.clear()
        if text.strip():
            self.transcript.add(RawLine(text, self._part, level=self._level))

    def _table(self, table: Any, *, junk: bool) -> None:
        self.end_block()
        for number, row in enumerate(table.iter("tr"), 1):
            cells = [cell for cell in row if cell.tag in {"td", "th"}]
            texts = [_visible_text(cell) for cell in cells]
            self.pictures += sum(1 for _ in row.iter("img"))
            if any(text.strip() for text in texts):
                heads = all(cell.tag == "th" for cell in cells)
                part = "junk" if junk else "table_header" if heads else "table_row"
                self.transcript.add(row_line(texts, part, row=number))


def _part_of(element: Any, tag: str, part: str, level: int) -> tuple[str, int]:
    if part == "junk" or tag in _NAVIGATION or element.get("role") in _NAVIGATION_ROLES:
        return "junk", 0
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag]
    if tag in {"li", "dd"}:
        return "list_item", 0
    return part, level


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _is_layout(table: Any) -> bool:
    """Say whether a table only arranges the page: it holds tables, headings or lists of its own."""
    return any(True for _ in table.iterdescendants("table", "h1", "h2", "h3", "ul", "ol"))


def _visible_text(cell: Any) -> str:
    if _is_hidden(cell) or (isinstance(cell.tag, str) and cell.tag in _SILENT):
        return ""
    texts = [cell.text or ""]
    for child in cell:
        if isinstance(child.tag, str):
            blank = "" if child.tag in _INLINE else " "
            texts.append(f"{blank}{_visible_text(child)}{blank}")
        texts.append(child.tail or "")
    return "".join(texts)
