"""The numbers that Word puts before paragraphs by itself, counted as Word counts them.

Source: ECMA-376, part 1, 17.9 (Numbering). Must not know what a paragraph says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from corpus.reading.number_words import in_format
from corpus.reading.symbols import seen
from corpus.reading.word.names import W, child_of, is_on, number_of, value_of
from corpus.reading.word.styles import NumberedAt

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")


class Mark(NamedTuple):
    """What Word shows before a paragraph, and whether it is a bullet."""

    text: str
    is_bullet: bool


class _Level(NamedTuple):
    """One level of a list, as it is defined."""

    start: int
    format: str
    text: str  # "%1.%2", or a bullet
    face: str  # of the bullet
    restarts_after: int | None  # a level from 1; 0: never; None: after any higher one
    is_legal: bool  # all numbers in figures
    style: str  # whose paragraphs stand at this level


_PLAIN: Final = _Level(1, "decimal", "", "", None, is_legal=False, style="")


@dataclass
class _Count:
    """Where the numbers of one list have come to."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)
    restarted: set[tuple[int, int]] = field(default_factory=set)  # list key, level


class ListCounters:
    """Counts the paragraphs of every list of a document, in reading order."""

    def __init__(self, root: Any | None) -> None:
        self._abstract: dict[str, Any] = {}
        self._lists: dict[int, Any] = {}
        self._levels: dict[int, tuple[_Level, ...]] = {}
        self._counts: dict[str, _Count] = {}
        self._linked: dict[str, str] = {}  # a list style's name: the definition that it stands for
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                key = element.get(W + "abstractNumId", "")
                self._abstract[key] = element
                if (style := value_of(element, "styleLink")) is not None:
                    self._linked[style] = key
            elif element.tag == W + "num":
                number = element.get(W + "numId", "")
                if number.isdecimal():
                    self._lists[int(number)] = element

    def next_mark(self, at: NumberedAt, style: str) -> Mark | None:
        """Count one more paragraph and return what stands before it; None where nothing does.

        `style` is the paragraph's style: a list may give it another level than it asks for.
        """
        levels = self._levels_of(at.list_key)
        if not levels:
            return None
        named = [number for number, level in enumerate(levels) if level.style == style and style]
        index = min(named[0] if named else max(at.level, 0), len(levels) - 1)
        level = levels[index]
        if level.format == "bullet":
            return Mark(seen(level.text, level.face), is_bullet=True)
        numbers = self._counted(at.list_key, index, levels)
        return Mark(_written(levels, numbers, index), is_bullet=False)

    def _counted(self, key: int, index: int, levels: tuple[_Level, ...]) -> list[int]:
        count = self._counts.setdefault(self._definition_of(key), _Count())
        if (key, index) not in count.restarted:
            count.restarted.add((key, index))
            if self._override(key, index, "startOverride") is not None:
                count.numbers[index] = None
        before = count.numbers[index]
        count.numbers[index] = levels[index].start if before is None else before + 1
        for lower in range(index + 1, len(levels)):
            after = levels[lower].restarts_after
            if after is None or index < after:
                count.numbers[lower] = None
        for higher in range(index):
            if count.numbers[higher] is None:  # "1.1" although no paragraph is "1"
                count.numbers[higher] = levels[higher].start
        return [number or 0 for number in count.numbers]

    def _definition_of(self, key: int) -> str:
        abstract = value_of(self._lists.get(key), "abstractNumId") or ""
        linked = value_of(self._abstract.get(abstract), "numStyleLink")
        return self._linked.get(linked or "", abstract)

    def _override(self, key: int, index: int, name: str) -> Any:
        listed = self._lists.get(key)
        for override in listed.iterchildren(W + "lvlOverride") if listed is not None else ():
            if number_of_attribute(override, "ilvl") == index:
                return child_of(override, name)
        return None

    def _levels_of(self, key: int) -> tuple[_Level, ...]:
        if key not in self._levels:
            self._levels[key] = self._read_levels(key)
        return self._levels[key]

    def _read_levels(self, key: int) -> tuple[_Level, ...]:
        definition = self._abstract.get(self._definition_of(key))
        if definition is None:
            return ()
        levels = [_PLAIN] * _LEVELS
        for element in definition.iterchildren(W + "lvl"):
            index = number_of_attribute(element, "ilvl")
            if index is not None and 0 <= index < _LEVELS:
                levels[index] = _level(element)
        for index in range(_LEVELS):
            if (replaced := self._override(key, index, "lvl")) is not None:
                levels[index] = _level(replaced)
            if (start := self._override(key, index, "startOverride")) is not None:
                levels[index] = levels[index]._replace(start=_start(start.get(W + "val")))
        return tuple(levels)


def number_of_attribute(element: Any, name: str) -> int | None:
    """Return an element's own attribute as a whole number, or None."""
    value = element.get(W + name, "")
    return int(value) if value.isdecimal() else None


def _start(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 7 else 0


def _level(element: Any) -> _Level:
    fonts = child_of(element, "rPr/rFonts")
    face = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "" if fonts is not None else ""
    return _Level(
        start=_start(value_of(element, "start")),
        format=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        face=face,
        restarts_after=number_of(element, "lvlRestart"),
        is_legal=is_on(child_of(element, "isLgl")),
        style=value_of(element, "pStyle") or "",
    )


def _written(levels: tuple[_Level, ...], numbers: list[int], index: int) -> str:
    """Return a level's text with the numbers of the levels that it names."""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at > index:
            return ""
        written = "decimal" if levels[index].is_legal and at < index else levels[at].format
        return in_format(numbers[at], written)

    return _PLACE.sub(number, levels[index].text)
