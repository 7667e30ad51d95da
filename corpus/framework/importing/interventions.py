"""The four exploratory and the eight supportive interventions.

The figure of the exploratory ones prints nine outcomes first, without saying whose they are, then
the four names, then why, what and who of each: the outcomes are given out in the names' order.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.framework.importing.flow import Flow
from corpus.framework.importing.items import Span, items
from corpus.framework.importing.known import Known, known, whole
from corpus.framework.importing.marks import Mark, between, in_order, phrase, without_headings
from corpus.framework.importing.part import Part, replaced
from corpus.framework.model import (
    Framework,
    SupportiveIntervention,
    Wording,
)

#: How many outcomes each of the four has, in the order of the figure.
_OUTCOMES = (2, 2, 2, 3)
_QUESTIONS = ("why", "what", "who")
_LABELS = re.compile(r"(?<!\w)Triggered Visits (?:and )?Programme Reviews(?!\w)")
_SECTION = phrase("Quality interventions")
_FIRST_OUTCOME = re.compile(r"(?<=[.:?!] )- (?=\S)")
_SUPPORTIVE_ENDS = phrase("Supporting and escalating concerns")
_SENTENCE_END = re.compile(r"(?<!Med\.)(?<!Ed\.)(?<!e\.g\.)(?<!i\.e\.)(?<=\.) (?=[A-Z‘“])")


def read_exploratory(flow: Flow, base: Framework) -> Part:
    """Return the four exploratory interventions, or none: a figure is read whole or not at all."""
    unread = Part({"exploratory": base.exploratory}, {"exploratory": 0})
    blocks, outcomes = _blocks(flow), _outcomes(flow)
    if blocks is None or outcomes is None:
        return unread
    read = []
    for intervention, block, share in zip(base.exploratory, blocks, _OUTCOMES, strict=True):
        update = dict(zip(_QUESTIONS, block, strict=True))
        read.append(intervention.model_copy(update={**update, "outcomes": outcomes[:share]}))
        outcomes = outcomes[share:]
    return Part({"exploratory": tuple(read)}, {"exploratory": len(read)})


def _blocks(flow: Flow) -> list[list[Wording]] | None:
    """Return why, what and who of each of the four, in their order."""
    asked = [re.compile(rf"(?<!\w){question.title()} ?\?") for question in _QUESTIONS]
    marks = in_order(flow, [*asked * len(_OUTCOMES), _LABELS])
    blocks: list[list[Wording]] = []
    for index, (mark, after) in enumerate(pairwise(marks)):
        span = between(mark, after)
        value = _value("exploratory", _QUESTIONS[index % 3], index // 3)
        wording = flow.wording(*without_headings(flow, *span)) if span else None
        if wording is None or not whole(wording, value):
            return None
        if index % 3 == 0:
            blocks.append([])
        blocks[-1].append(wording)
    return blocks


def _value(system: str, key: str, index: int) -> Known | None:
    values = known(system, key)
    return values[index] if index < len(values) else None


def _outcomes(flow: Flow) -> tuple[Wording, ...] | None:
    """Return the nine outcomes that stand before the first row of names."""
    labels = _LABELS.search(flow.text)
    section = _SECTION.search(flow.text, 0, labels.start()) if labels else None
    if labels is None or section is None:
        return None
    span = (section.end(), labels.start())
    values = known("exploratory", "outcomes")
    opening = re.compile(rf"(?<!\w){re.escape(values[0].opens)}")
    first = _FIRST_OUTCOME.search(flow.text, *span) or opening.search(flow.text, *span)
    found = items(flow, (first.start(), span[1]), values) if first else None
    return found if found is not None and len(found) == sum(_OUTCOMES) else None


def read_supportive(flow: Flow, base: Framework) -> Part:
    """Return the supportive interventions whose description and benefit are both whole."""
    names = [re.compile(phrase(each.name).pattern + r" ?[-–—] ") for each in base.supportive]
    marks = in_order(flow, [*names, _SUPPORTIVE_ENDS])
    read: dict[str, SupportiveIntervention] = {}
    for each, mark, after in zip(base.supportive, marks, marks[1:], strict=False):
        halves = _halves(flow, mark, after, known("supportive", each.name))
        if halves is not None:
            update = {"description": halves[0], "benefit": halves[1]}
            read[each.name] = each.model_copy(update=update)
    return Part(
        {"supportive": replaced(base.supportive, lambda each: each.name, read)},
        {"supportive": len(read)},
    )


def _halves(
    flow: Flow, mark: Mark | None, after: Mark | None, values: tuple[Known, ...]
) -> tuple[Wording, Wording] | None:
    """Return description and benefit: the benefit begins in its own paragraph or sentence."""
    span = between(mark, after)
    if span is None:
        return None
    start, end = without_headings(flow, *span)
    cut = _cut(flow, (start, end), values)
    if cut is None:
        return None
    description, benefit = flow.wording(start, cut), flow.wording(cut, end)
    first, second = values or (None, None)
    if not whole(description, first, mid_line=True) or not whole(benefit, second):
        return None
    if description is None or benefit is None:
        return None
    ended = description.text.endswith(".") and benefit.text.endswith(".")
    return (description, benefit) if ended else None


def _cut(flow: Flow, span: Span, values: tuple[Known, ...]) -> int | None:
    if values:
        opening = re.compile(rf"(?<!\w){re.escape(values[1].opens)}")
        if found := opening.search(flow.text, *span):
            return found.start()
    breaks = [at for at in flow.breaks(*span) if flow.text[:at].rstrip().endswith(".")]
    if breaks:
        return breaks[0]
    sentence = _SENTENCE_END.search(flow.text, *span)
    return sentence.end() if sentence else None
