"""Where a text box is put: on the page, or where nobody can see it."""

from __future__ import annotations

from typing import Any, Final

from corpus.reading.word.names import PLACED, whole_number

_FAR: Final = 20_000_000  # EMU, 55 cm: wider and higher than the pages people print
_JUST_BEFORE: Final = -2_000_000  # EMU: within the margin, where a place is counted from the text
_NOTHING: Final = 13_000  # EMU, a point


def is_out_of_sight(box: Any) -> bool:
    """Say whether a text box stands off the page, has no size, or is switched off."""
    for holder in box.iterancestors(PLACED + "anchor", PLACED + "inline"):
        shape = holder.find(PLACED + "docPr")
        if shape is not None and shape.get("hidden") in {"1", "true"}:
            return True
        extent = holder.find(PLACED + "extent")
        wide, high = (
            whole_number(extent.get(name)) if extent is not None else None for name in ("cx", "cy")
        )
        if any(length is not None and length < _NOTHING for length in (wide, high)):
            return True
        for side, length in (("positionH", wide), ("positionV", high)):
            offset = holder.findtext(f"{PLACED}{side}/{PLACED}posOffset")
            start = whole_number(offset)
            if start is not None and (start > _FAR or start + (length or 0) < _JUST_BEFORE):
                return True
    return False
