"""How well the score tells supported claims of WiCE from the rest, as totals only.

    WICE=FOLDER python -m evaluations.support.wice_score [--part aside]

Area under the ROC curve, supported against the rest, with the interval of drawing articles anew,
for whole articles depend on each other. Beside it, words weighted by rarity, the usual baseline.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.checks.claims import check
from assistant.checks.nearness import Nearness
from assistant.words import stems
from evaluations.intervals import SEED, Estimate
from evaluations.support.wice import PARTS, Pair, pairs, wice_folder

DRAWS: Final = 1_000
Score = Callable[[Pair], float]


def area(right: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the share of (supported, other) pairs in which the supported one scores higher.

    >>> area([True, False, False], [0.9, 0.2, 0.9])
    0.75
    """
    yes = np.array([s for s, is_so in zip(scores, right, strict=True) if is_so])
    no = np.array([s for s, is_so in zip(scores, right, strict=True) if not is_so])
    if not len(yes) or not len(no):
        return math.nan
    above = (yes[:, None] > no[None, :]).mean() + 0.5 * (yes[:, None] == no[None, :]).mean()
    return float(above)


def measured(asked: Sequence[Pair], score: Score) -> Estimate:
    """Return the area with its interval."""
    right = np.array([pair.label == "supported" for pair in asked])
    scores = np.array([score(pair) for pair in asked])
    places: dict[str, list[int]] = {}
    for n, pair in enumerate(asked):
        places.setdefault(pair.article, []).append(n)
    each = [np.array(of) for of in places.values()]
    random = np.random.default_rng(SEED)
    drawn = [
        _area_of(np.concatenate([each[n] for n in some]), right, scores)
        for some in random.integers(0, len(each), (DRAWS, len(each)))
    ]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    whole = area(right.tolist(), scores.tolist())
    return Estimate(round(whole, 4), round(float(low), 4), round(float(high), 4))


def by_rarity(asked: Sequence[Pair]) -> Score:
    """Return the baseline: the share of a claim's words that the evidence has, by rarity."""
    counts = Counter(stem for pair in asked for stem in stems(" ".join(pair.evidence)))

    def score(pair: Pair) -> float:
        there = stems(" ".join(pair.evidence))
        rarity = {s: math.log(len(asked) / (1 + counts[s])) + 1 for s in stems(pair.claim)}
        return sum(r for s, r in rarity.items() if s in there) / max(sum(rarity.values()), 1e-9)

    return score


def _area_of(
    drawn: NDArray[np.intp], right: NDArray[np.bool_], scores: NDArray[np.float64]
) -> float:
    return area(right[drawn].tolist(), scores[drawn].tolist())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=PARTS, default="develop")
    parser.add_argument("--folder", type=Path, default=wice_folder(), help="holds dev.jsonl")
    return parser.parse_args()


def main() -> int:
    """Print a row for each way; return 1 where there is nothing to measure."""
    from indexing.embedding.embedder import embedder_for

    options = _options()
    if options.folder is None:
        sys.stderr.write("Name the folder that holds dev.jsonl: --folder, or WICE.\n")
        return 1
    asked = pairs(options.folder, options.part)
    nearness = Nearness(embedder_for(None))
    ways: dict[str, Score] = {
        "with the embedding model": lambda p: check(p.claim, p.evidence, nearness).score,
        "by words alone": lambda p: check(p.claim, p.evidence).score,
        "words weighted by rarity (baseline)": by_rarity(asked),
    }
    claims, articles = len({p.claim for p in asked}), len({p.article for p in asked})
    labels = Counter(pair.label for pair in asked)
    said = [
        f"{options.part}: {len(asked)} pairs, {claims} claims, {articles} articles; {dict(labels)}"
    ]
    said += [f"| {way} | {measured(asked, score)} |" for way, score in ways.items()]
    sys.stdout.write("\n".join(said) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
