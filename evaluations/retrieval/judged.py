"""A public collection with judgements: `corpus.jsonl`, `queries.jsonl`, `qrels.tsv` in a folder.

Each abstract is a document, and a document stands in the ranking where its first passage does.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MEASURES: Final = ("nDCG@10", "recall@10")
_DEPTH: Final = 10


@dataclass(frozen=True, slots=True)
class Collection:
    """Abstracts, questions, and how relevant a document is for a question (absent: not at all)."""

    name: str
    documents: Mapping[str, tuple[str, str]]  # id -> title, text
    questions: Mapping[str, str]
    judgements: Mapping[str, Mapping[str, int]]  # question -> document -> grade


def collection(folder: Path) -> Collection:
    """Read a collection; questions that nobody judged are left out. Raises `OSError`."""
    documents = {row["id"]: (row["title"], row["text"]) for row in _rows(folder / "corpus.jsonl")}
    judgements: dict[str, dict[str, int]] = {}
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if int(row["score"]) > 0:
                of_question = judgements.setdefault(row["query-id"], {})
                of_question[row["corpus-id"]] = int(row["score"])
    asked = {row["id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    questions = {own: text for own, text in asked.items() if own in judgements}
    return Collection(folder.name, documents, questions, judgements)


def ranking(found: Iterable[str]) -> list[str]:
    """Return documents in the order of their first passages.

    >>> ranking(["4", "2", "4", "1"])
    ['4', '2', '1']
    """
    return list(dict.fromkeys(found))


def values(collection: Collection, rankings: Mapping[str, Sequence[str]]) -> dict[str, list[float]]:
    """Return each measure's value for each question; one without a ranking counts as 0."""
    pairs = [(rankings.get(own, ()), collection.judgements[own]) for own in collection.questions]
    return {
        "nDCG@10": [_gain(ranked, judged) for ranked, judged in pairs],
        "recall@10": [
            len(set(ranked[:_DEPTH]) & set(judged)) / len(judged) for ranked, judged in pairs
        ],
    }


def _gain(ranked: Sequence[str], judged: Mapping[str, int]) -> float:
    """Return nDCG@10 with the grade as gain, as `trec_eval` counts it."""
    best = sorted(judged.values(), reverse=True)
    return _discounted(judged.get(own, 0) for own in ranked) / _discounted(best)


def _discounted(grades: Iterable[int]) -> float:
    return sum(
        grade / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1) if rank <= _DEPTH
    )


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
