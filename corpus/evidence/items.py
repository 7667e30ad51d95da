"""Evidence as items: every sentence, bullet and row, with who said it and what it signals.

Nothing is dropped and nothing reworded: an item's text is what stands at its place, white space
collapsed. What is not understood is an item all the same, without a group or a polarity.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

from corpus.evidence.blocks import BULLET, Block, BlockKind, blocks_of, place_of, title_of
from corpus.evidence.dates import dates_in
from corpus.evidence.facts import DocumentFacts, Fact, is_label, metadata_of
from corpus.evidence.groups import (
    GENERAL_GROUPS,
    NOT_LEARNERS,
    carries_on,
    groups_in,
    heading_group,
    speaker_in,
)
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.mentions import count_phrase_in, standards_in
from corpus.evidence.persons import names_a_person
from corpus.evidence.sentences import sentence_spans
from corpus.evidence.signals import Polarity, is_safety_signal, polarity_of
from corpus.evidence.words import words
from corpus.screening import is_instruction_like
from corpus.text import DocumentText, Place, Value

__all__ = ["DocumentFacts", "EvidenceItem", "Fact", "Polarity", "items_of", "metadata_of"]

_LABEL = re.compile(r"^(?P<label>[^:]{2,60}):\s+(?=\S)")
_SAYS_MORE = re.compile(r"\d|\(|\bnone\b|\bno\b|\bnot\b|absent", re.IGNORECASE)
_PANEL = re.compile(r"^(?:the |our )?(?:review |visiting )?panel\b", re.IGNORECASE)
_OPENING = 20  # characters in which a sentence says whom it is about
_STANDARD_COLUMN = re.compile(r"standard|domain|\bref\b|criteri", re.IGNORECASE)
_TOLD_BY_COLUMN = re.compile(
    r"(?:reported|raised|said|told|identified|given|received) (?:by|from)|^who\b|speaker", re.I
)
_GROUP_COLUMN = re.compile(r"group|learner|student|trainee|profession|audience", re.IGNORECASE)


class EvidenceItem(Value):
    """One sentence, bullet or row of evidence."""

    kind: EvidenceKind  # of its document
    part: Literal["sentence", "bullet", "row", "heading"]  # a heading that says more than a title
    text: str  # the exact words at `place`
    place: Place
    section: str | None = None  # the nearest heading
    group: str | None = None  # who said it, in one settled form: "student nurses", "supervisors"
    about: tuple[str, ...] = ()  # groups it mentions besides
    polarity: Polarity = Polarity.NONE
    standards: tuple[str, ...] = ()  # numbers as written, e.g. "3.4"
    date: dt.date | None = None  # the first full date in it
    count_phrase: str | None = None  # as written, e.g. "two of five"
    is_safety: bool = False  # speaks of danger to patients or learners
    names_a_person: bool = False
    instruction_like: bool = False  # reads like an order to whatever reads it


def items_of(text: DocumentText, kind: EvidenceKind) -> tuple[EvidenceItem, ...]:
    """Return every sentence, bullet and row of a document as an item, in order."""
    reader = _Reader(text, kind)
    return tuple(item for block in blocks_of(text) for item in reader.read(block))


class _Reader:
    """Walks the blocks and remembers under which heading and whose words they stand."""

    def __init__(self, text: DocumentText, kind: EvidenceKind) -> None:
        self._text = text
        self._kind = kind
        self._headings: list[tuple[int, str, str | None]] = []  # level, title, group
        self._columns: tuple[str, ...] = ()
        self._lead: str | None = None  # of "Student nurses told the panel that:", for its bullets
        self._last: str | None = None  # whose words the sentence before was
        self._named: str | None = None  # who was last named as speaking in this paragraph

    def read(self, block: Block) -> Iterator[EvidenceItem]:
        """Yield the items of one block."""
        if block.kind is BlockKind.HEADING:
            yield from self._heading(block)
        elif block.kind is BlockKind.HEADER:
            self._columns = block.cells
        elif block.kind is BlockKind.ROW:
            yield self._row(block)
        else:
            yield from self._prose(block)

    def _heading(self, block: Block) -> Iterator[EvidenceItem]:
        level = block.level or 99
        title = title_of(BULLET.sub("", block.text) if not block.level else block.text)
        self._headings = [one for one in self._headings if one[0] < level]
        self._headings.append((level, title, heading_group(title)))
        self._lead = self._last = None
        if _SAYS_MORE.search(title) and (heading_group(title) or not block.level):
            start = block.text.index(title)
            yield self._item("heading", block, start, start + len(title), None)

    def _row(self, block: Block) -> EvidenceItem:
        start = 2 if block.text.startswith("| ") else 0
        end = len(block.text) - (2 if start and block.text.endswith(" |") else 0)
        group = _row_group(self._columns, block.cells) or self._section_group()
        item = self._item("row", block, start, end, group)
        named = (
            number
            for name, cell in zip(self._columns, block.cells, strict=False)
            if _STANDARD_COLUMN.search(name)
            for number in standards_in(cell, expected=True)
        )
        return item.model_copy(
            update={"standards": tuple(dict.fromkeys((*item.standards, *named)))}
        )

    def _prose(self, block: Block) -> Iterator[EvidenceItem]:
        bullet = block.kind is BlockKind.BULLET
        start = len(match[0]) if (match := BULLET.match(block.text)) else 0
        if not bullet:
            self._lead = None
        said = block.text[start:]
        label = _LABEL.match(said)
        group = heading_group(title_of(label["label"])) if label else None
        if is_label(said):
            yield self._item("sentence", block, start, len(block.text), None)
            return
        if label and group:
            if _SAYS_MORE.search(label["label"]):  # "Student nurses (none attended): …"
                yield self._item("heading", block, start, start + label.end("label"), None)
            start += label.end()
            said = said[label.end() :]
        self._last = self._last if bullet or group is None else None
        self._named = None
        own_voice = False
        for begin, end in sentence_spans(said):
            if said[begin:end].strip().isdigit():
                continue  # the mark of a footnote, after the sentence that it belongs to
            own_voice = own_voice or _is_own_voice(said[begin:end])
            speaker = self._speaker(said[begin:end], group, own_voice)
            self._last = speaker
            yield self._item(
                "bullet" if bullet else "sentence", block, start + begin, start + end, speaker
            )
        if said.endswith(":"):
            self._lead = self._last

    def _speaker(self, sentence: str, label: str | None, own_voice: bool) -> str | None:
        context = None if own_voice else label or self._lead or self._section_group()
        named = speaker_in(sentence)
        if named is None and _PANEL.match(sentence):
            return "panel"
        if named is None:
            others = any(start < _OPENING for _, start, _ in groups_in(sentence))
            leans = carries_on(sentence) and not others
            return (self._named if leans else None) or context or (self._last if leans else None)
        narrower = context or self._last
        bare = named == "specialty trainees" and narrower == "GP trainees"  # "a registrar said"
        if (named in GENERAL_GROUPS or bare) and narrower and narrower not in NOT_LEARNERS:
            named = narrower
        self._named = named
        return named

    def _section_group(self) -> str | None:
        return next((group for _, _, group in reversed(self._headings) if group), None)

    def _item(
        self,
        part: Literal["sentence", "bullet", "row", "heading"],
        block: Block,
        start: int,
        end: int,
        group: str | None,
    ) -> EvidenceItem:
        said = block.text[start:end]
        days = dates_in(said)
        mentioned = (name for name, _, _ in groups_in(said) if name != group)
        return EvidenceItem(
            kind=self._kind,
            part=part,
            text=said,
            place=place_of(self._text, block, start, end),
            section=self._headings[-1][1]
            if self._headings
            else self._text.lines[block.first - 1].sheet,
            group=group,
            about=tuple(dict.fromkeys(mentioned)),
            polarity=Polarity.NONE if is_label(said) else polarity_of(said),
            standards=standards_in(said),
            date=days[0] if days else None,
            count_phrase=count_phrase_in(said),
            is_safety=is_safety_signal(said),
            names_a_person=names_a_person(said),
            instruction_like=is_instruction_like(said),
        )


def _is_own_voice(sentence: str) -> bool:
    """Say whether a sentence has a label of the notes' own ("TO DO: …"), and no speaker's."""
    label = _LABEL.match(sentence)
    return bool(label and words("sections")["own_voice"].fullmatch(label["label"].strip()))


def _row_group(columns: tuple[str, ...], cells: tuple[str, ...]) -> str | None:
    """Return who a row's words come from: as its column says, else the learners it is about."""
    named = list(zip(columns, cells, strict=False))
    for column in (_TOLD_BY_COLUMN, _GROUP_COLUMN):
        said = [cell for name, cell in named if column.search(name)]
        if said:
            return next((group for cell in said if (group := heading_group(cell))), None)
    return None
