"""Rows of a register that are about this provider: an extract can hold others' rows as well."""

from __future__ import annotations

import re

from corpus.access import Provider
from corpus.evidence.register import Register

_COMMON = frozenset(
    [
        "nhs",
        "trust",
        "foundation",
        "hospital",
        "hospitals",
        "university",
        "teaching",
        "the",
        "and",
        "of",
        "for",
        "healthcare",
        "health",
        "care",
        "services",
        "service",
        "partnership",
        "group",
        "ltd",
        "cic",
        "surgery",
        "practice",
        "general",
        "royal",
        "st",
        "saint",
    ]
)


def own_rows(register: Register, provider: Provider) -> tuple[Register, int]:
    """Return the register without the rows that name another provider, and how many those were."""
    kept = tuple(row for row in register.rows if _same(row.provider, provider.name))
    others = {row.place.first for row in register.rows} - {row.place.first for row in kept}
    problems = tuple(one for one in register.problems if one.place.first not in others)
    return register.model_copy(update={"rows": kept, "problems": problems}), len(others)


def _same(named: str | None, name: str) -> bool:
    """Say whether a row's provider may be this one: unnamed, or sharing its telling words.

    >>> _same("Ashdown Vale NHS FT", "Ashdown Vale NHS Foundation Trust")
    True
    >>> _same("Brackley", "Ashdown Vale NHS Foundation Trust")
    False
    """
    if not named:
        return True
    ours, theirs = _telling(name), _telling(named)
    if not ours or not theirs:
        return " ".join(named.lower().split()) == " ".join(name.lower().split())
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", name.lower()))
    return ours <= theirs or theirs <= ours or re.sub(r"\W", "", named.lower()) == initials


def _telling(name: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", name.lower().replace("'", ""))) - _COMMON - {"ft"}
