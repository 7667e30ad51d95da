"""How WordprocessingML names its elements and attributes, and how it says yes and no."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
REFERENCE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACED: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML: Final = "{urn:schemas-microsoft-com:vml}"


def value_of(parent: Any, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the first element on a path of names ("pPr/pStyle"), if it stands."""
    found = child_of(parent, path)
    value = found.get(W + attribute) if found is not None else None
    return str(value) if value is not None else None


def child_of(parent: Any, path: str) -> Any:
    """Return the first element on a path of names ("tcPr/shd"), or None."""
    for name in _names_on(path):
        if parent is None:
            return None
        parent = parent.find(name)
    return parent


@cache
def _names_on(path: str) -> tuple[str, ...]:
    return tuple(W + name for name in path.split("/"))


def number_of(parent: Any, path: str, attribute: str = "val") -> int | None:
    """Return an attribute as a whole number; None where there is none, or it is no number."""
    return whole_number(value_of(parent, path, attribute))


def whole_number(value: str | None) -> int | None:
    """Return "12" as 12; None for anything else."""
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


def is_on(switch: Any) -> bool:
    """Say whether a switch such as <w:b/> is there and not turned off."""
    return switch is not None and switch.get(W + "val", "true") not in {"0", "false", "off", "none"}
