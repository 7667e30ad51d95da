"""What a page shows of a draft: visible tags, numbered sources, places in words, clean characters.

Shared by Markdown and Word, so that a source has the same number in both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Draft, DraftSection, Statement, Table, Tag
from corpus.passage import Span
from corpus.text import Place

#: Stands between two quotations of one place.
GAP = " · "
#: Letters after which a quotation is shown without its middle; JSON has it whole.
LONGEST_QUOTATION = 160

Key = tuple[str, int, Place]

#: Tags whose words a statement carries already, where the blank stands.
_IN_THE_TEXT = (Tag.NOT_RECORDED, Tag.PANEL_JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The sources of a draft, numbered from 1 in the order in which a reader meets them.

    A source is a place: what a draft quotes from one row or one run of lines is one source, so a
    register's row has one number however many of its cells are shown.
    """

    spans: tuple[Span, ...]  # one a place; its quotation is all that is quoted from there
    _numbers: dict[Key, int]

    def numbers(self, statement: Statement) -> list[int]:
        """Return the numbers of a statement's sources, in order, each once."""
        return sorted({self._numbers[_key(span)] for span in statement.sources})

    def of(self, statement: Statement) -> str:
        """Return the numbers of a statement's sources, e.g. "[1, 4–6]", or "" for none."""
        runs: list[list[int]] = []
        for number in self.numbers(statement):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        told = [f"{run[0]}–{run[-1]}" if run[2:] else ", ".join(map(str, run)) for run in runs]
        return f"[{', '.join(told)}]" if told else ""


def numbered(draft: Draft) -> Numbering:
    """Number every source of a draft once, however often it is used."""
    places: dict[Key, dict[Span, None]] = {}
    for section in draft.sections:
        for statement in statements(section):
            for span in statement.sources:
                places.setdefault(_key(span), {})[span] = None
    return Numbering(
        spans=tuple(_together(list(held)) for held in places.values()),
        _numbers={key: number for number, key in enumerate(places, start=1)},
    )


def _key(span: Span) -> Key:
    return (span.document_id, span.version, span.place)


def _together(spans: Sequence[Span]) -> Span:
    """Return the spans of one place as one; a quotation within another is not repeated."""
    quotes = list(dict.fromkeys(span.quote for span in spans))
    kept = [one for one in quotes if not any(one in other and one != other for other in quotes)]
    return spans[0].model_copy(update={"quote": GAP.join(kept)})


def statements(section: DraftSection) -> Iterator[Statement]:
    """Give every statement of a section in reading order, the table's cells after the lines."""
    yield from section.statements
    if section.table is not None:
        for row in section.table.rows:
            yield from row


def visible_tag(statement: Statement, said_above: Tag | None = None) -> str:
    """Return the tag to print after a statement, or "" where its text or its column says it.

    What was computed carries no mark on a page: the note before the sources says so of them all.
    """
    tag = statement.tag
    if tag is None or tag in (said_above, Tag.COMPUTED):
        return ""
    mark = f"[{tag.value}]"
    return "" if tag in _IN_THE_TEXT and mark in statement.text else mark


def section_tag(section: DraftSection) -> Tag | None:
    """Return the tag that several lines of a section share: its heading says it once."""
    tags = [one.tag for one in section.statements if one.tag not in _IN_THE_TEXT]
    return Tag.SUGGESTED if len(tags) > 1 and set(tags) == {Tag.SUGGESTED} else None


def headed(words: str, tag: Tag | None) -> str:
    """Return the words of a heading with the tag that what stands under it shares."""
    return clean(words) + (f" [{tag.value}]" if tag else "")


def suggested_columns(table: Table) -> str:
    """Return the line above a table of which several columns are suggested, "" for one or none."""
    tags = column_tags(table)
    named = [name for name, tag in zip(table.columns, tags, strict=True) if tag]
    return (
        f"For a person to change: {', '.join(named)}. [{Tag.SUGGESTED.value}]" if named[1:] else ""
    )


def column_heads(table: Table) -> list[str]:
    """Return the headings of a table's columns; one that alone is suggested says so itself."""
    said = bool(suggested_columns(table))
    tags = [None if said else tag for tag in column_tags(table)]
    return [headed(name, tag) for name, tag in zip(table.columns, tags, strict=True)]


def column_tags(table: Table) -> tuple[Tag | None, ...]:
    """Return, column by column, the tag that all its filled cells share: it is said above them."""
    shared: list[Tag | None] = []
    for index in range(len(table.columns)):
        tags = {row[index].tag for row in table.rows} - set(_IN_THE_TEXT)
        shared.append(Tag.SUGGESTED if tags == {Tag.SUGGESTED} else None)
    return tuple(shared)


def sources_note(numbers: Numbering) -> str:
    """Return what a reader must know of the sources, in two sentences at most."""
    if not numbers.spans:
        return "No document is quoted in this draft."
    note = "Counts, dates and look-ups without a mark were computed from the sources they name."
    if any(len(span.quote) > LONGEST_QUOTATION for span in numbers.spans):
        note += " Long quotations are shown without their middle (…); the JSON file has them whole."
    return note


def shortened(quote: str) -> str:
    """Return a quotation to look it up by: a long one without its middle.

    >>> shortened("one " + "two " * 60 + "three")[-25:]
    'two two two two two three'
    """
    if len(quote) <= LONGEST_QUOTATION:
        return quote
    half = LONGEST_QUOTATION // 2
    return f"{quote[:half].rsplit(' ', 1)[0]} … {quote[-half:].split(' ', 1)[-1]}"


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
