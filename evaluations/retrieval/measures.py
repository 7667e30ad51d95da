"""What is measured of a ranked list of passages against a case.

A passage meets an answer when it holds at least half of the answer, or when at least half of it
lies within the answer (a sentence of a long list). A case that needs all its answers is met at the
rank at which the last of them is. Within a budget of characters, the passages are read one after
the other up to the cut, the last of them in part, and an answer counts when what was read holds at
least half of it: long passages are not flattered there as they are by recall@k.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from evaluations.retrieval.case import Case
from evaluations.retrieval.positions import SourceText, Stretch

HALF: Final = 0.5
BUDGETS: Final = (1_500, 3_000)  # characters of passages, white space collapsed
DEPTH: Final = 50  # passages asked for; what is not among them counts as not found


class Ranked(NamedTuple):
    """A passage in a list of results: where it stands, and its length with single blanks."""

    stretch: Stretch
    characters: int


class Outcome(NamedTuple):
    """What became of one case."""

    case: str
    rank: int  # the rank at which it was met, from 1; 0: it was not
    within: tuple[bool, ...]  # each of `BUDGETS`


#: What is reported of outcomes, each between 0 and 1.
MEASURES: Final = ("recall@1", "recall@5", "recall@10", "MRR", "in 1,500", "in 3,000")


def outcome(case: Case, found: Sequence[Ranked], texts: Mapping[str, SourceText]) -> Outcome:
    """Return what became of a case."""
    answers = case.stretches(texts)
    needed = any if case.needs == "any" else all
    ranks = [_first(answer, found) for answer in answers]
    met = [rank for rank in ranks if rank]
    rank = (min(met) if needed is any else max(met)) if needed(ranks) else 0
    within = tuple(
        needed(_covered(answer, found, budget) for answer in answers) for budget in BUDGETS
    )
    return Outcome(case.id, rank, within)


def values(outcomes: Sequence[Outcome]) -> dict[str, list[float]]:
    """Return each measure's value for each case, in the order of the cases."""
    ranks = [each.rank for each in outcomes]
    measured = {f"recall@{k}": [float(0 < rank <= k) for rank in ranks] for k in (1, 5, 10)}
    measured["MRR"] = [1 / rank if rank else 0.0 for rank in ranks]
    for n, budget in enumerate(BUDGETS):
        measured[f"in {budget:,}"] = [float(each.within[n]) for each in outcomes]
    return measured


def meets(passage: Stretch, answer: Stretch) -> bool:
    """Say whether a passage meets an answer.

    >>> answer = Stretch("a", 30, 50)
    >>> meets(Stretch("a", 0, 40), answer), meets(Stretch("a", 0, 39), answer)
    (True, False)
    """
    shared = passage.shared(answer)
    return shared > 0 and shared >= HALF * min(answer.length, passage.length)


def _first(answer: Stretch, found: Sequence[Ranked]) -> int:
    ranks = (n for n, each in enumerate(found, start=1) if meets(each.stretch, answer))
    return next(ranks, 0)


def _covered(answer: Stretch, found: Sequence[Ranked], budget: int) -> bool:
    """Say whether the first `budget` characters hold half of an answer, parts put together."""
    held: set[int] = set()
    left = budget
    for passage in found:
        read = min(1.0, left / max(1, passage.characters))
        document, start, end = passage.stretch
        cut = Stretch(document, start, start + round((end - start) * read))
        if cut.shared(answer):
            held.update(range(max(cut.start, answer.start), min(cut.end, answer.end)))
        left -= passage.characters
        if left <= 0:
            break
    return len(held) >= HALF * answer.length
