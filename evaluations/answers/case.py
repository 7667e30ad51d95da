"""The cases: questions to answer, and questions that need one more detail first."""

from __future__ import annotations

from evaluations.asked_case import AskedCase, asked_cases


def files(part: str) -> tuple[str, ...]:
    """Return the files of cases of a part."""
    return part, f"asking_back_{part}"


def cases(part: str) -> tuple[AskedCase, ...]:
    """Return the cases of "develop" or "aside"."""
    return tuple(case for file in files(part) for case in asked_cases("answers", file))
