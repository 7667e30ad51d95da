"""Whether what a reader gave of a PDF passes a check that a person wrote from the printed page.

A check is a list: its kind, the page (0: the whole file), then what the kind needs. Both sides are
compared in small letters with one kind of dash, quotation mark and blank, and without Markdown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

Given = dict[str, Any]  # {"lines": [{"text", "page", "body", "cells"?}], "notes": [...]}

KINDS = {
    "order": "two phrases in the order they are read",
    "flow": "a sentence whole over line, column and page ends",
    "cells": "a row's label and values in one line, in order",
    "column": "a value under its column's heading",
    "tick": "a box ticked or not, beside its label",
    "letters": "letters that are joined in print (fi, Th) all there",
    "apart": "a note on a line of its own",
    "header": "no running header in the running text",
    "present": "any other phrase that must be there",
    "state": "a scanned page said to need OCR, or read",
}

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_MARKDOWN = re.compile(r"<br\s*/?>|</?su[bp]>|==>|<==|[*_#`\\]|&nbsp;")
_RULE = re.compile(r"^[\s|:\-=]*$")  # the line under a Markdown table's headings
_GAP_BEFORE_FIGURE = 80
_FAR = 60  # lines between a table's headings and a row of it
_TICKED, _EMPTY = "☒☑✓✔✗✘xX■", "☐□❑❏"
_NO_TEXT = re.compile(r"\bocr\b|\bscan|picture|no text|image", re.IGNORECASE)


def passed(check: list[Any], given: Given) -> bool:
    """Return whether `given` passes `check`."""
    kind, page, *rest = check
    return _TESTS[kind](given, int(page), *rest)


def plain(text: str) -> str:
    """Return text as it is compared.

    >>> plain("**Learners’**  feel—valued")
    "learners' feel-valued"
    """
    same = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).translate(_ALIKE)
    same = _MARKDOWN.sub(lambda match: " " if match[0].startswith("<br") else "", same)
    return " ".join(same.replace("&amp;", "&").lower().split())


def _whole(given: Given, *, body: bool) -> str:
    lines = [line["text"] for line in given["lines"] if line["body"] or not body]
    kept = [line for line in lines if not _RULE.match(line)]
    return " ".join(plain(" ".join(kept)).replace("|", " ").split())


def _rows(given: Given, page: int) -> list[str]:
    """Return the lines of a page; of the whole file where the reader gives no pages."""
    lines = given["lines"]
    return [plain(line["text"]) for line in lines if line["page"] in {page, 0} or page == 0]


def _order(given: Given, _page: int, first: str, second: str) -> bool:
    text = _whole(given, body=True)
    before, after = text.find(plain(first)), text.rfind(plain(second))
    return 0 <= before < after


def _flow(given: Given, _page: int, phrase: str) -> bool:
    return plain(phrase) in _whole(given, body=True)


def _present(given: Given, _page: int, phrase: str) -> bool:
    return plain(phrase) in _whole(given, body=False)


def _header(given: Given, _page: int, phrase: str, most: int) -> bool:
    return _whole(given, body=True).count(plain(phrase)) <= most and bool(given["lines"])


def _apart(given: Given, page: int, phrase: str) -> bool:
    """A note's mark may stand before its words."""
    start = re.compile(r"^[|\[\(<>^\s]*(?:\d{1,2}|[*†‡§-])?[\]\)^\s:.]*" + re.escape(plain(phrase)))
    return any(start.match(row) for row in _rows(given, page))


def _cells(given: Given, page: int, cells: list[str]) -> bool:
    wanted = _row_pattern([plain(cell) for cell in cells])
    return any(wanted.search(row) for row in _rows(given, page))


def _row_pattern(cells: list[str]) -> re.Pattern[str]:
    """No other figure may stand between a row's label and its first value, or between values."""
    pattern = ""
    for at, cell in enumerate(cells):
        figure = bool(re.match(r"[(\d$]", cell))
        if at:
            pattern += rf"[^\d]{{0,{_GAP_BEFORE_FIGURE}}}?" if figure else r".*?"
        edge = r"(?<![\d.,%])", r"(?![\d%]|[.,]\d)"
        pattern += edge[0] + re.escape(cell) + edge[1] if figure else re.escape(cell)
    return re.compile(pattern)


def _column(given: Given, page: int, label: str, heading: str, value: str) -> bool:
    """A reader that does not tell cells apart cannot pass."""
    tables = _tables(given, page)
    wanted, top = plain(value), plain(heading)
    for at, row in enumerate(tables):
        if not any(plain(label) in cell for cell in row):
            continue
        columns = [k for k, cell in enumerate(row) if _holds(cell, wanted)]
        above = tables[max(0, at - _FAR) : at]
        if any(k < len(head) and _holds(head[k], top) for k in columns for head in above):
            return True
    return False


def _tables(given: Given, page: int) -> list[list[str]]:
    """Return the rows of a page whose cells the reader tells apart, in its own way or Markdown."""
    rows = []
    for line in given["lines"]:
        text = line["text"].strip()
        cells = line.get("cells")
        if cells is None and len(text) > 1 and text[0] == text[-1] == "|":
            cells = text[1:-1].split("|")
        if cells and line["page"] in {page, 0}:
            rows.append([plain(cell) for cell in cells])
    return rows


def _holds(cell: str, wanted: str) -> bool:
    return cell == wanted if len(wanted) < 3 or wanted[0].isdigit() else wanted in cell


def _tick(given: Given, page: int, label: str, ticked: bool) -> bool:
    mark = rf"[{_TICKED}]|\[x\]" if ticked else rf"[{_EMPTY}]|\[ ?\]"
    wanted = re.compile(rf"(?:{mark})[\s|]*{re.escape(plain(label))}")
    return any(wanted.search(row) for row in [*_rows(given, page), _whole(given, body=False)])


def _state(given: Given, _page: int, number: str, phrase: str) -> bool:
    """The page must be named where only some pages are scans; reading it is as good."""
    told = [note for note in given["notes"] if _NO_TEXT.search(note) and number in note]
    return bool(told) or _present(given, 0, phrase)


_TESTS: dict[str, Callable[..., bool]] = {
    "order": _order,
    "flow": _flow,
    "cells": _cells,
    "column": _column,
    "tick": _tick,
    "apart": _apart,
    "header": _header,
    "present": _present,
    "letters": _present,
    "state": _state,
}
