"""Plain text and Markdown: a stored line is a physical line, numbered as `sed -n Np` numbers it.

Characters stay as they are; Markdown's signs only say what part a line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.reading.decoding import decode
from corpus.reading.transcript import RawLine, Transcript

_HEADING: Final = re.compile(r" {0,3}(#{1,6})\s+\S")
_UNDERLINE: Final = re.compile(r" {0,3}(?:(={3,})|(-{3,}))\s*$")
_TABLE_ROW: Final = re.compile(r"\s*\|.*\|\s*$")
_TABLE_RULE: Final = re.compile(r"\s*\|?(\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$")
_BAR: Final = re.compile(r"(?<!\\)\|")
_FENCE: Final = re.compile(r" {0,3}(```|~~~)")
_ITEM: Final = re.compile(r"\s*(?:[-*+•]|\(?[\da-z]{1,3}[.)])\s")
_NOTE: Final = re.compile(r" {0,3}\[\^[^\]\s]+\]:\s")
_ADDRESS: Final = re.compile(r" {0,3}\[[^\]^][^\]]*\]:\s+\S+(?:\s+[\"'(].*[\"')])?\s*$")
_COMMENT: Final = "it holds a comment that the finished page does not show"
_LONGEST_TITLE: Final = 100


def read_plain(content: bytes) -> Transcript:
    """Read text or Markdown (each may be named as the other), marking Markdown's own signs.

    Form feeds part pages: where there are any, lines have page numbers.
    """
    transcript = Transcript()
    text = decode(content)
    page = 1 if "\f" in text else None
    for line in _marked(physical_lines(text)):
        if page is not None:
            page += len(line.text) - len(line.text.lstrip("\f"))
        transcript.add(line._replace(page=page))
        if page is not None:
            page += line.text.lstrip("\f").count("\f")
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


def _marked(lines: Sequence[str]) -> Iterator[RawLine]:
    """Give the lines with their parts, those of fenced code as they are."""
    fence = ""
    for comment, run in _runs(lines):
        if comment:
            yield from (RawLine(text, hidden=_COMMENT) for text in run)
            continue
        table, noted = 0, False  # rows so far; whether a footnote goes on
        for index, text in enumerate(run):
            sign = _FENCE.match(text)
            if sign and fence in {"", sign[1]}:
                fence = "" if fence else sign[1]
            if fence or sign:
                table, noted = 0, False
                yield RawLine(text)
                continue
            following = run[index + 1] if index + 1 < len(run) else ""
            noted = bool(_NOTE.match(text)) or (noted and text[:2].isspace() and bool(text.strip()))
            line = RawLine(text, "footnote") if noted else _line(run, index, following, table)
            if line.part in {"table_header", "table_row"}:
                table += 1
                line = line._replace(row=table)
            elif not (line.part == "junk" and table and _TABLE_RULE.match(text)):
                table = 0
            yield line


def _runs(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Give runs of lines that hold a comment, or hold none; code is not looked into."""
    run: list[str] = []
    within, inside_code, kind = False, False, False
    for line in lines:
        if not within and _FENCE.match(line):
            inside_code = not inside_code
        touched = within or (not inside_code and "<!--" in line)
        if touched:
            within = line.rfind("<!--") > line.rfind("-->") or (within and "-->" not in line)
        if touched != kind and run:
            yield kind, run
            run = []
        kind = touched
        run.append(line)
    if run:
        yield kind, run


def _line(lines: Sequence[str], index: int, following: str, table: int) -> RawLine:
    text = lines[index]
    heading = _HEADING.match(text)
    if heading:
        return RawLine(text, "heading", level=len(heading[1]))
    if _TABLE_RULE.match(text) or _ADDRESS.match(text):
        return RawLine(text, "junk")
    is_row = bool(_TABLE_ROW.match(text))
    names = bool(_TABLE_RULE.match(following)) and bool(_BAR.search(text))
    if is_row or names or (table and _BAR.search(text)):
        cells = [cell.strip() for cell in _BAR.split(_without_outer_bars(text))]
        return RawLine(text, "table_header" if names else "table_row", cells=cells)
    if _is_title(lines, index):
        level = 1 if following.lstrip().startswith("=") else 2
        return RawLine(text, "heading", level=level)
    if index and _UNDERLINE.match(text) and _is_title(lines, index - 1):
        return RawLine(text, "junk")
    return RawLine(text)


def _is_title(lines: Sequence[str], index: int) -> bool:
    """Say whether a line is a heading by the line of signs beneath it, and stands for itself."""
    text = lines[index].strip()
    beneath = lines[index + 1] if index + 1 < len(lines) else ""
    if not text or len(text) > _LONGEST_TITLE or not _UNDERLINE.match(beneath):
        return False
    stands = index == 0 or not lines[index - 1].strip()
    return stands and not _ITEM.match(text) and not _UNDERLINE.match(text) and ":" not in text


def _without_outer_bars(text: str) -> str:
    bare = text.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    return bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
