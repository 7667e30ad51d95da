"""A draft as its page shows it: sections, forms, tables, tags and numbered sources.

Numbers, tags and clean characters are those of the Markdown and Word files (`exports.layout`), so
that a line has the same source number wherever it is read. Nothing here words or decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Draft, DraftSection, Statement, Tag
from corpus.versions import Standing
from integrations.exports.layout import (
    Numbering,
    clean,
    column_tags,
    headed,
    lines_of,
    numbered,
    section_tag,
    sources_note,
    visible_tag,
)
from integrations.web.sources import SourceCard, source_cards

_MARK = re.compile(r"\[(not recorded|panel judgement)\]")
_FIELD = re.compile(r"([^:“.]{2,70}): (.*)", re.DOTALL)
_FEWEST_FIELDS = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A statement: lines of alternate text and marks (the odd parts), its tag, its sources."""

    lines: Sequence[Sequence[str]]
    tag: str
    numbers: Sequence[int]
    label: str = ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section: a form where every statement is a label and its entry, a list elsewhere."""

    heading: str
    level: int  # 1, or 2 for a part of the section before it
    is_form: bool
    statements: Sequence[Words]
    columns: Sequence[str]
    rows: Sequence[Sequence[Words]]


def section_views(draft: Draft) -> list[SectionView]:
    """Return a draft's sections in order."""
    numbers = numbered(draft)
    return [_section(section, numbers) for section in draft.sections]


def draft_sources(
    draft: Draft, standings: Mapping[tuple[str, int], Standing]
) -> tuple[str, list[SourceCard]]:
    """Return what to know of a draft's sources, and the sources, one card a document."""
    numbers = numbered(draft)
    return sources_note(numbers), source_cards(numbers.spans, standings)


def _section(section: DraftSection, numbers: Numbering) -> SectionView:
    shared, is_form = section_tag(section), _is_form(section)
    table, tags = section.table, column_tags(section.table) if section.table else ()
    return SectionView(
        heading=headed(section.heading, shared),
        level=section.level,
        is_form=is_form,
        statements=[_words(s, numbers, shared, labelled=is_form) for s in section.statements],
        columns=[
            headed(column, tag)
            for column, tag in zip(table.columns if table else (), tags, strict=True)
        ],
        rows=[
            [_words(cell, numbers, tag) for cell, tag in zip(row, tags, strict=True)]
            for row in (table.rows if table else ())
        ],
    )


def _is_form(section: DraftSection) -> bool:
    """Say whether a section is a form: several lines, each a label and what it labels."""
    lines = [statement.text for statement in section.statements]
    quoting = sum("“" in line for line in lines)
    whole = all(_FIELD.fullmatch(line) for line in lines)
    return whole and len(lines) >= _FEWEST_FIELDS and quoting < len(lines) / 2


def _words(
    statement: Statement,
    numbers: Numbering,
    said_above: Tag | None = None,
    *,
    labelled: bool = False,
) -> Words:
    field = _FIELD.fullmatch(statement.text) if labelled else None
    label, text = field.groups() if field else ("", statement.text)
    return Words(
        lines=[_MARK.split(line) for line in lines_of(text)],
        tag=visible_tag(statement, said_above).strip("[]"),
        numbers=numbers.numbers(statement),
        label=clean(label),
    )
