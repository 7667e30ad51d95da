"""Which figure counts what, and from which side it is bounded.

A claim can hold every figure of its source and still put them to other things: "four were late"
said as "four were on time", "at most six" said as "at least six".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from assistant.checks.claim_words import Kind, words_of
from assistant.checks.figures import figures_of

_FIGURE: Final = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:-\w+)?\b",
    re.IGNORECASE,
)
_BOUNDS: Final = {
    "least": r"at least|no fewer than|no less than|a minimum of|minimum|or more|or above|or over",
    "most": r"at most|up to|no more than|not more than|a maximum of|maximum|or fewer|or less"
    r"|or under|within",
    "over": r"more than|over|above|exceed(?:s|ed|ing)?|greater than|higher than",
    "under": r"less than|fewer than|under|below|lower than",
}
_BOUND: Final = re.compile(
    "|".join(f"(?P<{name}>(?<!no )(?<!not )\\b(?:{words})\\b)" for name, words in _BOUNDS.items()),
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"\s*%?\s*(?=or\s)")
_UP: Final = frozenset({"least", "over"})
_BESIDE: Final = 18  # characters between a bound and its figure
_OUT_OF: Final = re.compile(r"\s*(?:of|out of)\s+(?:the\s+|all\s+)?", re.IGNORECASE)


def misplaces_figures(claim: str, source: str) -> bool:
    """Say whether a figure counts another thing, or is bounded from the other side.

    >>> misplaces_figures("Four of 9 were on time.", "Five of 9 were on time and four were late.")
    True
    """
    return _other_bound(claim, source) or _other_company(claim, source)


def _other_bound(claim: str, source: str) -> bool:
    said, there = _bounds(claim), _bounds(source)
    return any(
        (bound in _UP) != (there[figure] in _UP)
        for figure, bound in said.items()
        if figure in there
    )


@lru_cache(maxsize=4096)
def _bounds(text: str) -> dict[str, str]:
    """Return what bounds each figure: the words just before it, or "or more" after it."""
    found: dict[str, str] = {}
    for figure in _FIGURE.finditer(text):
        before = list(_BOUND.finditer(text, max(0, figure.start() - _BESIDE), figure.start()))
        beyond = _AFTER.match(text, figure.end())
        match = before[-1] if before else beyond and _BOUND.match(text, beyond.end())
        if match and match.lastgroup:
            found.update(dict.fromkeys(figures_of(figure.group()), match.lastgroup))
    return found


def _other_company(claim: str, source: str) -> bool:
    """Say whether a figure of the claim stands with words that only others have in the source."""
    said, there = _company(claim), _company(source)
    shared = set.intersection(*there.values()) if len(there) > 1 else set()
    for figure, words in said.items():
        own = there.get(figure, set())
        others = set().union(*(each for name, each in there.items() if name != figure)) - own
        telling = words - shared
        if own and telling & others and not telling & own:
            return True
    return False


@lru_cache(maxsize=4096)
def _company(text: str) -> dict[str, set[str]]:
    """Return the telling words after each figure; "four of 40 reports" gives both the same."""
    found: dict[str, set[str]] = {}
    for clause in re.split(r"[;:]|,\s|\band\b|\bbut\b", text):
        figures = list(_FIGURE.finditer(clause))
        words = [w for w in words_of(clause) if w.kind in (Kind.WORD, Kind.NAME)]
        for n, figure in enumerate(figures):
            start = figure.end()
            out_of = _OUT_OF.match(clause, start)
            following = n + 1
            if out_of and n + 1 < len(figures) and figures[n + 1].start() == out_of.end():
                start, following = figures[n + 1].end(), n + 2
            end = figures[following].start() if following < len(figures) else len(clause)
            beside = {w.stem for w in words if start <= w.at < end}
            for named in figures_of(figure.group()):
                found.setdefault(named, set()).update(beside)
    return found
