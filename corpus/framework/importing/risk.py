"""The two five-step scales and the table from level of risk to interventions."""

from __future__ import annotations

import re

from corpus.framework.importing.flow import BULLET, Flow
from corpus.framework.importing.items import Span, items
from corpus.framework.importing.known import known
from corpus.framework.importing.marks import Mark, between, in_order, phrase
from corpus.framework.importing.part import Part, replaced
from corpus.framework.model import Framework, LevelRow, ScaleStep, Wording

_HEAD_OF_LEVELS = re.compile(r"(?<!\w)Level of risk[ |]+Interventions(?!\w)")
_HEAD_OF_SCALES = re.compile(r"(?<!\w)Score[ |]+Likelihood[ |]+Impact(?!\w)")
_AFTER_SCALES = phrase("Quality interventions")
_NAMES = re.compile(
    r"(?<!\w)(?:Triggered visits?|Programme reviews?|Desk ?-?top reviews?"
    r"|Learner ?/ ?educator meetings?)(?!\w)",
    re.IGNORECASE,
)
_BULLET = re.compile(BULLET)
_LONGEST_BULLET = 2
_LONGEST_NAME = 6  # words


def read_scales(flow: Flow, base: Framework) -> Part:
    """Return the steps of likelihood and of impact whose descriptors are all there."""
    steps = [step for pair in zip(base.likelihood, base.impact, strict=True) for step in pair]
    labels = [re.compile(rf"(?<!\S)(?:{s.score} )?{s.label} ?:") for s in steps]
    marks = in_order(flow, [_HEAD_OF_SCALES, *labels, _AFTER_SCALES])
    if marks[0] is None:
        marks = [None] * len(marks)
    read: dict[str, ScaleStep] = {}
    for step, mark, after in zip(steps, marks[1:], marks[2:], strict=False):
        values = known("scale", step.label)
        found = items(flow, between(mark, after), values, fewest=2)
        if found is not None:
            read[step.label] = step.model_copy(update={"descriptors": found})
    fields = {
        "likelihood": replaced(base.likelihood, lambda step: step.label, read),
        "impact": replaced(base.impact, lambda step: step.label, read),
    }
    counts = {
        name: sum(step.label in read for step in getattr(base, name))
        for name in ("likelihood", "impact")
    }
    return Part(fields, counts)


def read_levels(flow: Flow, base: Framework) -> Part:
    """Return the three rows of the table of levels, or none."""
    head, end = in_order(flow, [_HEAD_OF_LEVELS, _HEAD_OF_SCALES])
    span = between(head, end)
    if span is None:
        return Part({"levels": base.levels}, {"levels": 0})
    labels = [phrase(row.level) for row in base.levels]
    marks: list[Mark | None] = [*in_order(flow, labels, *span), end]
    rows = [
        LevelRow(level=row.level, interventions=found)
        for row, mark, after in zip(base.levels, marks, marks[1:], strict=False)
        if (found := _interventions(flow, between(mark, after)))
    ]
    if len(rows) != len(base.levels):
        return Part({"levels": base.levels}, {"levels": 0})
    return Part({"levels": tuple(rows)}, {"levels": len(rows)})


def _interventions(flow: Flow, span: Span | None) -> tuple[Wording, ...]:
    """Return the interventions of a row: known names with ticks or their remains between them."""
    if span is None:
        return ()
    names = list(_NAMES.finditer(flow.text, *span))
    rest = _NAMES.sub(" ", flow.text[slice(*span)]).split()
    if names and all(len(word) <= _LONGEST_BULLET for word in rest) and len(rest) <= len(names):
        found = [flow.wording(*name.span()) for name in names]
        return tuple(wording for wording in found if wording is not None)
    if not _BULLET.search(flow.text, *span):
        return ()
    listed = items(flow, span, ()) or ()
    short = all(len(wording.text.split()) <= _LONGEST_NAME for wording in listed)
    return listed if short else ()
