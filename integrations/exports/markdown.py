"""A draft as Markdown. Words of the evidence are escaped: they can add no link, image or markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.draft import Draft, DraftSection, Statement, Table, Tag
from assistant.sources import edition_name
from integrations.exports.layout import (
    Numbering,
    clean,
    column_heads,
    column_tags,
    headed,
    numbered,
    place_in_words,
    section_tag,
    shortened,
    sources_note,
    suggested_columns,
    visible_tag,
)

_ALWAYS = re.compile(r"[\\`*<|~$]")
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_LINK = re.compile(r"\](?=[\(\[:])")
_IMAGE = re.compile(r"!(?=\[)")
_BLOCK = re.compile(r"^(?:#+|[-+>]|\d+[.)])(?=\s)|^(?:---|===)")
_SCHEME = re.compile(r"(?<=:)//|(?<=\bwww)\.|(?<=\w)@(?=\w)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w+;)")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, in one line.

    >>> escaped("=HYPERLINK [here](http://x.test) <b>")
    '=HYPERLINK [here\\\\](http:\\\\//x.test) \\\\<b>'
    """
    line = _ALWAYS.sub(r"\\\g<0>", clean(text))
    for pattern in (_UNDERSCORE, _LINK, _IMAGE, _BLOCK, _SCHEME, _ENTITY):
        line = pattern.sub(r"\\\g<0>", line)
    return line


def to_markdown(draft: Draft) -> str:
    """Return the draft as Markdown, with its sources numbered and listed at the end."""
    numbers = numbered(draft)
    lines = [
        f"# {escaped(draft.title)}",
        "",
        (
            f"**{escaped(draft.status)}** · version {escaped(draft.version)} · "
            f"standards of {escaped(edition_name(draft.edition))}"
        ),
    ]
    for notice in draft.notices:
        lines += ["", f"> {escaped(notice)}"]
    for section in draft.sections:
        heading = escaped(headed(section.heading, section_tag(section)))
        lines += ["", f"{'#' * (section.level + 1)} {heading}", "", *_section(section, numbers)]
    lines += ["", "## Sources", "", sources_note(numbers), "", *_sources(numbers), ""]
    return "\n".join(lines)


def _section(section: DraftSection, numbers: Numbering) -> Iterator[str]:
    for statement in section.statements:
        yield f"- {_words(statement, numbers, section_tag(section))}"
    if section.table is not None:
        if section.statements:
            yield ""
        yield from _table(section.table, numbers)


def _table(table: Table, numbers: Numbering) -> Iterator[str]:
    tags = column_tags(table)
    note = suggested_columns(table)
    if note:
        yield escaped(note)
        yield ""
    heads = [escaped(head) for head in column_heads(table)]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in table.rows:
        cells = [_words(cell, numbers, tag) for cell, tag in zip(row, tags, strict=True)]
        yield f"| {' | '.join(cells)} |"


def _words(statement: Statement, numbers: Numbering, said_above: Tag | None) -> str:
    parts = (
        "<br>".join(escaped(line) for line in statement.text.split("\n")),
        visible_tag(statement, said_above),
        numbers.of(statement),
    )
    return " ".join(part for part in parts if part)


def _sources(numbers: Numbering) -> Iterator[str]:
    if not numbers.spans:
        return
    yield "| No. | Document | Where | Quotation |"
    yield "|---|---|---|---|"
    for number, span in enumerate(numbers.spans, start=1):
        edition = f" (edition {span.edition})" if span.edition else ""
        own = " (our digest, not the publisher's wording)" if span.is_digest else ""
        yield (
            f"| {number} | {escaped(span.document)}{escaped(edition)}{own} "
            f"| {escaped(place_in_words(span))} | {escaped(shortened(span.quote))} |"
        )
