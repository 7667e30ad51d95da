"""All hostile files, by format and name; those that take seconds to end are apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.hostile import office, pdfs, texts

SLOW_ONES = {
    "two million empty paragraphs",
    "one long paragraph",
    "too long a paragraph",
    "a bomb that says it is small",
    "a million empty rows",
    "empty styled cells",
    "formulas",
    "a hundred thousand parts",
    "long headers",
    "deeply nested parts",
    "a body of 30 MB",
    "a million cells in a row",
    "bars and dashes",
    "50 million lines",
    "many spans",
    "open brackets",
    "a million tags",
    "quotes without an end",
    "quotes everywhere",
    "no known encoding",
    "a line of 50 MB",
    "a huge dictionary",
    "a picture without an end",
    "a bomb in a bomb",
    "many pictures",
    "a font without an end",
    "many objects",
}
_ALL: Mapping[str, Callable[[], bytes]] = {
    f"a.{ending}: {name}": make
    for ending, group in (
        ("pdf", pdfs.QUICK),
        ("docx", office.WORD),
        ("xlsx", office.EXCEL),
        ("html", texts.PAGES),
        ("eml", texts.MAILS),
        ("csv", texts.TABLES),
        ("md", texts.TEXTS),
    )
    for name, make in group.items()
}
SLOW: Mapping[str, Callable[[], bytes]] = {
    name: make for name, make in _ALL.items() if name.partition(": ")[2] in SLOW_ONES
} | {f"a.pdf: {name}": make for name, make in pdfs.SLOW.items()}
QUICK: Mapping[str, Callable[[], bytes]] = {
    name: make for name, make in _ALL.items() if name not in SLOW
}
