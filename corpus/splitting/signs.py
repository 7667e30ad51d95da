"""The outward signs that lines carry: bullets, numbers, captions, line ends."""

from __future__ import annotations

import re
from typing import Final

_BULLET: Final = re.compile(
    r"\s*(?:[•●▪◦‣⁃∙·○■□▢☐☑☒✓✔✗✘➢➤►▶*+]|\uf0b7|\u2022|-(?=\s)|[oO](?=\s{2,}))\s*\S"
)
_DASH: Final = re.compile(r"\s*[–—]\s+\S")
_NUMBERED: Final = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+\S")
_CLAUSE: Final = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+\.?\s+\S")
_CAPTION: Final = re.compile(r"\s*(?:figure|fig\.?|table|chart|box|diagram)\s+\d+\b", re.IGNORECASE)
_CONTENTS: Final = re.compile(r".*[A-Za-z].*?(?:\t|\.{3,}|\s{3,})\s*\d{1,3}\s*$")
_TERMINAL: Final = re.compile(r"[.!?;:…][”’\"')\]]*\s*$")
_FULL_STOP: Final = re.compile(r"[.!?…][”’\"')\]]*\s*$")
_JOINING: Final = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "has", "have", "if"}
    | {"in", "is", "it", "its", "of", "on", "or", "our", "than", "that", "the", "their", "they"}
    | {"this", "to", "was", "we", "were", "which", "who", "will", "with", "your", "/"}
)


def is_bullet(text: str) -> bool:
    """Say whether a line begins a list item, by its bullet or by its number.

    >>> is_bullet("• Notes"), is_bullet("(b) notes"), is_bullet("- "), is_bullet("-ing")
    (True, True, False, False)
    """
    return bool(_BULLET.match(text) or (_NUMBERED.match(text) and not _CLAUSE.match(text)))


def is_dash(text: str) -> bool:
    """Say whether a line begins with a long dash: a list item, or prose that was wrapped there."""
    return bool(_DASH.match(text))


def is_clause(text: str) -> bool:
    """Say whether a line begins a numbered standard or clause ("3.4. ...", "1.1 ...")."""
    return bool(_CLAUSE.match(text))


def is_numbered(text: str) -> bool:
    """Say whether a line begins with a number or letter of a list ("2. ...", "(b) ...")."""
    return bool(_NUMBERED.match(text))


def is_caption(text: str) -> bool:
    """Say whether a line is the caption of a figure or table."""
    return bool(_CAPTION.match(text))


def is_contents_entry(text: str) -> bool:
    """Say whether a line is an entry of a table of contents, with its page number."""
    return bool(_CONTENTS.match(text))


def ends_a_clause(text: str) -> bool:
    """Say whether a line ends with a full stop, a colon, a semicolon or the like."""
    return bool(_TERMINAL.search(text))


def ends_a_sentence(text: str) -> bool:
    """Say whether a line ends with a full stop or the like."""
    return bool(_FULL_STOP.search(text))


def leads_in(text: str) -> bool:
    """Say whether a line announces what follows it: it ends with a colon or a semicolon."""
    return text.rstrip().endswith((":", ";", ":-", ": -"))


def is_unfinished(text: str) -> bool:
    """Say whether a line ends with a word that must be followed by another."""
    words = text.split()
    return bool(words) and (words[-1].casefold() in _JOINING or words[-1].endswith(("-", ",")))


def bare(text: str) -> str:
    """Return a heading's words without Markdown's signs.

    >>> bare("## 2.5 **Future focused**")
    '2.5 Future focused'
    """
    words = re.sub(r"^\s{0,3}#{1,6}\s+|\s+#+\s*$", "", text)
    return " ".join(words.replace("**", "").replace("__", "").strip("*_ \t").split())
