"""Tool: the sentences of the documents that answer a question, or what comes nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.question import Status
from assistant.tools.context import ToolContext
from assistant.tools.passages import LONGEST, Sentence, best_sentences, named, split, statement
from assistant.tools.report import ToolReport
from corpus.failures import BadInput
from corpus.passage import DocumentKind, Found

PASSAGES = 10
SENTENCES = 5
ANSWERS = 0.35  # a passage scored below this is no sign of an answer
WORTH = 0.75  # of the best sentence's score: what is quoted beside it

_ASKS_FOR_A_LIST = re.compile(
    r"\b(?:list|what are|which are|name|how many|give (?:me|us)|all (?:the|of)|priorities|"
    r"principles|steps|benefits|duties|aims)\b",
    re.IGNORECASE,
)


def search_evidence(context: ToolContext, question: str, provider: str | None = None) -> ToolReport:
    """Find what the documents and the evidence that may be seen say about a question.

    Args:
        question: What to find, in plain words.
        provider: The name of one provider, to look only at the evidence about it.
    """
    if not question.strip():
        msg = "There is no question; say what to look for."
        raise BadInput(msg)
    provider_id = None
    if provider and provider.strip():
        provider_id = context.library.provider(context.scope, provider).id
    found = list(context.library.search(context.scope, question, PASSAGES, provider_id))
    result = {"passages": [passage_row(one) for one in found]}
    telling = [one for one in found if one.score >= ANSWERS]
    if not telling:
        return _nothing(context, question, found, result)
    chosen = _chosen(question, telling, best_sentences(context, question, telling))
    lines = [statement(context, each.passage, each.text) for each in chosen]
    sources = {each.passage.source.document_id: each.passage.source for each in chosen}
    return ToolReport(
        status=Status.ANSWERED,
        lead=lines[0],
        statements=tuple(f"- {line}" for line in lines[1:]),
        cautions=_cautions(chosen, len(sources)),
        result=result,
        topic={"document": named(chosen[0].passage.source)},
    )


def _chosen(question: str, found: Sequence[Found], ranked: list[Sentence]) -> list[Sentence]:
    """Return the best sentence with its list if one was asked for, and the best of the others."""
    best = ranked[0]
    if _ASKS_FOR_A_LIST.search(question):
        whole = [s for s in ranked if s.passage.passage_id == best.passage.passage_id]
        if sum(sentence.is_item for sentence in whole) > 1:
            order = {piece: index for index, piece in enumerate(split(best.passage.text))}
            listed = sorted(whole, key=lambda sentence: order.get(sentence.text, 0))
            return [sentence for sentence in listed if len(sentence.text) <= LONGEST]
    worth = [s for s in ranked if s.score >= WORTH * best.score and len(s.text) <= LONGEST]
    kept: list[Sentence] = [best]
    seen = {best.text}
    firsts = {one.passage.source.document_id for one in found} - {best.passage.source.document_id}
    for sentence in worth:
        document = sentence.passage.source.document_id
        new = document in firsts
        if sentence.text not in seen and (len(kept) < SENTENCES - 1 or new):
            kept.append(sentence)
            seen.add(sentence.text)
            firsts.discard(document)
    return kept[: SENTENCES + 1]


def _nothing(
    context: ToolContext, question: str, found: Sequence[Found], result: dict[str, Any]
) -> ToolReport:
    nearest = best_sentences(context, question, found[:3])[:1]
    return ToolReport(
        status=Status.NOT_IN_DOCUMENTS,
        lead="The documents that may be seen here do not say.",
        statements=tuple(
            f"The nearest thing they have: {statement(context, each.passage, each.text)}"
            for each in nearest
        ),
        result=result,
    )


def _cautions(chosen: Sequence[Sentence], documents: int) -> tuple[str, ...]:
    cautions = []
    if documents > 1:
        cautions.append("These are different documents; where they differ, both are given as is.")
    kinds = {each.passage.source.kind for each in chosen}
    if DocumentKind.DIGEST in kinds:
        cautions.append(
            "Some of this is in our own words, because the original has not been imported."
        )
    return tuple(cautions)


def passage_row(found: Found) -> dict[str, Any]:
    """Return a found passage in the shape of `search --json`."""
    passage, source = found.passage, found.passage.source
    return {
        "document": source.document,
        "document_id": source.document_id,
        "provider": source.provider,
        "passage_id": passage.passage_id,
        "text": passage.text,
        "headings": list(passage.headings),
        "edition": source.edition,
        "page": passage.place.page,
        "lines": [passage.place.first, passage.place.last],
        "score": round(found.score, 4),
    }
