"""The rules of a page's own style sheet, as far as they decide what can be seen.

Knows selectors of tags, classes and ids, one within the other; rules for some screens only
(@media) and style sheets elsewhere are left out. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

Declarations = Mapping[str, str]

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SIMPLE: Final = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_PART: Final = re.compile(r"([.#])([\w-]+)")
_MOST_RULES: Final = 5_000
_DECIDING: Final = frozenset(
    {"display", "visibility", "color", "background", "background-color", "font-size", "opacity"}
    | {"position", "left", "top", "right", "text-indent", "transform", "clip", "clip-path"}
    | {"width", "height", "overflow", "font", "list-style", "list-style-type", "white-space"}
    | {"max-height", "-webkit-text-fill-color"}
)


class _Simple(NamedTuple):
    """A selector without blanks: "p.note#a"."""

    tag: str
    classes: frozenset[str]
    ids: frozenset[str]

    def fits(self, element: Any) -> bool:
        if self.tag not in {"", "*", element.tag}:
            return False
        if self.ids and element.get("id") not in self.ids:
            return False
        return not self.classes or self.classes <= set(element.get("class", "").split())


class _Rule(NamedTuple):
    weight: tuple[int, int, int, int]  # ids, classes, tags, place in the sheet
    path: tuple[_Simple, ...]
    declared: Declarations

    def fits(self, element: Any) -> bool:
        if not self.path[-1].fits(element):
            return False
        above = element.iterancestors()
        return all(any(simple.fits(one) for one in above) for simple in reversed(self.path[:-1]))


class StyleSheet:
    """The rules of a page, to be asked element by element."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        for count, rule in enumerate(_rules(sheets)):
            if count == _MOST_RULES:
                break
            self._rules[_sign_of(rule.path[-1])].append(rule)

    def declared(self, element: Any) -> Declarations:
        """Return what is declared for an element by rules and by its own style, the latter last."""
        signs = ["", str(element.tag), f"#{element.get('id')}"]
        signs += [f".{name}" for name in element.get("class", "").split()]
        rules = [rule for sign in signs for rule in self._rules.get(sign, ()) if rule.fits(element)]
        found: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.weight):
            found.update(rule.declared)
        style = element.get("style")
        if style:
            found.update(declarations(style))
        return found


def declarations(text: str) -> dict[str, str]:
    """Return the declarations that decide what is seen, by their names in small letters.

    >>> declarations("COLOR: #FFF !important; margin: 0; font-size:1px")
    {'color': '#fff', 'font-size': '1px'}
    """
    found = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and name in _DECIDING:
            found[name] = value.replace("!important", "").strip().lower()
    return found


def _rules(sheets: Iterable[str]) -> Iterator[_Rule]:
    place = 0
    for sheet in sheets:
        for selectors, body in _RULE.findall(_without_blocks(_COMMENT.sub("", sheet))):
            declared = declarations(body)
            for selector in selectors.split(",") if declared else ():
                path = tuple(_path(selector))
                if path:
                    place += 1
                    yield _Rule((*_weight(path), place), path, declared)


def _without_blocks(sheet: str) -> str:
    """Return a sheet without its @-rules and what is within them."""
    kept: list[str] = []
    at = 0
    while (start := sheet.find("@", at)) >= 0:
        kept.append(sheet[at:start])
        opened, ended = sheet.find("{", start), sheet.find(";", start)
        if opened < 0 or 0 <= ended < opened:
            at = ended + 1 if ended >= 0 else len(sheet)
            continue
        depth, at = 1, opened + 1
        while depth and at < len(sheet):
            depth += {"{": 1, "}": -1}.get(sheet[at], 0)
            at += 1
    return "".join([*kept, sheet[at:]])


def _path(selector: str) -> Iterator[_Simple]:
    """Give a selector's simple ones; nothing where one of them is of a kind that is not known."""
    words = selector.replace(">", " ").split()
    matches = [_SIMPLE.fullmatch(word) for word in words]
    if not all(matches):
        return
    for match in matches:
        if match is not None:
            parts = _PART.findall(match[2])
            yield _Simple(
                (match[1] or "").lower(),
                frozenset(name for sign, name in parts if sign == "."),
                frozenset(name for sign, name in parts if sign == "#"),
            )


def _weight(path: tuple[_Simple, ...]) -> tuple[int, int, int]:
    ids = sum(len(simple.ids) for simple in path)
    classes = sum(len(simple.classes) for simple in path)
    return ids, classes, sum(simple.tag not in {"", "*"} for simple in path)


def _sign_of(simple: _Simple) -> str:
    """Return by what a rule is found: an id, a class, a tag, or "" for every element."""
    if simple.ids:
        return "#" + min(simple.ids)
    if simple.classes:
        return "." + min(simple.classes)
    return simple.tag if simple.tag != "*" else ""
