"""A draft document: sections of statements, each with its sources or its tag.

Nothing here decides or words anything: these are the values that the drafting flow fills and the
doors render as DOCX, Markdown or JSON.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import chain
from typing import Final

from corpus.access import Release
from corpus.passage import Span
from corpus.text import Value

#: What stands in place of a statement whose source was erased: the words went with it.
ERASED: Final = "This statement rested on a document that has been erased."


class DraftKind(StrEnum):
    """The documents that can be drafted so far."""

    ENQUIRY_LINES = "enquiry-lines"
    VISIT_REPORT = "visit-report"
    MONTHLY_NARRATIVE = "monthly-narrative"


class Tag(StrEnum):
    """What a statement rests on when it rests on no quotation."""

    COMPUTED = "computed"  # a count, date or look-up made by code from the sources listed
    PANEL_JUDGEMENT = "panel judgement"  # for a person to write; the draft leaves the space
    NOT_RECORDED = "not recorded"  # asked for by the template, absent from the evidence
    SUGGESTED = "suggested"  # proposed wording or question, resting on the sources listed


class Statement(Value):
    """One line of a draft, with sources or a tag or both; a checker rejects one with neither."""

    text: str
    sources: tuple[Span, ...] = ()
    tag: Tag | None = None
    standards: tuple[str, ...] = ()  # ids with edition, e.g. "2017-18:3.4"


class Table(Value):
    """Rows of statements under column headings; every cell is a statement of its own."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Statement, ...], ...]


class DraftSection(Value):
    """A heading with its statements and, where a table reads better, a table after them."""

    heading: str
    statements: tuple[Statement, ...] = ()
    table: Table | None = None
    level: int = 1  # 2 for a part of the section before it


class DraftRequest(Value):
    """What a person asked for."""

    kind: DraftKind
    provider: str  # name
    today: dt.date  # the day of writing: decides what is stale, overdue, in force
    month: str | None = None  # "2026-10", for the monthly narrative
    brief: str = ""  # unit, dates, groups, time, version, in the person's own words
    release: Release = Release.INTERNAL  # who will read the draft


class Draft(Value):
    """A draft, always for a named person to approve."""

    kind: DraftKind
    title: str
    provider: str
    edition: str  # of the standards used
    version: str
    status: str  # "DRAFT" until a named person approves
    sections: tuple[DraftSection, ...]
    questions: tuple[str, ...] = ()  # what must still be asked of a person
    set_aside: tuple[str, ...] = ()  # what was found and not used, and why
    notices: tuple[str, ...] = ()  # what has become of its sources since it was prepared

    def spans(self) -> Iterator[Span]:
        """Give every source of every statement."""
        for section in self.sections:
            cells = section.table.rows if section.table is not None else ()
            for statement in (*section.statements, *chain.from_iterable(cells)):
                yield from statement.sources

    def without_words_of(
        self, document_id: str, says: Callable[[str], bool] = lambda _: False
    ) -> Draft:
        """Return the draft with all blanked that rests on this document.

        `says`: whether text that names no source has the document's words or its name.
        """

        def blanked(statement: Statement) -> Statement:
            rests = any(span.document_id == document_id for span in statement.sources)
            if rests or (not statement.sources and says(statement.text)):
                return Statement(text=ERASED, tag=Tag.NOT_RECORDED, standards=statement.standards)
            return statement

        def left(texts: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(ERASED if says(text) else text for text in texts))

        sections = (_mapped(section, blanked) for section in self.sections)
        return self.model_copy(
            update={
                "sections": tuple(
                    each.model_copy(update={"heading": ERASED}) if says(each.heading) else each
                    for each in sections
                ),
                "questions": left(self.questions),
                "set_aside": left(self.set_aside),
                "notices": left(self.notices),
            }
        )


def _mapped(section: DraftSection, change: Callable[[Statement], Statement]) -> DraftSection:
    table = section.table
    if table is not None:
        rows = tuple(tuple(change(cell) for cell in row) for row in table.rows)
        table = table.model_copy(update={"rows": rows})
    statements = tuple(change(each) for each in section.statements)
    return section.model_copy(update={"statements": statements, "table": table})
