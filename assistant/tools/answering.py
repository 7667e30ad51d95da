"""The section or the list that a question asks for, whole and in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.tools.context import ToolContext
from assistant.tools.passages import Sentence, sentences_of
from assistant.words import stems
from corpus.passage import Found, Passage

NAMED = 0.6  # share of the question's words that a heading must hold to be the one asked for
PARTS = 3  # a section of fewer named parts is no list
BRIEF = 250  # characters of a part that is little more than its heading

SPREAD = 4  # passages that a list may run over
_LEADS_IN = re.compile(
    r"[:;]\s*$|\b(?:as follows|the following|(?:steps|list|points|principles|sources|areas) below)"
    r"[^.]{0,40}[.:;]?\s*$",
    re.IGNORECASE,
)
_ASKING = stems("give list name tell show many please following strategy document")
_NUMBER_WORDS = stems("1 2 3 4 5 6 7 8 9 10")


def section_asked_for(context: ToolContext, question: str, found: Sequence[Found]) -> list[Passage]:
    """Return the first passage of each named part of the section a question asks for, in order.

    A section is asked for by its heading: "the strategic priorities" are the parts that stand
    under "Our strategic priorities". Empty where no heading among the found is that near.
    """
    for one in found:
        passage = one.passage
        for depth, heading in enumerate(passage.headings[:-1]):
            if _names(question, heading):
                parts = _parts(context, passage, depth)
                if len(parts) >= PARTS:
                    return parts
    return []


def list_asked_for(
    context: ToolContext, question: str, ranked: Sequence[Sentence]
) -> list[Sentence]:
    """Return the list that stands under the very heading a question asks for; empty for none.

    Where several documents have such a heading, the one with the best sentence counts.
    """
    for best in ranked:
        headings = best.passage.headings
        if headings and _names(question, headings[-1]):
            whole = whole_list(context, best.passage)
            if sum(sentence.piece.is_item for sentence in whole) >= PARTS:
                return whole
    return []


def _names(question: str, heading: str) -> bool:
    """Say whether a heading holds most words of a question, those of asking left out."""
    wanted = stems(question) - _ASKING - _NUMBER_WORDS
    return bool(wanted) and len(wanted & stems(heading)) >= NAMED * len(wanted)


def whole_list(context: ToolContext, passage: Passage) -> list[Sentence]:
    """Return the sentences of a passage and of those after it that carry its list on."""
    passages = list(context.library.passages(context.scope, passage.source.document_id))
    at = next(n for n, each in enumerate(passages) if each.passage_id == passage.passage_id)
    while (
        at > 0
        and passages[at - 1].headings == passage.headings
        and _opens_with_item(context, passages[at])
    ):
        at -= 1
    whole = sentences_of(context, passages[at])
    for each in passages[at + 1 :]:
        if each.headings != passage.headings or not _opens_with_item(context, each):
            break
        whole += sentences_of(context, each)
    return whole


def leads_in(sentence: Sentence) -> bool:
    """Say whether a sentence announces a list: "… as follows;", "The board will:"."""
    return _LEADS_IN.search(sentence.text) is not None


def list_led_in(context: ToolContext, sentence: Sentence) -> list[Sentence]:
    """Return the sentence that announces a list and the list's items, in order; empty for none."""
    passages = list(context.library.passages(context.scope, sentence.passage.source.document_id))
    at = next(n for n, p in enumerate(passages) if p.passage_id == sentence.passage.passage_id)
    following = [
        s for passage in passages[at : at + SPREAD] for s in sentences_of(context, passage)
    ]
    start = next((n for n, s in enumerate(following) if s.piece == sentence.piece), None)
    if start is None:
        return []
    items: list[Sentence] = []
    for each in following[start + 1 :]:
        goes_on = items and each.piece.is_item is False and each.text[:1].islower()
        announced = not items and len(each.text) <= BRIEF // 2  # "Some may be done together;"
        if each.piece.is_item or goes_on:
            items.append(each)
        elif not announced or leads_in(each):
            break
    return [following[start], *items] if len(items) > 1 else []


def lead_in_of(context: ToolContext, sentence: Sentence) -> Sentence | None:
    """Return the sentence that announces the list an item stands in, None for no item."""
    if not sentence.piece.is_item:
        return None
    before: Sentence | None = None
    for each in sentences_of(context, sentence.passage):
        if each.piece == sentence.piece:
            return before if before and leads_in(before) else None
        if not each.piece.is_item:
            before = each
    return None


def _opens_with_item(context: ToolContext, passage: Passage) -> bool:
    sentences = sentences_of(context, passage)
    return bool(sentences) and sentences[0].piece.is_item


def _parts(context: ToolContext, passage: Passage, depth: int) -> list[Passage]:
    """Return the first passage under each heading right below the one at this depth.

    Plain text does not show which headings stand below which. There a part is followed by the
    next as long as each is a heading with a few words of its own; the first longer one is the last,
    for whatever follows the list stands in it.
    """
    above = passage.headings[: depth + 1]
    passages = list(context.library.passages(context.scope, passage.source.document_id))
    below = [each for each in passages if each.headings[: depth + 1] == above]
    named = {each.headings[-1]: each for each in reversed(below) if len(each.headings) == depth + 2}
    if len(named) >= PARTS or not below:
        return list(reversed(named.values()))
    run: dict[str, Passage] = {}
    for each in passages[passages.index(below[0]) :]:
        if each.headings[-1] in run:
            break
        run[each.headings[-1]] = each
        if len(each.text) > BRIEF:
            break
    return list(run.values())
