"""Where the statements stand that a document does not show: counted, by paper and line.

Nothing is left out silently; a reader who wants the rest is told where it is. Tells no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.drafting.collected import Note
from assistant.drafting.papers import paper_name


def where(notes: Iterable[Note], *, named: bool = True) -> str:
    """Return where notes stand, e.g. "visit notes, lines 17 to 19 and 27; survey, row 6".

    The paper is left out where it is not to be `named`, because it is said already.
    """
    lines: dict[tuple[str, str], set[int]] = {}
    for note in notes:
        place = note.span.place
        by_row = place.row is not None
        sheet = f" {place.sheet}" if place.sheet else ""
        paper = paper_name(note.paper.kind).lower() if named else ""
        key = (f"{paper}{sheet}".strip(), "row" if by_row else "line")
        lines.setdefault(key, set()).add(place.row if place.row is not None else place.first)
    said = ((paper, runs(unit, held)) for (paper, unit), held in lines.items())
    return "; ".join(f"{paper}, {places}" if paper else places for paper, places in said)


def runs(unit: str, numbers: Iterable[int]) -> str:
    """Return numbers of lines or rows, neighbours as a run.

    >>> runs("line", [3, 4, 5, 9]), runs("row", [7])
    ('lines 3 to 5 and 9', 'row 7')
    """
    held: list[list[int]] = []
    for number in sorted(set(numbers)):
        if held and number == held[-1][1] + 1:
            held[-1][1] = number
        else:
            held.append([number, number])
    told = [str(a) if a == b else f"{a} to {b}" for a, b in held]
    many = len(told) > 1 or " to " in told[0]
    return f"{unit}{'s' if many else ''} {listed(told)}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
