"""A table of a page: its caption, its rows with each cell in its column, what nobody sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from corpus.reading.raised import apart
from corpus.reading.tables import header_among, row_line
from corpus.reading.transcript import RawLine
from corpus.reading.web_page.block import Piece
from corpus.reading.web_page.kinds import INLINE, SILENT, shown_by_control
from corpus.reading.web_page.sight import Sight, seen_within
from corpus.reading.web_page.style_sheet import StyleSheet

_MOST_COLUMNS: Final = 200
_MOST_ROWS: Final = 65_534  # that a cell may span, in the standard


class PageTable:
    """A table's rows; `unseen`, `nested` and `pictures` fill up while they are taken."""

    def __init__(self, element: Any, sheet: StyleSheet, sight: Sight) -> None:
        self._sheet = sheet
        self._sight = seen_within(element, sheet.declared(element), sight)
        self._rows = [row for row in element.iter("tr") if _table_of(row) is element]
        self._caption = element.find("caption")
        self.unseen: list[Piece] = []
        self.nested: list[Any] = []
        self.pictures = 0

    @property
    def caption(self) -> tuple[str, ...]:
        """Return the table's caption, () where it has none."""
        if self._caption is None:
            return ()
        text = " ".join(self._words(self._caption, self._sight).split())
        return (text,) if text else ()

    def lines(self) -> Iterator[RawLine]:
        """Give the rows that say anything as lines."""
        grid = self._grid()
        headers = self._headers(grid)
        for number, cells in enumerate(grid, 1):
            if any(cell.strip() for cell in cells):
                part = "table_header" if number - 1 in headers else "table_row"
                yield row_line(cells, part, row=number)

    def _headers(self, grid: list[list[str]]) -> set[int]:
        marked = set()
        for index, row in enumerate(self._rows):
            cells = list(row.iterchildren("td", "th"))
            all_name = all(cell.tag == "th" for cell in cells) and len(cells) > 0
            if all_name or row.getparent().tag == "thead":
                marked.add(index)
        any_named = any(next(row.iterchildren("th"), None) is not None for row in self._rows)
        if marked or any_named or max(map(len, grid), default=0) < 3:
            return marked
        guessed = header_among(grid)
        return set() if guessed is None else {guessed}

    def _grid(self) -> list[list[str]]:
        """Return the rows' cells, one for each column: a merged cell's words stand in its first."""
        grid: list[list[str]] = []
        covered: dict[int, int] = {}  # columns that a cell from above covers: for how many rows
        for row in self._rows:
            sight = seen_within(row, self._sheet.declared(row), self._sight)
            below = {column: left - 1 for column, left in covered.items() if left > 1}
            texts: list[str] = []
            for cell in row.iterchildren("td", "th"):
                while len(texts) in covered:
                    texts.append("")
                wide = _span(cell, "colspan", _MOST_COLUMNS)
                high = _span(cell, "rowspan", _MOST_ROWS)
                if high > 1:
                    below.update(dict.fromkeys(range(len(texts), len(texts) + wide), high - 1))
                texts += [self._words(cell, sight), *[""] * (wide - 1)]
            grid.append(texts)
            covered = below
        return grid

    def _words(self, cell: Any, sight: Sight) -> str:
        items = sum(1 for _ in cell.iter("li"))
        words: list[str] = []
        self._gather(cell, sight, words, several=items > 1)
        return "".join(words)

    def _gather(self, element: Any, sight: Sight, words: list[str], *, several: bool) -> None:
        """Add an element's words; `several`: its items' bullets keep them apart."""
        tag = element.tag if isinstance(element.tag, str) else ""
        sight = seen_within(element, self._sheet.declared(element), sight) if tag else sight
        if not tag or tag in SILENT or sight.is_junk:
            return
        if tag == "table":
            self.nested.append(element)
            return
        self.pictures += tag == "img"
        between = "" if tag in INLINE else " "
        words.append(between + ("• " if several and tag == "li" else ""))
        start = len(words)
        if tag in {"input", "select"}:
            words.append(shown_by_control(element))
        else:
            self._say(element.text, sight, words)
            for child in element:
                self._gather(child, sight, words, several=several)
                self._say(child.tail, sight, words)
        if tag == "sup":
            words[start:] = [apart("".join(words[:start]), "".join(words[start:]))]
        words.append(between)

    def _say(self, text: str | None, sight: Sight, words: list[str]) -> None:
        if text and sight.hidden and text.strip():
            self.unseen.append(Piece(text, sight.hidden))
        elif text:
            words.append(text)


def is_layout(table: Any) -> bool:
    """Say whether a table only arranges a page: it holds tables or headings, or is one cell."""
    if table.get("role") in {"presentation", "none"}:
        return True
    own = [cell for cell in table.iter("td", "th") if _table_of(cell) is table]
    if table.find("caption") is not None or any(cell.tag == "th" for cell in own):
        return False
    holds_blocks = any(True for _ in table.iterdescendants("table", "h1", "h2", "h3", "h4"))
    return holds_blocks or len(own) < 2


def _table_of(element: Any) -> Any:
    return next(element.iterancestors("table"), None)


def _span(cell: Any, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 7 else 1
