"""Proposing a likelihood and an impact from the words of a concern, each with its reasons.

A proposal only: a named person sets both. First what the words say outright, then what can be read
from the story, then likeness in meaning to examples of ours. Where nothing can be told, it says so
and rates nothing. Must not know the matrix beyond its two scales.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.likeness import similarities
from assistant.ports import Embedder, LoadedFramework
from assistant.risk import as_row, rate, step
from assistant.risk_cues import (
    IMPACT_HARM,
    IMPACT_STATED,
    LIKELIHOOD_STATED,
    LIKELIHOOD_TOLD,
    Cue,
)
from corpus.failures import BadInput
from corpus.framework.model import Framework, ScaleStep
from corpus.text import Value, collapse

#: A concern nearer than this to one of the examples (cosine) is taken to be of its kind.
NEAR = 0.5

_NEGATED = re.compile(
    r"\b(?:no|not|nobody|none|without|never|nor)(?:\s+\w+){0,2}\s*$", re.IGNORECASE
)
_HARM_WORDS = re.compile(r"^(?:no|not|without|unsafe|un|in)", re.IGNORECASE)

_LIKELIHOOD_EXAMPLES = (
    (5, "The problem is there on each shift and everybody expects it."),
    (5, "Things have not changed since the last review and it continues."),
    (4, "Learners from different cohorts describe the same thing again and again."),
    (3, "It has happened on a few shifts when the unit was busy."),
    (2, "One learner described one event and safeguards are now in place."),
    (1, "Nobody can remember this ever having happened before."),
)
_IMPACT_EXAMPLES = (
    (5, "A patient came to lasting harm and the placement had to stop."),
    (4, "Learners see and treat patients with nobody senior to turn to."),
    (4, "Learners are treated with contempt and dread coming to work."),
    (3, "Learners cannot get the experience and teaching that their programme asks for."),
    (3, "Learners are tired out and get little help from their supervisors."),
    (2, "Learners are put out by a small practical problem that can be mended quickly."),
)


class Proposal(Value):
    """What the words of a concern suggest; None where they suggest nothing."""

    likelihood: int | None
    impact: int | None
    reasons: tuple[str, ...]


def propose(framework: Framework, text: str, embedder: Embedder | None = None) -> Proposal:
    """Return the proposed likelihood and impact of a concern. Raises `BadInput` for no text."""
    concern = collapse(text) if isinstance(text, str) else ""
    if not concern:
        message = "There is no concern to read; describe it in a sentence. Nothing was rated."
        raise BadInput(message)
    likelihood, why_likely = _likelihood(framework.likelihood, concern, embedder)
    impact, why_impact = _impact(framework.impact, concern, embedder)
    return Proposal(likelihood=likelihood, impact=impact, reasons=(*why_likely, *why_impact))


def proposal_row(
    loaded: LoadedFramework, text: str, embedder: Embedder | None = None
) -> dict[str, Any]:
    """Return a proposal for a concern in the shape of `risk --text --json`. Raises `BadInput`."""
    return proposed_row(loaded, propose(loaded.framework, text, embedder))


def proposed_row(loaded: LoadedFramework, proposal: Proposal) -> dict[str, Any]:
    """Return a proposal in the shape of `risk --text --json`; nulls where nothing could be told."""
    told = {"proposed": True, "reasons": list(proposal.reasons)}
    if proposal.likelihood is None or proposal.impact is None:
        return {
            "likelihood": proposal.likelihood,
            "impact": proposal.impact,
            "rating": None,
            "levels": [],
            "level_status": None,
            "source": None,
            **told,
        }
    return as_row(loaded, rate(loaded.framework, proposal.likelihood, proposal.impact)) | told


def _likelihood(
    scale: tuple[ScaleStep, ...], text: str, embedder: Embedder | None
) -> tuple[int | None, list[str]]:
    found = _strongest(LIKELIHOOD_STATED, text) or _strongest(LIKELIHOOD_TOLD, text)
    if found:
        return found[0].step, [_reason("likelihood", scale, *found)]
    return _by_likeness("likelihood", scale, text, _LIKELIHOOD_EXAMPLES, embedder)


def _impact(
    scale: tuple[ScaleStep, ...], text: str, embedder: Embedder | None
) -> tuple[int | None, list[str]]:
    stated = _strongest(IMPACT_STATED, text)
    harm = _strongest(IMPACT_HARM, text)
    candidates = [found for found in (stated, harm) if found]
    if not candidates:
        return _by_likeness("impact", scale, text, _IMPACT_EXAMPLES, embedder)
    best = max(candidates, key=lambda found: found[0].step)
    reasons = [_reason("impact", scale, *best)]
    if stated and harm and stated[0].step == 1:
        reasons.append("Impact 1 is ruled out: its step leaves no room for an effect on anyone.")
    return best[0].step, reasons


def _strongest(cues: Sequence[Cue], text: str) -> tuple[Cue, str] | None:
    """Return the cue of the highest step that the text holds, with the words it rests on."""
    found = [
        (cue, match.group(0))
        for cue in cues
        for match in cue.pattern.finditer(text)
        if _HARM_WORDS.match(match.group(0)) or not _NEGATED.search(text[: match.start()])
    ]
    return max(found, key=lambda pair: pair[0].step, default=None)


def _by_likeness(
    name: str,
    scale: tuple[ScaleStep, ...],
    text: str,
    examples: tuple[tuple[int, str], ...],
    embedder: Embedder | None,
) -> tuple[int | None, list[str]]:
    if embedder is not None:
        near = similarities(embedder, text, tuple(example for _, example in examples))
        best = max(range(len(examples)), key=lambda index: near[index])
        if near[best] >= NEAR:
            number, example = examples[best]
            return number, [
                f"It reads like “{example}”, our example of {_named(name, scale, number)}."
            ]
    return None, [f"Nothing in these words says what the {name} is, so none is proposed."]


def _reason(name: str, scale: tuple[ScaleStep, ...], cue: Cue, words: str) -> str:
    return f"“{words}” points to {_named(name, scale, cue.step)}: {cue.why}."


def _named(name: str, scale: tuple[ScaleStep, ...], number: int) -> str:
    known = step(scale, number)
    return f"{name} {number} ({known.label})" if known else f"{name} {number}"
