"""How much of a sentence up to three sentences of its source cover, word by word.

A word is covered by the same stem, or as far as the embedding model finds one near it. The mean
says how much is there; the words left over say what is not. It knows no order and no denial: other
checks look at those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.checks.claim_words import Kind, Word, stems_of, words_of

#: For each word of a claim, how near each sentence of the source comes to it, 0 to 1.
Near = Sequence[Sequence[float]]

MOST_SENTENCES: Final = 3  # more add nothing on WiCE: one 0.77, two 0.83, three and four 0.85
_SAME_STEM: Final = 0.9  # a word may mean another thing in another place
_NAME_THERE: Final = 0.75  # nearness from which a name counts as there ("Libyan" for "Libya")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a claim is in its source."""

    covered: float  # 0 to 1, weighted by kind, by the chosen sentences together
    weakest: float  # mean cover of its three least covered telling words
    names_lacking: int
    sentences: tuple[int, ...]  # the chosen ones, the one that covers most first


def cover(
    claim: str, source: Sequence[str], near: Near | None = None, names_in: str = ""
) -> Coverage:
    """Return how far the source's sentences cover a claim; `near` has a row for each word.

    Words that stand in `names_in` are not lacking.
    """
    words = words_of(claim)
    if not words or not source:
        return Coverage(0.0, 0.0, sum(word.kind is Kind.NAME for word in words), ())
    elsewhere = stems_of(names_in)
    there = [elsewhere | stems_of(sentence) for sentence in source]
    nothing = [0.0] * len(source)
    table = [
        [
            max(nearness, _SAME_STEM if word.stem in stems else 0.0)
            for stems, nearness in zip(there, near[n] if near else nothing, strict=True)
        ]
        for n, word in enumerate(words)
    ]
    chosen, best = _chosen(words, table)
    telling = sorted(
        value for word, value in zip(words, best, strict=True) if word.kind is not Kind.SMALL
    )[:3]
    total = sum(word.weight for word in words)
    return Coverage(
        covered=sum(w.weight * value for w, value in zip(words, best, strict=True)) / total,
        weakest=sum(telling) / len(telling) if telling else 1.0,
        names_lacking=sum(
            word.kind is Kind.NAME
            and max(row) < _NAME_THERE
            and not abbreviated(word.text, " ".join(source))
            for word, row in zip(words, table, strict=True)
        ),
        sentences=chosen,
    )


def abbreviated(name: str, source: str) -> bool:
    """Say whether a name stands in the source by its initials, or as them.

    >>> abbreviated("GMC", "the General Medical Council"), abbreviated("Council", "The GMC")
    (True, False)
    """
    return len(name) > 1 and name.isupper() and name in _initials(source)


@lru_cache(maxsize=256)
def _initials(source: str) -> str:
    """Return the first letters of capitalised words in order; small words stand between."""
    return "".join(word.text[0] for word in words_of(source) if word.text[0].isupper())


def _chosen(
    words: Sequence[Word], table: Sequence[Sequence[float]]
) -> tuple[tuple[int, ...], list[float]]:
    """Return the sentences that together cover most, one after another, and each word's cover."""
    best = [0.0] * len(words)
    chosen: list[int] = []
    for _ in range(min(MOST_SENTENCES, len(table[0]))):
        gains = [
            sum(
                w.weight * max(0.0, row[s] - had)
                for w, row, had in zip(words, table, best, strict=True)
            )
            for s in range(len(table[0]))
        ]
        most = max(range(len(gains)), key=gains.__getitem__)
        if gains[most] <= 0:
            break
        chosen.append(most)
        best = [max(had, row[most]) for row, had in zip(table, best, strict=True)]
    return tuple(chosen), best
