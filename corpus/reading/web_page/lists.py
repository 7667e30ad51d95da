"""The numbers before the items of a page's lists, as a browser shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from corpus.reading.list_marks import is_telling
from corpus.reading.number_words import in_format

_FORMS: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_BULLETS: Final = frozenset({"disc", "circle", "square"})


class PageList:
    """A list whose items are counted as they come."""

    def __init__(self, element: Any, declared: Mapping[str, str]) -> None:
        self._is_numbered = element.tag == "ol"
        style = declared.get("list-style-type") or declared.get("list-style") or ""
        words = style.replace("outside", "").replace("inside", "").strip()
        self._quoted = words.strip("'\" ") if words[:1] in {"'", '"'} else ""
        self._form = _FORMS.get(element.get("type", "1"), "decimal")
        if words in _FORMS:
            self._form, self._is_numbered = _FORMS[words], True
        elif words in _BULLETS or words == "none":
            self._is_numbered = False
        self._step = -1 if element.get("reversed") is not None else 1
        items = sum(1 for _ in element.iterchildren("li"))
        self._next = _whole(element.get("start"), items if self._step < 0 else 1)

    def mark_of(self, item: Any) -> str:
        """Return what is shown before an item: "3.", a tick, or "" for a bullet."""
        if self._quoted:
            return self._quoted if is_telling(self._quoted) else ""
        if not self._is_numbered:
            return ""
        number = _whole(item.get("value"), self._next)
        self._next = number + self._step
        form = _FORMS.get(item.get("type", ""), self._form)
        return f"{in_format(number, form)}."


def _whole(value: str | None, otherwise: int) -> int:
    try:
        return max(min(int(value), 10**6), -(10**6)) if value is not None else otherwise
    except ValueError:
        return otherwise
