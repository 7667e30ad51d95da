"""The answer in words, from what the tools reported: leads first, then support, cautions last.

It chooses and orders; it writes no sentence of its own. Each statement keeps its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.tools.report import ToolReport

_LINE = re.compile(r"^\s*(?:[-*•]|\d+[.)]|\|)\s*")
_ENDED = re.compile(r"(?:[.!?][\"”’)*]*|\[p\d+\])$")
_COUNTS = re.compile(r"\b(?:how many|number of)\b", re.IGNORECASE)
_LISTS = re.compile(
    r"\b(?:list|what are|which|name|show|give|each|every|per|biggest|largest|"
    r"smallest|most|fewest|least)\b",
    re.IGNORECASE,
)


def compose(asked: str, reports: Sequence[ToolReport]) -> str:
    """Return an answer as Markdown from reports, in the order of the questions.

    A question for a number alone gets the number, not the whole list behind it.
    """
    brief = bool(_COUNTS.search(asked)) and not _LISTS.search(asked)
    said: set[str] = set()
    parts = [part for report in reports if (part := _part(report, said, brief=brief))]
    cautions = dict.fromkeys(caution for report in reports for caution in report.cautions)
    return "\n\n".join([*parts, *_paragraphs(cautions)])


def _part(report: ToolReport, said: set[str], *, brief: bool) -> str:
    """Return what a report adds to what was said, list items and table rows kept together."""
    counted = brief and isinstance(report.result, dict) and "count" in report.result
    lines = [report.lead] if counted else [report.lead, *report.statements]
    text, was_line = "", False
    for line in lines:
        is_line = bool(_LINE.match(line))
        words = _LINE.sub("", line).strip()
        if words in said:
            continue
        said.add(words)
        text += ("\n" if is_line and was_line else "\n\n") + line.strip()
        was_line = is_line
    return text.strip()


def _paragraphs(cautions: Iterable[str]) -> list[str]:
    """Return cautions as paragraphs: one for all, unless one does not end as a sentence does."""
    paragraphs: list[str] = []
    for caution in cautions:
        if paragraphs and _ENDED.search(paragraphs[-1]) and not _LINE.match(caution):
            paragraphs[-1] += f" {caution.strip()}"
        else:
            paragraphs.append(caution.strip())
    return paragraphs
