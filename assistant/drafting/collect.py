"""The first step of drafting: gather one provider's papers and set aside what may not go on.

The scope is narrowed before anything is asked for: nothing of another provider and nothing above
the readers' release level is ever fetched. Must not know which document is being drafted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.collected import Collected, Note, Paper, Side
from assistant.drafting.cues import cues, has_cue
from assistant.drafting.draft import DraftKind, DraftRequest
from assistant.drafting.masking import Masker
from assistant.drafting.own_rows import own_rows
from assistant.drafting.papers import kinds_of_paper
from assistant.drafting.parts import as_read, with_part
from assistant.drafting.regroup import regrouped
from assistant.drafting.row_polarity import row_polarity
from assistant.drafting.rows import Columns
from assistant.drafting.themes import EDITION, bank
from assistant.drafting.theming import with_themes
from assistant.identity.people import Identifier
from assistant.ports import Embedder, Library, LoadedFramework
from corpus.access import Provider, Scope
from corpus.evidence.blocks import BULLET
from corpus.evidence.groups import heading_group
from corpus.evidence.items import EvidenceItem, items_of, metadata_of
from corpus.evidence.kinds import EvidenceKind, recognise_kind
from corpus.evidence.register import Register, read_register
from corpus.evidence.signals import Polarity
from corpus.evidence.survey import read_survey
from corpus.passage import DocumentKind
from corpus.screening import is_instruction_like
from corpus.text import LinePart

_SUPERVISORS = frozenset({"supervisors", "consultants", "ward managers", "ward staff"})
_LEADERS = frozenset(
    {"education leads", "executive team", "university representatives", "speak up guardian"}
    | {"provider representatives"}
)
_LONGEST_LABEL = 80
_TITLE_LINES = 4
_LEAST_TELLING = 6  # words beside a contact detail, for it to be more than that
_DENIED = re.compile(
    r"\b(?:never|not|nobody|no one|none|always)\b(?:\W+\w+){0,4}\W*$", re.IGNORECASE
)
_BOX = re.compile(r"^\[ ?\]\s*")  # of a list of things to do; a ticked box says something
_LETTERS = 6  # of a word with its blank

#: Papers whose notes are sorted into the parts of a report.
VISIT = (EvidenceKind.VISIT_NOTES, EvidenceKind.OTHER)

#: The reason by which a draft knows that something is handled outside it.
INDIVIDUAL = "it is about an individual, and is handled outside this document"


def collect(
    request: DraftRequest,
    provider: Provider,
    library: Library,
    scope: Scope,
    embedder: Embedder | None,
) -> Collected:
    """Return everything the draft may use. `scope` is already narrowed to provider and readers."""
    loaded = library.framework(EDITION)
    papers = _with_notes(tuple(_papers(library, scope, provider)), request)
    identifier = Identifier([*_texts(papers), *_wordings(loaded)], known=_places(provider, papers))
    set_aside: list[str] = list(_kept_back(papers))
    registers = tuple(_registers(papers, provider, set_aside))
    notes: list[Note] = []
    for paper in papers:
        if paper.kind is not EvidenceKind.RISK_REGISTER:
            read = list(regrouped(_notes(paper, identifier, set_aside)))
            if paper.kind in VISIT:
                read = list(as_read([with_part(note) for note in read], paper.text))
            notes.extend(with_themes(read, loaded.framework, embedder))
    return Collected(
        request=request,
        provider=provider,
        loaded=loaded,
        embedder=embedder,
        papers=papers,
        notes=tuple(notes),
        registers=registers,
        masker=Masker(identifier),
        set_aside=tuple(dict.fromkeys(set_aside)),
    )


def _papers(library: Library, scope: Scope, provider: Provider) -> Iterator[Paper]:
    for summary in library.documents(scope, provider.id):
        if summary.provider_id != provider.id or summary.kind is not DocumentKind.EVIDENCE:
            continue
        text = library.text(scope, summary.document_id).without_held()
        known = summary.evidence_kind
        sure = known in set(EvidenceKind) and known != EvidenceKind.OTHER
        kind = EvidenceKind(known) if sure and known else recognise_kind(text)
        yield Paper(summary=summary, kind=kind, text=text, facts=metadata_of(text))


def _kept_back(papers: Sequence[Paper]) -> Iterator[str]:
    """Say where lines were not used because nobody has released them yet."""
    for paper in papers:
        held = [n for n, line in enumerate(paper.text.lines, 1) if line.part is LinePart.HELD]
        if held:
            where = f"line {held[0]}" if len(held) == 1 else f"{len(held)} lines"
            yield (
                f"{paper.text.name}: {where} kept back until a person has looked "
                "(hidden text, or an instruction to an assistant)."
            )


def _with_notes(papers: tuple[Paper, ...], request: DraftRequest) -> tuple[Paper, ...]:
    """Return the papers; where a report is asked for and none is known as notes, others serve."""
    known = any(paper.kind is EvidenceKind.VISIT_NOTES for paper in papers)
    if known or request.kind is not DraftKind.VISIT_REPORT:
        return papers
    notes = EvidenceKind.VISIT_NOTES
    return tuple(
        paper.model_copy(update={"kind": notes}) if paper.kind is EvidenceKind.OTHER else paper
        for paper in papers
    )


def _texts(papers: Sequence[Paper]) -> Iterator[str]:
    for paper in papers:
        for line in paper.text.lines:
            yield line.text


def _wordings(loaded: LoadedFramework) -> Iterator[str]:
    framework = loaded.framework
    yield from (standard.wording.text for standard in framework.standards)
    yield from (scenario.situation.text for scenario in framework.scenarios)
    for kind in kinds_of_paper().values():  # in drafts they stand at the start of a sentence
        yield f"{kind.name} {kind.tells}".lower()
    for theme in bank().themes:
        yield theme.title.lower()


def _places(provider: Provider, papers: Sequence[Paper]) -> str:
    """Return the names that a draft may tell: of the provider, its sites and its units."""
    facts = [paper.facts for paper in papers]
    said = [fact.text for one in facts for fact in (one.site, one.unit, one.specialty) if fact]
    return " ".join([provider.name, *said])


def _registers(
    papers: Sequence[Paper], provider: Provider, set_aside: list[str]
) -> Iterator[Register]:
    for paper in papers:
        if paper.kind is EvidenceKind.RISK_REGISTER:
            register, others = own_rows(read_register(paper.text), provider)
            if others:
                set_aside.append(
                    f"{paper.text.name}: rows that name another provider were not used ({others})."
                )
            yield register


def _notes(paper: Paper, identifier: Identifier, set_aside: list[str]) -> Iterator[Note]:
    columns = Columns(paper.text)
    hidden = _hidden_rows(paper)
    for item in items_of(paper.text, paper.kind):
        reason = _reason_against(item, identifier)
        if reason is None and item.place.first in hidden:
            reason = "it gives results of a group of fewer than five"
        if reason is None:
            yield _note(paper, item, columns)
        else:
            set_aside.append(f"{paper.text.name}, line {item.place.first}: {reason}.")


def _hidden_rows(paper: Paper) -> frozenset[int]:
    """Return the lines of survey results that few people stand behind."""
    if paper.kind is not EvidenceKind.LEARNER_SURVEY:
        return frozenset()
    results = read_survey(paper.text).results
    return frozenset(result.place.first for result in results if result.suppressed)


def _reason_against(item: EvidenceItem, identifier: Identifier) -> str | None:
    """Return why an item goes no further; never its words."""
    if item.instruction_like or is_instruction_like(item.text):
        return "it reads as an instruction to an assistant and was not followed"
    if identifier.singles_out(item.text):
        return "it points at one person"
    named = item.names_a_person or any(
        mark.what == "a person's name" for mark in identifier.marks(item.text)
    )
    one = cues("one_person")
    picked_out = named or one["colleague"].search(item.text)
    if picked_out and has_cue("conduct", item.text):
        return INDIVIDUAL
    contacts = [mark for mark in identifier.marks(item.text) if mark.what != "a person's name"]
    told = sum(mark.end - mark.start for mark in identifier.marks(item.text))
    if contacts and len(item.text) - told < _LEAST_TELLING * _LETTERS:
        return "it gives contact details or a personal number"
    if one["learner"].search(item.text) and has_cue("personal", item.text):
        return INDIVIDUAL
    return None


def _note(paper: Paper, item: EvidenceItem, columns: Columns) -> Note:
    line = item.place.first
    named = columns.header_of(line) if item.part == "row" else None
    header = paper.text.place(named, named) if named else None
    cells = columns.of(line) if item.part == "row" else ()
    polarity = row_polarity(paper.kind, cells) or _polarity(paper, item)
    danger = polarity is Polarity.CONCERN and has_cue("safety", item.text)
    if item.part != "row" and polarity is not Polarity.NONE and _in_danger(item.text):
        polarity, danger = Polarity.CONCERN, True
    return Note(
        paper=paper,
        span=paper.span(_BOX.sub("", _with_label(paper, item)), item.place),
        cells=cells,
        columns=columns.names_of(line) if item.part == "row" else (),
        header=paper.span(paper.text.between(named, named), header) if named and header else None,
        group=item.group or "",
        side=_side(paper, item.group),
        polarity=polarity,
        section=item.section or "",
        section_group=heading_group(item.section or "") or "",
        heading=item.part == "heading",
        safety=item.is_safety or danger,
        standards=tuple(f"{EDITION}:{number}" for number in item.standards),
        date=item.date,
    )


def _in_danger(words: str) -> bool:
    """Say whether words tell of danger and do not deny it ("never left without a senior")."""
    found = cues("danger")["any"].search(words)
    return found is not None and not _DENIED.search(words[: found.start()])


def _with_label(paper: Paper, item: EvidenceItem) -> str:
    """Return an item with the label before it ("Student nurses: …"), when they share a line."""
    whole = paper.text.between(item.place.first, item.place.last)
    before, found, _ = whole.partition(item.text)
    label = BULLET.sub("", before)
    if (
        item.part != "row"
        and found
        and label.rstrip().endswith(":")
        and len(label) < _LONGEST_LABEL
    ):
        return whole[whole.index(label.strip()) : whole.index(item.text) + len(item.text)]
    return item.text


def _polarity(paper: Paper, item: EvidenceItem) -> Polarity:
    """Return which way an item points; what a paper says about itself points no way."""
    titles = paper.kind is EvidenceKind.LEARNER_SURVEY and item.part != "sentence"
    opening = item.place.last <= _TITLE_LINES and not item.section and not item.group
    if item.part == "heading" or titles or opening or has_cue("about_itself", item.text):
        return Polarity.NONE
    worrying = item.polarity is Polarity.NEUTRAL and item.group and has_cue("worry", item.text)
    return Polarity.CONCERN if worrying else item.polarity


def _side(paper: Paper, group: str | None) -> Side:
    """Return who speaks: on a visit the group that was met; papers speak as papers."""
    if paper.kind not in (EvidenceKind.VISIT_NOTES, EvidenceKind.OTHER) or group in (None, "panel"):
        return Side.DOCUMENTS
    if group in _SUPERVISORS:
        return Side.SUPERVISORS
    return Side.LEADERS if group in _LEADERS else Side.LEARNERS


__all__ = ["INDIVIDUAL", "collect"]
