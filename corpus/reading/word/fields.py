"""Fields: the codes that make a page number, a date or a reference, and the result that is shown.

A field begins, says its code, and then shows its result; fields stand within fields. Nothing that
a code names is ever fetched.
"""

from __future__ import annotations

import re
from typing import Any, Final

from corpus.reading.transcript import Transcript
from corpus.reading.word.names import W, child_of, is_on, number_of

_FETCHES: Final = re.compile(r"\s*(?:DDE(?:AUTO)?|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b", re.I)
FETCHING: Final = "It holds fields that fetch from elsewhere; nothing was fetched."


class Fields:
    """Where in its fields a document has come to."""

    def __init__(self) -> None:
        self._open: list[bool] = []  # of each open field: whether its code is still being said

    def meet(self, element: Any, transcript: Transcript) -> bool:
        """Take note of an element; say whether it is a sign of a field or belongs to its code."""
        if element.tag == W + "fldChar":
            self._turn(element.get(W + "fldCharType"))
            return True
        if element.tag == W + "instrText":
            if _FETCHES.match(element.text or ""):
                transcript.lost(FETCHING)
            return True
        return any(self._open) and element.tag in {W + "t", W + "sym", W + "tab", W + "br"}

    def end_paragraph(self) -> None:
        """Take a code that has not ended for ended: it would swallow the rest of the document."""
        self._open = [False] * len(self._open)

    def _turn(self, kind: str | None) -> None:
        if kind == "begin":
            self._open.append(True)
        elif self._open and kind == "separate":
            self._open[-1] = False
        elif self._open and kind == "end":
            self._open.pop()


def form_field(begin: Any) -> str:
    """Return what an old form's tick box or list shows: it has no result of its own."""
    box = child_of(begin, "ffData/checkBox")
    if box is not None:
        state = child_of(box, "checked")
        ticked = is_on(state if state is not None else child_of(box, "default"))
        return "☑" if ticked else "☐"
    entries = child_of(begin, "ffData/ddList")
    if entries is None:
        return ""
    chosen = number_of(entries, "result")
    index = chosen if chosen is not None else number_of(entries, "default") or 0
    listed = [entry.get(W + "val", "") for entry in entries.iterchildren(W + "listEntry")]
    return listed[index] if 0 <= index < len(listed) else ""


def fetches(simple: Any) -> bool:
    """Say whether a field that is written in one element fetches something from elsewhere."""
    return bool(_FETCHES.match(simple.get(W + "instr") or ""))
