"""Answers as Slack blocks. Pure functions; everything that came from a document is escaped."""

from __future__ import annotations

import re
from typing import Any

from assistant.question import Answer
from assistant.sources import edition_name
from corpus.passage import Span
from integrations.web.wording import LABELS, where

LONGEST_SECTION = 2_900  # characters; Slack takes 3,000
MOST_SECTIONS = 8
LONGEST_QUOTE = 220

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_HEADING = re.compile(r"^#{1,6}\s+(.*)$")
_RULE_ROW = re.compile(r"^\|[\s:|-]+\|$")


def escaped(text: str) -> str:
    """Return text in which nothing is a mention, a link or a channel call.

    >>> escaped("<!channel> & <@U1>")
    '&lt;!channel&gt; &amp; &lt;@U1&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mrkdwn(text: str) -> str:
    """Return an answer's Markdown as Slack writes it: bold, lists, tables as rows of text."""
    lines = []
    for line in escaped(text).split("\n"):
        if _RULE_ROW.match(line):
            continue
        heading = _HEADING.match(line)
        if heading:
            lines.append(f"*{heading.group(1)}*")
        elif line.startswith("|"):
            lines.append(" · ".join(cell.strip() for cell in line.strip("|").split("|")))
        else:
            lines.append(re.sub(r"^(\s*)[-*]\s+", r"\1• ", _BOLD.sub(r"*\1*", line)))
    return "\n".join(lines)


def answer_blocks(answer: Answer) -> list[dict[str, Any]]:
    """Return the blocks of an answer: its status if it needs one, its text, its sources."""
    label, _ = LABELS[answer.status]
    blocks: list[dict[str, Any]] = []
    if label:
        blocks.append({"type": "context", "elements": [_text(f"*{label}*")]})
    pieces = _pieces(mrkdwn(answer.text))
    blocks.extend({"type": "section", "text": _text(piece)} for piece in pieces)
    sources = [source_line(number, span) for number, span in enumerate(answer.citations[:20], 1)]
    blocks.extend({"type": "context", "elements": [_text(source)]} for source in sources)
    return blocks


def source_line(number: int, span: Span) -> str:
    """Return one source: its number, title, edition, place and the quotation."""
    edition = f", {edition_name(span.edition)}" if span.edition else ""
    digest = " (our digest)" if span.is_digest else ""
    quote = span.quote if len(span.quote) <= LONGEST_QUOTE else span.quote[:LONGEST_QUOTE] + " …"
    head = f"[{number}] {span.title}{digest}{edition}: {where(span.place).lower()}"
    return f"{escaped(head)}\n> {escaped(quote)}"


def plain(answer: Answer) -> str:
    """Return the text that notifications show."""
    return escaped(answer.text)[:LONGEST_SECTION]


def _text(text: str) -> dict[str, str]:
    return {"type": "mrkdwn", "text": text}


def _pieces(text: str) -> list[str]:
    """Cut text between lines into what a section takes; what is beyond the bound is said so."""
    pieces: list[str] = [""]
    for line in text.split("\n"):
        whole = line[:LONGEST_SECTION]
        if len(pieces[-1]) + len(whole) + 1 > LONGEST_SECTION:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]}\n{whole}" if pieces[-1] else whole
    if len(pieces) > MOST_SECTIONS:
        return [*pieces[:MOST_SECTIONS], "The answer is longer than Slack shows. Ask on the page."]
    return [piece for piece in pieces if piece.strip()]
