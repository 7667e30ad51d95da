"""The last step of every draft: a statement that cannot be traced or must not travel is removed.

Each check is a function of one statement that gives the reason for removing it, or None. The
reason names no content, because it is shown with the draft. Must not know how a draft is composed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from assistant.drafting.draft import Draft, DraftSection, Statement, Table, Tag
from assistant.drafting.masking import FEWER
from assistant.drafting.numerals import unsupported
from assistant.drafting.quotation import REMOVED, holds, quoted_parts, stands_there
from assistant.identity.people import Identifier
from assistant.ports import Library
from corpus.access import Scope
from corpus.failures import NotYours
from corpus.passage import Span
from corpus.screening import is_instruction_like
from corpus.text import DocumentText

_STANDARD = re.compile(r"\b(?:20\d\d[-/]\d\d(?::\d\.\d)?|(?:standards? )?\d\.\d\b)")
_FEWER = re.compile(FEWER, re.IGNORECASE)
_HELD_BACK = Statement(text="[panel judgement]", tag=Tag.PANEL_JUDGEMENT)


@dataclass
class Bench:
    """What the checks compare a statement with: the stored texts, as far as the scope goes."""

    library: Library
    scope: Scope
    provider_id: str
    identifier: Identifier
    told: str = ""  # what the person wrote in the request
    _texts: dict[tuple[str, int], DocumentText | None] = field(default_factory=dict)

    def stored(self, span: Span) -> DocumentText | None:
        """Return the stored text that a span points into, None where the scope ends."""
        key = (span.document_id, span.version)
        if key not in self._texts:
            try:
                self._texts[key] = self.library.text(self.scope, *key)
            except NotYours:
                self._texts[key] = None
        return self._texts[key]


Check = Callable[[Statement, Bench], str | None]


def untraced(statement: Statement, _: Bench) -> str | None:
    """A statement rests on a source or carries a tag; a blank says that it is one."""
    if not statement.text.strip():
        return "it was empty"
    if not statement.sources and statement.tag is None:
        return "it had neither a source nor a tag"
    return None


def foreign(statement: Statement, bench: Bench) -> str | None:
    """Every source is official or this provider's, and within the scope of the draft."""
    for span in statement.sources:
        if span.provider_id not in (None, bench.provider_id) or bench.stored(span) is None:
            return "it rested on a document that this draft may not use"
    return None


def misquoted(statement: Statement, bench: Bench) -> str | None:
    """Every quotation stands where it says it stands."""
    for span in statement.sources:
        text = bench.stored(span)
        if text is None or not stands_there(span.quote, text, span.place):
            return "its quotation does not stand at the place given"
    return None


def unquoted(statement: Statement, bench: Bench) -> str | None:
    """What stands in quote marks stands in a source (or in the request, where it says so)."""
    told = (bench.told,) if statement.tag is Tag.SUGGESTED else ()
    held = [span.quote for span in statement.sources] + list(told)
    for part in quoted_parts(statement.text):
        if not any(holds(quote, part) for quote in held):
            return "words in quote marks are not in its sources"
    return None


def miscounted(statement: Statement, bench: Bench) -> str | None:
    """A number is in the sources, in the request, or computed and said to be."""
    if statement.tag is Tag.COMPUTED:
        return None
    words = _FEWER.sub(" ", statement.text)
    words = _STANDARD.sub(" ", words) if statement.standards else words
    held = " ".join(
        f"{span.quote} {span.document} {span.place.row or ''} {span.place.first}"
        for span in statement.sources
    )
    held += f" {bench.told}" if statement.tag is Tag.SUGGESTED else ""
    return "a number in it is not in its sources" if unsupported(words, held) else None


def identifying(statement: Statement, bench: Bench) -> str | None:
    """No name, contact detail or personal number travels, in the words or in the quotations."""
    evidence = [span.quote for span in statement.sources if span.provider_id is not None]
    for words in (REMOVED.sub("", statement.text), *evidence):
        marks = bench.identifier.marks(words)
        if marks:
            return f"it held {marks[0].what}"
        if bench.identifier.singles_out(words):
            return "it pointed at one person"
    return None


def commanding(statement: Statement, _: Bench) -> str | None:
    """Nothing that reads as an instruction to an assistant is repeated."""
    evidence = [span.quote for span in statement.sources if span.provider_id is not None]
    if any(is_instruction_like(words) for words in (statement.text, *evidence)):
        return "it read as an instruction to an assistant"
    return None


CHECKS: tuple[Check, ...] = (
    untraced,
    foreign,
    misquoted,
    unquoted,
    miscounted,
    identifying,
    commanding,
)


def checked(draft: Draft, bench: Bench) -> Draft:
    """Return the draft without the statements that fail, each reported in `set_aside`.

    A table's cell that fails leaves a visible blank for the panel, so that the row stays whole.
    """
    failures: list[str] = []
    sections = tuple(_section(section, bench, failures) for section in draft.sections)
    told = tuple(dict.fromkeys([*draft.set_aside, *failures]))
    return draft.model_copy(update={"sections": sections, "set_aside": told})


def reason_against(statement: Statement, bench: Bench) -> str | None:
    """Return why a statement may not stand, or None."""
    return next((why for check in CHECKS if (why := check(statement, bench))), None)


def _section(section: DraftSection, bench: Bench, failures: list[str]) -> DraftSection:
    kept = []
    for statement in section.statements:
        why = reason_against(statement, bench)
        if why is None:
            kept.append(statement)
        else:
            failures.append(_told(section.heading, statement, bench, why))
    table = section.table and Table(
        columns=section.table.columns,
        rows=tuple(
            tuple(_cells(section.heading, row, bench, failures)) for row in section.table.rows
        ),
    )
    return section.model_copy(update={"statements": tuple(kept), "table": table})


def _cells(
    heading: str, row: tuple[Statement, ...], bench: Bench, failures: list[str]
) -> Iterator[Statement]:
    for cell in row:
        why = reason_against(cell, bench)
        if why is None:
            yield cell
        else:
            failures.append(_told(heading, cell, bench, why))
            yield _HELD_BACK


def _told(heading: str, statement: Statement, bench: Bench, why: str) -> str:
    """Say what was removed without its words, and without a document that is not to be seen."""
    own = [s for s in statement.sources if s.provider_id in (None, bench.provider_id)]
    where = ""
    if own and bench.stored(own[0]) is not None:
        place = own[0].place
        where = f" ({own[0].document}, line {place.first})"
    return f"A statement under “{heading}”{where} was removed: {why}."


__all__ = ["CHECKS", "Bench", "checked", "reason_against"]
