"""The answer in words, from what the tools reported: leads first, then support, cautions last.

It chooses and orders; it writes no sentence of its own. Each statement keeps its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.tools.report import ToolReport

_LINE = re.compile(r"^\s*(?:[-*•]|\d+[.)]|\|)\s*")
_ENDED = re.compile(r"(?:[.!?][\"”’)*]*|\[p\d+\])$")


def compose(reports: Sequence[ToolReport]) -> str:
    """Return an answer as Markdown from reports, in the order of the questions."""
    parts = [_part(report) for report in _once(reports)]
    cautions = dict.fromkeys(caution for report in reports for caution in report.cautions)
    return "\n\n".join([*parts, *_paragraph(cautions)]).strip()


def _part(report: ToolReport) -> str:
    """Return one report without its cautions; list items and table rows stay together."""
    text = report.lead.strip()
    was_line = False
    for statement in report.statements:
        is_line = bool(_LINE.match(statement))
        text += ("\n" if is_line and was_line else "\n\n") + statement.strip()
        was_line = is_line
    return text


def _paragraph(cautions: Iterable[str]) -> list[str]:
    """Return cautions as paragraphs: one for all, unless one does not end as a sentence does."""
    paragraphs: list[str] = []
    for caution in cautions:
        if paragraphs and _ENDED.search(paragraphs[-1]) and not _LINE.match(caution):
            paragraphs[-1] += f" {caution.strip()}"
        else:
            paragraphs.append(caution.strip())
    return paragraphs


def _once(reports: Sequence[ToolReport]) -> list[ToolReport]:
    """Return the reports, one for each lead."""
    return list({report.lead: report for report in reports}.values())
