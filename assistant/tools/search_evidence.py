"""Tool: the sentences of the documents that answer a question, or what comes nearest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.question import Status
from assistant.sources import passage_row
from assistant.standard_matching import standard_topics
from assistant.tools.answering import (
    lead_in_of,
    leads_in,
    list_asked_for,
    list_led_in,
    section_asked_for,
    whole_list,
)
from assistant.tools.context import ToolContext
from assistant.tools.kinds_of_answer import gives_what_is_asked, kind_asked_for
from assistant.tools.passages import (
    ASKING,
    Sentence,
    best_sentences,
    named,
    sentences_of,
    statement,
)
from assistant.tools.report import ToolReport
from assistant.words import stemmed, stems
from corpus.failures import BadInput
from corpus.passage import DocumentKind, Found

PASSAGES = 10
SENTENCES = 5
LONGEST = 700  # characters of a sentence that is quoted beside the best

# Chosen on 70 questions to the five official documents, of which they answer 45: 63 were told
# apart. Of 40 fresh ones, half answered there, 33 were.
ANSWERS = 0.44  # what the best sentence scores at least where the documents answer
GIVES = 0.41  # the same where it has the kind of thing asked for, a date or a number
NEAR = 0.4  # of the score of the best sentence's passage: passages quoted beside it
BESIDE_THEM = 0.35  # share of the question's words by which the figure asked for stands
LOOSE = ("a person or a body", "a definition")  # kinds that need not stand by the asked words
MOST = 16  # statements that a list may bring
NAMED = 6  # words that are named as looked for
WORTH = 0.75  # of the best sentence's score: what is quoted beside it

_ASKS_FOR_A_LIST = re.compile(
    r"\b(?:list|what are|which are|name|how many|give (?:me|us)|all (?:the|of)|priorities|"
    r"principles|steps|benefits|duties|aims)\b",
    re.IGNORECASE,
)

# What the rule is, is answered from the official documents where they answer: a provider's notes
# about suspended placements do not say who may suspend one. These words ask for the evidence.
_ASKS_FOR_EVIDENCE = re.compile(
    r"\b(?:evidence|said|told|reported?|complain\w*|heard|notes?|surveys?|register|"
    r"which (?:trusts?|providers?|sites?|wards?)|any (?:concerns?|reports?|feedback)|"
    r"who (?:else )?(?:has|have|had)|last (?:visit|month|year)|improved?|overdue|our)\b",
    re.IGNORECASE,
)


def search_evidence(context: ToolContext, question: str, provider: str | None = None) -> ToolReport:
    """Find what the documents and the evidence that may be seen say about a question.

    Args:
        question: What to find, in plain words.
        provider: The name of one provider, to look only at the evidence about it.
    """
    if not question.strip():
        message = "There is no question; say what to look for."
        raise BadInput(message)
    provider_id = None
    if provider and provider.strip():
        provider_id = context.library.provider(context.scope, provider).id
    found = list(context.library.search(context.scope, question, PASSAGES, provider_id))
    result = {"passages": [passage_row(one) for one in found]}
    ranked = best_sentences(context, question, found)
    answering = _sure(question, ranked, found)
    if provider_id is None and not _ASKS_FOR_EVIDENCE.search(question):
        rule = list(context.library.search(context.scope.official(), question, PASSAGES))
        by_rule = best_sentences(context, question, rule)
        if sure := _sure(question, by_rule, rule):
            found, ranked, answering = rule, by_rule, sure
    if not answering:
        nothing = _nothing(context, question, ranked, result)
        said = tuple(_readings(context, question, provider_id))
        return nothing.model_copy(update={"cautions": said})
    lines, chosen = _section(context, question, found, ranked)
    if not lines:
        chosen = _chosen(context, question, found, answering)
        lines = [statement(context, each) for each in chosen]
    return ToolReport(
        status=Status.ANSWERED,
        lead=lines[0],
        statements=tuple(f"- {line}" for line in lines[1:]),
        cautions=(*_cautions(chosen), *_readings(context, question, provider_id)),
        result=result,
        topic={"document": named(chosen[0].passage.source)},
    )


def _sure(question: str, ranked: Sequence[Sentence], found: Sequence[Found]) -> list[Sentence]:
    """Return the sentences that answer, best first; none where the best is too far off."""
    answering = _from_near_passages(_answering(question, ranked), found)
    least = GIVES if kind_asked_for(question) else ANSWERS
    return answering if answering and answering[0].score >= least else []


def _answering(question: str, ranked: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that give what is asked for, near to the words that ask for it."""
    given = [each for each in ranked if gives_what_is_asked(question, each.piece.bare)]
    kind = kind_asked_for(question)
    if kind is None or kind.name in LOOSE:
        return given
    return [each for each in given if each.share >= BESIDE_THEM]


def _section(
    context: ToolContext, question: str, found: Sequence[Found], ranked: Sequence[Sentence]
) -> tuple[list[str], list[Sentence]]:
    """Return the parts of a section, one line each, where the question asks for them by name."""
    if not _ASKS_FOR_A_LIST.search(question):
        return [], []
    parts = section_asked_for(context, question, found)
    if not parts:
        listed = list_asked_for(context, question, ranked)
        return [statement(context, each) for each in listed], listed
    sentences = [sentences_of(context, part)[0] for part in parts]
    lines = [statement(context, each, about=each.passage.headings[-1]) for each in sentences]
    return lines, sentences


def _chosen(
    context: ToolContext, question: str, found: Sequence[Found], answering: list[Sentence]
) -> list[Sentence]:
    """Return the best sentence with its list if one was asked for, and the best of the others."""
    best = answering[0]
    if kind_asked_for(question) is None:
        announcing = best if leads_in(best) else lead_in_of(context, best)
        asked = leads_in(best) or _ASKS_FOR_A_LIST.search(question) or _in_one_list(answering)
        if announcing is not None and asked and (led_in := list_led_in(context, announcing)):
            return led_in[:MOST]
    if _ASKS_FOR_A_LIST.search(question):
        whole = whole_list(context, best.passage)
        if sum(sentence.piece.is_item for sentence in whole) > 1:
            return [sentence for sentence in whole if len(sentence.text) <= LONGEST]
    worth = [s for s in answering if s.score >= WORTH * best.score and len(s.text) <= LONGEST]
    kept: list[Sentence] = [best]
    seen = {best.text}
    unheard = {one.passage.source.document_id for one in found}
    unheard.discard(best.passage.source.document_id)
    for sentence in worth:
        document = sentence.passage.source.document_id
        if sentence.text not in seen and (len(kept) < SENTENCES - 1 or document in unheard):
            kept.append(sentence)
            seen.add(sentence.text)
            unheard.discard(document)
    if len(kept) == 1 and (following := _next_to(context, best)):
        kept.append(following)
    return _with_their_lists(context, kept[: SENTENCES + 1])


def _next_to(context: ToolContext, best: Sentence) -> Sentence | None:
    """Return the sentence that goes on from a lone answer in its passage; None for a list."""
    sentences = sentences_of(context, best.passage)
    at = next((n for n, each in enumerate(sentences) if each.piece == best.piece), len(sentences))
    following = sentences[at + 1 : at + 2]
    if not following or best.piece.is_item or following[0].piece.is_item:
        return None
    return following[0] if len(following[0].text) <= LONGEST else None


def _in_one_list(answering: Sequence[Sentence]) -> bool:
    """Say whether the best sentences are items of one list, which then is the answer."""
    best = answering[0].passage.passage_id
    first = answering[:3]
    return len(first) > 1 and all(
        (each.piece.is_item or leads_in(each)) and each.passage.passage_id == best
        for each in first[:2]
    )


def _with_their_lists(context: ToolContext, kept: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, each that announces a list followed by its items."""
    whole: dict[str, Sentence] = {}
    for sentence in kept:
        led_in = list_led_in(context, sentence) if leads_in(sentence) else []
        for each in led_in or [sentence]:
            whole.setdefault(each.text, each)
    return list(whole.values())[:MOST]


def _from_near_passages(ranked: list[Sentence], found: Sequence[Found]) -> list[Sentence]:
    """Return the sentences whose passage the search found nearly as near as the best one's."""
    scores = {one.passage.passage_id: one.score for one in found}
    if not ranked:
        return []
    near = NEAR * scores[ranked[0].passage.passage_id]
    return [each for each in ranked if scores[each.passage.passage_id] >= near]


def _nothing(
    context: ToolContext, question: str, ranked: Sequence[Sentence], result: dict[str, Any]
) -> ToolReport:
    return ToolReport(
        status=Status.NOT_IN_DOCUMENTS,
        lead=f"The documents that may be seen here do not say{_looked_for(question, ranked)}.",
        statements=tuple(
            f"The nearest thing they have: {statement(context, each)}" for each in ranked[:1]
        ),
        result=result,
    )


def _looked_for(question: str, ranked: Sequence[Sentence]) -> str:
    """Return what was looked for: the kind of thing and the words it should stand by.

    Only words of the field and of what this reader may see are said back, never a name or whatever
    else was typed.
    """
    seen = frozenset().union(*(stems(each.text) for each in ranked))
    words = [
        word
        for stem, word in stemmed(question)
        if stem not in ASKING
        and not word.isdigit()
        and (stem in seen or standard_topics().knows(stem))
    ]
    shown = ", ".join(f"“{word}”" for word in list(dict.fromkeys(words))[:NAMED])
    kind = kind_asked_for(question)
    if kind and shown:
        return f"; looked for was {kind.name}, near {shown}"
    return f"; looked for was {kind.name if kind else shown}" if kind or shown else ""


def _readings(context: ToolContext, question: str, provider_id: str | None) -> list[str]:
    """Return the sentence that tells which words were taken for misspelt ones, if any."""
    read_as = context.library.readings(context.scope, question, provider_id)
    return [_told(read_as)] if read_as else []


def _told(read_as: Mapping[str, str]) -> str:
    """Return the sentence that tells a reader what was assumed; "" where nothing was.

    >>> _told({"likelyhood": "likelihood", "studnets": "students"})
    'Read “likelyhood” as “likelihood” and “studnets” as “students”.'
    """
    pairs = [f"“{typed}” as “{word}”" for typed, word in read_as.items()]
    *others, last = pairs or [""]
    return f"Read {' and '.join(filter(None, [', '.join(others), last]))}." if pairs else ""


def _cautions(chosen: Sequence[Sentence]) -> tuple[str, ...]:
    cautions = []
    if len({each.passage.source.document_id for each in chosen}) > 1:
        cautions.append("These are different documents; where they differ, both are given as is.")
    if DocumentKind.DIGEST in {each.passage.source.kind for each in chosen}:
        cautions.append(
            "Some of this is in our own words, because the original has not been imported."
        )
    return tuple(cautions)
