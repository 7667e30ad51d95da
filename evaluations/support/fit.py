"""Fit the weights of the support check's score: WICE=FOLDER python -m evaluations.support.fit

Logistic regression on WiCE's `develop` half, a claim's weight shared among its pairs. It prints
what to write into `assistant/checks/support_weights.toml` and, by cross-validation over articles,
what to expect of it. Fitting takes scikit-learn; nothing at run time does.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.checks.claims import features
from assistant.checks.coverage import cover
from assistant.checks.nearness import Nearness
from evaluations.support.wice import Pair, pairs, wice_folder

STRENGTH: Final = 0.3  # of the prior that weights are small: 0.03 to 1 differ by less than 0.003
FOLDS: Final = 5
DRAWS: Final = 6
Matrix = NDArray[np.float64]


def table(asked: Sequence[Pair], nearness: Nearness | None) -> tuple[list[str], Matrix]:
    """Return the names of the features, and their values, shape (pairs, features)."""
    rows = []
    for pair in asked:
        near = nearness.near(pair.claim, pair.evidence) if nearness else None
        coverage = cover(pair.claim, pair.evidence, near)
        rows.append(features(pair.claim, pair.evidence, coverage))
    return list(rows[0]), np.array([list(row.values()) for row in rows])


def fitted(values: Matrix, right: Matrix, shares: Matrix) -> tuple[Matrix, float]:
    """Return the weights of the features as they are, and the constant."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    middle, spread = values.mean(axis=0), values.std(axis=0)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((values - middle) / spread, right, sample_weight=shares)
    weights: Matrix = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ middle)


def expected(asked: Sequence[Pair], values: Matrix, right: Matrix, shares: Matrix) -> list[float]:
    """Return the area under the curve of each fold, of each draw of the folds."""
    from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

    articles = sorted({pair.article for pair in asked})
    found = []
    for draw in range(DRAWS):
        order = np.random.default_rng(draw).permutation(len(articles))
        fold_of = {articles[n]: place % FOLDS for place, n in enumerate(order)}
        folds = np.array([fold_of[pair.article] for pair in asked])
        for fold in range(FOLDS):
            held = folds == fold
            weights, _ = fitted(values[~held], right[~held], shares[~held])
            found.append(float(roc_auc_score(right[held], values[held] @ weights)))
    return found


def main() -> int:
    """Print the weights, with meanings and by words alone."""
    from indexing.embedding.embedder import embedder_for

    folder = wice_folder()
    if folder is None:
        sys.stderr.write("Set WICE to the folder that holds dev.jsonl.\n")
        return 1
    asked = pairs(folder, "develop")
    right = np.array([pair.label == "supported" for pair in asked], dtype=float)
    times = Counter(pair.claim for pair in asked)
    shares = np.array([1 / times[pair.claim] for pair in asked])
    for way, nearness in (("meanings", Nearness(embedder_for(None))), ("words", None)):
        names, values = table(asked, nearness)
        areas = expected(asked, values, right, shares)
        weights, constant = fitted(values, right, shares)
        lines = [f"constant = {constant:.3f}"]
        lines += [f"{name} = {weight:.3f}" for name, weight in zip(names, weights, strict=True)]
        head = f"[{way}]  # area by cross-validation {np.mean(areas):.3f}"
        sys.stdout.write("\n".join([head, *lines, "", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
