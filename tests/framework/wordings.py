"""What tests ask of a framework: its wordings by name, and the words of a place."""

import re
from collections.abc import Iterator

from corpus.framework.model import Framework, Wording
from corpus.text import DocumentText, Value, collapse

_NAMES = ("number", "name", "label", "level", "title")


def wordings(framework: Framework) -> dict[str, Wording]:
    """Return every wording by a name such as "standards 3.4 wording" or "impact Minor 2"."""
    return dict(_within(framework, ""))


def official(framework: Framework) -> dict[str, Wording]:
    """Return the wordings that were read out of a document."""
    return {name: w for name, w in wordings(framework).items() if w.origin == "official"}


def _within(value: Value, name: str) -> Iterator[tuple[str, Wording]]:
    if isinstance(value, Wording):
        yield name, value
        return
    for field in type(value).model_fields:
        inner = getattr(value, field)
        if isinstance(inner, Value):
            yield from _within(inner, f"{name} {field}".strip())
        elif isinstance(inner, tuple):
            for index, item in enumerate(inner):
                yield from _within(item, f"{name} {field} {_key(item, index)}".strip())


def _key(item: Value, index: int) -> str:
    if type(item).__name__ == "MatrixCell":
        return f"{item.likelihood}x{item.impact}"
    if type(item).__name__ == "Role":
        return f"{item.edition} {item.name}"
    return next(
        (str(getattr(item, n)) for n in _NAMES if isinstance(getattr(item, n, None), int | str)),
        str(index),
    )


def joined(text: str) -> str:
    """Return text with white space collapsed and words joined that a line end had split."""
    return re.sub(r"(?<=\w)([-/]) (?=\w)", r"\1", collapse(text))


def stands_at_its_place(wording: Wording, text: DocumentText) -> bool:
    """Say whether a wording is among the words of the lines that it names."""
    place = wording.place
    return place is not None and joined(wording.text) in joined(
        text.between(place.first, place.last)
    )
