"""What the elements of a page are: silent, navigation, inline, a block with a gap around it."""

from __future__ import annotations

import re
from typing import Any, Final

SILENT: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "object", "embed", "applet"}
    | {"iframe", "canvas", "audio", "video", "map", "datalist", "param", "track"}
)
INLINE: Final = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "input"}
    | {"picture", "source", "select", "ruby", "rb", "nobr", "math", "mi", "mn", "mo", "mrow"}
)
WITH_GAP: Final = frozenset(
    {"p", "ul", "ol", "dl", "blockquote", "pre", "figure", "table", "hr", "fieldset", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "article", "section", "details"}
)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_NAVIGATION: Final = frozenset({"nav", "footer", "menu", "dialog", "button"})
_NAVIGATION_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "button", "dialog"}
)
_OWN_PARTS: Final = frozenset({"article", "main", "section"})
_MENU: Final = re.compile(r"\b(?:menu|nav|sidebar|breadcrumbs?|cookie|related|share)\b", re.I)
_NOTES: Final = re.compile(r"\b(?:foot|end)notes?\b", re.IGNORECASE)
_NOTE_KEY: Final = re.compile(r"(?:ftn|edn|fn|footnote|endnote)s?[-_:.]?\d+", re.IGNORECASE)
_NOTE_ROLES: Final = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
_BACK: Final = frozenset({"↩", "↩︎", "↑", "^", "⏎", "back"})


def is_navigation(element: Any) -> bool:
    """Say whether an element only leads around the site, or stands on every page of it."""
    if element.tag in _NAVIGATION or element.get("role") in _NAVIGATION_ROLES:
        return True
    if element.tag == "header":
        return not any(True for _ in element.iterancestors(*_OWN_PARTS))
    return element.tag == "aside" and bool(_MENU.search(element.get("class", "")))


def is_note(element: Any) -> bool:
    """Say whether an element holds footnotes: by its role, its class, or its key ("fn3")."""
    if element.get("role") in _NOTE_ROLES or _NOTES.search(element.get("class", "")):
        return element.tag in {"div", "section", "aside", "ol", "ul", "li", "p", "footer"}
    in_place = element.tag in {"div", "li", "p", "aside"}
    return in_place and bool(_NOTE_KEY.fullmatch(element.get("id", "").lstrip("_")))


def is_way_back(element: Any) -> bool:
    """Say whether an element is the link from a footnote back to its mark."""
    if element.tag != "a":
        return False
    return "".join(element.itertext()).strip() in _BACK or element.get("role") == "doc-backlink"


def shown_by_control(element: Any) -> str:
    """Return what a form's control shows: a tick, a box, the option that is chosen."""
    if element.tag == "input":
        if element.get("type") in {"checkbox", "radio"}:
            return "☑" if element.get("checked") is not None else "☐"
        return ""
    options = list(element.iter("option"))
    chosen = [one for one in options if one.get("selected") is not None] or options[:1]
    return " ".join("".join(chosen[0].itertext()).split()) if chosen else ""
