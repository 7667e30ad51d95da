"""Finding the damage that extraction left in a text."""

from __future__ import annotations

from corpus.repairs.repair import Repair
from corpus.text import DocumentText


def repairs_of(text: DocumentText) -> tuple[Repair, ...]:
    """Return the repairs of a text, in order; those without `read_as` are flags."""
    del text
    return ()
