"""Proposing a likelihood and an impact from the words of a concern, each with its reasons.

A proposal only: a named person sets both. First what the words say outright, then what can be read
from the story, then likeness in meaning to examples of ours. Where nothing can be told, it says so
and rates nothing. Must not know the matrix beyond its two scales.
"""

from __future__ import annotations

from typing import Any

from assistant.likeness import similarities
from assistant.ports import Embedder, LoadedFramework
from assistant.risk import as_row, rate, step
from assistant.risk_cues import Sign
from assistant.risk_examples import IMPACT_EXAMPLES, LIKELIHOOD_EXAMPLES
from assistant.risk_impact import impact_signs
from assistant.risk_likelihood import likelihood_signs
from corpus.failures import BadInput
from corpus.framework.model import Framework, ScaleStep
from corpus.text import Value, collapse

#: A concern nearer than this to one of the examples (cosine) is taken to be of its kind.
NEAR = 0.3


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
    found = likelihood_signs(text)
    if not found:
        return _by_likeness("likelihood", scale, text, LIKELIHOOD_EXAMPLES, embedder)
    return found[0].step, [_reason("likelihood", scale, found[0])]


def _impact(
    scale: tuple[ScaleStep, ...], text: str, embedder: Embedder | None
) -> tuple[int | None, list[str]]:
    found = impact_signs(text)
    if not found:
        return _by_likeness("impact", scale, text, IMPACT_EXAMPLES, embedder)
    reasons = [_reason("impact", scale, found[0])]
    if len(found) > 1:
        reasons.append(
            f"Impact 1 is ruled out, though it says “{_words(found[1])}”: its step leaves no room "
            "for an effect on anyone."
        )
    return found[0].step, reasons


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
    return None, [
        f"Nothing in these words says what the {name} is, so none is proposed; {_MISSING[name]}."
    ]


#: What to add where a step is left open.
_MISSING = {
    "likelihood": "say how often it happens or how sure it is to happen again",
    "impact": "say what it does to learners, patients, the service, its name or its money",
}


def _reason(name: str, scale: tuple[ScaleStep, ...], sign: Sign) -> str:
    return f"“{_words(sign)}” points to {_named(name, scale, sign.step)}: {sign.why}."


def _words(sign: Sign) -> str:
    return sign.words.strip(" ,;:.-–")


def _named(name: str, scale: tuple[ScaleStep, ...], number: int) -> str:
    known = step(scale, number)
    return f"{name} {number} ({known.label})" if known else f"{name} {number}"
