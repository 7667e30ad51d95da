"""The six domains and 27 standards: told apart by their numbers, each up to the next number.

A standard is taken when its number and the very next landmark are there and it ends in a full
stop, so that a missing page or line never joins the halves of two.
"""

from __future__ import annotations

import re

from corpus.framework.importing.flow import Flow
from corpus.framework.importing.known import known, whole
from corpus.framework.importing.marks import Mark, in_order, phrase, without_headings
from corpus.framework.importing.part import Part, replaced
from corpus.framework.model import Domain, Framework, Standard, Wording

_DOMAIN, _END = "domain ", "end"
_MOST_WORDS_IN_A_TITLE = 10


def read_standards(flow: Flow, base: Framework) -> Part:
    """Return the domains and standards that the flow holds whole."""
    landmarks = _landmarks(base)
    marks = in_order(flow, list(landmarks.values()))
    if not any(m for name, m in zip(landmarks, marks, strict=True) if name.startswith(_DOMAIN)):
        marks = [None] * len(marks)  # numbered sections of some other document
    if marks[-1] is None and marks[-2] is not None:
        marks[-1] = _break_after(flow, marks[-2])
    spans = {
        name: (mark.end, after.start)
        for name, mark, after in zip(landmarks, marks, marks[1:], strict=False)
        if mark is not None and after is not None
    }
    domains = {d.number: _title(flow, spans.get(f"{_DOMAIN}{d.number}"), d) for d in base.domains}
    standards = {s.number: _standard(flow, spans.get(s.number), s) for s in base.standards}
    titles = {number: domain for number, domain in domains.items() if domain is not None}
    wordings = {number: standard for number, standard in standards.items() if standard is not None}
    return Part(
        {
            "domains": replaced(base.domains, lambda domain: domain.number, titles),
            "standards": replaced(base.standards, lambda standard: standard.number, wordings),
        },
        {"domains": len(titles), "standards": len(wordings)},
    )


def _landmarks(base: Framework) -> dict[str, re.Pattern[str]]:
    landmarks: dict[str, re.Pattern[str]] = {}
    for domain in base.domains:
        landmarks[f"{_DOMAIN}{domain.number}"] = re.compile(
            rf"(?<!\w)Domain {domain.number}[.:]?(?!\S)"
        )
        for standard in base.standards:
            if standard.domain == domain.number:
                number = re.escape(standard.number)
                landmarks[standard.number] = re.compile(rf"(?<!\S){number}\.?(?!\S)")
    landmarks[_END] = phrase("Quality cycle")
    return landmarks


def _break_after(flow: Flow, mark: Mark) -> Mark | None:
    """Return the blank line after a mark: where the last standard ends if no heading follows."""
    breaks = flow.breaks(mark.end, len(flow.text))
    return Mark(breaks[0], breaks[0], mark.found) if breaks else None


def _wording(flow: Flow, span: tuple[int, int] | None) -> Wording | None:
    return flow.wording(*without_headings(flow, *span)) if span else None


def _title(flow: Flow, span: tuple[int, int] | None, domain: Domain) -> Domain | None:
    title = _wording(flow, span)
    if title is None or len(title.text.split()) > _MOST_WORDS_IN_A_TITLE or "." in title.text:
        return None
    return domain.model_copy(update={"title": title})


def _standard(flow: Flow, span: tuple[int, int] | None, standard: Standard) -> Standard | None:
    wording = _wording(flow, span)
    value = next(iter(known("standard", standard.number)), None)
    if wording is None or not whole(wording, value) or not wording.text.endswith("."):
        return None
    return standard.model_copy(update={"wording": wording})
