"""Where the official document itself says how many standards and domains there are.

The numbers are counted from the framework; this finds the sentence that states the same ones, so
that the count can be cited. Must not know the document beyond its sentences.
"""

from __future__ import annotations

import re

from assistant.ledger import span_of
from assistant.tools.context import ToolContext
from assistant.tools.passages import sentences_of

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def where_counted(context: ToolContext) -> str:
    """Return the token of the sentence that states the counts of standards and domains.

    "" where the original is not held or says nothing of the kind.
    """
    source = context.loaded.sources.get("official")
    if source is None:
        return ""
    framework = context.loaded.framework
    standards = _counted(len(framework.standards), "standards")
    domains = _counted(len(framework.domains), "domains")
    for passage in context.library.passages(context.scope, source.document_id):
        if not standards.search(passage.text):
            continue
        for sentence in sentences_of(context, passage):
            if standards.search(sentence.text) and domains.search(sentence.text):
                return context.ledger.cite(span_of(passage, sentence.text, sentence.piece.place))
    return ""


def _counted(number: int, noun: str) -> re.Pattern[str]:
    """Return the pattern of a number, in figures or words, shortly before a noun."""
    word = _WORDS[number] if number < len(_WORDS) else str(number)
    return re.compile(rf"\b(?:{number}|{word})\b(?:[ -]\w+){{0,2}} {noun}\b", re.IGNORECASE)
