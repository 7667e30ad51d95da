"""Text that came out of documents, made unable to act: no link, image, markup or borrowed token.

The words stay; what a browser, a chat client or our own citations would take for a command goes.
Our own layout (lists, tables, bold) stays. Applied to an answer and to what it is compared with.
"""

from __future__ import annotations

import re

REMOVED = "(link removed)"

_IMAGE_OR_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\s?\((?:[^()\s]|\([^()]*\))*(?:\s+[\"'][^\"']*[\"'])?\)"
)
_REFERENCE_USED = re.compile(r"!?\[([^\[\]]+)\]\[[^\[\]]*\](?!\()")
_REFERENCE_DEFINED = re.compile(r"^\s*\[[^\[\]]+\]:\s*\S+.*$", re.MULTILINE)
_ADDRESS = re.compile(
    r"<?\b(?:(?:https?|ftp|file|javascript|vbscript)\s?:|data:[\w/+.-]+[;,]|www\.)[^\s<>“”\"]*>?",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[!/?]?[a-zA-Z@#][^<>]*>")
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_QUOTED = re.compile(r"“[^“”]*”")
_TOKEN_LIKE = re.compile(r"\[(p?\d{1,4})\]")


def inert(text: str) -> str:
    """Return a text that can be shown without doing anything.

    >>> inert("“see ![x](http://a.example/?d=1) [p9] <b>now</b>” [p1]")
    '“see x (p9) now” [p1]'
    """
    text = _INVISIBLE.sub("", _ESCAPE.sub("", text))
    text = _QUOTED.sub(lambda quoted: _TOKEN_LIKE.sub(r"(\1)", quoted.group()), text)
    text = _REFERENCE_DEFINED.sub("", text)
    text = _IMAGE_OR_LINK.sub(r"\1", text)
    text = _REFERENCE_USED.sub(_reference, text)
    return _ADDRESS.sub(REMOVED, _TAG.sub("", text))


def _reference(match: re.Match[str]) -> str:
    """Return a reference-style link as its words; two tokens side by side are no link."""
    return match.group() if _TOKEN_LIKE.fullmatch(f"[{match[1]}]") else match[1]
