"""Does a sentence give the kind of thing a question asks for, and which section does it name?"""

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

_ASKS_A_FIGURE = re.compile(
    r"\bhow (?:many|much|long|old|often|big|large|far)\b|\b(?:percentage|proportion|per ?cent|"
    r"number of|minimum|maximum|cost|price|fee|tariff|deadline|phone|telephone|ratio)\b|"
    r"\bwhat (?:date|day|time|year|month|age)\b|^\W*when\b",
    re.IGNORECASE,
)
_NAMES_A_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|"
    r"thousands?|millions?|half|once|twice|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|"
    r"termly|bi-monthly|every (?:day|week|month|quarter|year)|spring|summer|autumn|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"as and when|regular(?:ly)?)\b",
    re.IGNORECASE,
)
_ASKING = stems("give list name tell show many please following strategy document")
_NUMBER_WORDS = stems("1 2 3 4 5 6 7 8 9 10")


def gives_what_is_asked(question: str, sentence: str) -> bool:
    """Say whether a sentence holds a figure or a date where the question asks for one.

    >>> gives_what_is_asked("how many questions are in the survey", "The survey is to follow.")
    False
    """
    return not _ASKS_A_FIGURE.search(question) or bool(_NAMES_A_FIGURE.search(sentence))


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
