"""The cases."""

from __future__ import annotations

from evaluations.choosing import ChoosingCase, cases_of


def files(part: str) -> tuple[str, ...]:
    """Return the files of cases of a part."""
    return (part,)


def cases(part: str) -> tuple[ChoosingCase, ...]:
    """Return the cases of "develop" or "aside"."""
    return cases_of("standards", "standards", part)
