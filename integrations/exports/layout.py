"""What a page shows of a draft: visible tags, numbered sources, places in words, clean characters.

Shared by Markdown and Word, so that a source has the same number in both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafting.draft import Draft, DraftSection, Statement, Table, Tag
from corpus.passage import Span

#: Tags whose words a statement carries already, where the blank stands.
_IN_THE_TEXT = (Tag.NOT_RECORDED, Tag.PANEL_JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The sources of a draft, numbered from 1 in the order in which a reader meets them."""

    spans: tuple[Span, ...]

    def of(self, statement: Statement) -> str:
        """Return the numbers of a statement's sources, e.g. "[1, 4]", or "" for none."""
        numbers = sorted({self.spans.index(span) + 1 for span in statement.sources})
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def numbered(draft: Draft) -> Numbering:
    """Number every source of a draft once, however often it is used."""
    spans: dict[Span, None] = {}
    for section in draft.sections:
        for statement in statements(section):
            spans.update(dict.fromkeys(statement.sources))
    return Numbering(spans=tuple(spans))


def statements(section: DraftSection) -> Iterator[Statement]:
    """Give every statement of a section in reading order, the table's cells after the lines."""
    yield from section.statements
    if section.table is not None:
        for row in section.table.rows:
            yield from row


def visible_tag(statement: Statement, said_above: Tag | None = None) -> str:
    """Return the tag to print after a statement, or "" where its text or its column says it."""
    tag = statement.tag
    if tag is None or tag == said_above:
        return ""
    mark = f"[{tag.value}]"
    return "" if tag in _IN_THE_TEXT and mark in statement.text else mark


def column_tags(table: Table) -> tuple[Tag | None, ...]:
    """Return, column by column, the tag that all its filled cells share: its heading says it."""
    shared: list[Tag | None] = []
    for index in range(len(table.columns)):
        tags = {row[index].tag for row in table.rows} - set(_IN_THE_TEXT)
        only = next(iter(tags)) if len(tags) == 1 else None
        shared.append(only)
    return tuple(shared)


def place_in_words(span: Span) -> str:
    """Return where a span stands, e.g. "page 2, lines 14 to 15" or "sheet Log, row 4"."""
    place = span.place
    words = [f"page {place.page}"] if place.page is not None else []
    if place.sheet is not None:
        words.append(f"sheet {place.sheet}")
    if place.row is not None:
        words.append(f"row {place.row}")
    one = place.first == place.last
    words.append(f"line {place.first}" if one else f"lines {place.first} to {place.last}")
    return ", ".join(words)


def clean(text: str) -> str:
    """Return text without control, invisible and direction-changing characters.

    >>> clean("A\\x1b[31mB\\u202eC\\x00")
    'A[31mBC'
    """
    spaced = text.replace("\n", " ").replace("\t", " ")
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})


def lines_of(text: str) -> list[str]:
    """Return the lines that a draft itself breaks a text into, each clean.

    Quotations are collapsed before they enter a draft, so no break comes from the evidence.
    """
    return [clean(line) for line in text.split("\n")]
