"""A web page, walked through element by element in the order in which it is read."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from corpus.reading.transcript import RawLine, Transcript
from corpus.reading.web_page.block import Blocks, Item
from corpus.reading.web_page.kinds import (
    HEADINGS,
    INLINE,
    SILENT,
    WITH_GAP,
    is_navigation,
    is_note,
    is_way_back,
    shown_by_control,
)
from corpus.reading.web_page.lists import PageList
from corpus.reading.web_page.sight import Sight, seen_within
from corpus.reading.web_page.style_sheet import StyleSheet
from corpus.reading.web_page.table import PageTable, is_layout

_QUOTES: Final = ("“", "”")


class Context(NamedTuple):
    """Within what the words of an element stand."""

    sight: Sight = Sight()
    part: str = "prose"
    level: int = 0
    listed: PageList | None = None
    item: Item | None = None
    is_written: bool = False  # white space counts (<pre>)
    is_raised: bool = False


class Page:
    """Reads a page into a transcript."""

    def __init__(self, root: Any, transcript: Transcript) -> None:
        self.transcript = transcript
        self.pictures = 0
        self.blocks = Blocks(transcript)
        self.sheet = StyleSheet(style.text or "" for style in root.iter("style"))

    def walk(self, element: Any, context: Context) -> None:
        """Take in an element and what is in it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in SILENT or not tag or is_way_back(element):
            return
        declared = self.sheet.declared(element)
        sight = seen_within(element, declared, context.sight)
        context = context._replace(sight=sight)
        if tag == "br":
            self.blocks.end_line(broken=True)
        elif tag == "img":
            self.pictures += not sight.hidden
        elif tag in {"input", "select"}:
            self._say(shown_by_control(element), context)
        elif tag == "table" and not is_layout(element):
            self._table(element, context)
        elif tag in INLINE and declared.get("display") not in {"block", "list-item"}:
            self._inline(element, tag, context)
        else:
            self._block(element, tag, self._within(element, tag, declared, context))

    def _within(self, element: Any, tag: str, declared: Any, context: Context) -> Context:
        """Return the context of what is in a block."""
        if context.part == "junk" or is_navigation(element):
            context = context._replace(part="junk", level=0)
        if tag in HEADINGS and (context.part != "junk" or _is_in_header(element)):
            return context._replace(part="heading", level=HEADINGS[tag], item=None)
        if context.part == "junk":
            return context
        if is_note(element):
            context = context._replace(part="footnote", item=None)
        if tag in {"ol", "ul", "menu", "dir"}:
            return context._replace(listed=PageList(element, declared))
        if tag == "li":
            mark = context.listed.mark_of(element) if context.listed is not None else ""
            part = "footnote" if context.part == "footnote" else "list_item"
            return context._replace(part=part, level=0, item=Item(mark))
        if tag == "dd":
            return context._replace(part="list_item", item=Item(""))
        if tag in {"figcaption", "caption"}:
            return context._replace(part="caption")
        return context._replace(is_written=context.is_written or tag in {"pre", "textarea"})

    def _block(self, element: Any, tag: str, context: Context) -> None:
        self.blocks.end_line()
        if tag in WITH_GAP:
            self.blocks.leave_gap()
        self._content(element, context)
        self.blocks.end_line()
        if tag in WITH_GAP:
            self.blocks.leave_gap()

    def _inline(self, element: Any, tag: str, context: Context) -> None:
        if tag == "sup":
            context = context._replace(is_raised=True)
        if tag == "q":
            self._say(_QUOTES[0], context)
        self._content(element, context)
        if tag == "q":
            self._say(_QUOTES[1], context)

    def _content(self, element: Any, context: Context) -> None:
        self._say(element.text, context)
        for child in element:
            self.walk(child, context)
            self._say(child.tail, context)

    def _say(self, text: str | None, context: Context) -> None:
        if not text:
            return
        if context.is_raised and text.strip():
            text = self.blocks.say_raised(text)
        lines = text.split("\n") if context.is_written else [text]
        for number, line in enumerate(lines):
            if number:
                self.blocks.end_line(broken=True)
            self.blocks.say(line, context.sight, context.part, context.level, context.item)

    def _table(self, element: Any, context: Context) -> None:
        self.blocks.end_line()
        table = PageTable(element, self.sheet, context.sight)
        junk = context.part == "junk" or context.sight.is_junk
        for text in table.caption:
            self.blocks.add(RawLine(text, "junk" if junk else "caption"))
        for line in table.lines():
            self.blocks.add(line._replace(part="junk") if junk else line)
        self.blocks.add_unseen(table.unseen)
        self.pictures += table.pictures
        for nested in table.nested:
            self.walk(nested, context)
        self.blocks.leave_gap()


def _is_in_header(element: Any) -> bool:
    """Say whether an element stands in the page's header and in no navigation there."""
    for above in element.iterancestors():
        if above.tag == "header":
            return True
        if is_navigation(above):
            return False
    return False
