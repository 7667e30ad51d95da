"""What a document's styles say of a paragraph or a run, inherited as Word inherits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from corpus.reading.word.names import W, child_of, is_on, number_of, value_of

_HEADING: Final = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_TITLES: Final = {"title": 1, "subtitle": 2}
_RUN_PROPERTIES: Final = W + "rPr"
_BODY_TEXT: Final = 9  # the outline level of what is no heading


class NumberedAt(NamedTuple):
    """Which list a paragraph belongs to, and at which level from 0; 0 stands for no list."""

    list_key: int
    level: int


class Styles:
    """The styles of one document; unknown ones say nothing."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._usual: dict[str, str] = {}  # the style of what names none, by kind
        self._defaults: Any = None
        self._known: dict[tuple[str, str, str], Any] = {}
        self._inherited: dict[tuple[str, str, str], str | None] = {}
        if root is None:
            return
        for style in root.iter(W + "style"):
            key = style.get(W + "styleId", "")
            self._styles[key] = style
            if style.get(W + "default") in {"1", "true", "on"}:
                self._usual.setdefault(style.get(W + "type", ""), key)
        self._defaults = child_of(root, "docDefaults")

    def of(self, paragraph: Any) -> str:
        """Return the key of a paragraph's style."""
        return value_of(paragraph, "pPr/pStyle") or self._usual.get("paragraph", "")

    def name_of(self, key: str) -> str:
        """Return a style's name in small letters ("heading 1"), "" for an unknown one."""
        return (value_of(self._styles.get(key), "name") or "").lower()

    def names_of(self, key: str) -> tuple[str, ...]:
        """Return a style's name and those of the styles it is based on."""
        return tuple((value_of(style, "name") or "").lower() for style in self._chain(key))

    def heading_level(self, paragraph: Any) -> int:
        """Return the level of a heading, from 1; 0 for any other paragraph."""
        own = number_of(paragraph, "pPr/outlineLvl")
        if own is not None:
            return own + 1 if own < _BODY_TEXT else 0
        for style in self._chain(self.of(paragraph)):
            name = (value_of(style, "name") or "").lower()
            named = _HEADING.fullmatch(name)
            outline = number_of(style, "pPr/outlineLvl")
            if outline is not None:
                return outline + 1 if outline < _BODY_TEXT else 0
            if named or name in _TITLES:
                return int(named[1]) if named else _TITLES[name]
        return 0

    def numbered_at(self, paragraph: Any) -> NumberedAt | None:
        """Return the list that a paragraph or its style puts it in; None for no list."""
        own = child_of(paragraph, "pPr/numPr")
        key, level = number_of(own, "numId"), number_of(own, "ilvl")
        for style in self._chain(self.of(paragraph)):
            inherited = child_of(style, "pPr/numPr")
            key = number_of(inherited, "numId") if key is None else key
            level = number_of(inherited, "ilvl") if level is None else level
        return NumberedAt(key, level or 0) if key else None

    def run_property(self, run: Any, paragraph: Any, name: str) -> Any:
        """Return the element that decides a property ("color", "sz", "vanish") of a run, or None.

        The run itself decides first, then its character style, its paragraph's style, the
        document's defaults.
        """
        properties = run.find(_RUN_PROPERTIES)
        named = None
        if properties is not None:
            own = properties.find(W + name)
            if own is not None:
                return own
            named = value_of(properties, "rStyle")
        return self._styled(named or self._usual.get("character", ""), self.of(paragraph), name)

    def _styled(self, character: str, paragraph: str, name: str) -> Any:
        """Return a run's property as its styles give it; asked for every run, so remembered."""
        asked = (character, paragraph, name)
        if asked not in self._known:
            found = (
                child_of(style, f"rPr/{name}")
                for key in (character, paragraph)
                for style in self._chain(key)
            )
            usual = child_of(self._defaults, f"rPrDefault/rPr/{name}")
            self._known[asked] = next((one for one in found if one is not None), usual)
        return self._known[asked]

    def paragraph_property(self, paragraph: Any, path: str, attribute: str) -> str | None:
        """Return an attribute of a paragraph's property, its own or inherited."""
        own = value_of(paragraph, f"pPr/{path}", attribute)
        if own is not None:
            return own
        asked = (self.of(paragraph), path, attribute)
        if asked not in self._inherited:
            found = (value_of(style, f"pPr/{path}", attribute) for style in self._chain(asked[0]))
            usual = value_of(self._defaults, f"pPrDefault/pPr/{path}", attribute)
            self._inherited[asked] = next((one for one in found if one is not None), usual)
        return self._inherited[asked]

    def table_shading(self, table: Any) -> Iterator[tuple[str, Any]]:
        """Give where a table's style colours its cells ("firstRow", "wholeTable", …), and how."""
        for style in self._chain(value_of(table, "tblPr/tblStyle") or ""):
            whole = child_of(style, "tcPr/shd")
            if whole is not None:
                yield "wholeTable", whole
            for conditional in style.iterchildren(W + "tblStylePr"):
                shading = child_of(conditional, "tcPr/shd")
                if shading is not None:
                    yield conditional.get(W + "type", ""), shading

    def stands_apart(self, before: Any, paragraph: Any) -> bool:
        """Say whether a gap is to be seen between two paragraphs that follow each other."""
        alike = self.of(before) == self.of(paragraph)
        gap = 0.0
        for one, side in ((before, "after"), (paragraph, "before")):
            close = self._is_close(one) and alike
            gap += 0 if close else self._gap(one, side)
        return gap >= _SEEN_GAP

    def _is_close(self, paragraph: Any) -> bool:
        if child_of(paragraph, "pPr/contextualSpacing") is not None:
            return is_on(child_of(paragraph, "pPr/contextualSpacing"))
        found = (child_of(s, "pPr/contextualSpacing") for s in self._chain(self.of(paragraph)))
        return is_on(next((switch for switch in found if switch is not None), None))

    def _gap(self, paragraph: Any, side: str) -> float:
        if self.paragraph_property(paragraph, "spacing", f"{side}Autospacing") in {"1", "true"}:
            return _SEEN_GAP
        try:
            return float(self.paragraph_property(paragraph, "spacing", side) or 0)
        except ValueError:
            return 0.0

    def _chain(self, key: str) -> Iterator[Any]:
        """Give a style and those it is based on, itself first."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = value_of(self._styles[key], "basedOn") or ""


_SEEN_GAP: Final = 40.0  # twentieths of a point: two points
