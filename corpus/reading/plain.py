"""Plain text and Markdown: a stored line is a physical line, numbered as `sed -n Np` numbers it."""

from __future__ import annotations

import re

from corpus.reading.decoding import decode
from corpus.reading.transcript import RawLine, Transcript

_HEADING = re.compile(r" {0,3}(#{1,6})\s+\S")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"\s*\|?(\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def read_plain(content: bytes) -> Transcript:
    """Read text or Markdown (each may be named as the other), marking Markdown's own signs."""
    transcript = Transcript()
    lines = physical_lines(decode(content))
    fenced = False
    for number, text in enumerate(lines):
        if _FENCE.match(text):
            fenced = not fenced
        following = lines[number + 1] if number + 1 < len(lines) else ""
        transcript.add(RawLine(text) if fenced else _marked(text, following))
    return transcript


def physical_lines(text: str) -> list[str]:
    r"""Return the lines between line feeds, without their ends (``\n`` or ``\r\n``).

    >>> physical_lines("one\r\ntwo\u2028still two\n")
    ['one', 'two\u2028still two']
    """
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def _marked(text: str, following: str) -> RawLine:
    heading = _HEADING.match(text)
    if heading:
        return RawLine(text, "heading", level=len(heading[1]))
    if _TABLE_RULE.match(text):
        return RawLine(text, "junk")
    if _TABLE_ROW.match(text):
        part = "table_header" if _TABLE_RULE.match(following) else "table_row"
        cells = [cell.strip() for cell in _BAR.split(text.strip()[1:-1])]
        return RawLine(text, part, cells=cells)
    return RawLine(text)
