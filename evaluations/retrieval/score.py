"""How well our search does on the cases, beside the kept figures of peers.

    OFFICIAL_DOCUMENTS=FOLDER python -m evaluations.retrieval.score [--part develop] [--way all]

It asks anew unless `--answers FILE` names what `generate.py` wrote. The part kept aside is printed
as totals only, so that nothing can be tuned on it; `--missed 5` lists the questions of the other
part that were not met among the first five.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

from evaluations.intervals import DRAWS, SEED, difference, mean, ratio
from evaluations.retrieval.case import KINDS, PARTS, Case, cases
from evaluations.retrieval.generate import official_folder, write
from evaluations.retrieval.measures import MEASURES, Outcome, Ranked, outcome, values
from evaluations.retrieval.ours import WAYS
from evaluations.retrieval.positions import Stretch, source_texts

THRESHOLDS: Final = Path(__file__).parent / "thresholds.toml"
KEPT: Final = Path(__file__).parents[1] / "benchmarks" / "peers" / "outcomes"
Values = Mapping[str, list[float]]


def outcomes_of(rows: Sequence[dict[str, Any]], part: str, official: Path) -> list[Outcome]:
    """Return what became of each case of a part, from the rows of answers."""
    texts = source_texts(official)
    found = {
        row["id"]: [Ranked(Stretch(d, s, e), n) for d, s, e, n in row["found"]] for row in rows
    }
    return [outcome(case, found.get(case.id, []), texts) for case in cases(part)]


def kept_outcomes(part: str) -> dict[str, list[Outcome]]:
    """Return what became of each case with each peer when they were last run."""
    file = KEPT / f"{part}.json"
    if not file.exists():
        return {}
    kept: dict[str, dict[str, list[Any]]] = json.loads(file.read_text())
    return {
        peer: [
            Outcome(case.id, of[case.id][0], tuple(map(bool, of[case.id][1:])))
            for case in cases(part)
        ]
        for peer, of in kept.items()
        if all(case.id in of for case in cases(part))
    }


def totals(measured: Values) -> list[str]:
    """Return a row of a table for each measure, with its interval."""
    rows = ["| measure | mean (95 %) |", "|---|---|"]
    return [*rows, *(f"| {name} | {mean(measured[name])} |" for name in MEASURES)]


def by_kind(asked: Sequence[Case], outcomes: Sequence[Outcome]) -> list[str]:
    """Return a row of a table for each kind of question."""
    rows = ["| kind | cases | " + " | ".join(MEASURES) + " |", "|---" * (len(MEASURES) + 2) + "|"]
    for kind in KINDS:
        some = [each for case, each in zip(asked, outcomes, strict=True) if case.kind == kind]
        if some:
            measured = values(some)
            cells = [f"{sum(measured[name]) / len(some):.3f}" for name in MEASURES]
            rows.append(f"| {kind} | {len(some)} | " + " | ".join(cells) + " |")
    return rows


def beside_peers(measured: Values, peers: Mapping[str, Sequence[Outcome]]) -> list[str]:
    """Return, for each measure, ours beside the peer that is best at it."""
    rows = ["| measure | ours | best peer | | difference | ratio | wanted |", "|---" * 7 + "|"]
    wanted = _thresholds()["ratio"]
    for name in MEASURES:
        theirs = {peer: values(of)[name] for peer, of in peers.items()}
        best = max(theirs, key=lambda peer: sum(theirs[peer]))
        ours, other = measured[name], theirs[best]
        share = f"≥ {wanted[name]}" if name in wanted else ""
        rows.append(
            f"| {name} | {mean(ours).value:.3f} | {best} | {mean(other).value:.3f} "
            f"| {difference(ours, other)} | {ratio(ours, other)} | {share} |"
        )
    return rows


def missed(asked: Sequence[Case], outcomes: Sequence[Outcome], depth: int) -> list[str]:
    """Return the questions that were not met among the first `depth` passages."""
    pairs = zip(asked, outcomes, strict=True)
    rows = [(each.rank, case) for case, each in pairs if not 0 < each.rank <= depth]
    return [
        f"{case.id} {case.kind:10} rank {rank or '-':>3}  {case.question}" for rank, case in rows
    ]


def under(measured: Values, level: str) -> list[str]:
    """Return what does not reach "aim" or "floor", a sentence each."""
    wanted = _thresholds()[level]
    reached = {name: mean(measured[name]).value for name in wanted}
    return [
        f"{name} is {reached[name]:.3f}; the {level} is {least}."
        for name, least in wanted.items()
        if reached[name] < least
    ]


def _thresholds() -> dict[str, dict[str, float]]:
    return tomllib.loads(THRESHOLDS.read_text(encoding="utf-8"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=PARTS, default="develop")
    parser.add_argument("--way", choices=WAYS, default="all")
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--missed", type=int, metavar="DEPTH")
    return parser.parse_args()


def main() -> int:
    """Print the figures; return 1 where a floor is not met."""
    asked = _options()
    file = asked.answers or write(asked.part, asked.way)
    about, *rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    part = about["part"]
    outcomes = outcomes_of(rows, part, official_folder())
    measured = values(outcomes)
    taken = [row["ms"] for row in rows]
    said = (
        f"{len(outcomes)} cases of {part}, way “{about['way']}”, index {about['fingerprint']}, "
        f"seed {SEED}, {DRAWS:,} draws; {median(taken):.1f} ms a question, "
        f"{quantiles(taken, n=20)[-1]:.1f} ms the 95th."
    )
    lines = [
        said,
        *totals(measured),
    ]
    if part == "develop":
        lines += ["", *by_kind(cases(part), outcomes)]
    peers = kept_outcomes(part)
    if peers:
        lines += ["", *beside_peers(measured, peers)]
    lines += ["", *under(measured, "aim"), *(falls := under(measured, "floor"))]
    if asked.missed and part == "develop":
        lines += ["", *missed(cases(part), outcomes, asked.missed)]
    sys.stdout.write("\n".join(lines) + "\n")
    return int(bool(falls) and asked.way == "all")


if __name__ == "__main__":
    sys.exit(main())
