"""Leaving out what says the same as something found before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage

_SIMILAR: Final = 0.9  # cosine from which the words of two passages are compared
_ALIKE: Final = 0.85  # share of words in common from which two passages say the same
_WORD: Final = re.compile(r"[^\W_]+")


def without_repeats(
    passages: Sequence[Passage], vectors: Sequence[NDArray[np.float32] | None]
) -> list[int]:
    """Return which passages to keep: each that says what none before it says.

    The same sentence in evidence of two providers is two findings, and so is one that differs in a
    figure: a register repeats its sentences month after month. `vectors`: of each passage, None
    where there is none; those are kept.
    """
    held = {n: vector for n, vector in enumerate(vectors) if vector is not None}
    known = list(held)
    similar: dict[int, list[int]] = {}
    if held:
        stacked = np.stack(list(held.values()))
        for one, other in np.argwhere(np.tril(stacked @ stacked.T, -1) >= _SIMILAR).tolist():
            similar.setdefault(known[one], []).append(known[other])
    kept: list[int] = []
    for n, passage in enumerate(passages):
        before = [passages[m] for m in similar.get(n, ()) if m in kept]
        if not any(say_the_same(passage, each) for each in before):
            kept.append(n)
    return kept


def say_the_same(one: Passage, other: Passage) -> bool:
    """Say whether two passages of one provider have nearly the same words and the same figures."""
    if one.source.provider_id != other.source.provider_id:
        return False
    words, others = (frozenset(_WORD.findall(each.text.casefold())) for each in (one, other))
    if len(words & others) < _ALIKE * len(words | others):
        return False
    return not any(map(_has_figure, words ^ others))


def _has_figure(word: str) -> bool:
    return any(map(str.isdigit, word))
