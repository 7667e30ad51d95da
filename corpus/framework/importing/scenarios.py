"""The six worked examples: level, situation, interventions and outcome of each.

Read by their labels, or, where a print has moved the labels away from their texts, by the known
opening words. One that is cut anywhere stays in our words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.framework.importing.flow import Flow
from corpus.framework.importing.items import Span, items
from corpus.framework.importing.known import Known, known, whole
from corpus.framework.importing.marks import in_order, phrase, without_headings
from corpus.framework.importing.part import Part, replaced
from corpus.framework.model import Framework, Scenario, Wording

_LEVEL = r"(?:High|Medium|Low)"
_HEAD = re.compile(rf"(?<!\w)Level of Risk ({_LEVEL}(?: ?/ ?{_LEVEL})?)(?!\w)")
_INTERVENTIONS = phrase("Quality Management Interventions")
_OUTCOME = re.compile(r"(?<!\w)Outcomes?(?!\w)")
_LABEL = r"(?:Scenario|Quality Management Interventions|Outcomes?)"
_LABELS_AT_START = re.compile(rf"(?:{_LABEL} )+")
_LABELS_AT_END = re.compile(rf"(?: {_LABEL})+$")


class _Texts(NamedTuple):
    situation: Wording
    interventions: tuple[Wording, ...]
    outcome: tuple[Wording, ...]


class _Values(NamedTuple):
    """What is known of a scenario."""

    situation: tuple[Known, ...]
    interventions: tuple[Known, ...]
    outcome: tuple[Known, ...]

    @classmethod
    def of(cls, number: int) -> _Values:
        return cls(*(known("scenario", f"{number} {name}") for name in cls._fields))


def read_scenarios(flow: Flow, base: Framework) -> Part:
    """Return the scenarios that the flow holds whole, numbered in the handbook's order."""
    heads = list(_HEAD.finditer(flow.text))
    ends = [head.start() for head in heads[1:]] + [len(flow.text)]
    complete = len(heads) == len(base.scenarios)
    read: dict[int, Scenario] = {}
    for order, (head, end) in enumerate(zip(heads, ends, strict=False), start=1):
        span = without_headings(flow, head.end(), end)
        number = order if complete else _number(flow, span, base)
        texts = _texts(flow, span, _Values.of(number))
        if texts is not None and number not in read:
            level = re.sub(r" ?/ ?", " / ", head[1])
            read[number] = Scenario(number=number, level=level, **texts._asdict())
    scenarios = replaced(base.scenarios, lambda scenario: scenario.number, read)
    counted = [scenario.number for scenario in base.scenarios if scenario.number in read]
    return Part({"scenarios": scenarios}, {"scenarios": len(counted)})


def _number(flow: Flow, span: Span, base: Framework) -> int:
    """Return which scenario of a partial copy this is, by its opening words; 0 if none."""
    text = _LABELS_AT_START.sub("", flow.text[slice(*span)], count=1)
    for scenario in base.scenarios:
        if any(text.startswith(v.opens) for v in _Values.of(scenario.number).situation):
            return scenario.number
    return 0


def _texts(flow: Flow, span: Span, values: _Values) -> _Texts | None:
    texts = _by_labels(flow, span, values) or _by_openings(flow, span, values)
    if texts is None:
        return None
    last = (texts.situation, texts.interventions[-1], texts.outcome[-1])
    return texts if all(wording.text.endswith(".") for wording in last) else None


def _by_labels(flow: Flow, span: Span, values: _Values) -> _Texts | None:
    middle, outcome = in_order(flow, [_INTERVENTIONS, _OUTCOME], *span)
    if middle is None or outcome is None:
        return None
    situation = flow.wording(*_unlabelled(flow, span[0], middle.start))
    value = next(iter(values.situation), None)
    interventions = items(flow, (middle.end, outcome.start), values.interventions)
    outcomes = items(flow, (outcome.end, span[1]), values.outcome)
    if situation is None or not whole(situation, value) or not interventions or not outcomes:
        return None
    texts = _Texts(situation, interventions, outcomes)
    return texts if _of_one_scenario(texts, values) else None


def _of_one_scenario(texts: _Texts, values: _Values) -> bool:
    """Say whether a situation that we know is followed by its own texts: a lost page joins two."""
    if not all(texts.situation.text.startswith(value.opens) for value in values.situation):
        return True
    return all(
        [_opening(wording, part) for wording in wordings] == [value.opens for value in part]
        for wordings, part in zip(texts[1:], values[1:], strict=True)
    )


def _opening(wording: Wording, values: tuple[Known, ...]) -> str:
    return next((value.opens for value in values if wording.text.startswith(value.opens)), "")


def _by_openings(flow: Flow, span: Span, values: _Values) -> _Texts | None:
    expected = [value for part in values for value in part]
    patterns = [re.compile(rf"(?<!\w){re.escape(value.opens)}") for value in expected]
    starts = [mark.start for mark in in_order(flow, patterns, *span) if mark is not None]
    if not expected or len(starts) != len(expected):
        return None
    ends = [*starts[1:], span[1]]
    found = [flow.wording(*_unlabelled(flow, *s)) for s in zip(starts, ends, strict=True)]
    taken = [w for w, value in zip(found, expected, strict=True) if w and whole(w, value)]
    if len(taken) != len(expected):
        return None
    middle = 1 + len(values.interventions)
    return _Texts(taken[0], tuple(taken[1:middle]), tuple(taken[middle:]))


def _unlabelled(flow: Flow, start: int, end: int) -> Span:
    start, end = flow.trimmed(start, end)
    if found := _LABELS_AT_START.match(flow.text, start, end):
        start = found.end()
    if found := _LABELS_AT_END.search(flow.text, start, end):
        end = found.start()
    return flow.trimmed(start, end)
