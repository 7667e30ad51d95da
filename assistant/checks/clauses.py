"""A sentence as clauses, so that a denial or a hedge counts where it stands and no further."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_BREAK: Final = re.compile(
    r"[;:()–—]|,\s+(?=(?:and|but|or|so|yet|although|though|while|whereas|which|who|because)\b)"
    r"|\b(?:but|although|though|while|whereas|because|however|except that)\b",
    re.IGNORECASE,
)
_AUXILIARY: Final = (
    r"(?:is|are|was|were|has|have|had|do|does|did"
    r"|can|could|will|would|must|should|may|might|cannot)\b"
)
_AND_AGAIN: Final = re.compile(rf"\b(?:and|but)\s+(?={_AUXILIARY})", re.IGNORECASE)
_AND_OTHERS: Final = re.compile(
    rf"\b(?:and|but)\s+(?=(?!{_AUXILIARY})(?:[\w-]+\s+){{1,4}}?{_AUXILIARY})", re.IGNORECASE
)
_HELPING: Final = re.compile(rf"\b{_AUXILIARY}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def clauses_of(sentence: str) -> tuple[str, ...]:
    """Return the clauses of a sentence, their joining words left out.

    >>> clauses_of("Induction was late, but teaching was not.")
    ('Induction was late', 'teaching was not.')
    >>> clauses_of("Teaching is kept in medicine and is not kept in surgery.")
    ('Teaching is kept in medicine', 'Teaching is not kept in surgery.')
    """
    kept: list[str] = []
    for part in _BREAK.split(sentence):
        plain = re.sub(r"^(?:and|but|or|so|yet)\s+", "", part.strip(" ,"), flags=re.IGNORECASE)
        if re.search(r"\w", plain):
            kept += _predicates(plain)
    return tuple(kept)


def _predicates(clause: str) -> list[str]:
    """Return a clause for each of its predicates; one without a subject gets that of the first."""
    with_subject = _AND_OTHERS.search(clause)
    if with_subject and _HELPING.search(clause, 0, with_subject.start()):
        rest = clause[with_subject.end() :]
        return [*_predicates(clause[: with_subject.start()].strip(" ,")), *_predicates(rest)]
    first, *others = (part.strip(" ,") for part in _AND_AGAIN.split(clause))
    helping = _HELPING.search(first)
    subject = first[: helping.start()] if helping else ""
    return [first, *(f"{subject}{other}" for other in others)]
