"""The themes that lines of enquiry are grouped by, and which of them a piece of evidence speaks of.

The wording is data (`enquiry_bank.toml`); standards are those of 2017/18.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from corpus.text import Value

EDITION = "2017-18"


class Theme(Value):
    """A theme with its proposed question; everything in it is for the panel to change."""

    key: str
    title: str
    standards: tuple[str, ...]  # numbers, nearest first
    question: str
    ask: tuple[str, ...]
    probes: tuple[str, ...]
    good: str
    concern: str
    cues: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the standards' ids with their edition."""
        return tuple(f"{EDITION}:{number}" for number in self.standards)


class Bank(Value):
    """All themes, and the two lines that every document has."""

    themes: tuple[Theme, ...]
    good_practice: Theme
    previous_actions: Theme


@cache
def bank() -> Bank:
    """Return the bank of questions, read once."""
    written = resources.files("assistant.drafting").joinpath("enquiry_bank.toml")
    held = tomllib.loads(written.read_text("utf-8"))
    return Bank(
        themes=tuple(Theme.model_validate(one) for one in held["theme"]),
        good_practice=Theme(key="good-practice", title="Good practice", **held["good_practice"]),
        previous_actions=Theme(
            key="previous-actions", title="Previous actions", **held["previous_actions"]
        ),
    )


@cache
def _compiled() -> tuple[tuple[Theme, re.Pattern[str]], ...]:
    return tuple(
        (theme, re.compile("|".join(theme.cues), re.IGNORECASE)) for theme in bank().themes
    )


def themes_of(text: str, standards: tuple[str, ...] = ()) -> tuple[Theme, ...]:
    """Return the themes that a text speaks of, the one with most cues first.

    A standard that the text itself names counts as two or three cues.

    >>> [theme.key for theme in themes_of("Nobody told us who our supervisor was at induction")]
    ['supervision', 'induction']
    """
    scored = []
    for index, (theme, pattern) in enumerate(_compiled()):
        score = len({match[0].lower() for match in pattern.finditer(text)})
        score += 3 * bool(set(standards) & set(theme.ids[:1]))
        score += 2 * bool(set(standards) & set(theme.ids[1:]))
        if score:
            scored.append((-score, index, theme))
    return tuple(theme for _, _, theme in sorted(scored, key=lambda one: one[:2]))
