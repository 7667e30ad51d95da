"""All, most, many, some, none: does a sentence say more of a group than its source does?

A quantifier belongs to the first telling words after it; "always" and "never" to the whole clause.
"Two of five" is some of them, and so is a share under 100 per cent.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from assistant.checks.clauses import clauses_of
from assistant.checks.cues import cue, cues
from assistant.checks.figures import figures_of
from assistant.words import COMMON, stem

NONE, FEW, SOME, MANY, MOST, ALL = range(6)
_NAMES: Final = ("none", "few", "some", "many", "most", "all")
_PATTERNS: Final = {
    table: re.compile(
        "|".join(
            f"(?P<{name}>{cue(table, name).pattern})"
            for name in reversed(_NAMES)
            if name in cues(table)
        ),
        re.IGNORECASE,
    )
    for table in ("quantity", "often")
}
_NOT_ALL: Final = re.compile(r"\bnot\s+(?:all|every|each|everyone|always|both)\b", re.IGNORECASE)
_NEARLY: Final = re.compile(r"\b(?:nearly|almost)\s+(?:all|every|always)\b", re.IGNORECASE)
_ONE: Final = (
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?|forty(?:-\w+)?|fifty(?:-\w+)?"
)
_SHARE: Final = re.compile(
    rf"\b(?:only\s+|just\s+)?({_ONE})\s+(?:out\s+)?of\s+(?:the\s+|our\s+|its\s+)?({_ONE})\b"
    r"|\b(\d+(?:\.\d+)?)\s?(?:%|per\s?cent)\s+of\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_GROUP_WORDS: Final = 3  # telling words after a quantifier that may be what it counts
_PLAIN: Final = -1  # no quantifier stands there


def overstates(claim: str, source: str) -> bool:
    """Say whether a claim speaks of more of a group, or more often, than its source does.

    >>> overstates("All trainees felt safe.", "Some trainees felt safe.")
    True
    >>> overstates("Some trainees felt safe.", "All trainees felt safe.")
    False
    """
    said, there = _quantities(_SHARE.sub(" ", claim)), _quantities(source)
    for word, level in said.items():  # "36 of 40" is for the figures' own check
        if word == "" and _time_differs(level, there.get("", _PLAIN)):
            return True
        if word and word in there and _more(level, there[word]):
            return True
        if word and word not in there and level in (ALL, NONE, MOST):
            # the quantifier of the source stands on another word for the same group
            others = {each for key, each in there.items() if key}
            if (
                others
                and not any(not _more(level, other) for other in others)
                and _shares(word, source)
            ):
                return True
    dropped = there.get("", _PLAIN)
    return "" not in said and dropped in (SOME, NONE) and not _quantities_deny(claim)


def _share_in_words(share: re.Match[str]) -> str:
    """Return "14 of the 22" as "most", "22 of 22" as "all"; a share under a half as "some"."""
    if share[3]:
        part, whole = float(share[3]), 100.0
    else:
        part, whole = (float(next(iter(figures_of(share[n])), "1")) for n in (1, 2))
    if part >= whole or not part:
        return "all" if part else "none"
    return "most" if part > whole / 2 else "some"


def _more(level: int, there: int) -> bool:
    """Say whether a level claims what another does not give."""
    if there == _PLAIN:
        return level in (ALL, MOST)
    if level == _PLAIN:
        return there == FEW
    if NONE in (level, there):
        return level != there
    if {level, there} <= {FEW, SOME}:
        return False
    return level > there


def _time_differs(level: int, there: int) -> bool:
    if there == _PLAIN:
        return level in (ALL, MOST)
    return _more(level, there)


def _shares(word: str, source: str) -> bool:
    return any(stem(match.group().casefold()) == word for match in _WORD.finditer(source))


def _quantities_deny(claim: str) -> bool:
    return re.search(r"\b(?:not|no|never|none)\b|n[’']t\b", claim, re.IGNORECASE) is not None


@lru_cache(maxsize=4096)
def _quantities(sentence: str) -> dict[str, int]:
    """Return the level of each counted word's stem; "" for how often; plain words as -1."""
    plain = _SHARE.sub(_share_in_words, sentence)
    plain = _NOT_ALL.sub("some", _NEARLY.sub("most", plain))
    found: dict[str, int] = {}
    for clause in clauses_of(plain):
        for match in _WORD.finditer(clause):
            word = match.group().casefold()
            if word not in COMMON:
                found.setdefault(stem(word), _PLAIN)
        for match in _PATTERNS["quantity"].finditer(clause):
            level = _NAMES.index(match.lastgroup or "some")
            counted = [
                stem(word.group().casefold())
                for word in _WORD.finditer(clause, match.end())
                if word.group().casefold() not in COMMON
            ][:_GROUP_WORDS]
            for word in counted[:1]:
                found[word] = level
        for match in _PATTERNS["often"].finditer(clause):
            found[""] = _NAMES.index(match.lastgroup or "some")
    return found
