"""The three pathways for a learner's concern and the four tiers of reporting."""

from __future__ import annotations

import re

from corpus.framework.importing.flow import Flow
from corpus.framework.importing.known import known, whole
from corpus.framework.importing.marks import Mark, in_order, phrase, without_headings
from corpus.framework.importing.part import Part, replaced
from corpus.framework.model import Framework, Pathway, ReportingCadence, Wording

_PATHWAY_ENDS = (phrase("Appropriate Action Taken"), re.compile(r"\*? ?Guidance for Local Offices"))
_NAME = re.compile(r"Pathway \d ?\*? ?: ?(.{2,80}?) [-–—] ")
_HIERARCHY = phrase("Reporting Hierarchy")
_AFTER_HIERARCHY = phrase("HEE Quality Dashboard")


def read_pathways(flow: Flow, base: Framework) -> Part:
    """Return the pathways, each from its number to the next landmark of the figure."""
    landmarks = [re.compile(rf"(?<!\w)Pathway {p.number} ?\*? ?:") for p in base.pathways]
    marks = in_order(flow, landmarks)
    stops = [found.start() for end in _PATHWAY_ENDS for found in end.finditer(flow.text)]
    read: dict[int, Pathway] = {}
    for index, (pathway, mark) in enumerate(zip(base.pathways, marks, strict=True)):
        following = [m.start for m in marks[index + 1 : index + 2] if m is not None]
        end = min((at for at in (*stops, *following) if mark and at > mark.start), default=None)
        if mark is None or end is None:
            continue
        wording = flow.wording(*without_headings(flow, mark.start, end))
        unlabelled = flow.wording(*without_headings(flow, mark.end, end))
        name = _NAME.match(wording.text) if wording else None
        value = next(iter(known("pathway", str(pathway.number))), None)
        if wording is not None and name is not None and whole(unlabelled, value):
            read[pathway.number] = pathway.model_copy(update={"name": name[1], "wording": wording})
    return Part(
        {"pathways": replaced(base.pathways, lambda pathway: pathway.number, read)},
        {"pathways": len(read)},
    )


def read_cadences(flow: Flow, base: Framework) -> Part:
    """Return the tiers of reporting, each from its name to the next."""
    names = [re.compile(rf"(?<!\w){cadence.name}(?!\w)") for cadence in base.cadences]
    marks = in_order(flow, [_HIERARCHY, *names, _AFTER_HIERARCHY])
    if marks[0] is None:
        marks = [None] * len(marks)
    read: dict[str, ReportingCadence] = {}
    for cadence, mark, after in zip(base.cadences, marks[1:], marks[2:], strict=False):
        wording = _tier(flow, mark, after)
        value = next(iter(known("cadence", cadence.name)), None)
        if wording is not None and whole(wording, value):
            read[cadence.name] = cadence.model_copy(update={"wording": wording})
    return Part(
        {"cadences": replaced(base.cadences, lambda cadence: cadence.name, read)},
        {"cadences": len(read)},
    )


def _tier(flow: Flow, mark: Mark | None, after: Mark | None) -> Wording | None:
    if mark is None or after is None:
        return None
    return flow.wording(*without_headings(flow, mark.start, after.start))
