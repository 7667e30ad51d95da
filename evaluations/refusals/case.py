"""The cases: what is not in the documents, and what nobody should do for the asker."""

from __future__ import annotations

from evaluations.asked_case import AskedCase, asked_cases


def files(part: str) -> tuple[str, ...]:
    """Return the files of cases of a part."""
    return (part,)


def cases(part: str) -> tuple[AskedCase, ...]:
    """Return the cases of "develop" or "aside"."""
    return asked_cases("refusals", part)
