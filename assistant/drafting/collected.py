"""What the first step of drafting gathers: one provider's papers, notes and registers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from assistant.drafting.draft import DraftRequest
from assistant.drafting.masking import Masker
from assistant.drafting.statements import span_in
from assistant.ports import Embedder, LoadedFramework
from corpus.access import Provider
from corpus.evidence.items import DocumentFacts
from corpus.evidence.kinds import EvidenceKind
from corpus.evidence.register import Register
from corpus.evidence.signals import Polarity
from corpus.passage import DocumentSummary, Span
from corpus.text import DocumentText, Place, Value


class Side(StrEnum):
    """Who speaks in a piece of evidence; the four sides that a finding sets beside one another."""

    LEARNERS = "Learners"
    SUPERVISORS = "Supervisors"
    LEADERS = "Leaders"
    DOCUMENTS = "Documents seen"


class Part(StrEnum):
    """The parts of a report that notes are sorted into; the values are the names in `cues.toml`."""

    THANKS = "thanks"
    MET = "who was met"
    IMMEDIATE = "immediate mandatory requirements"
    REQUIREMENT = "mandatory requirements"
    RECOMMENDATION = "recommendations"
    PREVIOUS = "previous review and actions"
    RATING = "rating"
    BACKGROUND = "background"
    GOOD_PRACTICE = "good practice"
    NEXT_STEPS = "next steps"
    PANEL = "panel"
    DISCUSSION = "panel's discussion"
    LABEL = "label"  # a header field such as "Date: 3 November", told elsewhere
    FINDING = "finding"


class Paper(Value):
    """One document of the provider, read."""

    summary: DocumentSummary
    kind: EvidenceKind
    text: DocumentText
    facts: DocumentFacts  # what it states about itself

    def span(self, quote: str, place: Place) -> Span:
        """Return words of this paper as a source."""
        return span_in(self.summary, quote, place)


class Note(Value):
    """One thing that a paper says, with who says it."""

    paper: Paper
    span: Span
    cells: tuple[tuple[str, str], ...] = ()  # of a table's row: column's name and cell
    columns: tuple[str, ...] = ()  # of a table's row: every column's name, filled or not
    header: Span | None = None  # the row that names those columns
    group: str  # as settled by the readers, e.g. "student nurses"; "" when the paper does not say
    side: Side
    polarity: Polarity
    section: str  # the heading it stands under, "" for none
    section_group: str = ""  # whose meeting that heading opens, "" for none
    heading: bool = False  # a heading that says more than a title: "Student nurses (five met)"
    theme: str | None = None  # key in the bank of themes
    part: Part | None = None  # of a note of the visit
    date: dt.date | None = None
    safety: bool = False
    standards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Collected:
    """Everything a draft may be composed from, and nothing else."""

    request: DraftRequest
    provider: Provider
    loaded: LoadedFramework
    embedder: Embedder | None
    papers: tuple[Paper, ...]
    notes: tuple[Note, ...]
    registers: tuple[Register, ...]
    masker: Masker
    set_aside: tuple[str, ...] = ()

    def of_kind(self, *kinds: EvidenceKind) -> tuple[Paper, ...]:
        """Return the papers of these kinds, in order."""
        return tuple(paper for paper in self.papers if paper.kind in kinds)
