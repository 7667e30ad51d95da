"""How SpreadsheetML names its elements, and how it says yes and no."""

from __future__ import annotations

from typing import Any, Final

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REFERENCE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ON_SHEET: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def is_yes(value: str | None) -> bool:
    """Say whether an attribute says yes."""
    return value in {"1", "true", "on"}


def texts_of(element: Any) -> str:
    """Return the characters of a string: of all its runs, without the readings beside them."""
    if len(element) == 1 and element[0].tag == S + "t":
        return element[0].text or ""
    return "".join(
        text.text or "" for text in element.iter(S + "t") if text.getparent().tag != S + "rPh"
    )
