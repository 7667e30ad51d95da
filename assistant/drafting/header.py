"""Header fields of enquiry lines and visit reports: from the request, the papers, or blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.drafting.brief import Brief, read_brief
from assistant.drafting.collected import Collected, Paper
from assistant.drafting.draft import DraftSection, Statement
from assistant.drafting.labelled import labelled
from assistant.drafting.masking import Masker
from assistant.drafting.statements import (
    cell_says,
    computed,
    day_in_words,
    for_the_panel,
    from_request,
    not_recorded,
)
from corpus.evidence.facts import Fact

_FIELDS = ("Site", "Unit, specialty or programme", "Learner groups", "Type of review",
           "Regional office", "Date or dates", "Duration")  # fmt: skip


def visit_header(collected: Collected, papers: Sequence[Paper]) -> DraftSection:
    """Return the header of a visit report, read from the papers of the visit itself."""
    said = [
        computed(f"Provider: {collected.provider.name}"),
        computed(f"Papers supplied: {len(collected.papers)}"),
        *_fields(collected, papers),
        computed(f"Written on: {day_in_words(collected.request.today)}"),
        not_recorded("Date of final report"),
    ]
    return DraftSection(heading="Header", statements=(*said, *_request(collected)))


def enquiry_header(collected: Collected) -> DraftSection:
    """Return the header of the lines of enquiry; what no paper says comes from the request."""
    brief = read_brief(collected.request.brief)
    said = [
        computed(f"Provider: {collected.provider.name}"),
        computed(f"Papers supplied: {len(collected.papers)}"),
    ]
    told = _told(brief)
    for name in (*_FIELDS[:4], "Date or dates"):
        words = told.get(name)
        said.append(from_request(name, *words) if words else not_recorded(name))
    said.append(from_request("Times", brief.times) if brief.times else not_recorded("Times"))
    said.append(for_the_panel("Chair"))
    said.append(computed(f"Written on: {day_in_words(collected.request.today)}"))
    said.append(computed("Standards used: Quality Framework Handbook 2017/18"))
    return DraftSection(heading="Header", statements=(*said, *_request(collected)))


def _fields(collected: Collected, papers: Sequence[Paper]) -> Iterable[Statement]:
    told = _told(read_brief(collected.request.brief))
    for name in _FIELDS:
        yield (
            _labelled_field(name, papers, collected.masker)
            or _stated(name, papers, collected.masker)
            or (from_request(name, *told[name]) if name in told else not_recorded(name))
        )


def _told(brief: Brief) -> dict[str, tuple[str, ...]]:
    single = {
        "Unit, specialty or programme": brief.unit,
        "Type of review": brief.review,
        "Date or dates": brief.dates,
    }
    said = {name: (words,) for name, words in single.items() if words}
    return said | ({"Learner groups": brief.groups} if brief.groups else {})


def _labelled_field(name: str, papers: Sequence[Paper], masker: Masker) -> Statement | None:
    for span in labelled(papers, name):
        said = cell_says(span, masker)
        if said.sources:
            return said.model_copy(update={"text": f"{name}: {said.text}"})
    return None


def _stated(name: str, papers: Sequence[Paper], masker: Masker) -> Statement | None:
    """Return what the papers state without a label, as the readers found it."""
    for paper in papers:
        facts = paper.facts
        held: dict[str, tuple[Fact | None, ...]] = {
            "Site": (facts.site,),
            "Unit, specialty or programme": (facts.unit or facts.specialty,),
            "Learner groups": facts.learner_groups,
            "Type of review": (facts.review_type,),
            "Date or dates": facts.dates,
        }
        spans = [paper.span(fact.text, fact.place) for fact in held.get(name, ()) if fact]
        spans = [span for span in spans if masker.mask(span.quote).whole]
        if spans:
            words = "; ".join(dict.fromkeys(span.quote for span in spans))
            return Statement(text=f"{name}: {words}", sources=tuple(dict.fromkeys(spans)))
    return None


def _request(collected: Collected) -> tuple[Statement, ...]:
    words = collected.request.brief
    return (from_request("Asked for", " ".join(words.split())),) if words.strip() else ()
